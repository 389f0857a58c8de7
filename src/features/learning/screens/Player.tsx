/**
 * Going through a module. Opened once it needs no connection any more: every card is here, every step is kept in this browser
 * and sent when it can be, and what stands is worked out here by the same rule as on the server.
 */
import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { useEffect, useState, useSyncExternalStore, type ComponentType, type ReactElement } from 'react';
import { newId } from '../../../kernel/id.ts';
import { addressOf } from '../../../web/api.ts';
import { refresh, useAsk, useDo } from '../../../web/ask.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { ToolButton } from '../../../web/kit/ToolButton.tsx';
import { Saved } from '../../../web/kit/Saved.tsx';
import { languages as spoken, speak } from '../../../web/languages.ts';
import { useOutbox, useOutboxState } from '../../../web/use-outbox.ts';
import type { openAttempt } from '../attempt-contract.ts';
import type { Step } from '../step.ts';
import type { ModuleTold, Opened } from './module-told.ts';
import { ModuleEnd } from './ModuleEnd.tsx';
import { PlayerStage } from './PlayerStage.tsx';
import classes from './player.module.css';
import { StepQueue, stepsKey } from './step-queue.ts';
import { useStraightToPlayer } from './use-playing.ts';
import { useWalk } from './use-walk.ts';

export interface PlayerProps {
  /** what comes next, on the last page */
  readonly Next?: ComponentType<{ readonly activityId: string }>;
}

const path = '/api/activities/:activityId/attempts';

export function Player({ Next }: PlayerProps): ReactElement {
  const { t, i18n } = useLingui();
  const { activityId = '' } = useParams({ strict: false });
  const [language] = useState(i18n.locale);
  const answer = useAsk<typeof openAttempt>('POST', path, { params: { activityId }, body: { language }, afresh: true });
  const reasons = { 'no-cards': t`This has no cards to go through: people do it together.` };
  if (!answer.data) {
    return (
      <div className={classes['waiting']}>
        <Leave />
        <Answered answer={answer} rows={3} rowHeight={72} reasons={reasons}>
          {() => null}
        </Answered>
      </div>
    );
  }
  const opened = answer.data;
  return <Attempt key={opened.attempt.attemptId} opened={opened} {...(Next ? { Next } : {})} />;
}

function Attempt({ opened, Next }: PlayerProps & { readonly opened: Opened }): ReactElement {
  const { i18n } = useLingui();
  const { attempt, module } = opened as Opened & { readonly module: ModuleTold };
  const { attemptId, activityId } = attempt;
  useStraightToPlayer(opened);
  const [language, setLanguage] = useState(attempt.language);
  const queue = useQueue(opened, language);
  const steps = useSyncExternalStore(queue.subscribe, queue.steps, queue.steps);
  const walk = useWalk({ attemptId, content: module.content, steps, add: (step) => queue.add(step) });
  const saved = useOutboxState(stepsKey(attemptId));
  const again = useDo<typeof openAttempt>('POST', path, { refresh: [addressOf(path, { params: { activityId } })] });
  const read = (tag: string): void => {
    setLanguage(tag);
    queue.speak(tag);
    // without a connection the words of the frame may not be there yet: the cards speak it already
    if (spoken.some((one) => one.tag === tag)) speak(tag).catch(() => {});
  };
  // turned elsewhere, for instance in another tab's menu: the cards follow where they can
  const [follows, setFollows] = useState(i18n.locale);
  if (follows !== i18n.locale) {
    setFollows(i18n.locale);
    if (module.languages.includes(i18n.locale)) setLanguage(i18n.locale);
  }
  return (
    <PlayerStage
      walk={walk}
      module={module}
      language={language}
      onLanguage={read}
      leave={<Leave />}
      saved={<Saved state={saved} touched={steps.length > 0} />}
      end={
        <ModuleEnd
          activityId={activityId}
          module={module}
          state={walk.state}
          onLook={walk.lookThrough}
          onAgain={() => again.mutate({ params: { activityId }, body: { again: true, language } })}
          {...(Next ? { Next } : {})}
        />
      }
    />
  );
}

/** One queue as long as the attempt is on the screen; what another device told meanwhile comes in with each new answer. */
function useQueue(opened: Opened, language: string): StepQueue {
  const outbox = useOutbox();
  const client = useQueryClient();
  const { attemptId, activityId } = opened.attempt;
  const told = opened.steps.map((step) => ({ ...step, at: Date.parse(step.at) }) as Step);
  const [queue] = useState(() => {
    const touched = ['/api/me/remembered', '/api/people', '/api/first', '/api/menu', '/api/coaching'];
    return new StepQueue(outbox, attemptId, told, newId(), language, () => void refresh(client, touched));
  });
  useEffect(
    () => queue.learn(opened.steps.map((step) => ({ ...step, at: Date.parse(step.at) }) as Step)),
    [queue, opened],
  );
  useEffect(() => {
    queue.open();
    const address = addressOf(path, { params: { activityId } });
    return () => {
      queue.close();
      // opened again, perhaps without a connection, it stands where it was left
      client.setQueriesData<Opened>({ predicate: ({ queryKey }) => queryKey[1] === address }, (before) =>
        before?.attempt.attemptId === attemptId ? { ...before, steps: queue.steps().map(asTold) } : before,
      );
    };
  }, [queue, client, activityId, attemptId]);
  return queue;
}

function asTold(step: Step): Opened['steps'][number] {
  return { ...step, at: new Date(step.at).toISOString() } as unknown as Opened['steps'][number];
}

function Leave(): ReactElement {
  const { t } = useLingui();
  const router = useRouter();
  const leave = (): void => {
    if (router.history.canGoBack()) router.history.back();
    else router.history.replace('/');
  };
  return <ToolButton icon="cross" label={t`Leave; your place is kept`} onClick={leave} />;
}
