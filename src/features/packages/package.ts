/**
 * A package: a module made elsewhere, kept as its maker packed it. It has units, which a person starts one by one, in blocks within
 * blocks. Where a standard calls it a course and an assignable unit, that word stays at the border where the standard is spoken.
 */
export const launchModes = ['Normal', 'Browse', 'Review'] as const;
export type LaunchMode = (typeof launchModes)[number];

/** Why a unit need not be done. */
export const waiveReasons = ['Tested Out', 'Equivalent AU', 'Equivalent Outside Activity', 'Administrative'] as const;
export type WaiveReason = (typeof waiveReasons)[number];

/** What it was packed as. */
export const packageKinds = ['cmi5', 'scorm-1.2', 'scorm-2004', 'xapi'] as const;
export type PackageKind = (typeof packageKinds)[number];

export const partKinds = ['unit', 'block'] as const;
export type PartKind = (typeof partKinds)[number];

export interface Placed {
  readonly partId: string;
  readonly parentId: string | null;
  readonly kind: PartKind;
  readonly moveOn: string | null;
}

export type PartTree<MoveOn extends string> =
  | { readonly kind: 'au'; readonly id: string; readonly moveOn: MoveOn }
  | { readonly kind: 'block'; readonly id: string; readonly children: readonly PartTree<MoveOn>[] };

/** The rows of a package, in its order, as the tree they are. */
export function treeOf<MoveOn extends string>(
  parts: readonly Placed[],
  moveOnOf: (part: Placed) => MoveOn,
  parentId: string | null = null,
): readonly PartTree<MoveOn>[] {
  return parts
    .filter((part) => part.parentId === parentId)
    .map((part) =>
      part.kind === 'unit'
        ? { kind: 'au', id: part.partId, moveOn: moveOnOf(part) }
        : { kind: 'block', id: part.partId, children: treeOf(parts, moveOnOf, part.partId) },
    );
}
