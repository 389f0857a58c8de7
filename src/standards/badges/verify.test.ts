import { generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { bakePng, takeFromPng } from './baked-png.ts';
import { bakeSvg, takeFromSvg } from './baked-svg.ts';
import { type BadgeFacts, isAbout, writeCredential } from './credential.ts';
import { openToken, publicKeyOf, signBadge, thumbprint } from './token.ts';
import { envelopeBadge, verifyBadge } from './verify.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const facts: BadgeFacts = {
  id: 'https://academy.example/api/credentials/1/file',
  issuer: { id: 'https://academy.example/#academy-1', name: 'Größe & Söhne', url: 'https://academy.example' },
  achievement: {
    id: 'https://academy.example/#level-1',
    name: 'Senior · Key account manager',
    description: 'The level Senior <in> the role "Key account manager".',
    narrative: '- Negotiating: shown 2 times',
    type: 'Certification',
    tags: ['Negotiating'],
  },
  subjectId: 'urn:uuid:0192f0c1-0000-7000-8000-000000000001',
  email: 'sven@example.test',
  salt: 'b7c1f0e2a9d84c55',
  validFrom: new Date('2026-03-02T09:00:00.123Z'),
  validUntil: new Date('2027-03-02T00:00:00Z'),
  status: null,
};
const now = new Date('2026-06-01T00:00:00Z');
const token = signBadge(writeCredential(facts), privateKey);
const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="3"/></svg>';
let png: Uint8Array;
beforeAll(async () => {
  png = await sharp(Buffer.from(svg)).png().toBuffer();
});

/** Signed with the right key, whatever it says. */
function forged(change: object): string {
  const [head = '', body = ''] = token.split('.');
  const payload = JSON.parse(Buffer.from(body, 'base64url').toString()) as object;
  const signed = `${head}.${Buffer.from(JSON.stringify({ ...payload, ...change })).toString('base64url')}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
}

describe('a badge', () => {
  test('is valid with nothing but its file: as a token, as JSON, in a PNG and in an SVG', () => {
    const print = thumbprint(publicKeyOf(privateKey));
    const files = [token, `${token}\n`, JSON.stringify(envelopeBadge(token)), bakePng(png, token), bakeSvg(svg, token)];
    for (const file of files) {
      const verdict = verifyBadge(file, now, print);
      expect(verdict).toMatchObject({ valid: true, thumbprint: print });
      if (verdict.valid) expect(verdict.credential).toEqual(writeCredential(facts));
    }
  });

  test('has a header of algorithm, type and public key alone, and the claims the format asks for', () => {
    const [head = '', body = ''] = token.split('.').map((part) => Buffer.from(part, 'base64url').toString());
    expect(JSON.parse(head)).toEqual({ alg: 'RS256', typ: 'JWT', jwk: publicKeyOf(privateKey) });
    expect(Object.keys((JSON.parse(head) as { jwk: object }).jwk)).toEqual(['kty', 'n', 'e']);
    expect(JSON.parse(body)).toMatchObject({
      iss: facts.issuer.id,
      jti: facts.id,
      sub: facts.subjectId,
      nbf: Date.parse('2026-03-02T09:00:00Z') / 1000,
      exp: Date.parse('2027-03-02T00:00:00Z') / 1000,
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      validFrom: '2026-03-02T09:00:00Z',
      validUntil: '2027-03-02T00:00:00Z',
    });
  });

  test('names nobody, and is known to be theirs by who knows the address', () => {
    const credential = writeCredential(facts);
    expect(JSON.stringify(credential)).not.toContain('sven');
    expect(isAbout(credential, ' Sven@Example.test ')).toBe(true);
    expect(isAbout(credential, 'cora@example.test')).toBe(false);
    expect(isAbout(writeCredential({ ...facts, email: null }), 'sven@example.test')).toBe(false);
  });

  test('is refused where any letter of it was changed', () => {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.';
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom(...letters), (at, letter) => {
        fc.pre(token[at] !== letter);
        return !verifyBadge(token.slice(0, at) + letter + token.slice(at + 1), now).valid;
      }),
      { numRuns: 400, seed: 20260302 },
    );
  });

  test('is refused signed by another key, unsigned, or with a key too short to trust', () => {
    const why = (file: string, known?: string) => verifyBadge(file, now, known);
    const [head = '', body = '', signature = ''] = token.split('.');
    const headed = (more: object): string =>
      [Buffer.from(JSON.stringify({ alg: 'RS256', typ: 'JWT', ...more })).toString('base64url'), body, signature].join(
        '.',
      );
    expect(why(headed({ jwk: publicKeyOf(stranger) }))).toEqual({ valid: false, why: 'wrong-signature' });
    expect(why(headed({}))).toEqual({ valid: false, why: 'no-key' });
    expect(why(headed({ jwk: { kty: 'RSA', n: '!', e: 'AQAB' } }))).toEqual({ valid: false, why: 'no-key' });
    expect(why(headed({ alg: 'none' }))).toEqual({ valid: false, why: 'other-algorithm' });
    expect(why(`${head}.${body}.`)).toEqual({ valid: false, why: 'not-a-token' });
    const short = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
    expect(why(signBadge(writeCredential(facts), short))).toEqual({ valid: false, why: 'weak-key' });
    const known = thumbprint(publicKeyOf(privateKey));
    expect(why(signBadge(writeCredential(facts), stranger), known)).toEqual({ valid: false, why: 'other-key' });
  });

  test('is refused before its day, after its end, and where its claims and its words differ', () => {
    expect(verifyBadge(token, new Date('2026-03-01T00:00:00Z'))).toEqual({ valid: false, why: 'not-yet-valid' });
    expect(verifyBadge(token, new Date('2027-03-02T00:00:00Z'))).toEqual({ valid: false, why: 'ended' });
    const why = (change: object) => verifyBadge(forged(change), now);
    expect(why({ type: ['VerifiableCredential'] })).toEqual({ valid: false, why: 'not-a-badge' });
    for (const change of [{ exp: 9_999_999_999 }, { exp: undefined }, { nbf: 0 }, { iss: 'https://other.example' }])
      expect(why(change)).toEqual({ valid: false, why: 'changed' });
    expect(why({ jti: 'https://other.example' })).toEqual({ valid: false, why: 'changed' });
    expect(why({ more: true }).valid).toBe(true);
  });

  test('is found nowhere in what is no badge', () => {
    for (const file of ['', '   ', '{}', '{"id":1}', svg, png, Uint8Array.of(1, 2, 3)])
      expect(verifyBadge(file, now).valid).toBe(false);
    expect(verifyBadge(svg, now)).toEqual({ valid: false, why: 'no-badge' });
    expect(openToken('a.b.c')).toBe('not-a-token');
  });
});

describe('baking', () => {
  test('gives back what was baked, and a picture baked twice carries the last alone', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\w.$&-]{1,400}$/), fc.stringMatching(/^[\w.-]{1,40}$/), (first, second) => {
        const twice = bakePng(bakePng(png, first), second);
        expect([takeFromPng(bakePng(png, first)), takeFromPng(twice)]).toEqual([first, second]);
        expect(Buffer.from(twice).toString('latin1').split('openbadgecredential')).toHaveLength(2);
        const again = bakeSvg(bakeSvg(svg, first.replaceAll('&', '')), second);
        expect([takeFromSvg(bakeSvg(svg, first.replaceAll('&', ''))) ?? '', takeFromSvg(again)]).toEqual([
          first.replaceAll('&', ''),
          second,
        ]);
        expect(again.split('<openbadges:credential')).toHaveLength(2);
      }),
      { numRuns: 60, seed: 20260302 },
    );
  });

  test('leaves a picture that is still one, and finds nothing in one that was cut or changed', async () => {
    const baked = bakePng(png, token);
    expect(await sharp(baked).metadata()).toMatchObject({ format: 'png', width: 8 });
    expect((await sharp(Buffer.from(bakeSvg(svg, token))).metadata()).format).toBe('svg');
    expect(takeFromPng(baked.subarray(0, baked.length - 20))).toBe(null);
    const changed = Uint8Array.from(baked);
    changed[changed.length - 40] = (changed[changed.length - 40] ?? 0) ^ 1;
    expect(takeFromPng(changed)).toBe(null);
    expect(() => bakePng(Uint8Array.of(1), token)).toThrow(TypeError);
    expect(() => bakeSvg('<svg/>', token)).toThrow(TypeError);
  });
});
