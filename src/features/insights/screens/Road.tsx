/**
 * The road to the next level, drawn: behind one what is demonstrated, then where one is, then what is missing, and the level at
 * its end. The picture is a list; the line is drawn piece by piece beside its rows.
 */
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { Readiness } from './Readiness.tsx';
import { RoadRow } from './RoadRow.tsx';
import classes from './road.module.css';
import type { PathTold } from './told.ts';
import { useRoadRows } from './use-road-rows.tsx';

export function Road({ told }: { readonly told: PathTold }): ReactElement {
  const { t, i18n } = useLingui();
  const rows = useRoadRows(told);
  const target = inLanguage(told.person.target?.name ?? {}, i18n.locale);
  return (
    <section className={classes['road']} aria-labelledby="road">
      <div className={classes['head']}>
        <h2 id="road" className={classes['heading']}>
          {target ? t`The road to ${target}` : t`Your road`}
        </h2>
        <Readiness told={told} />
      </div>
      <ol className={classes['rows']}>
        {rows.map(({ key, mark, behind, content }, at) => (
          <RoadRow
            key={key}
            at={at}
            last={rows.length - 1}
            mark={mark}
            behind={behind}
            nextBehind={rows[at + 1]?.behind ?? behind}
          >
            {content}
          </RoadRow>
        ))}
      </ol>
      <ul className={classes['key']} aria-label={t`Key`}>
        <li>
          <span className={classes['standing']} />
          {t`where others see you`}
        </li>
        <li>
          <span className={classes['self']} />
          {t`where you see yourself`}
        </li>
        <li>
          <span className={classes['asked']} />
          {t`what is asked for`}
        </li>
      </ul>
    </section>
  );
}
