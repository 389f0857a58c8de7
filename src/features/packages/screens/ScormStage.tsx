/**
 * Where content stands, and what stands over it while none does: opening, choosing what comes next, what was saved. Where content has
 * ended and stays to be read, that stands below it.
 */
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useEffect, type ReactElement, type ReactNode } from 'react';
import type { Told } from '../../../web/api.ts';
import { Problem } from '../../../web/kit/Problem.tsx';
import type { OutboxState } from '../../../web/outbox.ts';
import type { lookAtCard } from '../playing-contract.ts';
import { Arrived } from './Arrived.tsx';
import { Choosing } from './Choosing.tsx';
import { OpenElsewhere } from './OpenElsewhere.tsx';
import classes from './play.module.css';
import type { Playback, PlaybackView } from './playback.ts';
import { StagePanel } from './StagePanel.tsx';
import { WaitingForFrame } from './WaitingForFrame.tsx';
import { WhatWasSaved } from './WhatWasSaved.tsx';
import type { ContentFrame } from './use-content-frame.ts';
import type { Opening } from './use-opening.ts';

const sandbox = 'allow-scripts allow-same-origin allow-forms allow-popups allow-downloads allow-modals';

export interface ScormStageProps {
  readonly frame: ContentFrame;
  readonly opening: Opening;
  readonly view: PlaybackView | null;
  readonly playback: Playback | null;
  readonly card: Told<typeof lookAtCard>;
  readonly saved: OutboxState;
  readonly again: (take?: boolean) => void;
  readonly back: ReactNode;
}

export function ScormStage(props: ScormStageProps): ReactElement {
  const { frame, view, card } = props;
  const { t } = useLingui();
  const open = view?.open ?? view?.stays ?? null;
  const shown = open !== null && !open.content.elsewhere ? open : null;
  const inFrame = shown !== null;
  const { place, listen } = frame;
  // the keyboard goes where content is, once it is there
  useEffect(() => {
    if (shown !== null) place.current?.focus();
  }, [shown, place]);
  useEffect(
    () =>
      listen((message) => {
        if (message.kind === 'loaded' && document.activeElement === document.body) place.current?.focus();
      }),
    [listen, place],
  );
  const title = open?.content.title ?? '';
  const below = inFrame && view?.stays !== null;
  return (
    <div className={classes['stage']}>
      <iframe
        ref={place}
        src={frame.address}
        title={t`Content`}
        sandbox={sandbox}
        allow="fullscreen; autoplay; unload"
        className={classes['content']}
        data-away={!inFrame}
      />
      <span role="status" className="only-heard">
        {below ? t`This part has ended; what comes next stands below it.` : inFrame ? t`Open now: ${title}` : ''}
      </span>
      {!inFrame && (
        <div className={classes['over']}>
          <Over {...props} doneBefore={card.done} />
        </div>
      )}
      {below && <Over {...props} doneBefore={card.done} />}
    </div>
  );
}

function Over(props: ScormStageProps & { readonly doneBefore: boolean }): ReactElement | null {
  const { t } = useLingui();
  const { opening, view, playback, card, saved, again, back, frame } = props;
  if (opening.state === 'waiting' && frame.leftovers === null) return <WaitingForFrame />;
  if (opening.state === 'waiting') return <div aria-busy="true" />;
  if (opening.state === 'elsewhere') return <OpenElsewhere open={card.open} onTake={() => again(true)} back={back} />;
  if (opening.state === 'failed')
    return (
      <div className={classes['panel']}>
        <Problem error={opening.error} onRetry={() => again()} />
        {back}
      </div>
    );
  if (!view || !playback) return null;
  switch (view.phase) {
    case 'open':
    case 'closing':
      return <Elsewhere {...props} />;
    case 'choosing':
      return (
        <Choosing
          view={view}
          playback={playback}
          arrived={<Arrived saved={saved} review={opening.opened.mode === 'review'} />}
          back={back}
        />
      );
    case 'over':
      return (
        <WhatWasSaved
          contents={view.contents}
          standing={view.standing}
          saved={saved}
          review={opening.opened.mode === 'review'}
          below={view.stays !== null}
          onGoOn={() => playback.goOn()}
          back={back}
        />
      );
    case 'taken':
      return (
        <StagePanel
          icon="swap"
          title={t`It goes on elsewhere`}
          ways={
            <>
              <Button size="md" onClick={() => again(true)}>{t`Go on here`}</Button>
              {back}
            </>
          }
        >
          <p>{t`This was opened in another window or on another device. What was saved until then is there.`}</p>
        </StagePanel>
      );
    case 'refused':
      return (
        <StagePanel
          icon="warning"
          title={t`The last part could not be saved`}
          ways={
            <>
              <Button size="md" onClick={() => again()}>{t`Open it again`}</Button>
              {back}
            </>
          }
        >
          <p>{t`The server did not take what was done here last. It goes on from what was saved before.`}</p>
        </StagePanel>
      );
  }
}

/** Content on a server of somebody else's cannot speak to the academy: it is opened in a window of its own. */
function Elsewhere({ view }: ScormStageProps): ReactElement | null {
  const { t } = useLingui();
  const content = view?.open?.content;
  if (!content?.elsewhere) return null;
  const { title, address } = content;
  const safe = /^https?:/i.test(address);
  return (
    <StagePanel
      icon="out"
      title={title}
      ways={
        safe && (
          <Button component="a" size="md" href={address} target="_blank" rel="noopener noreferrer">
            {t`Open in a new window`}
          </Button>
        )
      }
    >
      <p>{t`This part is on another website. Come back here to go on.`}</p>
    </StagePanel>
  );
}
