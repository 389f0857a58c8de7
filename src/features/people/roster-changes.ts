/**
 * What importing a roster would change, without changing anything: who is new, changed, moved, gone, back, and what is wrong.
 * The order of lines never matters, the same file twice changes nothing, and a line that is left out never makes its person gone.
 */
import type { Day } from '../../kernel/day.ts';
import { fold, type RosterFault, type RosterLine } from './roster.ts';
import { contextsOf } from './roster-contexts.ts';
import { type Draft, draftOf, Faults } from './roster-draft.ts';
import type { LeftOutLine, RosterLines } from './roster-lines.ts';
import { breakRings, findManagers, sparePeople } from './roster-managers.ts';
import { groupBy, type Matches, matchLines } from './roster-matches.ts';
import {
  hasLeft,
  isNewId,
  moveFields,
  type RosterField,
  type RosterFields,
  rosterFields,
  type RosterPerson,
  type RosterWorld,
} from './roster-people.ts';
import { type NewMarket, type NewTeam, Places } from './roster-places.ts';
import { setRolesAndLevels } from './roster-roles.ts';

/** `returned`: had left and is here again. `gone`: is here and would no longer be. */
export const changeKinds = ['new', 'changed', 'moved', 'returned', 'gone'] as const;
export type ChangeKind = (typeof changeKinds)[number];

export interface RosterChange {
  readonly personId: string;
  readonly kind: ChangeKind;
  /** null: only the manager column names them, or the file does not at all */
  readonly line: number | null;
  readonly before: RosterFields | null;
  readonly after: RosterFields;
  readonly fields: readonly RosterField[];
}

export interface RosterPlan {
  readonly markets: readonly NewMarket[];
  readonly teams: readonly NewTeam[];
  readonly changes: readonly RosterChange[];
  /** people the file names and leaves as they are */
  readonly unchanged: number;
  /** people here whom the file does not name; they leave only if it claims to name everybody */
  readonly missing: number;
  readonly faults: readonly RosterFault[];
  readonly places: Places;
}

export interface RosterClaim {
  readonly today: Day;
  /** "this file is everybody": who is not in it has left */
  readonly wholeRoster: boolean;
  /** people who stay although they are missing */
  readonly spared: ReadonlySet<string>;
  /** who imports and may not come to lead anybody by it; left out: an owner imports */
  readonly importerId?: string | undefined;
}

export function planChanges(read: RosterLines, world: RosterWorld, claim: RosterClaim): RosterPlan {
  const places = new Places(world.markets, world.teams);
  const faults = new Faults(read.columnNames);
  const marketOf = findMarkets(read.lines, places, faults);
  const matches = matchLines(read, world.people, contextsOf(world, places, marketOf, read), claim.today);
  faults.all.push(...matches.faults);
  const drafts = draftLines(matches, marketOf, faults, claim.today);
  if (world.importedBefore && !read.columnNames.has('joined-on')) welcome(drafts.kept, claim.today);
  settleEmails(drafts, world.people, faults);
  setRolesAndLevels(drafts.kept, world, faults);
  const leftOut = [...read.unread, ...matches.leftOut, ...drafts.dropped];
  const leftOutNames = new Set(leftOut.flatMap((line) => (line.name === null ? [] : [fold(line.name)])));
  const unnamed = absentPeople(leftOut, world.people, new Set(drafts.kept.map((draft) => draft.personId)), claim);
  const absent = new Set(unnamed.map((person) => person.personId));
  const { doubtfulNames } = matches;
  const managers = findManagers({
    drafts: drafts.kept,
    people: world.people,
    leftOutNames,
    doubtfulNames,
    absent,
    faults,
    today: claim.today,
  });
  const all = [...drafts.kept, ...managers.drafts];
  if (claim.importerId) sparePeople(all, world.people, claim.importerId, faults);
  breakRings(all, world.people, faults);
  placeManagers(all, places);
  findTeams(drafts.kept, places, faults);
  const missing = unnamed.filter((person) => !managers.named.has(person.personId));
  const gone = claim.wholeRoster ? missing.map((person) => leaving(person, claim.today)) : [];
  const drafted = new Set(all.map((draft) => draft.personId));
  const done = finish([...all, ...gone], places, [...read.faults, ...faults.all], claim.today);
  const named = [...managers.named].filter((id) => !drafted.has(id)).length;
  return { ...done, unchanged: done.unchanged + named, missing: missing.length };
}

function findMarkets(
  lines: readonly RosterLine[],
  places: Places,
  faults: Faults,
): ReadonlyMap<RosterLine, string | null> {
  const found = new Map<RosterLine, string | null>();
  for (const line of lines) {
    if (line.market === undefined) continue;
    const market = places.market(line.market);
    if (market !== 'ambiguous') found.set(line, market);
    else {
      const value = line.market.join(' / ');
      faults.add(
        line,
        ['market'],
        'ambiguous-market',
        'cell-left-out',
        value,
        `Several markets are called "${line.market[0] ?? ''}". Write the path from the highest market down.`,
      );
    }
  }
  return found;
}

interface Drafts {
  readonly kept: Draft[];
  readonly dropped: RosterLine[];
}

function draftLines(
  matches: Matches,
  marketOf: ReadonlyMap<RosterLine, string | null>,
  faults: Faults,
  today: Day,
): Drafts {
  const kept: Draft[] = [];
  const dropped: RosterLine[] = [];
  for (const [line, person] of matches.matched) {
    if (person === null && line.name === null) {
      dropped.push(line);
      faults.add(
        line,
        ['name', 'last-name'],
        'missing-name',
        'line-left-out',
        line.externalKey,
        'There is no name in this line, and nobody is known by its person id.',
      );
    } else if (person === null && line.leftOn && line.leftOn <= today) {
      dropped.push(line);
      faults.add(
        line,
        ['left-on', 'status'],
        'already-left',
        'note',
        line.leftOn,
        `${line.name ?? ''} left before ever being here, and was left out.`,
      );
    } else kept.push(draftLine(line, person, matches, marketOf, today));
  }
  return { kept, dropped };
}

function draftLine(
  line: RosterLine,
  person: RosterPerson | null,
  matches: Matches,
  marketOf: ReadonlyMap<RosterLine, string | null>,
  today: Day,
): Draft {
  const draft = draftOf(person?.personId ?? `+line:${line.line}`, person, line);
  const { after } = draft;
  after.name = line.name ?? after.name;
  if (line.email !== null && !matches.sharedEmails.has(line.email)) after.email = line.email;
  after.externalKey = line.externalKey ?? after.externalKey;
  if (line.title !== undefined) after.title = line.title;
  if (marketOf.has(line)) after.marketId = marketOf.get(line) ?? null;
  after.joinedOn = line.joinedOn ?? after.joinedOn;
  after.language = line.language ?? after.language;
  after.timeZone = line.timeZone ?? after.timeZone;
  after.leftOn = stayOf(line, person, today);
  return draft;
}

/** A later file without a column for it: who was not in the academy until now joined today, as far as anybody knows. */
function welcome(drafts: readonly Draft[], today: Day): void {
  for (const { before, after } of drafts) if (before === null) after.joinedOn ??= today;
}

/** Who stands in the file without a word about leaving is here; a leaver keeps the day that is known, unless the file names another. */
function stayOf(line: RosterLine, person: RosterPerson | null, today: Day): Day | null {
  const known = person?.leftOn ?? null;
  if (line.leftOn === undefined) return known !== null && known <= today ? null : known;
  // "left" without a day is told as today
  return line.leftOn === today && known !== null && known < today ? known : line.leftOn;
}

/** Two people never end with one address: who would take one that another keeps, does not get it. */
function settleEmails(drafts: Drafts, people: readonly RosterPerson[], faults: Faults): void {
  const drafted = new Set(drafts.kept.map((draft) => draft.personId));
  const others = new Map(
    people.flatMap((person) =>
      person.email !== null && !drafted.has(person.personId) ? [[person.email, person.name] as const] : [],
    ),
  );
  // giving one back may take it from somebody else: until nothing has to be given back
  for (let given = 1; given > 0;) {
    given = 0;
    for (const [email, holders] of groupBy(drafts.kept, (draft) => draft.after.email)) {
      const keeps = holders.find((draft) => draft.before?.email === email);
      const owner = keeps?.after.name ?? others.get(email);
      if (owner === undefined && holders.length < 2) continue;
      for (const draft of holders) {
        if (draft === keeps) continue;
        const isNew = draft.before === null;
        const detail = `The e-mail address ${email} belongs to ${owner ?? 'somebody else'} already.`;
        faults.add(
          draft.line,
          ['email'],
          'email-of-another',
          isNew ? 'line-left-out' : 'cell-left-out',
          email,
          detail,
          { other: owner ?? null },
        );
        draft.after.email = draft.before?.email ?? null;
        if (isNew && draft.line) drafts.dropped.push(draft.line);
        if (isNew) drafts.kept.splice(drafts.kept.indexOf(draft), 1);
        given++;
      }
    }
  }
}

/** Whoever is named as a manager only stands in the market that all they lead have in common. */
function placeManagers(drafts: readonly Draft[], places: Places): void {
  const led = groupBy(drafts, (draft) => draft.after.managerId);
  for (const draft of drafts) {
    if (draft.line !== null || draft.before !== null) continue;
    draft.after.marketId = places.common((led.get(draft.personId) ?? []).map((one) => one.after.marketId));
  }
}

function findTeams(drafts: readonly Draft[], places: Places, faults: Faults): void {
  for (const { line, after } of drafts) {
    if (!line || line.team === undefined) continue;
    const team = line.team === null ? null : places.team(line.team, after.marketId);
    if (team !== 'ambiguous') after.teamId = team;
    else
      faults.add(
        line,
        ['team'],
        'ambiguous-team',
        'cell-left-out',
        line.team,
        `Several teams are called "${line.team ?? ''}". Add a column with the market.`,
      );
  }
}

/** People here whom nothing in the file can mean; who keeps the academy running never counts as absent. */
function absentPeople(
  leftOut: readonly LeftOutLine[],
  people: readonly RosterPerson[],
  drafted: ReadonlySet<string>,
  claim: RosterClaim,
): readonly RosterPerson[] {
  // who left makes nobody a manager, so only the others' managers are meant
  const managers = leftOut.flatMap((line) => (line.leftOn && line.leftOn <= claim.today ? [] : (line.manager ?? [])));
  const keys = new Set([
    ...leftOut.map((line) => line.externalKey),
    ...managers.flatMap((manager) => [manager.id, manager.name]),
  ]);
  const emails = new Set([...leftOut, ...managers].map((one) => one.email));
  const names = new Set([...leftOut, ...managers].map((one) => (one.name === null ? null : fold(one.name))));
  return people.filter(
    (person) =>
      !drafted.has(person.personId) &&
      !person.indispensable &&
      !claim.spared.has(person.personId) &&
      (person.leftOn === null || person.leftOn > claim.today) &&
      !(person.externalKey !== null && keys.has(person.externalKey)) &&
      !(person.email !== null && emails.has(person.email)) &&
      !names.has(fold(person.name)),
  );
}

function leaving(person: RosterPerson, today: Day): Draft {
  const draft = draftOf(person.personId, person, null);
  draft.after.leftOn = today;
  return draft;
}

function finish(
  drafts: readonly Draft[],
  places: Places,
  faults: readonly RosterFault[],
  today: Day,
): Omit<RosterPlan, 'missing'> {
  const changes: RosterChange[] = [];
  let unchanged = 0;
  for (const { personId, before, line, after } of drafts) {
    const fields = rosterFields.filter((field) => (before ? before[field] !== after[field] : after[field] !== null));
    if (before && fields.length === 0) unchanged++;
    else
      changes.push({
        personId,
        kind: kindOf(before, after, fields, today),
        line: line?.line ?? null,
        before,
        after,
        fields,
      });
  }
  const created = places.created(
    changes.flatMap(({ after }) => after.marketId ?? []),
    changes.flatMap(({ after }) => after.teamId ?? []),
  );
  const sorted = [...faults].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return { ...created, changes, unchanged, faults: sorted, places };
}

function kindOf(
  before: RosterFields | null,
  after: RosterFields,
  fields: readonly RosterField[],
  today: Day,
): ChangeKind {
  if (before === null) return 'new';
  if (hasLeft(before, today) && !hasLeft(after, today)) return 'returned';
  if (!hasLeft(before, today) && hasLeft(after, today)) return 'gone';
  return fields.some((field) => moveFields.includes(field)) ? 'moved' : 'changed';
}

/** The plan with real ids in the places of those that begin with "+"; `idOf` gives one and the same for the same. */
export function withIds(plan: RosterPlan, idOf: (placeholder: string) => string): RosterPlan {
  const real = <Id extends string | null>(id: Id): string | Id => (id !== null && isNewId(id) ? idOf(id) : id);
  return {
    ...plan,
    markets: plan.markets.map((market) => ({
      ...market,
      marketId: real(market.marketId),
      parentId: real(market.parentId),
    })),
    teams: plan.teams.map((team) => ({ ...team, teamId: real(team.teamId), marketId: real(team.marketId) })),
    changes: plan.changes.map((change) => {
      const { marketId, teamId, managerId } = change.after;
      return {
        ...change,
        personId: real(change.personId),
        after: { ...change.after, marketId: real(marketId), teamId: real(teamId), managerId: real(managerId) },
      };
    }),
  };
}

/** The academy as it would be after the plan. */
export function worldAfter(world: RosterWorld, plan: RosterPlan): RosterWorld {
  const changed = new Map(plan.changes.map((change) => [change.personId, change]));
  const present = world.people.map((person) => ({ ...person, ...changed.get(person.personId)?.after }));
  const created = plan.changes.flatMap(({ personId, before, after }) =>
    before ? [] : [{ personId, indispensable: false, ...after }],
  );
  return {
    ...world,
    people: [...present, ...created],
    markets: [...world.markets, ...plan.markets],
    teams: [...world.teams, ...plan.teams],
  };
}
