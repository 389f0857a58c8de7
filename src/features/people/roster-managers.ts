/**
 * Who leads whom, from the manager column: by id, by e-mail address, by name. A manager nobody has heard of becomes a person when a
 * name is given; an unknown id or address is a fault. Nobody leads themselves, and no chain of managers closes to a ring.
 */
import type { Day } from '../../kernel/day.ts';
import { comesBelow } from './person.ts';
import { type ColumnMeaning, fold, type ManagerMention } from './roster.ts';
import { type Draft, draftOf, type Faults } from './roster-draft.ts';
import { groupBy } from './roster-matches.ts';
import { hasLeft, type RosterPerson, Spellings } from './roster-people.ts';

const managerColumns: readonly ColumnMeaning[] = ['manager', 'manager-email', 'manager-id'];

interface Known {
  readonly personId: string;
  readonly name: string;
  /** 0: has a line; 1: here, and meant by a line that was left out; 2: here; 3: left */
  readonly rank: number;
}

export interface ManagerSearch {
  readonly drafts: readonly Draft[];
  readonly people: readonly RosterPerson[];
  /** folded names of people whose lines were left out: not to be created a second time from the manager column */
  readonly leftOutNames: ReadonlySet<string>;
  /** folded names of which it could not be said whom they mean */
  readonly doubtfulNames: ReadonlySet<string>;
  /** here, and nothing but the manager column could mean them */
  readonly absent: ReadonlySet<string>;
  readonly faults: Faults;
  readonly today: Day;
}

type Answer = { readonly id: string } | 'unknown' | 'ambiguous';

/** Sets each draft's manager; returns drafts of managers who have no line of their own, and the ids of all who were named. */
export function findManagers(search: ManagerSearch): { readonly drafts: Draft[]; readonly named: ReadonlySet<string> } {
  const lookup = lookupOf(search);
  const named = new Set<string>();
  const unheard: { draft: Draft; mention: ManagerMention; name: string }[] = [];
  for (const draft of search.drafts) {
    const mention = draft.line?.manager;
    // who has left keeps the manager they had, and makes nobody a manager
    if (mention === undefined || hasLeft(draft.after, search.today)) continue;
    if (mention === null) {
      draft.after.managerId = null;
      continue;
    }
    const answer = lookup(mention);
    if (typeof answer === 'object') {
      setManager(search, draft, answer.id, mention);
      named.add(answer.id);
    } else if (answer === 'ambiguous') tellAmbiguous(search, draft, mention);
    else if (mention.name === null || looksLikeId(mention.name)) tellUnknown(search, draft, mention);
    else if (search.leftOutNames.has(fold(mention.name))) tellLeftOut(search, draft, mention.name);
    else unheard.push({ draft, mention, name: mention.name });
  }
  const drafts = createManagers(search, unheard);
  return { drafts: [...drafts, ...bringBack(search, named)], named };
}

/**
 * Whoever imports and only keeps people comes to lead nobody by the file, directly or from above: these keep the managers they
 * have, and an academy owner names the new ones. Done before rings are opened, it never closes one.
 */
export function sparePeople(
  drafts: readonly Draft[],
  people: readonly RosterPerson[],
  importerId: string,
  faults: Faults,
): void {
  const leads = new Map(people.map((person) => [person.personId, person.managerId]));
  const managerOf = (id: string): string | null => leads.get(id) ?? null;
  for (const draft of drafts) {
    const before = draft.before?.managerId ?? null;
    const { managerId } = draft.after;
    if (managerId === before || !comesBelow(importerId, draft.personId, managerId, managerOf)) continue;
    draft.after.managerId = before;
    faults.add(
      draft.line,
      managerColumns,
      'manager-is-importer',
      'cell-left-out',
      draft.after.name,
      `${draft.after.name} would come to be led by you, who import this file. An academy owner makes this change.`,
    );
  }
}

/** Takes back what would close a ring; the people keep the managers they have. */
export function breakRings(drafts: readonly Draft[], people: readonly RosterPerson[], faults: Faults): void {
  const byId = new Map(drafts.map((draft) => [draft.personId, draft]));
  const leads = new Map(people.map((person) => [person.personId, person.managerId]));
  for (const draft of drafts) leads.set(draft.personId, draft.after.managerId);
  const nameOf = new Map(people.map((person) => [person.personId, person.name]));
  for (const draft of drafts) nameOf.set(draft.personId, draft.after.name);
  // what remains after a ring is opened may close another, with managers kept from before: until there is none
  for (let opened = 1; opened > 0;) {
    opened = 0;
    for (const ring of managerRings(leads)) {
      const chain = ring.map((id) => nameOf.get(id) ?? '');
      for (const [at, id] of ring.entries()) {
        const draft = byId.get(id);
        const before = draft?.before?.managerId ?? null;
        if (!draft || draft.after.managerId === before) continue;
        const told = [...chain.slice(at), ...chain.slice(0, at), chain[at] ?? ''].slice(0, 8).join(' › ');
        faults.add(
          draft.line,
          managerColumns,
          'manager-cycle',
          'cell-left-out',
          chain[(at + 1) % chain.length] ?? null,
          `The managers form a ring: ${told}.`,
          { other: told },
        );
        draft.after.managerId = before;
        leads.set(id, before);
        opened++;
      }
    }
  }
}

/** All rings of a graph in which everyone has one arrow at most; the order of the arrows is kept. */
export function managerRings(leads: ReadonlyMap<string, string | null>): string[][] {
  const rings: string[][] = [];
  const seenIn = new Map<string, number>();
  let walk = 0;
  for (const start of leads.keys()) {
    walk++;
    let at: string | null = start;
    while (at !== null && !seenIn.has(at)) {
      seenIn.set(at, walk);
      at = leads.get(at) ?? null;
    }
    if (at === null || seenIn.get(at) !== walk) continue;
    const ring = [at];
    for (let next = leads.get(at) ?? null; next !== null && next !== at; next = leads.get(next) ?? null)
      ring.push(next);
    rings.push(ring);
  }
  return rings;
}

function lookupOf({
  drafts,
  people,
  absent,
  doubtfulNames,
  today,
}: ManagerSearch): (mention: ManagerMention) => Answer {
  const inFile = new Set(drafts.map((draft) => draft.personId));
  const byKey = new Map<string, string>();
  const byEmail = new Map<string, string>();
  const known: Known[] = [];
  for (const person of people) {
    // what the file replaces, the file no longer means
    if (inFile.has(person.personId)) continue;
    if (person.externalKey !== null) byKey.set(person.externalKey, person.personId);
    if (person.email !== null) byEmail.set(person.email, person.personId);
    known.push({
      personId: person.personId,
      name: person.name,
      rank: hasLeft(person, today) ? 3 : absent.has(person.personId) ? 2 : 1,
    });
  }
  for (const { personId, after } of drafts) {
    if (after.externalKey !== null) byKey.set(after.externalKey, personId);
    if (after.email !== null) byEmail.set(after.email, personId);
    known.push({ personId, name: after.name, rank: 0 });
  }
  const byName = groupBy(known, (one) => fold(one.name));
  const ofName = (name: string): Answer => {
    if (doubtfulNames.has(fold(name))) return 'ambiguous';
    const namesakes = byName.get(fold(name)) ?? [];
    const best = Math.min(...namesakes.map((one) => one.rank));
    const choices = namesakes.filter((one) => one.rank === best);
    return choices[0] === undefined ? 'unknown' : choices.length > 1 ? 'ambiguous' : { id: choices[0].personId };
  };
  return (mention) => {
    const id =
      (mention.id === null ? undefined : byKey.get(mention.id)) ??
      (mention.email === null ? undefined : byEmail.get(mention.email));
    if (id !== undefined) return { id };
    if (mention.name === null) return 'unknown';
    const named = ofName(mention.name);
    // a column headed "Manager" may hold ids
    const key = named === 'unknown' ? byKey.get(mention.name) : undefined;
    return key === undefined ? named : { id: key };
  };
}

function setManager({ faults }: ManagerSearch, draft: Draft, id: string, mention: ManagerMention): void {
  if (id !== draft.personId) draft.after.managerId = id;
  else {
    // how exports show that somebody has nobody above them
    draft.after.managerId = null;
    faults.add(
      draft.line,
      managerColumns,
      'own-manager',
      'note',
      textOf(mention),
      `${draft.after.name} is their own manager here, which is read as having none.`,
    );
  }
}

/** One person for all lines that name them alike; several addresses under one name are several people. */
function createManagers(
  search: ManagerSearch,
  unheard: readonly { draft: Draft; mention: ManagerMention; name: string }[],
): Draft[] {
  const created: Draft[] = [];
  for (const [name, mentions] of groupBy(unheard, (one) => fold(one.name))) {
    const emails = new Set(mentions.flatMap(({ mention }) => mention.email ?? []));
    const several = emails.size > 1;
    for (const [email, alike] of groupBy(mentions, ({ mention }) =>
      several ? (mention.email ?? '') : ([...emails][0] ?? ''),
    )) {
      if (several && email === '') {
        for (const { draft, mention } of alike) tellAmbiguous(search, draft, mention);
        continue;
      }
      const spellings = new Spellings();
      for (const one of alike) spellings.add(one.name);
      const manager = draftOf(`+manager:${several ? email : name}`, null, null);
      manager.after.name = spellings.usual();
      manager.after.email = email || null;
      manager.after.externalKey = onlyOne(alike.map(({ mention }) => mention.id));
      for (const { draft } of alike) draft.after.managerId = manager.personId;
      created.push(manager);
    }
  }
  return created;
}

/** Someone who left and is named as a manager without a line of their own has evidently come back. */
function bringBack({ drafts, people, today }: ManagerSearch, named: ReadonlySet<string>): Draft[] {
  const inFile = new Set(drafts.map((draft) => draft.personId));
  return people
    .filter((person) => named.has(person.personId) && !inFile.has(person.personId) && hasLeft(person, today))
    .map((person) => {
      const draft = draftOf(person.personId, person, null);
      draft.after.leftOn = null;
      return draft;
    });
}

function tellAmbiguous({ faults }: ManagerSearch, draft: Draft, mention: ManagerMention): void {
  const value = textOf(mention);
  faults.add(
    draft.line,
    managerColumns,
    'ambiguous-manager',
    'cell-left-out',
    value,
    `Several people are called ${value}. Name the manager by e-mail address or person id.`,
  );
}

function tellUnknown({ faults }: ManagerSearch, draft: Draft, mention: ManagerMention): void {
  const value = textOf(mention);
  faults.add(
    draft.line,
    managerColumns,
    'unknown-manager',
    'cell-left-out',
    value,
    `Nobody is known by "${value}", neither in this file nor in the academy.`,
  );
}

function tellLeftOut({ faults }: ManagerSearch, draft: Draft, name: string): void {
  faults.add(
    draft.line,
    managerColumns,
    'manager-left-out',
    'cell-left-out',
    name,
    `The line of the manager ${name} was left out.`,
  );
}

/** A word with figures in it is an id, not a name: nobody is created from it. */
export function looksLikeId(name: string): boolean {
  return /\d/.test(name) && !/\s/.test(name);
}

function textOf({ id, email, name }: ManagerMention): string {
  return name ?? email ?? id ?? '';
}

function onlyOne(values: readonly (string | null)[]): string | null {
  const different = new Set(values.filter((value) => value !== null));
  return different.size === 1 ? ([...different][0] ?? null) : null;
}
