/**
 * What a SCORM manifest comes to: courses one can play, as plain JSON. An activity of the outline that has no children is in
 * `content` under its identifier; the others only hold some.
 */
import type { ActivityOutline } from '../sequencing/activity-tree.ts';
import type { Finding } from './findings.ts';
import type { Metadata } from './metadata.ts';

export type Edition = '1.2' | '2004-2nd' | '2004-3rd' | '2004-4th';

export interface Content {
  readonly activity: string;
  readonly title: string;
  /** an asset is shown, a SCO speaks to the API */
  readonly kind: 'sco' | 'asset';
  /** relative to the manifest, or a whole address if `elsewhere` */
  readonly address: string;
  readonly elsewhere: boolean;
  readonly resource: string;
  /** adlcp:dataFromLMS */
  readonly launchData: string | null;
  readonly timeLimitAction: string | null;
  /** the threshold for cmi.completion_threshold */
  readonly completionThreshold: number | null;
  /** the score for cmi.scaled_passing_score */
  readonly scaledPassingScore: number | null;
  /** seconds, for cmi.max_time_allowed */
  readonly maxTimeAllowed: number | null;
  /** the same as SCORM 2004 writes it, in the author's words */
  readonly maxTimeAllowedSaid?: string;
  /** adlcp:data, in the order of the manifest */
  readonly sharedData: readonly { readonly id: string; readonly read: boolean; readonly write: boolean }[];
  /** SCORM 1.2 only */
  readonly masteryScore: number | null;
  /** its own, and those of what holds it */
  readonly prerequisites: string | null;
}

export interface Organization {
  readonly identifier: string;
  readonly title: string;
  readonly outline: ActivityOutline;
  readonly objectivesGlobalToSystem: boolean;
  readonly sharedDataGlobalToSystem: boolean;
  readonly content: Readonly<Record<string, Content>>;
}

export interface Manifest {
  readonly edition: Edition;
  readonly identifier: string;
  readonly version: string | null;
  readonly metadata: Metadata;
  /** metadata in files of their own, relative to the manifest */
  readonly metadataFiles: readonly string[];
  /** those that can be played; the first is the default */
  readonly organizations: readonly [Organization, ...Organization[]];
  /** every file the resources name */
  readonly files: readonly string[];
}

export type ReadManifest =
  | { readonly ok: true; readonly manifest: Manifest; readonly warnings: readonly Finding[] }
  | { readonly ok: false; readonly faults: readonly Finding[]; readonly warnings: readonly Finding[] };
