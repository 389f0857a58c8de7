/**
 * Checks a badge with nothing but its file: the token alone, an enveloped credential as JSON, or a PNG or SVG it is baked into.
 * It proves that nothing was changed since the key in the badge signed it; whose key that is, the thumbprint tells to who knows it.
 */
import { isPng, takeFromPng } from './baked-png.ts';
import { isSvg, takeFromSvg } from './baked-svg.ts';
import { badgeContexts, type BadgeCredential } from './credential.ts';
import { openToken, type TokenFault } from './token.ts';

/** changed: the claims beside the credential do not say what it says. */
export type BadgeFault = TokenFault | 'no-badge' | 'not-a-badge' | 'changed' | 'other-key' | 'not-yet-valid' | 'ended';

export type Verdict =
  | {
      readonly valid: true;
      readonly credential: BadgeCredential;
      /** of the key that signed it (RFC 7638) */
      readonly thumbprint: string;
    }
  | { readonly valid: false; readonly why: BadgeFault };

const envelope = 'data:application/vc+jwt,';

/** A token as a JSON document (Verifiable Credentials 2.0, "Enveloped Verifiable Credentials"). */
export function envelopeBadge(token: string): object {
  return { '@context': badgeContexts[0], type: 'EnvelopedVerifiableCredential', id: `${envelope}${token}` };
}

/** @param known the thumbprint of the issuer's key, where it is known: a badge of any other key is refused */
export function verifyBadge(file: string | Uint8Array, now: Date, known?: string): Verdict {
  const token = takeToken(file);
  if (token === null) return refused('no-badge');
  const opened = openToken(token);
  if (typeof opened === 'string') return refused(opened);
  const { print } = opened;
  if (known !== undefined && known !== print) return refused('other-key');
  const credential = credentialIn(opened.payload);
  if (!credential) return refused('not-a-badge');
  if (!agrees(opened.payload, credential)) return refused('changed');
  if (Date.parse(credential.validFrom) > now.getTime()) return refused('not-yet-valid');
  if (credential.validUntil && Date.parse(credential.validUntil) <= now.getTime()) return refused('ended');
  return { valid: true, credential, thumbprint: print };
}

function refused(why: BadgeFault): Verdict {
  return { valid: false, why };
}

function takeToken(file: string | Uint8Array): string | null {
  if (typeof file !== 'string' && isPng(file)) return takeFromPng(file);
  const text = (typeof file === 'string' ? file : Buffer.from(file).toString('utf8')).trim();
  if (isSvg(text)) return takeFromSvg(text);
  if (!text.startsWith('{')) return text === '' ? null : text;
  try {
    const { id } = JSON.parse(text) as { readonly id?: unknown };
    return typeof id === 'string' && id.startsWith(envelope) ? id.slice(envelope.length) : null;
  } catch {
    return null;
  }
}

type Json = Readonly<Record<string, unknown>>;

/** As much of its shape as whoever reads it relies on; what else a badge of others carries is left in it. */
function credentialIn(payload: Json): BadgeCredential | null {
  const { iss: _, jti: __, sub: ___, nbf: ____, exp: _____, ...credential } = payload;
  const { issuer, credentialSubject, validFrom, validUntil } = credential;
  const subject = objectOf(credentialSubject);
  const achievement = objectOf(subject?.['achievement']);
  const types = textsOf(credential['type']);
  const contexts = textsOf(credential['@context']);
  const isBadge =
    contexts.includes(badgeContexts[0]) &&
    contexts.some((one) => one.startsWith('https://purl.imsglobal.org/spec/ob/v3p0/')) &&
    types.includes('VerifiableCredential') &&
    (types.includes('OpenBadgeCredential') || types.includes('AchievementCredential')) &&
    typeof objectOf(issuer)?.['id'] === 'string' &&
    isMoment(validFrom) &&
    (validUntil === undefined || isMoment(validUntil)) &&
    (typeof subject?.['id'] === 'string' || Array.isArray(subject?.['identifier'])) &&
    typeof achievement?.['name'] === 'string';
  return isBadge ? (credential as unknown as BadgeCredential) : null;
}

function agrees({ iss, jti, sub, nbf, exp }: Json, credential: BadgeCredential): boolean {
  const { issuer, id, credentialSubject, validFrom, validUntil } = credential;
  const seconds = (text: string): number => Date.parse(text) / 1000;
  return (
    iss === issuer.id &&
    jti === id &&
    sub === credentialSubject.id &&
    nbf === seconds(validFrom) &&
    exp === (validUntil ? seconds(validUntil) : undefined)
  );
}

function objectOf(value: unknown): Json | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;
}

function textsOf(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string');
}

function isMoment(value: unknown): value is string {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value));
}
