/** The words and colours of ours that stand on the page of the frame while content has a window of its own. */
import { useLingui } from '@lingui/react/macro';
import type { OwnWindow } from '../frame-protocol.ts';

/** @param wanted whether the package opens in one */
export function useOwnWindow(wanted: boolean): OwnWindow | null {
  const { t, i18n } = useLingui();
  if (!wanted) return null;
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  return {
    words: {
      closed: t`It opens in a window of its own. What you do there is recorded by itself; close it to come back here.`,
      open: t`It is open in a window of its own. Close that window to come back here.`,
      blocked: t`Your browser has kept the window back. Allow windows for this page, then open it again.`,
      toOpen: t`Open the window`,
      toShow: t`Show the window`,
    },
    language: i18n.locale,
    colours: {
      ground: colour('--mantine-color-body'),
      text: colour('--mantine-color-text'),
      button: colour('--mantine-primary-color-filled'),
      'on-button': colour('--mantine-primary-color-contrast'),
    },
  };
}
