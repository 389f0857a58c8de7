/** What keepers of the academy that has lived a little have at hand: a draft, an import, a file in the door, links, a mail that failed. */
import { Buffer } from 'node:buffer';
import { newId } from '../kernel/id.ts';
import { resetToken } from '../server/sign-in/commands.ts';
import { signInLibrary } from '../server/sign-in/library.ts';
import { type Joined, ok, type TestAcademy } from './academy.ts';

/** The place of the organisation the salespeople are in. */
interface Place {
  readonly next: string;
  readonly capabilities: readonly string[];
}

export type Kept = Awaited<ReturnType<typeof keep>>;

export async function keep(a: TestAcademy, administrator: Joined, nina: Joined, mark: string, of: Place) {
  const { ask } = administrator;
  const imported = await upload(administrator, mark, 'Iris');
  const { fingerprint } = imported;
  const { importId } = await ok(ask('POST', `/api/roster/uploads/${imported.uploadId}/confirm`, { fingerprint }));
  const waiting = await upload(administrator, mark, 'Wanda');
  const change = { selection: { people: [nina.id] }, change: { title: `Title ${mark}` } };
  const { undo } = await ok(ask('POST', '/api/people/change', change));
  const guestName = `Gerd Guest ${mark}`;
  const guest = (await ok(ask('POST', '/api/people', { name: guestName, email: `gerd@${mark}.test` }))).id as string;
  const { links } = await ok(ask('POST', '/api/invitations', { people: [guest] }));
  const emptyMarket = newId();
  await ok(ask('PUT', `/api/markets/${emptyMarket}`, { name: `Empty ${mark}`, parentId: null }));
  const emptyTeam = newId();
  await ok(ask('PUT', `/api/teams/${emptyTeam}`, { name: `Empty ${mark}`, marketId: null }));
  return {
    ...(await draftOf(a, mark, of)),
    upload: waiting,
    importId: importId as string,
    change: undo as string,
    guest,
    guestName,
    invitation: (links[0].link as string).split('#')[1] ?? '',
    emptyMarket,
    emptyTeam,
    mail: await failedMail(a, nina, mark),
    ...(await linksOf(a)),
  };
}

/** A draft that asks for one step more in one cell. */
async function draftOf(a: TestAcademy, mark: string, { next, capabilities }: Place) {
  const begun = { from: { versionId: 'in-force' }, note: `Draft ${mark}` };
  const draft = (await ok(a.owner('POST', '/api/way-of-selling/versions', begun))).versionId as string;
  const matrix = await ok(a.owner('GET', `/api/way-of-selling/versions/${draft}`));
  const rungs = matrix.roles.flatMap((one: { levels: { levelId: string }[] }) =>
    one.levels.map(({ levelId }) => levelId),
  ) as string[];
  const at = matrix.capabilities.findIndex((one: { capabilityId: string }) => one.capabilityId === capabilities[0]);
  const cell = (matrix.cells as number[]).findIndex(
    (rung, place) => place % 4 === 0 && rungs[rung] === next && matrix.cells[place + 1] === at,
  );
  const was = { proficiency: matrix.cells[cell + 2] as number, weight: matrix.cells[cell + 3] as number };
  const draftEdit = {
    levelId: next,
    capabilityId: capabilities[0] ?? '',
    was,
    now: { ...was, proficiency: was.proficiency + 1 },
  };
  const edited = await ok(a.owner('PATCH', `/api/way-of-selling/versions/${draft}/cells`, { edits: [draftEdit] }));
  return { draft, draftRevision: edited.revision as number, draftEdit };
}

async function upload({ ask }: Joined, mark: string, who: string) {
  const bytes = Buffer.from(
    `Name,Email,Market\n${who} ${mark},${who.toLowerCase()}@${mark}.test,Country ${mark}\n=cmd,not an address,\n`,
  );
  const { uploadId, mapping } = await ok(ask('POST', `/api/roster/uploads?fileName=${who}-${mark}.csv`, bytes));
  const { fingerprint } = await ok(ask('POST', `/api/roster/uploads/${uploadId}/preview`, { mapping }));
  return { uploadId, mapping, fingerprint } as { uploadId: string; mapping: unknown; fingerprint: string };
}

async function failedMail(a: TestAcademy, { id }: Joined, mark: string): Promise<string> {
  const mail = newId();
  const letter = { recipient: `nina@${mark}.test`, subject: `Subject ${mark}`, text: 'text', calendar: null };
  const sending = { queued_at: a.world.now(), due_at: a.world.now(), tries: 9, failed: 'no such mailbox' };
  const about = { trigger: 'person.invited', once_key: null, ...sending };
  await a.inside((db, academyId) =>
    db
      .insertInto('mail')
      .values({ mail_id: mail, of_academy: academyId, person_id: id, ...letter, ...about })
      .execute(),
  );
  return mail;
}

/** What stands in the links of the founder's letters. */
async function linksOf({ world, founder }: TestAcademy): Promise<{ resetToken: string; verifyToken: string }> {
  return world.database.outside(async (db) => {
    let verify = '';
    const library = signInLibrary(db, world, { verify: (token) => (verify = token) });
    await library.api.sendVerificationEmail({ body: { email: founder.email } });
    return { resetToken: (await resetToken({ db, world }, founder.email)) ?? '', verifyToken: verify };
  });
}
