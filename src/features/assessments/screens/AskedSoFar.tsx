/** What one asked many for, how many have answered, and taking it back. */
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useAsk } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import type { listAsks } from '../ask-contract.ts';
import classes from './ask-many.module.css';

export function AskedSoFar({ onUndo }: { readonly onUndo: (askId: string) => void }): ReactElement | null {
  const { t } = useLingui();
  const format = useFormat();
  const items = useAsk<typeof listAsks>('GET', '/api/assessment-asks').data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className={classes['before']}>
      <h2 className={classes['heading']}>{t`Asked so far`}</h2>
      <ul className={classes['lines']} aria-label={t`Asked so far`}>
        {items.map(({ askId, asked, answered, open, undone, follows, ...one }) => {
          const [on, until] = [format.day(one.on), format.day(one.until)];
          return (
            <li key={askId}>
              <strong>{t`${answered} of ${asked} answered`}</strong>
              <span className={classes['aside']}>
                {undone
                  ? t`Asked on ${on}, taken back`
                  : follows
                    ? t`Asked on ${on}, until ${until}, joiners and movers too`
                    : t`Asked on ${on}, until ${until}`}
              </span>
              {open && (follows || answered < asked) && (
                <Button
                  variant="subtle"
                  color="gray"
                  size="compact-sm"
                  aria-label={t`Take back what was asked on ${on}`}
                  onClick={() => onUndo(askId)}
                >{t`Take back`}</Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
