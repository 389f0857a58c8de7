/** Exactly whom a confirmation of many would reach, and whom not and why; then the word, and a way back. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useAsk, useDo } from '../../../web/ask.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import { toast } from '../../../web/toasts.ts';
import type { confirmLevels, previewLevels, undoReviews } from '../contract.ts';
import { Refused } from './Refused.tsx';
import classes from './progress.module.css';
import { useProgressReasons, useProgressWords } from './progress-words.ts';

const shown = 50;

export function ConfirmSome({
  people,
  onDone,
}: {
  readonly people: readonly string[];
  readonly onDone: () => void;
}): ReactElement {
  const { t } = useLingui();
  const words = useProgressWords();
  const reasons = useProgressReasons();
  const body = { people: [...people] };
  const refresh = ['/api/level-reviews', '/api/people', '/api/certifications', '/api/gaps'];
  const preview = useAsk<typeof previewLevels>('POST', '/api/level-reviews/preview', { body, afresh: true });
  const undo = useDo<typeof undoReviews>('POST', '/api/level-reviews/:batchId/undo', {
    refresh,
    done: ({ undone }) => toast(plural(undone, { one: '# level taken back', other: '# levels taken back' })),
  });
  const confirm = useDo<typeof confirmLevels>('POST', '/api/level-reviews/confirm', {
    refresh,
    done: ({ reached, undo: batchId }) => {
      toast(
        plural(reached, {
          one: '# person has reached the next level.',
          other: '# people have reached the next level.',
        }),
        batchId ? { undo: () => undo.mutate({ params: { batchId } }) } : {},
      );
      onDone();
    },
  });
  return (
    <div className={classes['form']}>
      <Answered answer={preview} rows={3} reasons={reasons}>
        {({ reached, refused }) => {
          const more = reached.length - shown;
          return (
            <>
              <p className={classes['sum']}>
                {plural(reached.length, {
                  one: '# person reaches the next level.',
                  other: '# people reach the next level.',
                })}
              </p>
              <ul className={classes['names']}>
                {reached.slice(0, shown).map((one) => (
                  <li key={one.id}>{[one.name, words.say(one.to)].join(' → ')}</li>
                ))}
                {more > 0 && <li>{t`and ${more} more`}</li>}
              </ul>
              <Refused refused={refused} />
              <Problem error={confirm.error} reasons={reasons} />
              <Button
                disabled={reached.length === 0}
                loading={confirm.isPending}
                onClick={() => confirm.mutate({ body: { people: reached.map(({ id }) => id) } })}
              >{t`Confirm`}</Button>
            </>
          );
        }}
      </Answered>
    </div>
  );
}
