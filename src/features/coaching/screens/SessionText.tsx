/**
 * Agenda or notes of a session, saved while one writes: kept in this browser first, so that nothing is lost on the road. Two write
 * here, perhaps at once: what the other wrote meanwhile is shown beside, and joined in one tap.
 */
import { useLingui } from '@lingui/react/macro';
import { Alert, Button, Group, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { newId } from '../../../kernel/id.ts';
import { refresh } from '../../../web/ask.ts';
import { Saved } from '../../../web/kit/Saved.tsx';
import { useOutbox, useOutboxState } from '../../../web/use-outbox.ts';
import { joinedText } from './joined-text.ts';
import classes from './session-page.module.css';

export interface SessionTextProps {
  readonly sessionId: string;
  readonly field: 'agenda' | 'notes';
  readonly text: string;
  /** at which writing the text stands */
  readonly version: number;
  readonly label: string;
  readonly most: number;
  readonly readOnly: boolean;
}

/** What is written on: a version, by a hand that goes on from its own words before it has heard that they arrived. */
interface Base {
  readonly after: number;
  readonly hand: string;
}

export function SessionText(props: SessionTextProps): ReactElement | null {
  const { field, label, most, readOnly } = props;
  const { t } = useLingui();
  const { shown, state, touched, overtaken, write, rewrite, giveUp } = useText(props);
  if (readOnly && shown === '') return null;
  const excess = shown.length - most;
  return (
    <section>
      <div className={classes['textHead']}>
        <h2 className={classes['heading']}>{label}</h2>
        <Saved state={state} touched={touched} />
      </div>
      {overtaken && !readOnly && <Beside theirs={props.text} mine={shown} onChoose={rewrite} onGiveUp={giveUp} />}
      {readOnly ? (
        <p className={classes['written']}>{shown}</p>
      ) : (
        <Textarea
          aria-label={label}
          placeholder={field === 'agenda' ? t`What either of you wants to talk about` : t`Both of you read it`}
          autosize
          minRows={field === 'agenda' ? 2 : 4}
          maxLength={most}
          error={excess > 0 && t`Too long by ${excess} characters. Shorten it.`}
          value={shown}
          onChange={(event) => write(event.currentTarget.value)}
        />
      )}
    </section>
  );
}

function useText({ sessionId, field, text, version }: SessionTextProps) {
  const outbox = useOutbox();
  const client = useQueryClient();
  const key = `coaching-session.${sessionId}.${field}`;
  const address = `/api/coaching/sessions/${sessionId}`;
  const state = useOutboxState(key);
  const [written, setWritten] = useState<string>();
  const base = useRef<Base>(undefined);
  const waiting = outbox.pending(key) as Readonly<Record<string, unknown>> | undefined;
  const said = waiting?.[field];
  const shown = written ?? (typeof said === 'string' ? said : text);
  const overtaken = outbox.refusedUnder(key)[0]?.reason === 'written-meanwhile';

  const arrived = state === 'saved' && written === text;
  useEffect(() => {
    if (!arrived) return;
    setWritten(undefined);
    base.current = undefined;
  }, [arrived]);
  useEffect(() => {
    if (overtaken) void refresh(client, [address]);
  }, [overtaken, client, address]);

  const put = (next: string, on: Base): void => {
    base.current = on;
    setWritten(next);
    outbox.put({
      key,
      method: 'PATCH',
      address,
      body: { [field]: next, [`${field}After`]: on.after, hand: on.hand },
    });
  };
  const afresh = (): Base => ({ after: version, hand: newId() });
  return {
    shown,
    state,
    touched: written !== undefined || waiting !== undefined,
    overtaken,
    write: (next: string) => put(next, base.current ?? baseOf(waiting, field) ?? afresh()),
    /** after having seen what stands */
    rewrite: (next: string) => put(next, afresh()),
    giveUp: () => {
      outbox.drop(key);
      setWritten(undefined);
      base.current = undefined;
    },
  };
}

/** What waits since the page was here before is gone on with as what it was. */
function baseOf(waiting: Readonly<Record<string, unknown>> | undefined, field: string): Base | undefined {
  const [after, hand] = [waiting?.[`${field}After`], waiting?.['hand']];
  return typeof after === 'number' && typeof hand === 'string' ? { after, hand } : undefined;
}

interface BesideProps {
  readonly theirs: string;
  readonly mine: string;
  readonly onChoose: (text: string) => void;
  readonly onGiveUp: () => void;
}

function Beside({ theirs, mine, onChoose, onGiveUp }: BesideProps): ReactElement {
  const { t } = useLingui();
  return (
    <Alert color="yellow" mb="sm">
      <strong>{t`Somebody wrote here meanwhile`}</strong>
      <p className={classes['written']}>{theirs || t`Everything was taken out.`}</p>
      <p>{t`What you wrote stands below. It is kept in this browser and not saved yet.`}</p>
      <Group gap={8} mt="xs">
        <Button size="compact-sm" onClick={() => onChoose(joinedText(theirs, mine))}>{t`Join both`}</Button>
        <Button size="compact-sm" variant="default" onClick={() => onChoose(mine)}>{t`Keep only mine`}</Button>
        <Button size="compact-sm" variant="default" onClick={onGiveUp}>{t`Keep only theirs`}</Button>
      </Group>
    </Alert>
  );
}
