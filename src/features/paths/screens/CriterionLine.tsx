/** One criterion: how often it was seen of how often it has to be, by whom and when, and how long that holds. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { useFormat } from '../../../web/format.ts';
import { Icon } from '../../../web/kit/Icon.tsx';
import classes from './path.module.css';
import type { PathTold } from './path-told.ts';
import { useProofWords } from './use-proof-words.ts';

export interface CriterionLineProps {
  readonly criterion: PathTold['criteria'][number];
  readonly scale: PathTold['scale'];
}

export function CriterionLine({ criterion, scale }: CriterionLineProps): ReactElement {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const { counted, demonstrations, met, proficiency, until } = criterion;
  const step = inLanguage(scale.find((one) => one.proficiency === proficiency)?.name ?? {}, i18n.locale);
  const proof = useProofWords()(criterion);
  const seen = counted.map(({ by, on }) => `${by}, ${format.day(on)}`);
  return (
    <li className={classes['criterion']} data-met={met}>
      <span className={classes['dots']} aria-hidden="true">
        {Array.from({ length: demonstrations }, (_, at) => (
          <span key={at} data-seen={at < counted.length} />
        ))}
      </span>
      <span className={classes['words']}>
        <span className={classes['name']}>
          {inLanguage(criterion.name, i18n.locale)}
          {met && <Icon name="check" size={16} />}
          {met && <span className="only-heard">{t`demonstrated`}</span>}
        </span>
        <span className={classes['says']}>{`${step}, ${proof}`}</span>
        {seen.length > 0 && (
          <span className={classes['says']}>
            {t`Seen by: ${format.list(seen)}`}
            {until && ` · ${t`holds until ${format.day(until)}`}`}
          </span>
        )}
        {!met && criterion.missingRaters > 0 && criterion.missingDemonstrations === 0 && (
          <span className={classes['missing']}>
            {plural(criterion.missingRaters, {
              one: 'One more person has to see it',
              other: '# more people have to see it',
            })}
          </span>
        )}
        {!met && criterion.missingDemonstrations > 0 && counted.length > 0 && (
          <span className={classes['missing']}>
            {plural(criterion.missingDemonstrations, { one: 'Once more', other: '# more times' })}
          </span>
        )}
      </span>
    </li>
  );
}
