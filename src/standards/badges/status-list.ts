/**
 * Whether a badge was taken back: a list of one bit for each badge (W3C Bitstring Status List 1.0), itself a signed credential that
 * anybody may fetch. A badge says which list and which bit; asking for the list tells nobody which badge one looks at.
 */
import type { KeyObject } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { badgeContexts, type Issuer, type StatusEntry } from './credential.ts';
import { openToken, signClaims } from './token.ts';

/** A list shorter than this would tell too much about each badge in it (section "Bitstring Length"). */
export const listLength = 131_072;
/** What a list of ours unpacks to is 16 kB; of others it may be larger, but not without end. */
const largestList = 8_000_000;

export function statusEntry(list: string, index: number): StatusEntry {
  return {
    id: `${list}#${index}`,
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: String(index),
    statusListCredential: list,
  };
}

/** @param taken which bits are set; the first is the left-most of the first byte */
export function encodeList(taken: Iterable<number>): string {
  const bytes = new Uint8Array(listLength / 8);
  for (const index of taken) {
    if (!Number.isInteger(index) || index < 0 || index >= listLength) throw new RangeError('no such bit in a list');
    bytes[index >> 3] = (bytes[index >> 3] ?? 0) | (0x80 >> (index & 7));
  }
  // `u`: base64url without padding, in the words of Multibase
  return `u${gzipSync(bytes).toString('base64url')}`;
}

/** Null where it is no list, or the list has no such bit. */
export function bitOf(encoded: string, index: number): boolean | null {
  if (!encoded.startsWith('u')) return null;
  try {
    const bytes = gunzipSync(Buffer.from(encoded.slice(1), 'base64url'), { maxOutputLength: largestList });
    const byte = bytes[index >> 3];
    return byte === undefined || index < 0 ? null : (byte & (0x80 >> (index & 7))) !== 0;
  } catch {
    return null;
  }
}

export interface StatusListFacts {
  /** the address at which the list stands */
  readonly address: string;
  readonly issuer: Issuer;
  readonly at: Date;
  readonly taken: Iterable<number>;
}

/** The list as a token, signed with the key the badges are signed with. */
export function signStatusList({ address, issuer, at, taken }: StatusListFacts, key: KeyObject): string {
  const from = `${at.toISOString().slice(0, 19)}Z`;
  const subject = `${address}#list`;
  return signClaims(
    {
      '@context': [badgeContexts[0]],
      id: address,
      type: ['VerifiableCredential', 'BitstringStatusListCredential'],
      issuer: issuer.id,
      validFrom: from,
      credentialSubject: {
        id: subject,
        type: 'BitstringStatusList',
        statusPurpose: 'revocation',
        encodedList: encodeList(taken),
      },
      iss: issuer.id,
      jti: address,
      sub: subject,
      nbf: Date.parse(from) / 1000,
    },
    key,
  );
}

/** What a list says of a badge; null where the list was not signed by who signed the badge, or is not the one it names. */
export function isTakenBack(entry: StatusEntry, list: string, signedBy: string): boolean | null {
  const opened = openToken(list);
  if (typeof opened === 'string' || opened.print !== signedBy) return null;
  const { id, credentialSubject } = opened.payload as { id?: unknown; credentialSubject?: { encodedList?: unknown } };
  const encoded = credentialSubject?.encodedList;
  if (id !== entry.statusListCredential || typeof encoded !== 'string') return null;
  return bitOf(encoded, Number(entry.statusListIndex));
}
