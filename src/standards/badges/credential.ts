/**
 * An Open Badge (1EdTech Open Badges 3.0) as JSON: a Verifiable Credential (data model 2.0) of one achievement of one person. The
 * person is in it as a salted hash of their address only: who knows the address can tell whose it is, nobody else.
 */
import { createHash } from 'node:crypto';

export interface Achievement {
  /** a URI that is the same for everybody who reaches it */
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** what was asked and shown, in words; Markdown */
  readonly narrative: string;
  /** of 1EdTech's list: `Certification`, `Competency`, `Achievement` … */
  readonly type: string;
  readonly tags?: readonly string[];
}

export interface Issuer {
  /** a URI that stays the same for everything it issues */
  readonly id: string;
  readonly name: string;
  readonly url: string;
}

/** Where it is said whether a badge was taken back (W3C Bitstring Status List 1.0). */
export interface StatusEntry {
  readonly id: string;
  readonly type: 'BitstringStatusListEntry';
  readonly statusPurpose: 'revocation';
  /** a whole number, written as text */
  readonly statusListIndex: string;
  readonly statusListCredential: string;
}

export interface BadgeFacts {
  /** a URI of this one credential */
  readonly id: string;
  readonly issuer: Issuer;
  readonly achievement: Achievement;
  /** a URI of the person that says nothing about them */
  readonly subjectId: string;
  /** null: there is no address to tell them by */
  readonly email: string | null;
  /** of this credential; at least 16 characters of chance */
  readonly salt: string;
  readonly validFrom: Date;
  /** the first moment at which it is no longer valid; null: it does not end */
  readonly validUntil: Date | null;
  /** where it is said whether it was taken back; null: nowhere */
  readonly status: StatusEntry | null;
}

export interface Identity {
  readonly type: 'IdentityObject';
  readonly hashed: true;
  readonly identityHash: string;
  readonly identityType: 'emailAddress';
  readonly salt: string;
}

export interface BadgeCredential {
  readonly '@context': readonly string[];
  readonly id: string;
  readonly type: readonly string[];
  readonly name: string;
  readonly issuer: {
    readonly id: string;
    readonly type: readonly string[];
    readonly name: string;
    readonly url: string;
  };
  readonly validFrom: string;
  readonly validUntil?: string;
  readonly credentialStatus?: StatusEntry;
  readonly credentialSubject: {
    readonly id: string;
    readonly type: readonly string[];
    readonly identifier?: readonly Identity[];
    readonly achievement: {
      readonly id: string;
      readonly type: readonly string[];
      readonly achievementType: string;
      readonly name: string;
      readonly description: string;
      readonly criteria: { readonly narrative: string };
      readonly tag?: readonly string[];
    };
  };
}

/** The contexts of Verifiable Credentials 2.0 and Open Badges 3.0, in the order both ask for. */
export const badgeContexts = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
] as const;
export const badgeTypes = ['VerifiableCredential', 'OpenBadgeCredential'] as const;

export function writeCredential(facts: BadgeFacts): BadgeCredential {
  const { id, issuer, achievement, subjectId, email, salt, validFrom, validUntil, status } = facts;
  return {
    '@context': badgeContexts,
    id,
    type: badgeTypes,
    name: achievement.name,
    issuer: { id: issuer.id, type: ['Profile'], name: issuer.name, url: issuer.url },
    validFrom: moment(validFrom),
    ...(validUntil ? { validUntil: moment(validUntil) } : {}),
    ...(status ? { credentialStatus: status } : {}),
    credentialSubject: {
      id: subjectId,
      type: ['AchievementSubject'],
      ...(email === null ? {} : { identifier: [identityOf(email, salt)] }),
      achievement: {
        id: achievement.id,
        type: ['Achievement'],
        achievementType: achievement.type,
        name: achievement.name,
        description: achievement.description,
        criteria: { narrative: achievement.narrative },
        ...(achievement.tags && achievement.tags.length > 0 ? { tag: achievement.tags } : {}),
      },
    },
  };
}

function identityOf(email: string, salt: string): Identity {
  return {
    type: 'IdentityObject',
    hashed: true,
    identityHash: identityHash(email, salt),
    identityType: 'emailAddress',
    salt,
  };
}

/** `sha256$` and the hash of the address, in small letters, with the salt behind it. */
export function identityHash(email: string, salt: string): string {
  const known = email.trim().toLowerCase();
  return `sha256$${createHash('sha256').update(`${known}${salt}`).digest('hex')}`;
}

/** Whether a badge is about the person with this address. */
export function isAbout({ credentialSubject }: BadgeCredential, email: string): boolean {
  return (credentialSubject.identifier ?? []).some(
    ({ identityHash: told, identityType, salt }) =>
      identityType === 'emailAddress' && told === identityHash(email, salt),
  );
}

/** Whole seconds: a claim of a token holds no smaller ones. */
function moment(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}
