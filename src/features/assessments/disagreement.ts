/**
 * Self, manager, others and the requirement side by side, the largest disagreement between self and others on top:
 * what a coaching session talks about first. It compares what people said; it says nothing about who is right.
 */
import type { Day } from '../../kernel/day.ts';
import type { CapabilityId, PersonId } from '../../kernel/id.ts';
import { compareText, newestFirst, sortEvidence } from './evidence.ts';
import type { Evidence } from './evidence.ts';

export interface Opinion {
  readonly evidenceId: string;
  readonly raterId: string;
  readonly proficiency: number;
  readonly on: Day;
}

export interface SideBySide {
  readonly capabilityId: CapabilityId;
  /** the newest of each; null when there is none */
  readonly self: Opinion | null;
  readonly manager: Opinion | null;
  /** the newest of each other rater, tests too; newest first */
  readonly others: readonly Opinion[];
  readonly required: number;
  /** self minus the mean of manager and others: above 0 the person sees more than they do; null when one side is silent */
  readonly difference: number | null;
}

export interface Judged {
  readonly capabilityId: CapabilityId;
  /** 0: not required */
  readonly required: number;
  readonly evidence: readonly Evidence[];
}

/** Largest disagreement first, whichever way it points; then what only one side has judged; then what nobody has. */
export function compareOpinions(judged: readonly Judged[], managerId: PersonId | null, asOf: Day): SideBySide[] {
  return judged.map((one) => sideBySide(one, managerId, asOf)).sort(largestFirst);
}

function sideBySide({ capabilityId, required, evidence }: Judged, managerId: PersonId | null, asOf: Day): SideBySide {
  const known = evidence.filter(({ on }) => on <= asOf);
  const self = newest(known.filter(({ kind }) => kind === 'self'));
  const counting = sortEvidence(known, asOf).counting.toReversed();
  const byRater = new Map<string, Opinion>();
  for (const { source, evidence: piece } of counting) {
    if (!byRater.has(source)) byRater.set(source, opinion(piece));
  }
  const manager = (managerId && byRater.get(managerId)) || null;
  const others = [...byRater.values()].filter((one) => one !== manager);
  const voices = manager ? [manager, ...others] : others;
  const mean = voices.reduce((sum, { proficiency }) => sum + proficiency, 0) / voices.length;
  return {
    capabilityId,
    self,
    manager,
    others,
    required,
    difference: self && voices.length > 0 ? self.proficiency - mean : null,
  };
}

function newest(evidence: readonly Evidence[]): Opinion | null {
  const [first] = [...evidence].sort(newestFirst);
  return first ? opinion(first) : null;
}

function opinion({ id, raterId, proficiency, on }: Evidence): Opinion {
  return { evidenceId: id, raterId, proficiency, on };
}

function largestFirst(a: SideBySide, b: SideBySide): number {
  return size(b) - size(a) || compareText(a.capabilityId, b.capabilityId);
}

/** −1: one side silent; −2: both. */
function size({ difference, self, manager, others }: SideBySide): number {
  if (difference !== null) return Math.abs(difference);
  return self || manager || others.length > 0 ? -1 : -2;
}
