/**
 * A course as its structure tells of it (13.1). Texts are trimmed, defaults are filled in, and everything in it was checked: who holds
 * one need not look again.
 */
import type { LaunchMethod, MoveOn } from './vocabulary.ts';

/** By language tag; `und` where the author named none. */
export type LangStrings = Readonly<Record<string, string>>;

export interface Described {
  /** the publisher's, an IRI */
  readonly id: string;
  readonly title: LangStrings;
  readonly description: LangStrings;
}

export interface AssignableUnit extends Described {
  readonly kind: 'au';
  readonly objectives: readonly string[];
  /** relative to the course structure, or fully qualified */
  readonly url: string;
  readonly launchMethod: LaunchMethod;
  readonly moveOn: MoveOn;
  readonly masteryScore: number | null;
  readonly launchParameters: string | null;
  readonly entitlementKey: string | null;
  readonly activityType: string | null;
}

export interface Block extends Described {
  readonly kind: 'block';
  readonly objectives: readonly string[];
  readonly children: readonly (AssignableUnit | Block)[];
}

export interface CourseStructure extends Described {
  readonly objectives: readonly Described[];
  readonly children: readonly (AssignableUnit | Block)[];
}

/** All units in the order of the structure. */
export function unitsOf(children: CourseStructure['children']): readonly AssignableUnit[] {
  return children.flatMap((child) => (child.kind === 'au' ? [child] : unitsOf(child.children)));
}

export const faultCodes = [
  'not-well-formed',
  'not-a-course-structure',
  'element-unknown',
  'element-missing',
  'element-out-of-order',
  'element-repeated',
  'attribute-missing',
  'attribute-unknown',
  'text-missing',
  'language-unknown',
  'not-an-iri',
  'id-repeated',
  'objective-unknown',
  'value-unknown',
  'score-out-of-range',
  'url-invalid',
  'url-not-qualified',
  'url-names-parameter',
  'url-leaves-package',
  'file-missing',
] as const;
export type FaultCode = (typeof faultCodes)[number];

export interface StructureFault {
  readonly code: FaultCode;
  /** counted from 1; 0 where it is about the file as a whole */
  readonly line: number;
  readonly says: string;
}

export type StructureRead =
  | { readonly ok: true; readonly course: CourseStructure }
  | { readonly ok: false; readonly faults: readonly StructureFault[] };
