/** Where somebody is signed in with this sign-in, and how to end it. */
import { useLingui } from '@lingui/react/macro';
import { Badge, Button, Group, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { listSessions, revokeOtherSessions, revokeSession } from '../../../server/sign-in/contract.ts';
import { useAsk, useDo } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import { deviceOf } from './device-words.ts';
import { useJoinWords } from './join-words.ts';
import classes from './lines.module.css';

export function Sessions(): ReactElement {
  const { t } = useLingui();
  const words = useJoinWords();
  const format = useFormat();
  const sessions = useAsk<typeof listSessions>('GET', '/api/sign-in/sessions');
  const refresh = ['/api/sign-in/sessions'];
  const end = useDo<typeof revokeSession>('DELETE', '/api/sign-in/sessions/:sessionId', { refresh });
  const endOthers = useDo<typeof revokeOtherSessions>('POST', '/api/sign-in/sessions/revoke-others', { refresh });
  return (
    <Answered answer={sessions} rows={2}>
      {({ items }) => (
        <>
          <ul className={classes['lines']}>
            {items.map((session) => {
              const device = deviceOf(session.device) ?? t`Unknown device`;
              const since = format.moment(session.since);
              return (
                <li key={session.id} className={classes['line']}>
                  <div className={classes['words']}>
                    <Text fw={600}>{device}</Text>
                    <Text size="sm" c="dimmed">
                      {session.client ? t`Since ${since} · ${session.client}` : t`Since ${since}`}
                    </Text>
                  </div>
                  {session.current ? (
                    <Badge color="petrol">{t`This one`}</Badge>
                  ) : (
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={t`End the session: ${device}, since ${since}`}
                      loading={end.isPending && end.variables?.params.sessionId === session.id}
                      onClick={() => end.mutate({ params: { sessionId: session.id } })}
                    >
                      {t`End`}
                    </Button>
                  )}
                </li>
              );
            })}
          </ul>
          <Problem error={end.error ?? endOthers.error} reasons={words} />
          {items.length > 1 && (
            <Group>
              <Button
                variant="default"
                loading={endOthers.isPending}
                onClick={() => endOthers.mutate({})}
              >{t`End all others`}</Button>
            </Group>
          )}
        </>
      )}
    </Answered>
  );
}
