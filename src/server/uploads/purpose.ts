/** What uploads may be for, as the features say it: who may bring what, and how much of it. */
import type { Actor } from '../../kernel/actor.ts';

export interface UploadPurpose {
  /** as `Upload-Metadata` names it */
  readonly name: string;
  /** bytes */
  readonly largest: number;
  may(actor: Actor): boolean;
}
