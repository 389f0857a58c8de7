/**
 * The three document resources (1.0.3 Communication 2.2, 2.3, 2.6, 2.7, 3.1; 2.0.0 4.1.4, 4.1.6.2, 4.1.6.5, 4.1.6.6): which document is
 * meant, whether it may be changed, and what two JSON documents are together.
 */
import { createHash } from 'node:crypto';
import { mediaTypeOf } from './formats.ts';
import { identifierIn, iriOf, type Parameters, parametersOf, required, timeOf, uuidOf } from './parameters.ts';
import { fault, XapiRefusal } from './refusal.ts';
import type { Version } from './version.ts';

export type DocumentKind = 'state' | 'activity-profile' | 'agent-profile';

const names: Readonly<Record<DocumentKind, readonly string[]>> = {
  state: ['activityId', 'agent', 'registration', 'stateId'],
  'activity-profile': ['activityId', 'profileId'],
  'agent-profile': ['agent', 'profileId'],
};

/** One document or, without an id, all of a scope. */
export interface DocumentsAsked {
  readonly kind: DocumentKind;
  readonly activityId: string | null;
  /** inverse functional identifier */
  readonly agent: string | null;
  readonly registration: string | null;
  /** null: all in the scope, of every registration where none is named */
  readonly documentId: string | null;
  /** milliseconds; changed later than this */
  readonly since: number | null;
}

/** Which documents a request is about; only GET, and DELETE of states, may leave the id out. */
export function documentsAsked(kind: DocumentKind, method: string, search: URLSearchParams): DocumentsAsked {
  const reads = method === 'GET' || method === 'HEAD';
  const known = new Set([...names[kind], ...(reads ? ['since'] : [])]);
  const parameters: Parameters = parametersOf(search, known);
  if (known.has('activityId')) required(parameters, 'activityId');
  if (known.has('agent')) required(parameters, 'agent');
  const idName = kind === 'state' ? 'stateId' : 'profileId';
  if (!reads && !(kind === 'state' && method === 'DELETE')) required(parameters, idName);
  const documentId = parameters.get(idName) ?? null;
  if (documentId === '') throw fault(idName, 'must not be empty.');
  if (documentId?.includes('\0')) throw fault(idName, 'must not hold U+0000.');
  return {
    kind,
    activityId: iriOf(parameters, 'activityId'),
    agent: identifierIn(parameters, 'agent'),
    registration: uuidOf(parameters, 'registration'),
    documentId,
    since: timeOf(parameters, 'since'),
  };
}

/** A strong entity tag: the SHA-1 of the content in hexadecimal digits, in quotes (1.0.3 Communication 3.1). */
export function entityTag(content: Uint8Array): string {
  return `"${createHash('sha1').update(content).digest('hex')}"`;
}

/**
 * Whether a change is allowed (RFC 9110 13.1; 1.0.3 Communication 3.1: profiles; 2.0.0 4.1.4: states too).
 * @param tag of the document there is; null where there is none
 */
export function checkPreconditions(
  asked: { readonly kind: DocumentKind; readonly method: string; readonly version: Version },
  headers: Headers,
  tag: string | null,
): void {
  const [match, noneMatch] = [headers.get('if-match'), headers.get('if-none-match')];
  if (match !== null && (tag === null || !namesTag(match, tag)))
    throw new XapiRefusal(412, 'The document is not the one named by If-Match. Read it again.');
  if (noneMatch !== null && tag !== null && namesTag(noneMatch, tag))
    throw new XapiRefusal(412, 'There is such a document already. Read it first.');
  const guarded = asked.kind !== 'state' || asked.version === '2.0.0';
  if (asked.method === 'PUT' && guarded && tag !== null && match === null && noneMatch === null)
    throw new XapiRefusal(
      409,
      'There is such a document already. Read it, then send If-Match with its ETag to replace it, or If-None-Match: * to keep it.',
    );
}

/** `*` names any. A weak mark and missing quotes are overlooked, for clients send both. */
function namesTag(header: string, tag: string): boolean {
  if (header.trim() === '*') return true;
  const bare = (text: string): string => text.trim().replace(/^W\//i, '').replace(/^"|"$/g, '');
  return header.split(',').some((one) => bare(one) === bare(tag));
}

export interface DocumentContent {
  readonly contentType: string;
  readonly content: Uint8Array;
}

/** What a POST makes of the document there is: JSON objects are put together, one level deep (1.0.3 Communication 2.2; 2.0.0 4.1.6.2). */
export function posted(known: DocumentContent | null, sent: DocumentContent): DocumentContent {
  const value = isJson(sent) ? parsed(sent, 'The document sent') : undefined;
  if (!known) return sent;
  if (!isJson(known))
    throw fault('content-type', 'the document there is cannot be added to: it is not application/json.');
  if (value === undefined)
    throw fault('content-type', 'must be application/json to be added to the document there is.');
  const merged = { ...objectIn(parsed(known, 'The document there is'), 'there is'), ...objectIn(value, 'sent') };
  return { contentType: known.contentType, content: new TextEncoder().encode(JSON.stringify(merged)) };
}

function isJson({ contentType }: DocumentContent): boolean {
  return mediaTypeOf(contentType) === 'application/json';
}

function parsed({ content }: DocumentContent, which: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content));
  } catch {
    throw new XapiRefusal(400, `${which} is application/json, but cannot be read as JSON.`);
  }
}

function objectIn(value: unknown, which: string): object {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new XapiRefusal(400, `The document ${which} is no JSON object, so nothing can be added.`);
}
