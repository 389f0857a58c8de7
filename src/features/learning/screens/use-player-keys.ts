/** The keyboard of the player: Enter and the right arrow go on, the left arrow goes back, numbers choose what bears that number. */
import { useEffect, type RefObject } from 'react';

export function usePlayerKeys(stage: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
      const above = document.querySelector('dialog[open], :popover-open');
      if (above && !above.contains(stage.current)) return;
      const at = event.target instanceof HTMLElement ? event.target : document.body;
      const wanted = selectorFor(event.key, at);
      const found = wanted === null ? null : stage.current?.querySelector<HTMLElement>(wanted);
      if (!found || found.matches(':disabled')) return;
      event.preventDefault();
      found.click();
      if (found instanceof HTMLInputElement) found.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [stage]);
}

/** What a key presses, seen from where the focus is: what writes or has keys of its own keeps them. */
function selectorFor(key: string, at: HTMLElement): string | null {
  const choosing = at.matches('input[type=radio], input[type=checkbox]');
  if (at.matches('textarea, select, [contenteditable], video, summary') || (at.matches('input') && !choosing))
    return null;
  if (/^[1-9]$/.test(key)) return `[data-number="${key}"]`;
  if (key === 'Enter') return at.matches('button, a') ? null : '[data-next]';
  // in a list of choices the arrows go through the choices
  if (choosing) return null;
  const onwards = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  if (key === onwards) return '[data-next]';
  return key === (onwards === 'ArrowRight' ? 'ArrowLeft' : 'ArrowRight') ? '[data-back]' : null;
}
