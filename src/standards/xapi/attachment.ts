/**
 * What is said of an attachment in its statement (1.0.3 Data 2.4.11; 2.0.0 4.2.4.4), and whether what arrived beside the statements
 * is what they speak of. Bytes and statement are matched by their SHA-2 and by nothing else (1.0.3 Communication 1.5.2).
 */
import { createHash } from 'node:crypto';
import { isMediaType, sha2Kind } from './formats.ts';
import { fault } from './refusal.ts';
import { formatAt, iriAt, type Json, knownKeys, languageMapAt, numberAt, optional } from './shape.ts';

const keys = new Set(['usageType', 'display', 'description', 'contentType', 'length', 'sha2', 'fileUrl']);

export function checkAttachment(value: unknown, where: string): void {
  const attachment = knownKeys(value, where, keys);
  iriAt(attachment['usageType'], `${where}.usageType`);
  languageMapAt(attachment['display'], `${where}.display`);
  optional(attachment, 'description', where, languageMapAt);
  formatAt(attachment['contentType'], `${where}.contentType`, isMediaType, 'an Internet media type');
  const length = numberAt(attachment['length'], `${where}.length`);
  if (!Number.isInteger(length) || length < 0) throw fault(`${where}.length`, 'must be a whole number of octets.');
  formatAt(attachment['sha2'], `${where}.sha2`, (text) => sha2Kind(text) !== null, 'a SHA-2 in hexadecimal digits');
  optional(attachment, 'fileUrl', where, iriAt);
}

/** The attachments of statements and of what they contain. */
export function attachmentsOf(statements: readonly Json[]): readonly Json[] {
  return statements.flatMap((statement) => {
    const object = statement['object'] as Json;
    const inner = object['objectType'] === 'SubStatement' ? attachmentsOf([object]) : [];
    return [...((statement['attachments'] as readonly Json[] | undefined) ?? []), ...inner];
  });
}

export interface ReceivedPart {
  /** as the header X-Experience-API-Hash says */
  readonly sha2: string;
  readonly contentType: string | null;
  readonly bytes: Uint8Array;
}

/**
 * Every part is spoken of and is what its hash says; every attachment has its part or a fileUrl (1.0.3 Communication 1.5.1, 1.5.2).
 * The length a statement gives is not compared: the hash decides.
 */
export function matchAttachments(statements: readonly Json[], parts: readonly ReceivedPart[]): void {
  const spokenOf = attachmentsOf(statements);
  const hashes = new Set(spokenOf.map((one) => (one['sha2'] as string).toLowerCase()));
  for (const [n, part] of parts.entries()) {
    const kind = sha2Kind(part.sha2);
    if (kind === null || !hashes.has(part.sha2.toLowerCase()))
      throw fault(`part ${n + 2}`, 'its X-Experience-API-Hash is the sha2 of no attachment.');
    if (createHash(kind).update(part.bytes).digest('hex') !== part.sha2.toLowerCase())
      throw fault(`part ${n + 2}`, 'its bytes are not those its X-Experience-API-Hash was made of.');
  }
  const received = new Set(parts.map((part) => part.sha2.toLowerCase()));
  const missing = spokenOf.find((one) => !('fileUrl' in one) && !received.has((one['sha2'] as string).toLowerCase()));
  if (missing)
    throw fault('attachments', `the bytes of ${String(missing['sha2'])} are missing, and there is no fileUrl.`);
}
