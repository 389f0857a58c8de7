/** A SCORM package on the whole window: content in its frame, and around it what one needs to find one's way and to leave. */
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactElement } from 'react';
import { isDone } from '../../../standards/scorm/playing.ts';
import type { NavigationRequest } from '../../../standards/scorm/sequencing/navigation.ts';
import { inLanguage } from '../../../kernel/words.ts';
import type { Told } from '../../../web/api.ts';
import { refresh } from '../../../web/ask.ts';
import { Icon } from '../../../web/kit/Icon.tsx';
import { Saved } from '../../../web/kit/Saved.tsx';
import { useOutboxState } from '../../../web/use-outbox.ts';
import type { lookAtCard } from '../playing-contract.ts';
import { ContentsList } from './ContentsList.tsx';
import { partsDone } from './contents.ts';
import { KeptOut } from './KeptOut.tsx';
import classes from './play.module.css';
import { lettersOf, type Playback, type PlaybackView } from './playback.ts';
import { PlayerShell } from './PlayerShell.tsx';
import { ScormStage } from './ScormStage.tsx';
import { stepsOf } from './steps.ts';
import { useContentFrame } from './use-content-frame.ts';
import { useOpening } from './use-opening.ts';
import { useOwnWindow } from './use-own-window.ts';
import { usePlayback } from './use-playback.ts';
import { useWayBack, WayBack } from './WayBack.tsx';

export interface ScormPlayerProps {
  readonly attemptId: string;
  readonly cardKey: string;
  readonly card: Told<typeof lookAtCard> & { readonly frame: string };
}

export function ScormPlayer({ attemptId, cardKey, card }: ScormPlayerProps): ReactElement {
  const { i18n } = useLingui();
  const [address] = useState(card.frame);
  const frame = useContentFrame(address);
  const { opening, again } = useOpening({
    attemptId,
    cardKey,
    leftovers: frame.leftovers,
    settled: ({ session, report }) => frame.tell({ kind: 'kept', session, report }),
  });
  const ownWindow = useOwnWindow(card.ownWindow);
  const { playback, view } = usePlayback({ attemptId, cardKey, opening, frame, ownWindow });
  const opened = opening.state === 'open' ? opening.opened : null;
  const saved = useOutboxState(lettersOf(opened?.sessionId ?? 'none'));
  useFreshAnswers(view?.phase === 'over' && saved === 'saved');
  const parts = view ? partsDone(view.contents) : null;
  const finished = view?.phase === 'over' && isDone(view.standing);
  const playing = view?.phase === 'open' || view?.phase === 'closing';
  const goBack = useWayBack(card);
  const leave = (): void => {
    if (playback && (playing || view?.phase === 'choosing')) playback.leave();
    else goBack();
  };
  return (
    <PlayerShell
      title={inLanguage(card.title, i18n.locale)}
      launched={view?.open}
      part={(view?.open ?? view?.stays)?.content.title}
      share={parts && parts.all > 1 ? parts.done / parts.all : null}
      saved={opened && <Saved state={saved} touched={opened.mode === 'normal' && view !== null} />}
      offline={saved === 'waiting'}
      onLeave={leave}
      contents={view && playback && <Contents view={view} playback={playback} />}
      contentsFirst={(parts?.all ?? 0) > 1}
      steps={
        view && playback && (parts?.all ?? 0) > 1 && stepsOf(view) !== null ? (
          <Steps view={view} playback={playback} />
        ) : null
      }
    >
      <ScormStage
        frame={frame}
        opening={opening}
        view={view}
        playback={playback}
        card={card}
        saved={saved}
        again={again}
        back={
          <WayBack activityId={card.activityId} packageId={card.packageId} variant={finished ? 'filled' : 'default'} />
        }
      />
    </PlayerShell>
  );
}

/** What else shows how far one is asks again, once all of it has arrived. */
function useFreshAnswers(arrived: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (arrived)
      void refresh(client, ['/api/attempts', '/api/activities', '/api/people', '/api/first', '/api/menu', '/api/me']);
  }, [arrived, client]);
}

interface PlayedProps {
  readonly view: PlaybackView;
  readonly playback: Playback;
}

function Contents({ view, playback }: PlayedProps): ReactElement {
  const { t } = useLingui();
  const isOpen = view.phase === 'open' || view.phase === 'choosing';
  return (
    <>
      <ContentsList
        contents={view.contents}
        edition={view.edition}
        awaited={view.awaited}
        isOpen={view.phase === 'open' || view.stays !== null}
        onChoose={(target) => playback.ask({ request: 'choice', target })}
      />
      <div className={classes['more']}>
        {isOpen && view.controls.has('exitAll') && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            onClick={() => playback.ask({ request: 'exitAll' })}
          >{t`End it here`}</Button>
        )}
        <KeptOut blocked={view.blocked} />
      </div>
    </>
  );
}

function Steps({ view, playback }: PlayedProps): ReactElement {
  const { t } = useLingui();
  const ask =
    (request: NavigationRequest): (() => void) =>
    () =>
      playback.ask(request);
  const { phase } = view;
  const offered = stepsOf(view);
  return (
    <>
      {offered?.previous ? (
        <Button
          variant="default"
          disabled={phase === 'closing'}
          leftSection={<Icon name="back" size={18} />}
          onClick={ask({ request: 'previous' })}
        >{t`Previous part`}</Button>
      ) : (
        <span />
      )}
      {offered?.next && (
        <Button
          variant="default"
          disabled={phase === 'closing'}
          rightSection={<Icon name="forward" size={18} />}
          onClick={ask({ request: 'continue' })}
        >{t`Next part`}</Button>
      )}
    </>
  );
}
