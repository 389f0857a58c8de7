/** What was taken back from many, the latest first, each to be given back. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { useAsk } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import type { listTakings } from '../taking-contract.ts';
import classes from './assign.module.css';

export function TakenBack({ onUndo }: { readonly onUndo: (takingId: string) => void }): ReactElement | null {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const items = useAsk<typeof listTakings>('GET', '/api/assignment-takings').data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="taken-back">
      <h2 id="taken-back" className={classes['heading']}>{t`Taken back so far`}</h2>
      <ul className={classes['people']}>
        {items.map(({ takingId, activity, by, at, taken, undoneAt }) => {
          const name = inLanguage(activity, i18n.locale);
          const on = format.moment(at);
          return (
            <li key={takingId} className={classes['order']}>
              <span className={classes['words']}>
                <span className={classes['name']}>{name}</span>
                <span className={classes['says']}>
                  {[
                    plural(taken, { one: 'from # person', other: 'from # people' }),
                    t`by ${by}`,
                    on,
                    undoneAt && t`given back on ${format.moment(undoneAt)}`,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
              {!undoneAt && (
                <Button
                  variant="default"
                  size="compact-md"
                  aria-label={t`Give back: ${name}, ${on}`}
                  onClick={() => onUndo(takingId)}
                >{t`Give back`}</Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
