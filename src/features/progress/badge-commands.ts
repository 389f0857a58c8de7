/**
 * Badges for what was reached: written, signed and drawn when they are asked for, the same each time. The academy's key is made
 * with its first badge; where the installation's secret was changed since, a new one is made and the old one stays on record.
 */
import { createHmac, generateKeyPair, type KeyObject, randomInt } from 'node:crypto';
import { promisify } from 'node:util';
import type { Answer, Asked } from '../../kernel/contract.ts';
import type { PersonId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import { pngOf } from '../../server/files/drawing.ts';
import { recordViewing } from '../../server/history/viewing.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { linkTo } from '../../server/mail/letters.ts';
import { seal } from '../../server/sealed.ts';
import { bakePng } from '../../standards/badges/baked-png.ts';
import { bakeSvg } from '../../standards/badges/baked-svg.ts';
import { type StatusEntry, writeCredential } from '../../standards/badges/credential.ts';
import { listLength, statusEntry } from '../../standards/badges/status-list.ts';
import { publicKeyOf, signBadge, thumbprint } from '../../standards/badges/token.ts';
import { envelopeBadge } from '../../standards/badges/verify.ts';
import { loadRelation } from '../people/actor-store.ts';
import { maySeeProgress } from './access.ts';
import { badgeWords, type BadgeWords } from './badge.ts';
import { issuerOf, keyPurpose, openKey, statusAddress } from './badge-check-commands.ts';
import type * as contract from './badge-contract.ts';
import { drawBadge } from './badge-picture.ts';
import * as store from './badge-store.ts';
import { notYours } from './review-commands.ts';

const pngWidth = 1024;

export async function listCredentials(
  act: PersonAct,
  { params }: Asked<typeof contract.listCredentials>,
): Promise<Answer<typeof contract.listCredentials>> {
  await refuseStranger(act, params.personId, 'There is no such person in this academy.');
  await recordViewing(act, 'standings', [params.personId]);
  const found = await store.listCredentials(act.db, act.academyId, params);
  return {
    items: found.map(({ credentialId, kind, role, level, capability, on, until, by }) => ({
      credentialId,
      kind,
      name: [capability ?? level ?? {}, ...(capability === null && role ? [role] : [])],
      on,
      until,
      by,
    })),
  };
}

async function refuseStranger(act: PersonAct, personId: PersonId, nobody: string): Promise<void> {
  const relation = await loadRelation(act.db, act.academyId, act.actor, personId);
  if (!relation) throw new Problem('not-found', nobody);
  if (!maySeeProgress(act.actor, relation)) throw notYours();
}

export async function getCredentialFile(
  act: PersonAct,
  { params, query }: Asked<typeof contract.getCredentialFile>,
): Promise<Response> {
  const { db, academyId } = act;
  const nobody = 'There is no such badge: it was never given, or taken back.';
  const [found] = await store.listCredentials(db, academyId, params);
  const holder = found && (await store.loadHolder(db, academyId, found.personId));
  if (!found || !holder) throw new Problem('not-found', nobody);
  await refuseStranger(act, found.personId, nobody);
  await recordViewing(act, 'standings', [found.personId]);
  const words = badgeWords(
    found,
    await store.listShown(db, academyId, params.credentialId),
    holder.academy,
    holder.language,
  );
  const place = await store.placeInList(db, academyId, params.credentialId, () => randomInt(listLength));
  const status = statusEntry(statusAddress(act.world, academyId, place.list), place.position);
  const token = signBadge(credentialOf(act, found, holder, words, status), await keyOf(act));
  const file = await fileOf(query.as, token, words, { academy: holder.academy, until: found.until });
  return new Response(file.body as BodyInit, {
    headers: {
      'content-type': file.type,
      'content-disposition': `attachment; filename="badge-${found.on}.${query.as}"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  });
}

function credentialOf(
  act: PersonAct,
  found: store.CredentialFound,
  holder: store.Holder,
  words: BadgeWords,
  status: StatusEntry,
) {
  const { credentialId, kind, roleId, levelId, capabilityId, personId, on, until } = found;
  const home = linkTo(act.world, '/');
  return writeCredential({
    id: linkTo(act.world, `/api/credentials/${credentialId}/file`),
    issuer: issuerOf(act.world, act.academyId, holder.academy),
    achievement: {
      id: `${home}#${kind}-${[roleId, levelId, capabilityId].filter(Boolean).join('-')}`,
      name: words.name,
      description: words.description,
      narrative: words.narrative,
      type: kind === 'level' ? 'Achievement' : 'Certification',
      tags: words.tags,
    },
    subjectId: `urn:uuid:${personId}`,
    email: holder.email,
    // the same each time the file is taken, and known to nobody before
    salt: createHmac('sha256', act.world.secret).update(`badge ${credentialId}`).digest('hex').slice(0, 32),
    validFrom: new Date(`${on}T00:00:00Z`),
    validUntil: until === null ? null : new Date(`${until}T00:00:00Z`),
    status,
  });
}

async function fileOf(
  as: (typeof contract.badgeFiles)[number],
  token: string,
  words: BadgeWords,
  of: Parameters<typeof drawBadge>[1],
): Promise<{ readonly body: string | Uint8Array; readonly type: string }> {
  if (as === 'jwt') return { body: token, type: 'text/plain; charset=utf-8' };
  if (as === 'json') return { body: JSON.stringify(envelopeBadge(token), null, 2), type: 'application/json' };
  const picture = drawBadge(words, of);
  if (as === 'svg') return { body: bakeSvg(picture, token), type: 'image/svg+xml' };
  return { body: bakePng(await pngOf(picture, pngWidth), token), type: 'image/png' };
}

async function keyOf(act: PersonAct): Promise<KeyObject> {
  const { db, academyId, world } = act;
  const known = (): Promise<KeyObject | null> => openKey(db, academyId, world);
  const found = await known();
  if (found) return found;
  await store.holdKeys(db, academyId);
  const meanwhile = await known();
  if (meanwhile) return meanwhile;
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const publicKey = publicKeyOf(privateKey);
  await store.addKey(db, academyId, {
    thumbprint: thumbprint(publicKey),
    publicKey: JSON.stringify(publicKey),
    privateSealed: seal(world.secret, keyPurpose, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()),
    madeAt: act.now,
  });
  await act.tell({ name: 'badge-key.made', subjectId: null, about: { thumbprint: thumbprint(publicKey) } });
  return privateKey;
}
