/**
 * Reading and writing one element of the SCORM 2004 data model. The order of the checks is the order of the path: an index
 * beyond the records comes before the name of an element in it, a missing dependency before the type of the value.
 */
import type { ErrorCode2004 } from './errors-2004.ts';
import { isInteractionType, mostPatterns, patternTypes, responseTypes, samePattern } from './interactions-2004.ts';
import { models, type Collection, type Element, type Group, type Leaf } from './model-2004.ts';

/** What content and system know of each other in one attempt. Plain JSON. */
export interface Data2004 {
  /** every element that has a value, by its full name */
  readonly values: Readonly<Record<string, string>>;
  /** the records of every collection that has any, by its full name */
  readonly counts: Readonly<Record<string, number>>;
  /** what content itself has set in this attempt: only this is told to the sequencing */
  readonly said: Readonly<Record<string, true>>;
  /** adl.data: which stores may be read and written */
  readonly stores: readonly { readonly read: boolean; readonly write: boolean }[];
  readonly valid: ValidRequests;
}

/** adl.nav.request_valid: a target that is not listed is not valid; without a list nothing is known. */
export interface ValidRequests {
  readonly continue?: boolean;
  readonly previous?: boolean;
  readonly choice?: readonly string[];
  readonly jump?: readonly string[];
}

type Fault = Exclude<ErrorCode2004, 0>;
export type Read = { readonly error: 0; readonly value: string } | { readonly error: Fault };
export type Written = { readonly error: 0; readonly data: Data2004 } | { readonly error: Fault };

type Place =
  | {
      readonly kind: 'leaf';
      readonly leaf: Leaf;
      readonly name: string;
      /** records to be added */ readonly adds: readonly string[];
    }
  | { readonly kind: 'keyword'; readonly value: string }
  | { readonly kind: 'validity'; readonly request: keyof ValidRequests; readonly target: string | null };

const fault = (error: Fault): { readonly error: Fault } => ({ error });
const keywords = new Set(['_children', '_count', '_version']);

/** GetValue. */
export function readElement(data: Data2004, name: string): Read {
  const place = locate(data, name, false);
  if ('error' in place) return place;
  if (place.kind === 'keyword') return { error: 0, value: place.value };
  if (place.kind === 'validity') return readValidity(data.valid, place.request, place.target);
  if (place.leaf.access === 'write-only') return fault(405);
  if (storeOf(data, place.name)?.read === false) return fault(405);
  const value = valueOf(data, place.name) ?? place.leaf.initial;
  return value === undefined ? fault(403) : { error: 0, value };
}

/** SetValue. */
export function writeElement(data: Data2004, name: string, value: string): Written {
  const draft = thawed(data);
  const wrong = writeInto(draft, name, value);
  return wrong ? fault(wrong) : { error: 0, data: draft };
}

/** Data that is changed in place, where many elements are set one after the other. */
export interface DraftData extends Data2004 {
  readonly values: Record<string, string>;
  readonly counts: Record<string, number>;
  readonly said: Record<string, true>;
}

export function thawed(data: Data2004): DraftData {
  return { ...data, values: { ...data.values }, counts: { ...data.counts }, said: { ...data.said } };
}

/** SetValue in place; whatever is refused leaves the draft as it was. */
export function writeInto(draft: DraftData, name: string, value: string): ErrorCode2004 {
  const place = locate(draft, name, true);
  if ('error' in place) return place.error;
  if (place.kind !== 'leaf' || place.leaf.access === 'read-only') return 404;
  if (storeOf(draft, place.name)?.write === false) return 404;
  const wrong = check(draft, place.leaf, place.name, value);
  if (wrong) return wrong;
  if (changesType(draft, place.name, value)) forgetResponses(draft, place.name);
  else for (const added of place.adds) draft.counts[added] = (draft.counts[added] ?? 0) + 1;
  draft.values[place.name] = value;
  draft.said[place.name] = true;
  return 0;
}

export const valueOf = (data: Data2004, name: string): string | undefined =>
  Object.hasOwn(data.values, name) ? data.values[name] : undefined;
export const countOf = (data: Data2004, name: string): number =>
  Object.hasOwn(data.counts, name) ? (data.counts[name] ?? 0) : 0;

function storeOf(data: Data2004, name: string): { readonly read: boolean; readonly write: boolean } | undefined {
  const found = /^adl\.data\.(\d+)\.store$/.exec(name);
  return found ? data.stores[Number(found[1])] : undefined;
}

/** Walks the name down the model, as far as both go. */
function locate(data: Data2004, name: string, toWrite: boolean): Place | { readonly error: Fault } {
  if (name === '') return fault(toWrite ? 351 : 301);
  const validity = /^adl\.nav\.request_valid\.(choice|jump)(?:\.(.*))?$/.exec(name);
  if (validity) return toWrite ? fault(404) : locateTarget(validity[1] === 'jump' ? 'jump' : 'choice', validity[2]);
  const [model = '', ...tokens] = name.split('.');
  const root = Object.hasOwn(models, model) ? models[model] : undefined;
  if (!root || tokens.length === 0) return fault(401);
  if (name === 'cmi._version') return { kind: 'keyword', value: '1.0' };
  const adds: string[] = [];
  let at = model;
  let element: Element = root;
  for (const [place, token] of tokens.entries()) {
    if (keywords.has(token)) return keyword(data, element, at, token, tokens.length - 1 === place, toWrite);
    if (element.kind === 'leaf') return fault(401);
    const next: Element | { readonly error: Fault } =
      element.kind === 'collection'
        ? enterRecord(data, element, at, token, toWrite, adds)
        : enterChild(data, element, at, token, toWrite);
    if ('error' in next) return next;
    element = next;
    at = `${at}.${token}`;
  }
  if (element.kind !== 'leaf') return fault(401);
  if (at === 'adl.nav.request_valid.continue') return { kind: 'validity', request: 'continue', target: null };
  if (at === 'adl.nav.request_valid.previous') return { kind: 'validity', request: 'previous', target: null };
  return { kind: 'leaf', leaf: element, name: at, adds };
}

function enterChild(
  data: Data2004,
  group: Group,
  at: string,
  token: string,
  toWrite: boolean,
): Element | { readonly error: Fault } {
  const child = Object.hasOwn(group.children, token) ? group.children[token] : undefined;
  if (!child) return fault(401);
  const needed = Object.hasOwn(group.needs, token) ? group.needs[token] : undefined;
  if (toWrite && needed !== undefined && valueOf(data, `${at}.${needed}`) === undefined) return fault(408);
  return child;
}

function enterRecord(
  data: Data2004,
  collection: Collection,
  at: string,
  token: string,
  toWrite: boolean,
  adds: string[],
): Element | { readonly error: Fault } {
  if (!/^\d+$/.test(token)) return fault(401);
  const count = countOf(data, at);
  // a number no record is ever called by (01, or one too large) lies beyond all of them
  const index = /^(0|[1-9]\d{0,8})$/.test(token) ? Number(token) : Infinity;
  if (index < count) return collection.record;
  if (!toWrite) return fault(301);
  if (collection.closed) return fault(at === 'cmi.comments_from_lms' ? 404 : 351);
  if (index > count) return fault(351);
  adds.push(at);
  return collection.record;
}

function keyword(
  data: Data2004,
  element: Element,
  at: string,
  token: string,
  last: boolean,
  toWrite: boolean,
): Place | { readonly error: Fault } {
  if (!last || !at.includes('.')) return fault(401);
  const none = fault(toWrite ? 404 : 301);
  if (token === '_count' && element.kind === 'collection') return { kind: 'keyword', value: String(countOf(data, at)) };
  if (token !== '_children' || element.kind === 'leaf') return none;
  if (element.kind === 'collection') {
    return element.showsChildren ? { kind: 'keyword', value: Object.keys(element.record.children).join(',') } : none;
  }
  return { kind: 'keyword', value: Object.keys(element.children).join(',') };
}

function locateTarget(request: 'choice' | 'jump', rest: string | undefined): Place | { readonly error: Fault } {
  const target = /^\{target=([^}]+)\}$/.exec(rest ?? '')?.[1];
  return target === undefined ? fault(301) : { kind: 'validity', request, target };
}

function readValidity(valid: ValidRequests, request: keyof ValidRequests, target: string | null): Read {
  const known = valid[request];
  if (known === undefined) return { error: 0, value: 'unknown' };
  if (typeof known === 'boolean') return { error: 0, value: String(known) };
  return { error: 0, value: String(target !== null && known.includes(target)) };
}

/** Everything about the value itself: its type, that it may change, and that it stands only once. */
function check(data: Data2004, leaf: Leaf, name: string, value: string): Fault | 0 {
  const held = valueOf(data, name);
  if (leaf.fixed && held !== undefined && held !== value) return 351;
  if (leaf.unique && held !== value && siblings(data, name).includes(value)) return 351;
  if (typeof leaf.type === 'function') return leaf.type(value);
  const interaction = name.split('.').slice(0, 3).join('.');
  const type = valueOf(data, `${interaction}.type`);
  if (!isInteractionType(type)) return 408;
  if (leaf.type === 'response') return responseTypes[type](value);
  const most = mostPatterns[type];
  if (most !== undefined && indexOf(name) >= most) return 351;
  const wrong = patternTypes[type](value);
  if (wrong) return wrong;
  return siblings(data, name).some((other) => samePattern(type, other, value)) ? 351 : 0;
}

const indexOf = (name: string): number => Number(name.split('.').at(-2));

/** What the other records of the collection hold under the same name. */
function siblings(data: Data2004, name: string): readonly string[] {
  const tokens = name.split('.');
  const [child = '', index = ''] = [tokens.at(-1), tokens.at(-2)];
  const collection = tokens.slice(0, -2).join('.');
  return Array.from({ length: countOf(data, collection) }, (_, at) => at)
    .filter((at) => String(at) !== index)
    .flatMap((at) => valueOf(data, `${collection}.${at}.${child}`) ?? []);
}

function changesType(data: Data2004, name: string, value: string): boolean {
  const held = valueOf(data, name);
  return /^cmi\.interactions\.\d+\.type$/.test(name) && held !== undefined && held !== value;
}

/** Another type of interaction has other responses: what was recorded for the old one means nothing any more. */
function forgetResponses(draft: DraftData, name: string): void {
  const interaction = name.slice(0, -'.type'.length);
  const goes = (key: string): boolean =>
    key.startsWith(`${interaction}.correct_responses`) || key === `${interaction}.learner_response`;
  for (const held of [draft.values, draft.counts, draft.said])
    for (const key of Object.keys(held)) if (goes(key)) delete held[key];
}
