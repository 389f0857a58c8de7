/**
 * multipart/mixed, read and written (RFC 2046 5.1; 1.0.3 Communication 1.5.2; 2.0.0 4.1.3): statements first, then one part for each
 * attachment, its bytes as they are.
 */
import type { ReceivedPart } from './attachment.ts';
import { mediaTypeOf, mediaTypeParameter } from './formats.ts';
import { fault } from './refusal.ts';
import { utf8At } from './utf8.ts';

interface Part {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

const lineEnd = Buffer.from('\r\n');
const mostParts = 1_001;

export interface ReceivedStatements {
  /** JSON, not yet parsed */
  readonly statements: string;
  readonly parts: readonly ReceivedPart[];
}

/** @param contentType the header of the request, with its boundary */
export function readMultipart(contentType: string, body: Uint8Array): ReceivedStatements {
  const boundary = mediaTypeParameter(contentType, 'boundary');
  if (!boundary || boundary.length > 70) throw fault('content-type', 'names no boundary.');
  const [first, ...others] = partsOf(Buffer.from(body.buffer, body.byteOffset, body.byteLength), boundary);
  if (!first || mediaTypeOf(first.headers.get('content-type') ?? '') !== 'application/json')
    throw fault('part 1', 'holds the statements, and must be application/json.');
  return { statements: utf8At(first.body, 'part 1'), parts: others.map(attachmentOf) };
}

function attachmentOf({ headers, body }: Part, at: number): ReceivedPart {
  const where = `part ${at + 2}`;
  const sha2 = headers.get('x-experience-api-hash');
  if (!sha2) throw fault(where, 'has no X-Experience-API-Hash.');
  if ((headers.get('content-transfer-encoding') ?? '').toLowerCase() !== 'binary')
    throw fault(where, 'must have Content-Transfer-Encoding: binary.');
  return { sha2, contentType: headers.get('content-type') ?? null, bytes: body };
}

function partsOf(body: Buffer, boundary: string): Part[] {
  const delimiter = Buffer.from(`--${boundary}`);
  const parts: Part[] = [];
  let at = delimiterFrom(body, delimiter, 0);
  while (at !== -1) {
    const after = at + delimiter.length;
    if (body.subarray(after, after + 2).toString('latin1') === '--') return parts;
    const begin = body.indexOf(lineEnd, after);
    const next = begin === -1 ? -1 : delimiterFrom(body, delimiter, begin);
    if (next === -1) break;
    // the line end before a boundary belongs to the boundary
    parts.push(partOf(body.subarray(begin, Math.max(begin, next - 2)), parts.length + 1));
    if (parts.length > mostParts) throw fault('content-type', `has more than ${mostParts} parts.`);
    at = next;
  }
  throw fault('content-type', 'the body does not end with its boundary.');
}

/** Where the next boundary stands at the beginning of a line; -1 where there is none. */
function delimiterFrom(body: Buffer, delimiter: Buffer, from: number): number {
  for (let at = body.indexOf(delimiter, from); at !== -1; at = body.indexOf(delimiter, at + 1)) {
    if (at === 0 || (body[at - 2] === 13 && body[at - 1] === 10)) return at;
  }
  return -1;
}

/** @param bytes from the line end after the boundary to the one before the next */
function partOf(bytes: Buffer, number: number): Part {
  const headersEnd = bytes.indexOf('\r\n\r\n');
  if (headersEnd === -1) throw fault(`part ${number}`, 'has no empty line between its headers and its body.');
  const headers = new Map<string, string>();
  for (const line of bytes.subarray(0, headersEnd).toString('latin1').split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, body: bytes.subarray(headersEnd + 4) };
}

/** The body of an answer with attachments; the boundary must stand in none of them. */
export function writeMultipart(boundary: string, statements: string, parts: readonly ReceivedPart[]): Buffer {
  const pieces = [Buffer.from(`--${boundary}\r\nContent-Type: application/json\r\n\r\n${statements}\r\n`)];
  for (const { sha2, contentType, bytes } of parts) {
    const type = contentType && !/[\r\n]/.test(contentType) ? contentType : 'application/octet-stream';
    const head = `--${boundary}\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: binary\r\nX-Experience-API-Hash: ${sha2}\r\n\r\n`;
    pieces.push(Buffer.from(head), Buffer.from(bytes), lineEnd);
  }
  return Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]);
}
