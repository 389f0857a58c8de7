/**
 * A module in another learning system: the academy's own stage and cards. After every step the system is told how far one is; when
 * the window goes, the session ends, whoever closes it.
 */
import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState, useSyncExternalStore, type ReactElement } from 'react';
import { inLanguage } from '../../../../kernel/words.ts';
import { Icon } from '../../../../web/kit/Icon.tsx';
import { ToolButton } from '../../../../web/kit/ToolButton.tsx';
import { stateOf } from '../../attempt.ts';
import { carry, type Carried } from '../../carried-steps.ts';
import { asks } from '../../cards.ts';
import type { ExportedModule } from '../../exported-module.ts';
import { judge } from '../../judging.ts';
import { shareDone } from '../../pace.ts';
import type { Step } from '../../step.ts';
import { PlayerStage } from '../PlayerStage.tsx';
import { useWalk } from '../use-walk.ts';
import controls from './controls.module.css';
import { ExportedEnd } from './ExportedEnd.tsx';
import { InSight } from './in-sight.ts';
import { Kept } from './Kept.tsx';
import { speak } from './languages.ts';
import type { Lms, Progress } from './lms.ts';
import { Parted } from './Parted.tsx';

export interface ExportedPlayerProps {
  readonly module: ExportedModule;
  readonly lms: Lms;
  readonly begun: Carried;
}

/** Who has put it in a frame has a way out around it; two of them side by side would be one too many. */
const isFramed = window.parent !== window;

export function ExportedPlayer({ module, lms, begun }: ExportedPlayerProps): ReactElement {
  const { t } = useLingui();
  const [parted, setParted] = useState(false);
  const { steps, language, add, read, leave } = useTelling({ module, lms, begun });
  const walk = useWalk({ attemptId: begun.attemptId, content: module.content, steps, add });
  const saving = useSyncExternalStore(lms.subscribe, lms.saving);
  const part = (): void => {
    leave(true);
    setParted(true);
  };
  if (parted) return <Parted completed={walk.state.completed} />;
  return (
    <main>
      {saving === 'nowhere' && (
        <p className={controls['nowhere']} role="status">
          <Icon name="warning" size={18} />
          {t`No learning system answers here: nothing of this will be kept.`}
        </p>
      )}
      <PlayerStage
        walk={walk}
        module={module}
        language={language}
        onLanguage={read}
        leave={isFramed ? <></> : <ToolButton icon="cross" label={t`Leave the module`} onClick={part} />}
        saved={<Kept saving={saving} touched={lms.counts && steps.length > 0} />}
        end={<ExportedEnd module={module} state={walk.state} onLook={walk.lookThrough} onLeave={part} />}
      />
    </main>
  );
}

interface Telling {
  readonly steps: readonly Step[];
  readonly language: string;
  readonly add: (step: Step) => void;
  readonly read: (language: string) => void;
  readonly leave: (asked: boolean) => void;
}

/** The steps as they are now, for the window may go at any moment and cannot wait for the screen. */
function useTelling({ module, lms, begun }: ExportedPlayerProps): Telling {
  const { content } = module;
  const [carried, setCarried] = useState(begun);
  const latest = useRef(begun);
  const [sight] = useState(() => new InSight());
  const progress = (): Progress => {
    const { steps, language } = latest.current;
    const state = stateOf(content, steps);
    return {
      state,
      share: shareDone(content.cards, state.done, language),
      carried: (most) => carry(content, latest.current, most),
      duration: sight.duration(),
    };
  };
  const change = (now: Carried): void => {
    latest.current = now;
    setCarried(now);
    lms.keep(progress());
  };
  const add = (step: Step): void => {
    tellAnswer(module, lms, latest.current, step);
    change({ ...latest.current, steps: [...latest.current.steps, step] });
  };
  const read = (language: string): void => {
    speak(language);
    change({ ...latest.current, language });
  };
  const leave = (asked: boolean): void => lms.leave(progress(), asked);
  useEffect(() => {
    const onHide = (): void => {
      // what stands in a field is kept when one leaves it
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      leave(false);
    };
    const onSight = (): void => sight.turn(!document.hidden);
    // brought back from where the browser keeps pages, the session is over: a new one begins
    const onShow = (event: PageTransitionEvent): void => void (event.persisted && location.reload());
    document.addEventListener('visibilitychange', onSight);
    addEventListener('pagehide', onHide);
    addEventListener('pageshow', onShow);
    return () => {
      document.removeEventListener('visibilitychange', onSight);
      removeEventListener('pagehide', onHide);
      removeEventListener('pageshow', onShow);
    };
  });
  return { steps: carried.steps, language: carried.language, add, read, leave };
}

/** Every try until it is right; after that it is looking again. */
function tellAnswer({ content, languages }: ExportedModule, lms: Lms, before: Carried, step: Step): void {
  const card = content.cards.find(({ key }) => key === step.cardKey);
  if (step.kind !== 'answer' || !card || !asks(card)) return;
  if (stateOf(content, before.steps).tries.get(card.key)?.right) return;
  const { given, seconds, at } = step;
  const { language } = before;
  lms.answered({
    card,
    given,
    seconds,
    language,
    right: judge(card, given).right,
    at: new Date(at),
    asked: inLanguage(card.asks, language, languages),
  });
}
