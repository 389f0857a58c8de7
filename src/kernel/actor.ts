/**
 * Who is asking. The session gate proves it once a request; rules are told it.
 * What a person may do follows from the organisation (whom they lead) and a few explicit grants.
 * Grants are access rights; a role is a type of salesperson (see GLOSSARY.md).
 */
import type { AcademyId, PersonId } from './id.ts';

/**
 * owner: keeps the way of selling and sees the whole academy. administrator: people, access, imports; no content of coaching.
 * head-of-sales is granted for a market and holds for the tree below it.
 */
export const grants = ['owner', 'administrator', 'head-of-sales', 'trainer', 'contributor'] as const;
export type Grant = (typeof grants)[number];

export interface Actor {
  readonly academyId: AcademyId;
  readonly personId: PersonId;
  readonly signInId: string;
  readonly grants: readonly Grant[];
  /** leads at least one person, directly */
  readonly leads: boolean;
  readonly language: string;
  readonly timeZone: string;
}

export function holds(actor: Pick<Actor, 'grants'>, ...wanted: readonly Grant[]): boolean {
  return wanted.some((grant) => actor.grants.includes(grant));
}
