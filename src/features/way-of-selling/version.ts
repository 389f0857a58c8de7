/**
 * A way of selling lives in versions: a draft is changed freely, a published version never again, and each
 * published version is in force from its effective day until the next one begins. Two that begin on the same day:
 * the later published holds, so a slip is mended by publishing once more.
 */
import { type Day, isDay } from '../../kernel/day.ts';
import { accept, type Decision, refuse } from '../../kernel/decision.ts';
import { type Fault, isPublishable } from './faults.ts';

export type VersionState = 'draft' | 'published';

export interface Version {
  readonly versionId: string;
  readonly state: VersionState;
  /** counted when published */
  readonly number: number | null;
  readonly effectiveOn: Day | null;
  /** grows with every change of the draft */
  readonly revision: number;
}

export interface PublishedVersion extends Version {
  readonly state: 'published';
  readonly number: number;
  readonly effectiveOn: Day;
}

/** Where a version stands in time: `planned` begins later, `past` was followed by another. */
export type Phase = 'draft' | 'planned' | 'in-force' | 'past';

export function isPublished<V extends Version>(version: V): version is V & PublishedVersion {
  return version.state === 'published' && version.number !== null && version.effectiveOn !== null;
}

/** The version that holds on a day; null before the first one begins. */
export function versionInForce<V extends Version>(versions: readonly V[], day: Day): (V & PublishedVersion) | null {
  let holding: (V & PublishedVersion) | null = null;
  for (const version of versions) {
    if (!isPublished(version) || version.effectiveOn > day) continue;
    if (!holding || follows(version, holding)) holding = version;
  }
  return holding;
}

/** Of two that have begun, the one that began later; of two of the same day, the one published later. */
function follows(one: PublishedVersion, other: PublishedVersion): boolean {
  if (one.effectiveOn !== other.effectiveOn) return one.effectiveOn > other.effectiveOn;
  return one.number > other.number;
}

export function phaseOf(version: Version, versions: readonly Version[], today: Day): Phase {
  if (!isPublished(version)) return 'draft';
  if (version.effectiveOn > today) return 'planned';
  return versionInForce(versions, today)?.versionId === version.versionId ? 'in-force' : 'past';
}

export interface Publishing {
  readonly effectiveOn: Day;
  readonly today: Day;
  /** the revision that was looked at when the decision to publish was made */
  readonly revision: number;
  readonly faults: readonly Fault[];
  /** numbers already given in this academy */
  readonly numbers: readonly number[];
  /** how many proficiencies the draft judges on */
  readonly steps: number;
  /** how many the published versions judge on; null where there are none. Evidence is judged on one scale for good. */
  readonly stepsBefore: number | null;
}

export type PublishRefusal =
  | 'already-published'
  | 'changed-meanwhile'
  | 'not-a-day'
  | 'in-the-past'
  | 'faulty'
  | 'other-scale';

export function publish(version: Version, asked: Publishing): Decision<PublishedVersion, PublishRefusal> {
  if (version.state === 'published') return refuse('already-published');
  if (version.revision !== asked.revision) return refuse('changed-meanwhile');
  if (!isDay(asked.effectiveOn)) return refuse('not-a-day');
  if (asked.effectiveOn < asked.today) return refuse('in-the-past');
  if (!isPublishable(asked.faults)) return refuse('faulty');
  if (asked.stepsBefore !== null && asked.stepsBefore !== asked.steps) return refuse('other-scale');
  const number = Math.max(0, ...asked.numbers) + 1;
  return accept({ ...version, state: 'published', number, effectiveOn: asked.effectiveOn });
}

/** A change or the end of a draft; a published version is neither changed nor discarded. */
export function openForChange(version: Version): Decision<Version, 'already-published'> {
  return version.state === 'published' ? refuse('already-published') : accept(version);
}
