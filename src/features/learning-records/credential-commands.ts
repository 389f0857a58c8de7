/**
 * Making a key to the learning records, and the gate that believes one. Here an academy is proven by a key: the transaction is opened in
 * the academy the key names, and ends with nothing done unless the secret is the one kept there.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { AcademyId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';
import type { Version } from '../../standards/xapi/version.ts';
import type { World } from '../../server/world.ts';
import type { Permitted } from './access.ts';
import { loadCredential, saveCredential } from './credential-store.ts';
import { academyClaimed, keyName } from './key.ts';

export interface Key extends Permitted {
  readonly name: string;
  readonly label: string;
  /** what is answered where a request says no version */
  readonly defaultVersion: Version;
}

export interface KeyMade {
  readonly key: string;
  readonly secret: string;
}

/** The secret is told once; afterwards only its hash is known. 256 random bits need no slow hash. */
export async function makeKey(
  { db, now }: { readonly db: Db; readonly now: Date },
  academyId: AcademyId,
  asked: Permitted & { readonly label: string; readonly defaultVersion: Version },
): Promise<KeyMade> {
  const key = keyName(academyId, randomBytes(8).toString('hex'));
  const secret = randomBytes(32).toString('base64url');
  await saveCredential(db, academyId, {
    key,
    secret_hash: hashOf(secret),
    label: asked.label,
    default_version: asked.defaultVersion,
    may_read: asked.mayRead,
    may_write: asked.mayWrite,
    made_at: now,
  });
  return { key, secret };
}

export interface Admitted {
  readonly db: Db;
  readonly academyId: AcademyId;
  readonly key: Key;
}

/** Runs the work in the academy of the key, in one transaction; told null where the key is not believed. */
export async function withKey<T>(
  world: World,
  authorization: string | null,
  work: (admitted: Admitted | null) => Promise<T>,
): Promise<T> {
  const given = basicOf(authorization);
  const claimed = given ? academyClaimed(given.name) : null;
  if (!given || !claimed) return work(null);
  const academyId = claimed as AcademyId;
  return world.database.inAcademy(academyId, async (db) => {
    const found = await loadCredential(db, academyId, given.name);
    if (!found || !equal(found.secret_hash, hashOf(given.secret))) return work(null);
    const key = {
      name: given.name,
      label: found.label,
      defaultVersion: found.default_version as Version,
      mayRead: found.may_read,
      mayWrite: found.may_write,
    };
    return work({ db, academyId, key });
  });
}

/** HTTP Basic authentication (RFC 7617). */
function basicOf(authorization: string | null): { readonly name: string; readonly secret: string } | null {
  const encoded = /^Basic +([A-Za-z0-9+/=_-]+)$/i.exec(authorization?.trim() ?? '')?.[1];
  if (!encoded) return null;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon === -1 ? null : { name: text.slice(0, colon), secret: text.slice(colon + 1) };
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

function equal(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
