/**
 * A badge signed as 1EdTech's "JSON Web Token Proof Format" says: a compact JWS by RS256 whose payload is the credential itself
 * beside the claims `iss`, `jti`, `sub`, `nbf` and `exp`, and whose header carries the public key: it is checked without a network.
 */
import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import type { BadgeCredential } from './credential.ts';

/** The public half of an RSA key (RFC 7517); never with a private part. */
export interface PublicKey {
  readonly kty: 'RSA';
  readonly n: string;
  readonly e: string;
}

export interface Opened {
  readonly payload: Readonly<Record<string, unknown>>;
  readonly key: PublicKey;
  /** of the key (RFC 7638) */
  readonly print: string;
}

export type TokenFault = 'not-a-token' | 'other-algorithm' | 'no-key' | 'weak-key' | 'wrong-signature';

/** The smallest key that is still trusted, in bits. */
const leastBits = 2048;
/** A number of 8192 bits; a longer one only takes time. */
const longestNumber = 1366;

export function publicKeyOf(key: KeyObject): PublicKey {
  const { kty, n, e } = createPublicKey(key).export({ format: 'jwk' });
  if (kty !== 'RSA' || !n || !e) throw new TypeError('a badge is signed with an RSA key');
  return { kty, n, e };
}

/** @param key the private half */
export function signBadge(credential: BadgeCredential, key: KeyObject): string {
  const claims = {
    iss: credential.issuer.id,
    jti: credential.id,
    sub: credential.credentialSubject.id,
    nbf: Date.parse(credential.validFrom) / 1000,
    ...(credential.validUntil ? { exp: Date.parse(credential.validUntil) / 1000 } : {}),
  };
  return signClaims({ ...credential, ...claims }, key);
}

/** Any claims in the same format. */
export function signClaims(claims: object, key: KeyObject): string {
  const header = { alg: 'RS256', typ: 'JWT', jwk: publicKeyOf(key) };
  const signed = `${encoded(header)}.${encoded(claims)}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
}

/** The payload, where the key in the header made the signature. */
export function openToken(token: string): Opened | TokenFault {
  const parts = token.trim().split('.');
  const [head = '', body = '', signature = ''] = parts;
  if (parts.length !== 3 || !parts.every(isPart)) return 'not-a-token';
  const header = decoded(head);
  if (!header) return 'not-a-token';
  if (header['alg'] !== 'RS256') return 'other-algorithm';
  const key = keyIn(header['jwk']);
  const usable = key && loadKey(key);
  if (!key || !usable) return 'no-key';
  if ((usable.asymmetricKeyDetails?.modulusLength ?? 0) < leastBits) return 'weak-key';
  if (!verify('sha256', Buffer.from(`${head}.${body}`), usable, Buffer.from(signature, 'base64url')))
    return 'wrong-signature';
  const payload = decoded(body);
  return payload ? { payload, key, print: thumbprint(key) } : 'not-a-token';
}

/** The same for the same key (RFC 7638): what an issuer is known by. */
export function thumbprint({ kty, n, e }: PublicKey): string {
  return createHash('sha256').update(JSON.stringify({ e, kty, n })).digest('base64url');
}

function keyIn(said: unknown): PublicKey | null {
  if (typeof said !== 'object' || said === null) return null;
  const { kty, n, e } = said as Readonly<Record<string, unknown>>;
  if (kty !== 'RSA' || typeof n !== 'string' || typeof e !== 'string') return null;
  return n.length <= longestNumber && isPart(n) && isPart(e) ? { kty, n, e } : null;
}

function loadKey({ kty, n, e }: PublicKey): KeyObject | null {
  try {
    return createPublicKey({ key: { kty, n, e }, format: 'jwk' });
  } catch {
    return null;
  }
}

/** Written in one way only: bits of the last letter that mean nothing are nothing. */
function isPart(part: string): boolean {
  return part !== '' && Buffer.from(part, 'base64url').toString('base64url') === part;
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function decoded(part: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : null;
  } catch {
    return null;
  }
}
