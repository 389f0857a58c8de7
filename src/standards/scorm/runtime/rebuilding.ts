/**
 * Run-time data once more, from what the system itself gave at launch and what content is told to have set since: each element is set
 * again by the rules of SetValue, so that nothing is believed which content could not have set. What the rules refuse is left out.
 */
import { thawed12, writeInto12 } from './api-12.ts';
import type { Data12 } from './attempt-12.ts';
import type { Kept2004 } from './attempt-2004.ts';
import { thawed, type Data2004, writeInto } from './elements-2004.ts';

/**
 * Records of one collection, and of one within a record: far more than any honest content makes (the standard asks for 250 and 10), and
 * few enough that comparing all of them with each other takes no time.
 */
const mostRecords: Readonly<Record<string, number>> = { 'cmi.interactions': 2_000, 'cmi.objectives': 500 };
const mostOthers = 1_000;
const mostWithin = 100;

/** Names that the system gives at every launch anew: they need not lie with what is kept. */
const personal = new Set(['cmi.learner_id', 'cmi.learner_name', 'cmi.core.student_id', 'cmi.core.student_name']);

/** Of the data at launch what content has not set, in this session or in one before. */
export function givenPart({ values, counts, said }: Kept2004): Kept2004 {
  const given = Object.entries(values).filter(([name]) => !Object.hasOwn(said, name) && !personal.has(name));
  return { values: Object.fromEntries(given), counts: givenCounts(given, counts), said: {} };
}

/** The system's own objectives come first; comments of the system and stores are its own altogether. */
function givenCounts(given: readonly (readonly [string, string])[], counts: Kept2004['counts']): Kept2004['counts'] {
  const objectives = given.filter(([name]) => /^cmi\.objectives\.\d+\.id$/.test(name)).length;
  const own = Object.entries(counts).filter(([name]) => name === 'cmi.comments_from_lms' || name === 'adl.data');
  return { ...Object.fromEntries(own), ...('cmi.objectives' in counts ? { 'cmi.objectives': objectives } : {}) };
}

export function rebuilt2004(given: Data2004, kept: Kept2004): Data2004 {
  const draft = thawed(given);
  for (const [name, value] of saidInOrder(kept)) writeInto(draft, name, value);
  return draft;
}

export function rebuilt12(given: Data12, kept: Kept2004): Data12 {
  const draft = thawed12(given);
  for (const [name, value] of saidInOrder(kept)) writeInto12(draft, name, value);
  return draft;
}

/** In an order in which each may be set: records one after the other, in each first what the rest of it needs. */
function saidInOrder({ values, said }: Kept2004): readonly (readonly [string, string])[] {
  const paths = Object.keys(said)
    .filter((name) => Object.hasOwn(values, name))
    .map((name) => ({ name, path: name.split('.') }))
    .filter(({ path }) => !isBeyond(path));
  paths.sort((one, other) => compare(one.path, other.path));
  return paths.map(({ name }) => [name, values[name] ?? '']);
}

function isBeyond([model = '', collection = '', index = '', ...within]: readonly string[]): boolean {
  const isIndex = (step: string): boolean => /^\d+$/.test(step);
  const most = mostRecords[`${model}.${collection}`] ?? mostOthers;
  return (
    (isIndex(index) && Number(index) >= most) || within.some((step) => isIndex(step) && Number(step) >= mostWithin)
  );
}

function compare(one: readonly string[], other: readonly string[]): number {
  for (let at = 0; at < Math.min(one.length, other.length); at += 1) {
    const [a = '', b = ''] = [one[at], other[at]];
    if (a === b) continue;
    if (/^\d+$/.test(a) && /^\d+$/.test(b)) return Number(a) - Number(b);
    const [rankA, rankB] = [rankOf(a), rankOf(b)];
    return rankA === rankB ? (a < b ? -1 : 1) : rankA - rankB;
  }
  return one.length - other.length;
}

const rankOf = (step: string): number => (step === 'id' ? 0 : step === 'type' ? 1 : 2);
