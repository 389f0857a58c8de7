import { generateKeyPairSync } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bitOf, encodeList, isTakenBack, listLength, signStatusList, statusEntry } from './status-list.ts';
import { publicKeyOf, thumbprint } from './token.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const print = thumbprint(publicKeyOf(privateKey));
const address = 'https://academy.example/api/academies/1/badge-status/1';
const issuer = { id: 'https://academy.example/#academy-1', name: 'Aurora', url: 'https://academy.example' };
const at = new Date('2026-03-02T09:00:00.123Z');

describe('a status list', () => {
  test('says of every bit what it was told, and is as long as it must be', () => {
    const bit = fc.nat(listLength - 1);
    fc.assert(
      fc.property(fc.uniqueArray(bit, { maxLength: 30 }), bit, (taken, other) => {
        const encoded = encodeList(taken);
        for (const one of taken) expect(bitOf(encoded, one)).toBe(true);
        expect(bitOf(encoded, other)).toBe(taken.includes(other));
      }),
      { numRuns: 60, seed: 20260302 },
    );
    expect(gunzipSync(Buffer.from(encodeList([]).slice(1), 'base64url'))).toHaveLength(16_384);
    // the first bit is the left-most
    expect(gunzipSync(Buffer.from(encodeList([0, 15]).slice(1), 'base64url')).subarray(0, 2)).toEqual(
      Buffer.from([0x80, 0x01]),
    );
    expect(() => encodeList([listLength])).toThrow(RangeError);
  });

  test('says nothing where it is no list, has no such bit, or unpacks to more than anybody should read', () => {
    expect(bitOf('z123', 1)).toBeNull();
    expect(bitOf('uAAAA', 1)).toBeNull();
    expect(bitOf(encodeList([]), listLength)).toBeNull();
    expect(bitOf(encodeList([]), -1)).toBeNull();
    expect(bitOf(`u${gzipSync(Buffer.alloc(9_000_000)).toString('base64url')}`, 1)).toBeNull();
  });

  test('counts only when who signed the badge signed it, and it is the list the badge names', () => {
    const entry = statusEntry(address, 7);
    const facts = { address, issuer, at, taken: [7] };
    const list = signStatusList(facts, privateKey);
    expect(isTakenBack(entry, list, print)).toBe(true);
    expect(isTakenBack(statusEntry(address, 8), list, print)).toBe(false);
    expect(isTakenBack(entry, signStatusList(facts, stranger), print)).toBeNull();
    expect(isTakenBack(entry, signStatusList({ ...facts, address: `${address}0` }, privateKey), print)).toBeNull();
    expect(isTakenBack(entry, `${list.slice(0, -8)}AAAAAAAA`, print)).toBeNull();
    const [, payload = ''] = list.split('.');
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({
      type: ['VerifiableCredential', 'BitstringStatusListCredential'],
      validFrom: '2026-03-02T09:00:00Z',
      credentialSubject: { type: 'BitstringStatusList', statusPurpose: 'revocation' },
    });
  });
});
