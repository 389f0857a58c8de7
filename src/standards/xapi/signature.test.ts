import { createHash, createSign, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ReceivedPart } from './attachment.ts';
import type { Json } from './shape.ts';
import { checkSignatures } from './signature.ts';

const statement = {
  id: 'fd41c918-b88b-4b20-a0a5-a4c32391aaa0',
  actor: { mbox: 'mailto:a@example.com' },
  verb: { id: 'http://example.com/did' },
  object: { id: 'http://example.com/it' },
  result: { duration: 'P1DT12H36M0.12S' },
};
let keys: { publicKey: KeyObject; privateKey: KeyObject };
let others: typeof keys;
beforeAll(() => {
  keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  others = generateKeyPairSync('rsa', { modulusLength: 2048 });
});

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function jws(payload: unknown, header: Json = { alg: 'RS256' }): string {
  const signed = `${encoded(header)}.${typeof payload === 'string' ? Buffer.from(payload).toString('base64url') : encoded(payload)}`;
  const algorithm = `RSA-SHA${String(header['alg']).slice(2)}`;
  return `${signed}.${createSign(algorithm).update(signed).sign(keys.privateKey).toString('base64url')}`;
}

function signedWith(signature: string, more: Json = {}, sent: Json = statement): [Json, ReceivedPart] {
  const bytes = Buffer.from(signature);
  const sha2 = createHash('sha256').update(bytes).digest('hex');
  const attachment = {
    usageType: 'http://adlnet.gov/expapi/attachments/signature',
    display: { en: 'Signature' },
    contentType: 'application/octet-stream',
    length: bytes.length,
    sha2,
    ...more,
  };
  return [
    { ...sent, attachments: [attachment] },
    { sha2, contentType: null, bytes },
  ];
}

function refusal([sent, part]: [Json, ReceivedPart], parts = [part]): string | null {
  try {
    checkSignatures([sent], parts, '1.0.3');
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

/** A certificate made by whoever issues it, in DER: just enough of X.509 to carry a key (RFC 5280 4.1). */
function certificateOf({ publicKey }: typeof keys, { privateKey }: typeof keys): string {
  const der = (tag: number, ...parts: Buffer[]): Buffer => {
    const body = Buffer.concat(parts);
    const size = body.length < 128 ? [body.length] : [0x82, body.length >> 8, body.length & 255];
    return Buffer.concat([Buffer.from([tag, ...size]), body]);
  };
  const algorithm = der(0x30, Buffer.from('06092a864886f70d01010b0500', 'hex'));
  const name = der(0x30, der(0x31, der(0x30, Buffer.from('0603550403', 'hex'), der(0x0c, Buffer.from('test')))));
  const validity = der(0x30, der(0x17, Buffer.from('200101000000Z')), der(0x17, Buffer.from('490101000000Z')));
  const serial = Buffer.from('020101', 'hex');
  const body = der(0x30, serial, algorithm, name, validity, name, publicKey.export({ type: 'spki', format: 'der' }));
  const signature = sign('RSA-SHA256', body, privateKey);
  return der(0x30, body, algorithm, der(0x03, Buffer.from([0]), signature)).toString('base64');
}

describe('a signed statement (Data 2.6)', () => {
  test.each(['RS256', 'RS384', 'RS512'])('may be signed with %s', (alg) => {
    expect(refusal(signedWith(jws(statement, { alg })))).toBeNull();
  });

  test('is refused with another algorithm', () => {
    const [head, body, tail] = jws(statement).split('.');
    expect(refusal(signedWith([encoded({ alg: 'HS256' }), body, tail].join('.')))).toMatch(/algorithm/);
    expect(refusal(signedWith([encoded({ alg: 'none' }), body, tail].join('.')))).toMatch(/algorithm/);
    expect(refusal(signedWith(`${head}.${body}`))).toMatch(/no JWS/);
  });

  test('is refused where the signature is no octet stream', () => {
    expect(refusal(signedWith(jws(statement), { contentType: 'text/plain' }))).toMatch(/octet-stream/);
  });

  test('is refused where the signature did not come with it', () => {
    expect(refusal(signedWith(jws(statement)), [])).toMatch(/sent with its statement/);
  });

  test('is refused where what was signed is no statement', () => {
    expect(refusal(signedWith(jws(JSON.stringify(statement).replace('"', "'"))))).toMatch(/JSON/);
    expect(refusal(signedWith(jws({ alg: 'RS256' })))).not.toBeNull();
  });

  test('is refused where another statement was signed', () => {
    expect(refusal(signedWith(jws({ ...statement, verb: { id: 'http://example.com/undid' } })))).toMatch(
      /another statement/,
    );
    expect(refusal(signedWith(jws({ ...statement, id: 'ad41c918-b88b-4b20-a0a5-a4c32391aaa0' })))).toMatch(
      /another statement/,
    );
  });

  test('may have been signed before it had an id', () => {
    const { id: _, ...unnamed } = statement;
    expect(refusal(signedWith(jws(unnamed)))).toBeNull();
  });

  test('is the one that was signed though its duration says more than hundredths (2.0.0 4.2.7)', () => {
    const sent = { ...statement, result: { duration: 'P1DT12H36M0.1237S' } };
    expect(refusal(signedWith(jws(statement), {}, sent))).toBeNull();
  });

  test('is believed where the key of its certificate signed it, and refused where another did', () => {
    expect(refusal(signedWith(jws(statement, { alg: 'RS256', x5c: [certificateOf(keys, keys)] })))).toBeNull();
    expect(refusal(signedWith(jws(statement, { alg: 'RS256', x5c: [certificateOf(others, others)] })))).toMatch(
      /not made with the key/,
    );
    expect(refusal(signedWith(jws(statement, { alg: 'RS256', x5c: ['AAAA'] })))).toMatch(/certificate/);
    expect(refusal(signedWith(jws(statement, { alg: 'RS256', x5c: [] })))).toMatch(/certificate/);
  });

  test('is believed with a chain of certificates in which each certifies the one before it, and with no other', () => {
    const chained = (...x5c: readonly unknown[]) => refusal(signedWith(jws(statement, { alg: 'RS256', x5c })));
    const root = certificateOf(others, others);
    expect(chained(certificateOf(keys, others), root)).toBeNull();
    expect(chained(certificateOf(keys, keys), root)).toMatch(/not certified/);
    expect(chained(certificateOf(keys, others), root, certificateOf(keys, keys))).toMatch(/not certified/);
    expect(chained(certificateOf(keys, others), 'AAAA')).toMatch(/can be read/);
    expect(chained(certificateOf(keys, others), 7)).toMatch(/can be read/);
    expect(chained(root, certificateOf(keys, others))).toMatch(/not made with the key/);
  });
});
