/**
 * What anybody may ask about badges, signed in or not: whether a file is one, and which were taken back. A badge is checked from its
 * file alone; no other server is asked, whatever the file says.
 */
import { createPrivateKey, type KeyObject } from 'node:crypto';
import type { Answer, Asked } from '../../kernel/contract.ts';
import { type AcademyId, isUuid } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import { enterAcademy } from '../../server/database/enter.ts';
import type { Db } from '../../server/database/tables.ts';
import type { OutsideAct } from '../../server/http/route.ts';
import { linkTo } from '../../server/mail/letters.ts';
import { unseal } from '../../server/sealed.ts';
import type { World } from '../../server/world.ts';
import { type BadgeCredential, isAbout, type Issuer } from '../../standards/badges/credential.ts';
import { signStatusList } from '../../standards/badges/status-list.ts';
import { verifyBadge } from '../../standards/badges/verify.ts';
import type * as contract from './badge-contract.ts';
import * as store from './badge-store.ts';

export const keyPurpose = 'badge key';

export function issuerOf(world: World, academyId: AcademyId, name: string): Issuer {
  const home = linkTo(world, '/');
  return { id: `${home}#academy-${academyId}`, name, url: home };
}

export function statusAddress(world: World, academyId: AcademyId, list: number): string {
  return linkTo(world, `/api/academies/${academyId}/badge-status/${list}`);
}

/** The newest key that the installation's secret opens. */
export async function openKey(db: Db, academyId: AcademyId, world: World): Promise<KeyObject | null> {
  for (const { privateSealed } of await store.listKeys(db, academyId)) {
    const opened = unseal(world.secret, keyPurpose, privateSealed);
    if (opened !== null) return createPrivateKey(opened);
  }
  return null;
}

export async function getStatusList(
  act: OutsideAct,
  { params }: Asked<typeof contract.getStatusList>,
): Promise<Response> {
  const { db, world, now } = act;
  const opened = await openAcademy(db, params.academyId);
  if (!opened) throw noSuchList();
  const { academyId, name } = opened;
  const taken = await store.listTakenBack(db, academyId, params.list);
  const key = taken && (await openKey(db, academyId, world));
  if (!taken || !key) throw noSuchList();
  const issuer = issuerOf(world, academyId, name);
  const address = statusAddress(world, academyId, params.list);
  return new Response(signStatusList({ address, issuer, at: now, taken }, key), {
    headers: { 'content-type': 'application/vc+jwt', 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' },
  });
}

export async function checkBadge(
  act: OutsideAct,
  { body }: Asked<typeof contract.checkBadge>,
): Promise<Answer<typeof contract.checkBadge>> {
  const verdict = verifyBadge(body.as === 'text' ? body.file : Buffer.from(body.file, 'base64'), act.now);
  if (!verdict.valid) return { valid: false, why: verdict.why, badge: null, issued: null, status: null, about: null };
  const { credential, thumbprint } = verdict;
  const { achievement } = credential.credentialSubject;
  return {
    valid: true,
    why: null,
    badge: {
      name: achievement.name,
      description: textOf(achievement.description),
      narrative: textOf((achievement.criteria as { narrative?: unknown } | undefined)?.narrative),
      issuer: textOf(credential.issuer.name) || credential.issuer.id,
      from: credential.validFrom,
      until: credential.validUntil ?? null,
      thumbprint,
    },
    ...(await statusOf(act, credential, thumbprint)),
    about: body.email ? isAbout(credential, body.email) : null,
  };
}

/** Of others' badges a text may be missing. */
function textOf(said: unknown): string {
  return typeof said === 'string' ? said : '';
}

async function statusOf(
  act: OutsideAct,
  { id, issuer }: BadgeCredential,
  thumbprint: string,
): Promise<Pick<Answer<typeof contract.checkBadge>, 'issued' | 'status'>> {
  const elsewhere = { issued: 'elsewhere', status: 'not-said' } as const;
  const ours = issuer.id.split('#academy-')[1] ?? '';
  const credentialId = /\/api\/credentials\/([0-9a-f-]{36})\/file$/.exec(id)?.[1] ?? '';
  if (!isUuid(ours) || !isUuid(credentialId)) return elsewhere;
  const opened = await openAcademy(act.db, ours);
  if (!opened || !(await store.isKnownKey(act.db, opened.academyId, thumbprint))) return elsewhere;
  const held = await store.isHeld(act.db, opened.academyId, credentialId);
  return { issued: 'here', status: held ? 'holds' : 'taken-back' };
}

/** Of the academy that a badge names only what every badge of it says is read, and which were taken back. */
async function openAcademy(db: Db, named: string): Promise<{ academyId: AcademyId; name: string } | null> {
  const academyId = named as AcademyId;
  await enterAcademy(db, academyId);
  const name = await store.loadAcademyName(db, academyId);
  return name === null ? null : { academyId, name };
}

function noSuchList(): Problem {
  return new Problem('not-found', 'No badge names such a list.');
}
