/** After a move to another screen the focus goes to its heading; on the first load it stays where the browser put it. */
let wanted = false;

export function wantHeadingFocus(): void {
  wanted = true;
  const heading = document.querySelector<HTMLElement>('main h1');
  if (heading) takeHeadingFocus(heading);
}

/** Called by the heading itself when it arrives late, and by the move when it is there already. */
export function takeHeadingFocus(heading: HTMLElement): void {
  if (!wanted) return;
  wanted = false;
  heading.focus({ preventScroll: true });
}
