/** A path in its writer's hand: kept beside what stands, so that somebody else's words never replace it unseen. */
import type { Proof } from '../criterion.ts';

interface Standing {
  readonly revision: number;
  readonly ownModules: boolean;
  readonly modules: readonly Chosen[];
  readonly criteria: readonly (Proof & {
    readonly capabilityId: string;
    readonly written: boolean;
    readonly usual: Proof;
  })[];
}

export interface Chosen {
  readonly activityId: string;
  readonly name: { readonly [language: string]: string };
  readonly minutes: number;
}

export interface PathDraft {
  /** what it was written from */
  readonly revision: number;
  /** null: they follow from what is required and from the menu */
  readonly modules: readonly Chosen[] | null;
  /** only where it differs from what is usual */
  readonly proofs: ReadonlyMap<string, Proof>;
}

export function draftOf({ revision, ownModules, modules, criteria }: Standing): PathDraft {
  const written = criteria.filter((one) => one.written);
  return {
    revision,
    modules: ownModules ? modules : null,
    proofs: new Map(written.map((one) => [one.capabilityId, proofOf(one)])),
  };
}

/** As it is kept in the browser. */
export interface KeptPath extends Omit<PathDraft, 'proofs'> {
  readonly proofs: readonly (readonly [string, Proof])[];
}

export function keptOf({ proofs, ...draft }: PathDraft): KeptPath {
  return { ...draft, proofs: [...proofs] };
}

export function draftKept({ proofs, ...kept }: KeptPath): PathDraft {
  return { ...kept, proofs: new Map(proofs) };
}

export function moved(modules: readonly Chosen[], activityId: string, to: number): readonly Chosen[] {
  const one = modules.find((other) => other.activityId === activityId);
  if (!one || to < 0 || to >= modules.length) return modules;
  return modules.filter((other) => other !== one).toSpliced(to, 0, one);
}

/** With another figure; no more raters than demonstrations, and what is usual is not written down. */
export function withProof(draft: PathDraft, capabilityId: string, proof: Proof, usual: Proof): PathDraft {
  const proofs = new Map(draft.proofs);
  const kept = { ...proof, raters: Math.min(proof.raters, proof.demonstrations) };
  const same =
    kept.demonstrations === usual.demonstrations && kept.raters === usual.raters && kept.months === usual.months;
  if (same) proofs.delete(capabilityId);
  else proofs.set(capabilityId, kept);
  return { ...draft, proofs };
}

export function bodyOf({ revision, modules, proofs }: PathDraft) {
  return {
    revision,
    modules: modules && modules.map(({ activityId }) => activityId),
    criteria: [...proofs].map(([capabilityId, proof]) => ({ capabilityId, ...proof })),
  };
}

/** `?write=true`: opened to be written. */
export function readWrite(search: Record<string, unknown>): { readonly write?: true } {
  return search['write'] === true ? { write: true } : {};
}

function proofOf({ demonstrations, raters, months }: Proof): Proof {
  return { demonstrations, raters, months };
}
