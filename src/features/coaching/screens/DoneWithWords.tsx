/** Ticking an action with words of what shows it. One tap on the tick is enough; this is for who wants to say more. */
import { useLingui } from '@lingui/react/macro';
import { Button, Group, Textarea } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { longestEvidence } from '../action.ts';

export interface DoneWithWordsProps {
  readonly what: string;
  readonly onDone: (evidence: string) => void;
}

export function DoneWithWords({ what, onDone }: DoneWithWordsProps): ReactElement {
  const { t } = useLingui();
  const [evidence, setEvidence] = useState<string>();
  if (evidence === undefined) {
    return (
      <Button
        className="not-printed"
        variant="subtle"
        size="compact-sm"
        aria-label={t`Done, with words: ${what}`}
        onClick={() => setEvidence('')}
      >
        {t`Done, with words`}
      </Button>
    );
  }
  return (
    <div className="not-printed">
      <Textarea
        label={t`What shows it`}
        autosize
        minRows={2}
        maxLength={longestEvidence}
        value={evidence}
        onChange={(event) => setEvidence(event.currentTarget.value)}
        data-autofocus
      />
      <Group gap={8} mt={8}>
        <Button size="compact-sm" onClick={() => onDone(evidence.trim())}>{t`Done`}</Button>
        <Button size="compact-sm" variant="subtle" onClick={() => setEvidence(undefined)}>{t`Cancel`}</Button>
      </Group>
    </div>
  );
}
