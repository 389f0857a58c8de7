/**
 * Who may see and do what with whom. Everything follows from the organisation (`Relation`) and a few grants.
 * The table stands in ARCHITECTURE.md; a test walks every endpoint with every kind of person.
 */
import { type Actor, holds } from '../../kernel/actor.ts';

/**
 * What a person is to the one who asks. `manager`: leads them directly; `above`: leads their manager, at any height;
 * `market-head`: heads a market they are in, or one above it; `colleague`: none of these.
 */
export type Relation = 'self' | 'manager' | 'above' | 'market-head' | 'colleague';

export function leadsThem(relation: Relation): boolean {
  return relation === 'manager' || relation === 'above' || relation === 'market-head';
}

/** Name, title, team and market are the directory's: every member finds every colleague. */
export function maySeeRecord(actor: Actor, relation: Relation): boolean {
  return relation === 'self' || leadsThem(relation) || holds(actor, 'owner', 'administrator');
}

/** Standings, ratings, evidence, gaps. An administrator keeps people and access, and sees no assessment. */
export function maySeeStandings(actor: Actor, relation: Relation): boolean {
  return relation === 'self' || leadsThem(relation) || holds(actor, 'owner');
}

export function mayChangePeople(actor: Actor): boolean {
  return holds(actor, 'owner', 'administrator');
}

/** What opens assessments is an owner's to give and to take: ownership, and being a head of sales. */
const ownersToGive: ReadonlySet<string> = new Set(['owner', 'head-of-sales']);

export function mayGrant(actor: Actor, grant: string): boolean {
  return holds(actor, 'owner') || (holds(actor, 'administrator') && !ownersToGive.has(grant));
}

/** Who keeps people does not make themselves anybody's leader: they would read what they only keep. An owner reads it already. */
export function mayLeadByOwnAct(actor: Actor): boolean {
  return holds(actor, 'owner');
}

/** More for oneself takes somebody else, or an owner, who has it all already. */
export function mayGrantThemselves(actor: Actor, personId: string): boolean {
  return actor.personId !== personId || holds(actor, 'owner');
}

/** A link that lets somebody in, or sets a password, is a key to the account: an owner's is handed out by an owner only. */
export function mayHandOutLink(actor: Actor, ownerAsks: boolean): boolean {
  return holds(actor, 'owner') || (holds(actor, 'administrator') && !ownerAsks);
}
