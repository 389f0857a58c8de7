/**
 * Something that opens beside a button and closes by itself: the browser's own popover, placed by us. Escape and a tap elsewhere
 * close it, the focus goes back to the button. Its content begins to exist when it is first opened.
 */
import { useId, useRef, useState, type ReactElement, type ReactNode, type ToggleEvent } from 'react';
import classes from './panel.module.css';

export interface PanelProps {
  /** names the panel for those who listen */
  readonly label: string;
  /** what the button shows, and how it looks */
  readonly button: ReactNode;
  readonly buttonLabel?: string | undefined;
  readonly buttonClass?: string | undefined;
  readonly children: ReactNode | ((close: () => void) => ReactNode);
  readonly width?: number;
  /** `start`/`end`: which edges stand in line; `sheet`: from the lower edge of the screen */
  readonly place?: 'start' | 'end' | 'sheet';
  /** the button does not scroll with the page */
  readonly pinned?: boolean;
  /** the focus goes into the panel: it is to be read, not to be chosen from */
  readonly reading?: boolean;
}

export function Panel(props: PanelProps): ReactElement {
  const {
    label,
    button,
    buttonLabel,
    buttonClass,
    children,
    width = 260,
    place = 'start',
    pinned = false,
    reading = false,
  } = props;
  const id = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const close = (): void => document.getElementById(id)?.hidePopover();
  const onToggle = (event: ToggleEvent<HTMLDivElement>): void => {
    if (event.newState !== 'open' || !opener.current || !panel.current) return;
    if (place !== 'sheet') putBeside(panel.current, opener.current, place, pinned);
    if (reading) panel.current.focus({ preventScroll: true });
  };
  return (
    <>
      <button
        ref={opener}
        type="button"
        popoverTarget={id}
        aria-label={buttonLabel}
        aria-expanded={open}
        className={`${classes['opener']} ${buttonClass ?? ''}`}
      >
        {button}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="group"
        aria-label={label}
        tabIndex={-1}
        data-place={place}
        data-pinned={pinned}
        className={classes['panel']}
        style={place === 'sheet' ? undefined : { inlineSize: width }}
        onBeforeToggle={(event) => setOpen(event.newState === 'open')}
        onToggle={onToggle}
      >
        {open && (typeof children === 'function' ? children(close) : children)}
      </div>
    </>
  );
}

const margin = 8;

/** Below the button, or above it where there is more room; never beyond the edge of the window. */
function putBeside(panel: HTMLElement, opener: HTMLElement, place: 'start' | 'end', pinned: boolean): void {
  const from = opener.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = panel;
  const fromLeft = (place === 'start') === (getComputedStyle(opener).direction === 'ltr');
  const left = Math.max(
    margin,
    Math.min(fromLeft ? from.left : from.right - width, document.documentElement.clientWidth - width - margin),
  );
  const fitsBelow = from.bottom + 4 + height <= window.innerHeight - margin;
  const fitsAbove = from.top - 4 - height >= margin;
  const top =
    fitsBelow || !fitsAbove
      ? Math.min(from.bottom + 4, Math.max(margin, window.innerHeight - height - margin))
      : from.top - 4 - height;
  panel.style.left = `${left + (pinned ? 0 : window.scrollX)}px`;
  panel.style.top = `${top + (pinned ? 0 : window.scrollY)}px`;
}
