/** The reader's time zone: the one they chose, else the browser's. */
import { useMe } from '../../../web/me.ts';

export function useTimeZone(): string {
  return useMe()?.person?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}
