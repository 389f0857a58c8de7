/** The frame of every package that is played: a line above, the contents beside or behind a button, and room for content. */
import { useLingui } from '@lingui/react/macro';
import { useEffect, useId, useRef, useState, type ReactElement, type ReactNode } from 'react';
import { Dialog } from '../../../web/kit/Dialog.tsx';
import { Icon } from '../../../web/kit/Icon.tsx';
import { ToolButton } from '../../../web/kit/ToolButton.tsx';
import { useMe } from '../../../web/me.ts';
import classes from './play.module.css';

export interface PlayerShellProps {
  readonly title: string;
  /** what is open in it */
  readonly part?: string | undefined;
  /** another each time something opens, be it the same part again */
  readonly launched?: object | null | undefined;
  /** 0 to 1; null where there is nothing to count */
  readonly share: number | null;
  readonly saved?: ReactNode;
  readonly offline: boolean;
  readonly onLeave: () => void;
  /** the table of contents, and what else is worth looking up; null: none yet */
  readonly contents: ReactNode | null;
  /** beside content from the beginning, where there is room */
  readonly contentsFirst: boolean;
  /** previous and next */
  readonly steps: ReactNode | null;
  readonly children: ReactNode;
}

const wide = '(min-width: 961px)';

export function PlayerShell(props: PlayerShellProps): ReactElement {
  const { title, part, launched, contents, contentsFirst, offline, steps, children } = props;
  const { t } = useLingui();
  const player = useRef<HTMLDivElement>(null);
  const isWide = useWide();
  const sideId = useId();
  const [asked, setAsked] = useState<boolean | null>(null);
  const opened = contents !== null && (asked ?? (isWide && contentsFirst));
  // what was chosen in front of content lets one see it
  const showing = launched ?? part;
  const [shown, setShown] = useState(showing);
  if (shown !== showing) {
    setShown(showing);
    if (!isWide) setAsked(false);
  }
  const academy = useMe()?.academy?.name;
  return (
    <div ref={player} className={classes['player']}>
      <title>{academy ? `${title} · ${academy}` : title}</title>
      <Top
        {...props}
        player={player}
        sideId={sideId}
        opened={opened}
        beside={isWide}
        onContents={() => setAsked(!opened)}
      />
      <div className={classes['body']}>
        {opened && isWide && (
          <div id={sideId} className={classes['side']}>
            {contents}
          </div>
        )}
        {opened && !isWide && (
          <Dialog opened onClose={() => setAsked(false)} title={t`Contents`}>
            {contents}
          </Dialog>
        )}
        <div className={classes['ground']}>{children}</div>
      </div>
      <div>
        {offline && (
          <p className={classes['offline']}>
            <Icon name="offline" size={18} />
            {t`No connection. What you do is kept on this device; simply go on.`}
          </p>
        )}
        {steps !== null && <div className={classes['foot']}>{steps}</div>}
      </div>
    </div>
  );
}

interface TopProps extends PlayerShellProps {
  readonly player: { readonly current: HTMLElement | null };
  readonly sideId: string;
  readonly opened: boolean;
  /** not in front of content */
  readonly beside: boolean;
  readonly onContents: () => void;
}

function Top(props: TopProps): ReactElement {
  const { title, part, share, saved, onLeave, contents, player, sideId, opened, beside, onContents } = props;
  const { t } = useLingui();
  return (
    <header className={classes['top']}>
      <div className={classes['topLine']}>
        <ToolButton icon="cross" label={t`Leave; your place is kept`} onClick={onLeave} />
        <div className={classes['names']}>
          <h1 className={classes['name']}>{title}</h1>
          {part !== undefined && part !== title && <span className={classes['part']}>{part}</span>}
        </div>
        <span className={classes['saved']}>{saved}</span>
        {contents !== null && (
          <ToolButton
            icon="list"
            label={t`Contents`}
            aria-expanded={opened}
            aria-controls={opened && beside ? sideId : undefined}
            onClick={onContents}
          />
        )}
        <FullScreen player={player} />
      </div>
      {share !== null && (
        <div
          role="progressbar"
          aria-label={t`Progress`}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(share * 100)}
          className={classes['progress']}
        >
          <span style={{ inlineSize: `${Math.round(share * 100)}%` }} />
        </div>
      )}
    </header>
  );
}

/** Not where the browser cannot, as on some phones. */
function FullScreen({ player }: Pick<TopProps, 'player'>): ReactElement | null {
  const { t } = useLingui();
  const [full, setFull] = useState(false);
  useEffect(() => {
    const look = (): void => setFull(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', look);
    return () => document.removeEventListener('fullscreenchange', look);
  }, []);
  if (!document.fullscreenEnabled) return null;
  const toggle = (): void => {
    const turned = full ? document.exitFullscreen() : player.current?.requestFullscreen();
    turned?.catch(() => undefined);
  };
  return <ToolButton icon="expand" label={t`Full screen`} aria-pressed={full} onClick={toggle} />;
}

function useWide(): boolean {
  const [isWide, setWide] = useState(() => matchMedia(wide).matches);
  useEffect(() => {
    const query = matchMedia(wide);
    const look = (): void => setWide(query.matches);
    query.addEventListener('change', look);
    return () => query.removeEventListener('change', look);
  }, []);
  return isWide;
}
