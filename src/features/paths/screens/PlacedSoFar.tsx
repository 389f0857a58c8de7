/** Placement checks given to many, the latest first, each batch to be taken back where nobody has begun. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useAsk } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import type { listPlacementBatches } from '../placement-batch-contract.ts';
import classes from './assign.module.css';

export function PlacedSoFar({ onUndo }: { readonly onUndo: (batchId: string) => void }): ReactElement | null {
  const { t } = useLingui();
  const format = useFormat();
  const items = useAsk<typeof listPlacementBatches>('GET', '/api/placement-batches').data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="placed-so-far">
      <h2 id="placed-so-far" className={classes['heading']}>{t`Given so far`}</h2>
      <ul className={classes['people']}>
        {items.map(({ batchId, by, at, placed, handedIn, undoneAt }) => {
          const on = format.moment(at);
          return (
            <li key={batchId} className={classes['order']}>
              <span className={classes['words']}>
                <span className={classes['name']}>
                  {plural(placed, { one: '# placement check', other: '# placement checks' })}
                </span>
                <span className={classes['says']}>
                  {[
                    t`by ${by}`,
                    on,
                    plural(handedIn, { one: '# handed in', other: '# handed in' }),
                    undoneAt && t`taken back on ${format.moment(undoneAt)}`,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
              {!undoneAt && handedIn < placed && (
                <Button
                  variant="default"
                  size="compact-md"
                  aria-label={t`Take back the placement checks of ${on}`}
                  onClick={() => onUndo(batchId)}
                >{t`Take back`}</Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
