/** What was decided about a person's levels, the last first; what one decided oneself can be taken back within a day. */
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useDo } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { Problem } from '../../../web/kit/Problem.tsx';
import { toast } from '../../../web/toasts.ts';
import type { undoReviews } from '../contract.ts';
import classes from './progress.module.css';
import type { ReviewTold } from './review-told.ts';
import { useProgressReasons, useProgressWords } from './progress-words.ts';

export function ReviewHistory({
  personId,
  history,
}: {
  readonly personId: string;
  readonly history: ReviewTold['history'];
}): ReactElement | null {
  const { t } = useLingui();
  const format = useFormat();
  const words = useProgressWords();
  const reasons = useProgressReasons();
  const undo = useDo<typeof undoReviews>('POST', '/api/level-reviews/:batchId/undo', {
    refresh: [`/api/people/${personId}`, '/api/level-reviews', '/api/certifications', '/api/gaps'],
    done: ({ kept }) => toast(kept > 0 ? t`The level was changed since and stays.` : t`Taken back`),
  });
  if (history.length === 0) return null;
  return (
    <section>
      <h2 className={classes['heading']}>{t`Decided so far`}</h2>
      <Problem error={undo.error} reasons={reasons} />
      <ul className={classes['lines']} aria-label={t`Decided so far`}>
        {history.map((one) => {
          const level = words.say(one.level);
          return (
            <li key={one.reviewId}>
              <span className={classes['what']}>
                <span className={classes['name']}>
                  {one.outcome === 'confirmed' ? t`${level} reached` : t`${level}: not yet`}
                  {one.undone && ` (${t`taken back`})`}
                </span>
                <span className={classes['more']}>{[one.by, format.day(one.on)].join(' · ')}</span>
                {one.words && <span>{one.words}</span>}
              </span>
              {one.mayUndo && (
                <Button
                  variant="subtle"
                  color="gray"
                  size="compact-sm"
                  aria-label={t`Take back: ${level}`}
                  loading={undo.isPending}
                  onClick={() => undo.mutate({ params: { batchId: one.batchId } })}
                >{t`Take back`}</Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
