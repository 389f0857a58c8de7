/** "Not yet": why, and when it is looked at again. */
import { useLingui } from '@lingui/react/macro';
import { Button, Textarea } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { addDays } from '../../../kernel/day.ts';
import { useDo } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { DayInput } from '../../../web/kit/DayInput.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import { toast } from '../../../web/toasts.ts';
import type { putOffLevel, undoReviews } from '../contract.ts';
import { longestPutOff } from '../level-review.ts';
import classes from './progress.module.css';
import { useProgressReasons } from './progress-words.ts';

export function NotYet({
  personId,
  levelId,
  onDone,
}: {
  readonly personId: string;
  readonly levelId: string;
  readonly onDone: () => void;
}): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const reasons = useProgressReasons();
  const [words, setWords] = useState('');
  const [on, setOn] = useState<string | null>(() => addDays(format.today(), 30));
  const refresh = [`/api/people/${personId}`, '/api/level-reviews'];
  const undo = useDo<typeof undoReviews>('POST', '/api/level-reviews/:batchId/undo', { refresh });
  const putOff = useDo<typeof putOffLevel>('POST', '/api/people/:personId/level-review/not-yet', {
    refresh,
    done: ({ undo: batchId }) => {
      toast(t`Said. It is asked again on the day you chose.`, { undo: () => undo.mutate({ params: { batchId } }) });
      onDone();
    },
  });
  return (
    <div className={classes['form']}>
      <Textarea
        label={t`Why not yet?`}
        placeholder={t`What you would like to see first. The person reads it.`}
        data-autofocus
        autosize
        minRows={2}
        maxLength={2000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <DayInput
        label={t`Look again on`}
        value={on}
        min={addDays(format.today(), 1)}
        max={addDays(format.today(), longestPutOff)}
        onChange={setOn}
      />
      <Problem error={putOff.error} reasons={reasons} />
      <Button
        disabled={words.trim() === '' || !on}
        loading={putOff.isPending}
        onClick={() =>
          on && putOff.mutate({ params: { personId }, body: { levelId, words: words.trim(), askAgainOn: on } })
        }
      >{t`Say it`}</Button>
    </div>
  );
}
