/**
 * Which person a line is about: by person id, then by e-mail address, then by name where nothing contradicts it (another id, another
 * address in another place), and among people of one name by market, team and manager. People who left match too: who returns is the same person.
 */
import type { Day } from '../../kernel/day.ts';
import { fold, type RosterFault, type RosterLine } from './roster.ts';
import type { RosterLines } from './roster-lines.ts';
import { hasLeft, type RosterPerson } from './roster-people.ts';

export interface Matches {
  /** the lines that count, in the order of the file, with their people; null: new */
  readonly matched: ReadonlyMap<RosterLine, RosterPerson | null>;
  readonly leftOut: readonly RosterLine[];
  readonly faults: readonly RosterFault[];
  /** folded names of which it could not be said whom they mean */
  readonly doubtfulNames: ReadonlySet<string>;
  /** e-mail addresses that several people share and nobody gets */
  readonly sharedEmails: ReadonlySet<string>;
}

/** Where a person stands, as far as the file tells it: parts people of one name. */
export interface Contexts {
  ofLine(line: RosterLine): string;
  /** `renamed`: names that lines give to people already known by id or address */
  ofPerson(person: RosterPerson, renamed: ReadonlyMap<string, string>): string;
}

interface PlacesOf {
  readonly ofLine: (line: RosterLine) => string;
  readonly ofPerson: (person: RosterPerson) => string;
}

interface Matching {
  readonly today: Day;
  readonly read: RosterLines;
  readonly faults: RosterFault[];
  readonly leftOut: Set<RosterLine>;
  readonly sharedEmails: Set<string>;
  readonly doubtfulNames: Set<string>;
  readonly found: Map<RosterLine, RosterPerson>;
  readonly taken: Set<string>;
}

export function matchLines(
  read: RosterLines,
  people: readonly RosterPerson[],
  contexts: Contexts,
  today: Day,
): Matches {
  const matching: Matching = {
    today,
    read,
    faults: [],
    leftOut: new Set(),
    sharedEmails: new Set(),
    doubtfulNames: new Set(),
    found: new Map(),
    taken: new Set(),
  };
  leaveOutRepeats(matching);
  leaveOutDuplicates(matching);
  matchByKey(matching, people);
  matchByEmail(matching, people);
  matchByName(matching, people, contexts);
  const matched = new Map<RosterLine, RosterPerson | null>();
  for (const line of read.lines) if (!matching.leftOut.has(line)) matched.set(line, matching.found.get(line) ?? null);
  const { leftOut, faults, sharedEmails, doubtfulNames } = matching;
  return { matched, leftOut: [...leftOut], faults, sharedEmails, doubtfulNames };
}

export function groupBy<Item>(items: Iterable<Item>, keyOf: (item: Item) => string | null): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** A line that says the same as an earlier one changes nothing and is left out quietly. */
function leaveOutRepeats(matching: Matching): void {
  const seen = new Map<string, number>();
  for (const line of matching.read.lines) {
    const told = JSON.stringify({ ...line, line: 0 });
    const first = seen.get(told);
    if (first === undefined) seen.set(told, line.line);
    else leaveOut(matching, line, 'name', 'repeated-line', line.name, String(first), `Says the same as line ${first}.`);
  }
}

/** One id or address in several lines. Who left and came back has an ended stay and a present one; of several present ones none is believed. */
function leaveOutDuplicates(matching: Matching): void {
  for (const [key, lines] of groupBy(remaining(matching), (line) => line.externalKey)) {
    for (const line of leaveOutEarlierStays(matching, lines)) {
      const others = linesBut(lines, line);
      leaveOut(
        matching,
        line,
        'person-id',
        'duplicate-person-id',
        key,
        others,
        `The person id "${key}" stands in line ${others} too. Keep one line for each person.`,
      );
    }
  }
  for (const [email, lines] of groupBy(remaining(matching), (line) => line.email)) {
    const oneName = new Set(lines.map((line) => fold(line.name ?? ''))).size === 1;
    const duplicates = oneName ? leaveOutEarlierStays(matching, lines) : lines.length > 1 ? lines : [];
    // two names or two ids are two people, who cannot share an address; one name twice is one person told twice
    const shared =
      new Set(duplicates.map((line) => line.externalKey ?? fold(line.name ?? ''))).size === duplicates.length;
    if (shared && duplicates.length > 0) matching.sharedEmails.add(email);
    for (const line of duplicates) {
      const others = linesBut(lines, line);
      if (shared) {
        const detail = `The e-mail address ${email} stands in line ${others} too. The people are imported without it.`;
        fault(matching, line, 'email', 'duplicate-email', 'cell-left-out', email, others, detail);
      } else
        leaveOut(
          matching,
          line,
          'email',
          'duplicate-email',
          email,
          others,
          `The e-mail address ${email} stands in line ${others} too. Keep one line for each person.`,
        );
    }
  }
}

/** Keeps the present stay, or the last one; returns what remains doubtful. */
function leaveOutEarlierStays(matching: Matching, lines: readonly RosterLine[]): readonly RosterLine[] {
  if (lines.length < 2) return [];
  const last =
    lines
      .map((line) => (isLeaver(matching, line) ? (line.leftOn ?? '') : '9'))
      .sort()
      .at(-1) ?? '';
  const kept = lines.filter((line) => (isLeaver(matching, line) ? line.leftOn === last : last === '9'));
  if (kept.length !== 1) return lines;
  for (const line of lines) {
    if (line === kept[0]) continue;
    matching.leftOut.add(line);
    fault(
      matching,
      line,
      'name',
      'earlier-stay',
      'note',
      line.name,
      linesBut(lines, line),
      `${line.name ?? 'The person'} has a later line, which counts.`,
    );
  }
  return [];
}

function isLeaver({ today }: Matching, line: RosterLine): boolean {
  return line.leftOn != null && line.leftOn <= today;
}

function matchByKey(matching: Matching, people: readonly RosterPerson[]): void {
  const byKey = new Map(
    people.flatMap((person) => (person.externalKey === null ? [] : [[person.externalKey, person] as const])),
  );
  for (const line of remaining(matching)) {
    const person = line.externalKey === null ? undefined : byKey.get(line.externalKey);
    if (person) join(matching, line, person);
  }
}

function matchByEmail(matching: Matching, people: readonly RosterPerson[]): void {
  const byEmail = new Map(people.flatMap((person) => (person.email === null ? [] : [[person.email, person] as const])));
  for (const line of open(matching)) {
    const person = line.email === null || matching.sharedEmails.has(line.email) ? undefined : byEmail.get(line.email);
    if (!person || matching.taken.has(person.personId)) continue;
    // personnel numbers are given anew to who returns; with the same name and address it is the same person
    const renumbered = line.name !== null && fold(line.name) === fold(person.name);
    if (renumbered || !contradicts(line.externalKey, person.externalKey)) join(matching, line, person);
  }
}

function matchByName(matching: Matching, people: readonly RosterPerson[], contexts: Contexts): void {
  const renamed = new Map(
    [...matching.found].flatMap(([line, person]) =>
      line.name === null ? [] : [[person.personId, line.name] as const],
    ),
  );
  const ofPerson = (person: RosterPerson): string => contexts.ofPerson(person, renamed);
  const byName = groupBy(people, (person) => (matching.taken.has(person.personId) ? null : fold(person.name)));
  for (const [name, lines] of groupBy(open(matching), (line) => (line.name === null ? null : fold(line.name)))) {
    const candidates = byName.get(name) ?? [];
    if (candidates.length === 0) continue;
    // a line that says "left" may be the earlier stay of a person with a later line, and comes last
    for (const leaver of [false, true]) {
      const these = lines.filter((line) => isLeaver(matching, line) === leaver);
      // where the present ones are in doubt, an ended stay does not settle it
      if (leaver && lines.some((line) => matching.leftOut.has(line)))
        for (const line of these) tellAmbiguous(matching, line);
      else matchNamesakes(matching, these, candidates, { ofLine: contexts.ofLine, ofPerson }, leaver);
    }
  }
}

/**
 * A line about somebody here means people who are here before people who left; a line about a leaver the other way round, or it would
 * find the next namesake each time. Nothing depends on the order of lines: a pair is joined only where it is the only one.
 */
function matchNamesakes(
  matching: Matching,
  lines: readonly RosterLine[],
  people: readonly RosterPerson[],
  contexts: PlacesOf,
  leaver: boolean,
): void {
  const gone = people.filter((person) => hasLeft(person, matching.today));
  const here = people.filter((person) => !hasLeft(person, matching.today));
  const steps: readonly (readonly ['context' | 'rest', readonly RosterPerson[]])[] = leaver
    ? [
        ['context', gone],
        ['context', here],
        ['rest', gone],
        ['rest', here],
      ]
    : [
        ['context', here],
        ['rest', here],
        ['context', gone],
        ['rest', gone],
      ];
  for (const [step, choices] of steps) {
    if (choices.length === 0) continue;
    if (step === 'context') matchByContext(matching, lines, choices, contexts);
    else matchTheRest(matching, lines, choices, choices === gone);
  }
  // one name, one place, another address: the address is what changed
  if (!leaver) matchByContext(matching, lines, here, contexts, true);
}

function matchByContext(
  matching: Matching,
  lines: readonly RosterLine[],
  people: readonly RosterPerson[],
  contexts: PlacesOf,
  anyAddress = false,
): void {
  const placed = groupBy(people, contexts.ofPerson);
  const stillOpen = lines.filter((line) => isOpen(matching, line));
  for (const [context, alike] of groupBy(stillOpen, contexts.ofLine)) {
    if (anyAddress && context.replaceAll('\u001f', '') === '') continue;
    const fitting = (placed.get(context) ?? []).filter((person) =>
      alike.some((line) => fits(matching, line, person, anyAddress)),
    );
    const [line, person] = [alike[0], fitting[0]];
    if (alike.length === 1 && fitting.length === 1 && line && person) join(matching, line, person);
  }
}

function matchTheRest(
  matching: Matching,
  lines: readonly RosterLine[],
  people: readonly RosterPerson[],
  left: boolean,
): void {
  const rest = lines.filter((line) => isOpen(matching, line));
  const choices = rest.map((line) => people.filter((person) => fits(matching, line, person)));
  for (const [at, line] of rest.entries()) {
    const mine = choices[at] ?? [];
    const rivals = choices.filter((other) => other.some((candidate) => mine.includes(candidate))).length;
    const person = mine[0];
    // several leavers of the name, and a line that says by an address or an id of its own who it is: somebody new
    const clear = left && (line.email !== null || line.externalKey !== null);
    if (!person) continue;
    if (mine.length === 1 && rivals === 1) join(matching, line, person);
    else if (!clear) tellAmbiguous(matching, line);
  }
}

function tellAmbiguous(matching: Matching, line: RosterLine): void {
  matching.doubtfulNames.add(fold(line.name ?? ''));
  const detail = `Several people are called ${line.name}, and nothing in this line says which one is meant. Add a column with an e-mail address or a person id.`;
  leaveOut(matching, line, 'name', 'ambiguous-name', line.name, null, detail);
}

/** `anyAddress`: also with another e-mail address than the one known. */
function fits(matching: Matching, line: RosterLine, person: RosterPerson, anyAddress = false): boolean {
  const email = matching.sharedEmails.has(line.email ?? '') ? null : line.email;
  const sameAddress = anyAddress || !contradicts(email, person.email) || localPart(email) === localPart(person.email);
  return !matching.taken.has(person.personId) && !contradicts(line.externalKey, person.externalKey) && sameAddress;
}

/** When a company changes its domain, what stands before the "@" stays. */
function localPart(email: string | null): string {
  return email?.split('@')[0] ?? '';
}

function isOpen(matching: Matching, line: RosterLine): boolean {
  return !matching.found.has(line) && !matching.leftOut.has(line);
}

function contradicts(told: string | null, known: string | null): boolean {
  return told !== null && known !== null && told !== known;
}

function join(matching: Matching, line: RosterLine, person: RosterPerson): void {
  matching.found.set(line, person);
  matching.taken.add(person.personId);
}

function remaining(matching: Matching): readonly RosterLine[] {
  return matching.read.lines.filter((line) => !matching.leftOut.has(line));
}

function open(matching: Matching): readonly RosterLine[] {
  return remaining(matching).filter((line) => !matching.found.has(line));
}

function leaveOut(
  matching: Matching,
  line: RosterLine,
  column: 'name' | 'email' | 'person-id',
  reason: RosterFault['reason'],
  value: string | null,
  other: string | null,
  detail: string,
): void {
  matching.leftOut.add(line);
  fault(matching, line, column, reason, 'line-left-out', value, other, detail);
}

function fault(
  { read, faults }: Matching,
  line: RosterLine,
  column: 'name' | 'email' | 'person-id',
  reason: RosterFault['reason'],
  effect: RosterFault['effect'],
  value: string | null,
  other: string | null,
  detail: string,
): void {
  const heading =
    read.columnNames.get(column) ?? (column === 'name' ? read.columnNames.get('last-name') : undefined) ?? null;
  faults.push({ line: line.line, column: heading, reason, effect, value, other, people: 1, detail });
}

function linesBut(lines: readonly RosterLine[], line: RosterLine): string {
  const others = lines.filter((other) => other !== line).map((other) => other.line);
  return others.length > 3 ? `${others.slice(0, 3).join(', ')} …` : others.join(', ');
}
