/** Agenda or notes of a session, saved while one writes: kept in this browser first, so that nothing is lost on the road. */
import { useLingui } from '@lingui/react/macro';
import { Textarea } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { Saved } from '../../../web/kit/Saved.tsx';
import { useOutbox, useOutboxState } from '../../../web/use-outbox.ts';
import classes from './session-page.module.css';

export interface SessionTextProps {
  readonly sessionId: string;
  readonly field: 'agenda' | 'notes';
  readonly text: string;
  readonly label: string;
  readonly most: number;
  readonly readOnly: boolean;
}

export function SessionText({ sessionId, field, text, label, most, readOnly }: SessionTextProps): ReactElement | null {
  const { t } = useLingui();
  const outbox = useOutbox();
  const key = `coaching-session.${sessionId}.${field}`;
  const state = useOutboxState(key);
  const [written, setWritten] = useState<string>();
  const waiting = outbox.pending(key) as { readonly [field: string]: string } | undefined;
  const shown = written ?? waiting?.[field] ?? text;
  if (readOnly && shown === '') return null;
  const write = (next: string): void => {
    setWritten(next);
    outbox.put({ key, method: 'PATCH', address: `/api/coaching/sessions/${sessionId}`, body: { [field]: next } });
  };
  return (
    <section>
      <div className={classes['textHead']}>
        <h2 className={classes['heading']}>{label}</h2>
        <Saved state={state} touched={written !== undefined || waiting !== undefined} />
      </div>
      {readOnly ? (
        <p className={classes['written']}>{shown}</p>
      ) : (
        <Textarea
          aria-label={label}
          placeholder={field === 'agenda' ? t`What either of you wants to talk about` : t`Both of you read it`}
          autosize
          minRows={field === 'agenda' ? 2 : 4}
          maxLength={most}
          value={shown}
          onChange={(event) => write(event.currentTarget.value)}
        />
      )}
    </section>
  );
}
