/**
 * One observed occasion on which a person showed a capability, judged by somebody who may judge it. It counts the moment it
 * is recorded, as of the day it was seen. Who recorded it takes it back within a day; after that it stands.
 * Nobody judges themselves, and a verifier only while they hold the highest level of a role that requires the capability.
 */
import { type Day, daysBetween } from '../../kernel/day.ts';
import { accept, type Decision, refuse } from '../../kernel/decision.ts';
import type { CapabilityId, PersonId } from '../../kernel/id.ts';
import { leadsThem, type Relation } from '../people/access.ts';

export const occasions = ['customer-meeting', 'call', 'role-play', 'written-work', 'field-visit'] as const;
export type Occasion = (typeof occasions)[number];

/** How long after it was seen an occasion may still be recorded. */
export const furthestBack = 60;
/** How long who recorded it may take it back. */
export const takeBackMs = 86_400_000;

export interface Demonstration {
  readonly assessmentId: string;
  readonly personId: PersonId;
  readonly capabilityId: CapabilityId;
  readonly raterId: PersonId;
  readonly occasion: Occasion;
  readonly on: Day;
  readonly proficiency: number;
  /** the steps of the scale whose indicators were seen, from the lowest */
  readonly seen: readonly number[];
  readonly note: string | null;
}

/** What the one who judges is to the person, and of which capabilities they are a verifier who may judge today. */
export interface Judge {
  readonly personId: PersonId;
  readonly relation: Relation;
  readonly verifies: ReadonlySet<CapabilityId>;
}

/** Why somebody may judge a capability of a person; null: they may not. */
export function judgesAs(judge: Omit<Judge, 'personId'>, capabilityId: CapabilityId): 'leader' | 'verifier' | null {
  if (judge.relation === 'self') return null;
  if (leadsThem(judge.relation)) return 'leader';
  return judge.verifies.has(capabilityId) ? 'verifier' : null;
}

export type RecordRefusal =
  | 'own-demonstration'
  | 'not-yours-to-judge'
  | 'person-left'
  | 'unknown-capability'
  | 'outside-scale'
  | 'step-not-seen'
  | 'day-ahead'
  | 'day-too-far-back';

export interface Circumstances {
  readonly judge: Judge;
  readonly here: boolean;
  /** how many steps the scale has; null: the way of selling does not know the capability */
  readonly steps: number | null;
  /** the academy's day */
  readonly today: Day;
  /** the day where the judge is: it may be a day ahead */
  readonly todayThere: Day;
}

/** The demonstration as it is kept: a day that has begun only where the judge is, is kept as the academy's today. */
export function record(asked: Demonstration, now: Circumstances): Decision<Demonstration, RecordRefusal> {
  const { judge, steps, today, todayThere } = now;
  if (judge.relation === 'self' || asked.personId === judge.personId) return refuse('own-demonstration');
  if (steps === null) return refuse('unknown-capability');
  if (!judgesAs(judge, asked.capabilityId)) return refuse('not-yours-to-judge');
  if (!now.here) return refuse('person-left');
  const seen = [...new Set(asked.seen)].sort((a, b) => a - b);
  if ([asked.proficiency, ...seen].some((step) => step < 1 || step > steps)) return refuse('outside-scale');
  if (!seen.includes(asked.proficiency)) return refuse('step-not-seen');
  if (asked.on > today && asked.on > todayThere) return refuse('day-ahead');
  if (daysBetween(asked.on, today) > furthestBack) return refuse('day-too-far-back');
  return accept({ ...asked, raterId: judge.personId, seen, on: asked.on > today ? today : asked.on });
}

/** The same word again, its answer lost on the way, is no second demonstration. */
export function sameDemonstration(one: Demonstration, other: Demonstration): boolean {
  const said = ({ personId, capabilityId, raterId, occasion, proficiency, note }: Demonstration): string =>
    JSON.stringify([personId, capabilityId, raterId, occasion, proficiency, note]);
  return said(one) === said(other) && [...new Set(other.seen)].sort((a, b) => a - b).join() === one.seen.join();
}

export type TakeBackRefusal = 'another-rater' | 'too-late';

export function takeBack(
  { raterId, recordedAt }: { readonly raterId: PersonId; readonly recordedAt: Date },
  by: PersonId,
  now: Date,
): Decision<null, TakeBackRefusal> {
  if (raterId !== by) return refuse('another-rater');
  return now.getTime() - recordedAt.getTime() > takeBackMs ? refuse('too-late') : accept(null);
}

export type AskRefusal = 'own-demonstration' | 'may-not-judge' | 'unknown-capability' | 'day-out-of-range';
/** How far ahead one may ask to be watched. */
export const longestRequest = 90;

/** "Please watch me on …": asked of the own manager or of a verifier of the capability. */
export function askToWatch(
  asked: { readonly personId: PersonId; readonly askedId: PersonId; readonly until: Day },
  now: { readonly known: boolean; readonly mayJudge: boolean; readonly today: Day },
): Decision<null, AskRefusal> {
  if (asked.personId === asked.askedId) return refuse('own-demonstration');
  if (!now.known) return refuse('unknown-capability');
  if (!now.mayJudge) return refuse('may-not-judge');
  const ahead = daysBetween(now.today, asked.until);
  return ahead < 0 || ahead > longestRequest ? refuse('day-out-of-range') : accept(null);
}
