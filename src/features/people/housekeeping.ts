/** Housekeeping: what an administrator sees to, the most pressing first. Counts decide; nothing is asked for that needs nobody. */

export interface Counts {
  /** people who count today */
  readonly people: number;
  /** neither a sign-in nor an invitation that still holds */
  readonly toInvite: number;
  readonly noRole: number;
  readonly noLevel: number;
  /** letters given up, or failed and to be tried again */
  readonly failedMails: number;
  /** rosters looked at, but neither applied nor dropped */
  readonly openImports: number;
  readonly leavers: number;
  /** erased within the next thirty days by the retention period */
  readonly leaversDue: number;
  /** due already, but they still lead others or hold the last ownership */
  readonly leaversHeld: number;
  readonly retentionDays: number | null;
}

export const things = [
  'failed-mails',
  'first-import',
  'open-import',
  'leavers-held',
  'no-role',
  'to-invite',
  'no-level',
  'no-retention',
  'leavers-due',
] as const;
export type Thing = (typeof things)[number];

/** In the order in which they are best done. */
export function thingsToDo(counts: Counts): readonly Thing[] {
  const due: Record<Thing, boolean> = {
    'failed-mails': counts.failedMails > 0,
    'first-import': counts.people <= 1 && counts.openImports === 0,
    'open-import': counts.openImports > 0,
    'leavers-held': counts.leaversHeld > 0,
    'no-role': counts.people > 1 && counts.noRole > 0,
    'to-invite': counts.toInvite > 0,
    'no-level': counts.noLevel > 0,
    'no-retention': counts.leavers > 0 && counts.retentionDays === null,
    'leavers-due': counts.leaversDue > 0,
  };
  return things.filter((thing) => due[thing]);
}
