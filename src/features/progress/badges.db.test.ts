import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { isAbout } from '../../standards/badges/credential.ts';
import { isTakenBack } from '../../standards/badges/status-list.ts';
import { signBadge } from '../../standards/badges/token.ts';
import { verifyBadge } from '../../standards/badges/verify.ts';
import { newId } from '../../kernel/id.ts';
import { type Answered, ok } from '../../testing/academy.ts';
import { type Joined, type SalesTeam, salesTeam } from '../../testing/sales-team.ts';
import { confirm, level, show } from '../../testing/shown.ts';

const month = new Date('2026-04-01T00:00:00Z');

async function reached() {
  const team = await salesTeam();
  const rule = { of: { roleId: team.roleId, levelId: level(team, 2) }, months: 12, windowDays: 60, remindDays: [30] };
  await ok(team.a.owner('PUT', `/api/certification-rules/${newId()}`, rule));
  await show(team, [team.seller.id], level(team, 2));
  const { undo } = await ok(confirm(team.manager, team.seller.id, level(team, 2)));
  return { team, undo: undo as string };
}

const credentials = async (by: Joined, team: SalesTeam) =>
  (await ok(by.ask('GET', `/api/people/${team.seller.id}/credentials`))).items as {
    credentialId: string;
    kind: string;
    until: string | null;
  }[];
const file = (by: Pick<Joined, 'ask'>, id: string, as: string): Promise<Answered> =>
  by.ask('GET', `/api/credentials/${id}/file?as=${as}`);

describe('what was reached', () => {
  test('is shown outside the academy by a file alone: the level without an end, the certification until its day', async () => {
    const { team } = await reached();
    const items = await credentials(team.seller, team);
    expect(items.map(({ kind, until }) => [kind, until])).toEqual([
      ['certification', '2027-03-02'],
      ['level', null],
    ]);
    const prints = new Set<string>();
    for (const { credentialId, kind } of items) {
      const token = (await file(team.seller, credentialId, 'jwt')).text;
      const verdict = verifyBadge(token, month);
      if (!verdict.valid) throw new Error(verdict.why);
      prints.add(verdict.thumbprint);
      const { credential } = verdict;
      expect(credential.credentialSubject.achievement).toMatchObject({
        achievementType: kind === 'level' ? 'Achievement' : 'Certification',
        name: expect.stringContaining('Senior'),
        criteria: { narrative: expect.stringContaining('last on 2026-03-02') },
      });
      expect(credential.credentialSubject.achievement.tag?.length).toBeGreaterThan(3);
      expect(isAbout(credential, `SVEN-${team.a.academyId}@example.test`)).toBe(true);
      expect(JSON.stringify(credential)).not.toMatch(/Sven|Mona|sven-/);
      expect(verifyBadge(`${token.slice(0, -8)}AAAAAAAA`, month).valid).toBe(false);
      const late = verifyBadge(token, new Date('2027-03-02T00:00:00Z'));
      expect(late.valid ? 'valid' : late.why).toBe(kind === 'level' ? 'valid' : 'ended');
    }
    expect(prints.size).toBe(1);
  });

  test('is in the pictures too, and the same each time it is taken', async () => {
    const { team } = await reached();
    const [one] = await credentials(team.seller, team);
    const id = one?.credentialId ?? '';
    const [jwt, again, svg, json] = await Promise.all(
      ['jwt', 'jwt', 'svg', 'json'].map(async (as) => (await file(team.seller, id, as)).text),
    );
    expect(again).toBe(jwt);
    expect(svg).toContain(`verify="${jwt}"`);
    for (const text of [svg, json]) expect(verifyBadge(text ?? '', month).valid).toBe(true);
    const png = await file(team.seller, id, 'png');
    expect(png.headers.get('content-type')).toBe('image/png');
    expect(verifyBadge(png.bytes, month).valid).toBe(true);
    expect(await team.a.inside((db) => db.selectFrom('badge_key').select('private_sealed').execute())).toEqual([
      { private_sealed: expect.not.stringContaining('PRIVATE') },
    ]);
  });

  test('is given to the person and to those who lead them, and to nobody once it was taken back', async () => {
    const { team, undo } = await reached();
    const [one] = await credentials(team.manager, team);
    const id = one?.credentialId ?? '';
    expect((await file(team.head, id, 'jwt')).status).toBe(200);
    expect((await file(team.colleague, id, 'jwt')).body.reason).toBe('not-yours');
    expect((await team.colleague.ask('GET', `/api/people/${team.seller.id}/credentials`)).status).toBe(403);
    await ok(team.manager.ask('POST', `/api/level-reviews/${undo}/undo`));
    expect((await file(team.seller, id, 'jwt')).status).toBe(404);
    expect(await credentials(team.seller, team)).toEqual([]);
  });
});

describe('a badge that was taken back', () => {
  const check = (team: SalesTeam, body: object) => team.a.nobody('POST', '/api/badges/check', body);

  test('says so to whoever checks it, here and by the list every badge names', async () => {
    const { team, undo } = await reached();
    const items = await credentials(team.seller, team);
    const tokens = await Promise.all(
      items.map(async ({ credentialId }) => (await file(team.seller, credentialId, 'jwt')).text),
    );
    const badges = tokens.map((token) => {
      const verdict = verifyBadge(token, month);
      if (!verdict.valid || !verdict.credential.credentialStatus) throw new Error('no status');
      return { entry: verdict.credential.credentialStatus, print: verdict.thumbprint };
    });
    const list = async () => {
      const path = new URL(badges[0]?.entry.statusListCredential ?? '').pathname;
      const answered = await team.a.nobody('GET', path);
      expect(answered.headers.get('content-type')).toContain('application/vc+jwt');
      return answered.text;
    };
    const taken = async () => {
      const signed = await list();
      return badges.map(({ entry, print }) => isTakenBack(entry, signed, print));
    };
    expect(await taken()).toEqual([false, false]);
    const email = `sven-${team.a.academyId}@example.test`;
    expect(await ok(check(team, { file: tokens[1], as: 'text', email }))).toMatchObject({
      valid: true,
      issued: 'here',
      status: 'holds',
      about: true,
      badge: { name: expect.stringContaining('Senior'), until: null },
    });
    await ok(team.manager.ask('POST', `/api/level-reviews/${undo}/undo`));
    expect(await taken()).toEqual([true, true]);
    expect(await ok(check(team, { file: tokens[1], as: 'text', email: 'else@example.test' }))).toMatchObject({
      valid: true,
      status: 'taken-back',
      about: false,
    });
  });

  test('is not confused with one that was changed, one of a stranger, or no badge at all', async () => {
    const { team } = await reached();
    const [one] = await credentials(team.seller, team);
    const png = await file(team.seller, one?.credentialId ?? '', 'png');
    const picture = Buffer.from(png.bytes).toString('base64');
    expect(await ok(check(team, { file: picture, as: 'base64' }))).toMatchObject({ valid: true, about: null });
    const token = (await file(team.seller, one?.credentialId ?? '', 'jwt')).text;
    expect(await ok(check(team, { file: `${token.slice(0, -8)}AAAAAAAA`, as: 'text' }))).toMatchObject({
      valid: false,
      why: 'wrong-signature',
      badge: null,
    });
    expect((await ok(check(team, { file: 'hello', as: 'text' }))).why).toBe('not-a-token');
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const verdict = verifyBadge(token, month);
    if (!verdict.valid) throw new Error(verdict.why);
    const forged = signBadge(verdict.credential, privateKey);
    expect(await ok(check(team, { file: forged, as: 'text' }))).toMatchObject({
      valid: true,
      issued: 'elsewhere',
      status: 'not-said',
    });
    const nowhere = `/api/academies/${team.a.academyId}/badge-status/9`;
    expect((await team.a.nobody('GET', nowhere)).status).toBe(404);
  });
});
