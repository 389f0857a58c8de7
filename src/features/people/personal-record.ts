/**
 * Personal data: who may take a person's whole record, and when a person may be erased. What is erased is gone for good,
 * the one thing without an undo; the row stays, without a name, so that what happened stays countable.
 */
import { type Actor, holds } from '../../kernel/actor.ts';
import { addDays, type Day } from '../../kernel/day.ts';
import { type Decision, refuse } from '../../kernel/decision.ts';
import type { Relation } from './access.ts';
import { letGo, type OthersWith, type StayRefusal } from './person.ts';

/** As what somebody takes the record; null: it is not for them. A manager sees their people's pages, but takes no record away. */
export function readerOf(actor: Pick<Actor, 'grants'>, relation: Relation): 'self' | 'owner' | 'administrator' | null {
  if (relation === 'self') return 'self';
  if (holds(actor, 'owner')) return 'owner';
  return holds(actor, 'administrator') ? 'administrator' : null;
}

/** Who looked at a record is for the person themselves, and for the owner who answers for it. */
export function maySeeWhoLooked(actor: Pick<Actor, 'grants'>, relation: Relation): boolean {
  return relation === 'self' || holds(actor, 'owner');
}

export interface PersonToErase {
  readonly name: string;
  readonly erased: boolean;
  /** people here whom they lead directly */
  readonly leads: number;
  readonly grants: readonly string[];
}

export type EraseRefusal = 'already-erased' | 'own-record' | 'name-differs' | 'still-leads' | StayRefusal;

/** `by`: null when the retention period erases. */
export function erase(
  person: PersonToErase,
  others: OthersWith,
  by: { readonly self: boolean; readonly owner: boolean; readonly typedName: string } | null,
): Decision<null, EraseRefusal> {
  if (person.erased) return refuse('already-erased');
  if (by?.self) return refuse('own-record');
  const goes = letGo(person.grants, others, by === null || by.owner);
  if (!goes.ok && goes.refused === 'owner-only') return goes;
  if (by && !sameName(by.typedName, person.name)) return refuse('name-differs');
  if (person.leads > 0) return refuse('still-leads');
  return goes;
}

/** Typed on a phone, a name may differ in case and spaces; it still says that this person is meant. */
export function sameName(typed: string, name: string): boolean {
  const plain = (text: string): string => text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
  return plain(typed) === plain(name);
}

/** What stands where the name stood, in the academy's first language where it is one of ours. */
export function erasedName(languages: readonly string[]): string {
  return languages[0]?.startsWith('de') ? 'Gelöschte Person' : 'Erased person';
}

/** Leavers whose first day away is this day or earlier are due for erasing; null: leavers are kept. */
export function dueWhenLeftBy(today: Day, retentionDays: number | null): Day | null {
  return retentionDays === null ? null : addDays(today, -retentionDays);
}
