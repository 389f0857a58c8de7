/** What a level asks of everybody: the modules in order with what each develops, and what must be demonstrated. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { useFormat } from '../../../web/format.ts';
import { TextLink } from '../../../web/kit/links.ts';
import classes from './level-path.module.css';
import type { LevelPathTold } from './path-told.ts';
import { useProofWords } from './use-proof-words.ts';

export function ReadPath({ told }: { readonly told: LevelPathTold }): ReactElement {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const proofWords = useProofWords();
  const total = plural(told.minutes, { one: '# minute in all', other: '# minutes in all' });
  const stepName = (step: number): string =>
    inLanguage(told.scale.find(({ proficiency }) => proficiency === step)?.name ?? {}, i18n.locale);
  const names = new Map(told.criteria.map(({ capabilityId, name }) => [capabilityId, inLanguage(name, i18n.locale)]));
  return (
    <div className={classes['columns']}>
      <section aria-labelledby="modules">
        <h2 id="modules" className={classes['heading']}>{t`Modules`}</h2>
        <p className={classes['says']}>
          {told.modules.length === 0
            ? t`The menu has nothing yet for what this level asks.`
            : t`${total}. Whoever has shown something already skips it.`}
        </p>
        <ol className={classes['list']}>
          {told.modules.map((one) => {
            const minutes = plural(one.minutes, { one: '# minute', other: '# minutes' });
            const develops = format.list(one.develops.flatMap(({ capabilityId }) => names.get(capabilityId) ?? []));
            return (
              <li key={one.activityId} className={classes['line']}>
                <span className={classes['words']}>
                  <TextLink to="/menu/$activityId" params={{ activityId: one.activityId }} className={classes['name']}>
                    {inLanguage(one.name, i18n.locale)}
                  </TextLink>
                  <span className={classes['says']}>{[minutes, develops].filter(Boolean).join(' · ')}</span>
                </span>
              </li>
            );
          })}
        </ol>
      </section>
      <section aria-labelledby="criteria">
        <h2 id="criteria" className={classes['heading']}>{t`To be demonstrated`}</h2>
        <p
          className={classes['says']}
        >{t`Seen by someone who may judge it. Finishing modules alone never reaches a level.`}</p>
        <ul className={classes['list']}>
          {told.criteria.map((one) => (
            <li key={one.capabilityId} className={classes['line']}>
              <span className={classes['words']}>
                <span className={classes['name']}>{inLanguage(one.name, i18n.locale)}</span>
                <span className={classes['says']}>{`${stepName(one.proficiency)}, ${proofWords(one)}`}</span>
              </span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
