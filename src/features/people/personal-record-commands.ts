/**
 * Taking a person's whole record along, erasing people, and who looked at a record. Features below add their part to the
 * record by the list they are given in, and take their own texts away by reacting to `person.erased`.
 */
import type { Answer, Asked } from '../../kernel/contract.ts';
import type { PersonId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Act } from '../../server/history/act.ts';
import type { PersonalRecord } from '../../server/history/personal-record.ts';
import { recordViewing } from '../../server/history/viewing.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { eraseMails } from '../../server/mail/erasing.ts';
import { removeSignIn } from '../../server/sign-in/erasing.ts';
import { loadRelation } from './actor-store.ts';
import { holdOrganisation } from './change-store.ts';
import { refuseInDemo } from './demo-refusal-commands.ts';
import { belongsElsewhere, loadAcademy } from './joining-store.ts';
import { sinceCursor } from './on-record.ts';
import type * as contract from './personal-record-contract.ts';
import { erase, erasedName, type EraseRefusal, maySeeWhoLooked, readerOf } from './personal-record.ts';
import * as store from './personal-record-store.ts';
import type { ErasingFound } from './personal-record-store.ts';

const noSuchPerson = () => new Problem('not-found', 'There is no such person in this academy.');

export async function exportRecord(
  act: PersonAct,
  { params }: Asked<typeof contract.exportRecord>,
  records: readonly PersonalRecord[],
): Promise<Response> {
  const { personId } = params;
  const relation = await loadRelation(act.db, act.academyId, act.actor, personId);
  if (!relation) throw noSuchPerson();
  const reader = readerOf(act.actor, relation);
  if (!reader) {
    throw new Problem(
      'forbidden',
      'The whole record is for the person themselves, an academy owner or an administrator.',
      { reason: 'not-for-you' },
    );
  }
  await recordViewing(act, 'whole-record', [personId]);
  await act.tell({ name: 'record.exported', subjectId: personId, about: { as: reader } });
  const academy = await loadAcademy(act.db, act.academyId);
  const parts: [string, object][] = [];
  const leftOut: string[] = [];
  for (const record of records) {
    const part = await record.export(act.db, act.academyId, personId, reader, act.actor.personId);
    if (part) parts.push([record.name, part]);
    else leftOut.push(record.name);
  }
  const head = {
    academy: academy?.name,
    exportedAt: act.now,
    exportedFor: reader,
    ...(leftOut.length > 0 ? { leftOut } : {}),
  };
  return new Response(`${JSON.stringify({ ...head, ...Object.fromEntries(parts) }, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="record-${act.today}.json"`,
    },
  });
}

/** What people themselves know of a person; an administrator is not told what events said, nor who looked. */
export const peopleRecord: PersonalRecord = {
  name: 'people',
  export: (db, academyId, personId, reader) => store.loadRecord(db, academyId, personId, reader !== 'administrator'),
};

export async function erasePerson(
  act: PersonAct,
  { params, body }: Asked<typeof contract.erasePerson>,
): Promise<Answer<typeof contract.erasePerson>> {
  await refuseInDemo(act);
  const { actor } = act;
  const by = { self: params.personId === actor.personId, owner: actor.grants.includes('owner'), typedName: body.name };
  const { erased, kept } = await erasePeople(act, [params.personId], by);
  if (kept[0]) throw eraseProblem(kept[0].refused);
  if (erased.length === 0) throw noSuchPerson();
  return { erased: true };
}

export interface Erasure {
  readonly erased: readonly PersonId[];
  readonly kept: readonly { readonly personId: PersonId; readonly refused: EraseRefusal }[];
}

/** Erases those who may be. `by`: null when the retention period asks. */
export async function erasePeople(
  act: Act,
  people: readonly PersonId[],
  by: Parameters<typeof erase>[2],
): Promise<Erasure> {
  await holdOrganisation(act.db, act.academyId);
  const others = await store.countKeepersBeside(act.db, act.academyId, people, act.today);
  const found = await store.loadErasing(act.db, act.academyId, people, act.today);
  const erasing: ErasingFound[] = [];
  const kept: { personId: PersonId; refused: EraseRefusal }[] = [];
  for (const person of found) {
    const decided = erase(person, others, by);
    if (decided.ok) erasing.push(person);
    else kept.push({ personId: person.personId, refused: decided.refused });
  }
  const erased = erasing.map((person) => person.personId);
  if (erased.length > 0) await eraseDecided(act, erasing, by === null ? 'retention' : 'asked');
  return { erased, kept };
}

async function eraseDecided(act: Act, people: readonly ErasingFound[], why: 'asked' | 'retention'): Promise<void> {
  const ids = people.map((person) => person.personId);
  const instead = erasedName((await loadAcademy(act.db, act.academyId))?.languages ?? []);
  await store.endStay(act.db, act.academyId, ids, act.today);
  const here = people.filter((person) => person.leftOn === null || person.leftOn > act.today);
  // Features below let go of who leaves (agreements end, sessions fall away) before they forget who it was.
  await act.tellAll(
    here.map(({ personId }) => ({ name: 'person.left', subjectId: personId, about: { leftOn: act.today } })),
  );
  const signInAddresses = new Map<PersonId, string>();
  for (const { personId, signInId } of people) {
    // One by one: whether a sign-in belongs elsewhere can be asked only as that sign-in.
    if (!signInId || (await belongsElsewhere(act.db, act.academyId, signInId))) continue;
    const address = await removeSignIn(act.db, signInId);
    if (address) signInAddresses.set(personId, address);
  }
  const mailed = people.map(({ personId, name, email }) => ({
    personId,
    name,
    addresses: [...new Set([email, signInAddresses.get(personId)].flatMap((one) => (one ? [one.toLowerCase()] : [])))],
  }));
  await eraseMails(act.db, act.academyId, mailed, instead);
  await store.eraseFromRosters(act.db, act.academyId, people);
  await store.erasePeople(act.db, act.academyId, ids, instead, act.now);
  await act.tellAll(ids.map((personId) => ({ name: 'person.erased', subjectId: personId, about: { why } })));
}

const said: Record<EraseRefusal, string> = {
  'already-erased': 'This person has been erased already.',
  'own-record': 'Nobody erases themselves. Ask another administrator or an academy owner.',
  'owner-only': 'Only an academy owner erases an owner.',
  'name-differs': 'The name typed is not the name of this person. Nothing was erased.',
  'still-leads': 'This person still leads others. Give them another manager first.',
  'last-owner': 'This is the last owner of the academy. Make somebody else owner first.',
  'last-administrator': 'This is the last administrator of the academy. Make somebody else administrator first.',
};

function eraseProblem(refused: EraseRefusal): Problem {
  return new Problem(refused === 'owner-only' ? 'forbidden' : 'refused', said[refused], { reason: refused });
}

export async function listOnRecord(
  act: PersonAct,
  { params, query }: Asked<typeof contract.listOnRecord>,
): Promise<Answer<typeof contract.listOnRecord>> {
  const relation = await loadRelation(act.db, act.academyId, act.actor, params.personId);
  if (!relation) throw noSuchPerson();
  if (!maySeeWhoLooked(act.actor, relation)) {
    throw new Problem('forbidden', 'Who looked at a record is for the person themselves and for academy owners.', {
      reason: 'not-for-you',
    });
  }
  const found = await store.listOnRecord(act.db, act.academyId, params.personId, query.cursor, query.limit + 1);
  const items = found.slice(0, query.limit);
  const last = items.at(-1);
  return { items, next: found.length > query.limit && last ? sinceCursor(last.at, last.id) : null };
}
