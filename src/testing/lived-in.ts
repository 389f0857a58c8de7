/**
 * An academy that has lived a little, with one of everything an endpoint can be asked about, and all kinds of person around the
 * salesperson Sam. Made over HTTP by those who would; every name carries the mark, so that a leak shows.
 */
import { Buffer } from 'node:buffer';
import type { Grant } from '../kernel/actor.ts';
import { newId, type PersonId } from '../kernel/id.ts';
import { resetToken } from '../server/sign-in/commands.ts';
import { signInLibrary } from '../server/sign-in/library.ts';
import { enterSession } from '../server/sign-in/session.ts';
import {
  type Answered,
  type Ask,
  asker,
  type Joined,
  type TestAcademy,
  testAcademy,
  type TestWorld,
} from './academy.ts';
import type { Kind, readersOf } from './kinds.ts';

/** Salespeople in the same place of the organisation: Sam coached, Stan handed over, Nina without an agreement. */
export type Seller = 'sam' | 'stan' | 'nina';

export interface LivedIn {
  readonly a: TestAcademy;
  readonly mark: string;
  readonly cast: Readonly<Record<Exclude<Kind, 'nobody' | 'outsider' | 'self'>, Joined>>;
  readonly sellers: Readonly<Record<Seller, Joined>>;
  /** with a session, and no person of this academy */
  readonly outsiders: { readonly stranger: Joined; readonly left: Joined };
  /** led by the former manager */
  readonly nick: Joined;
  readonly ids: Ids;
}

type Ids = Awaited<ReturnType<typeof place>> & Coached & Kept;

export async function livedIn(world: TestWorld, mark: string): Promise<LivedIn> {
  const a = await testAcademy('starter', world);
  await ok(a.owner('PATCH', '/api/academy', { name: `Academy ${mark}` }));
  const ids = await place(a, mark);
  const join = (name: string, more: object = {}, ...grants: { grant: Grant; marketId: string | null }[]) =>
    a.join({ name: `${name} ${mark}`, email: `${name.replace(' ', '.').toLowerCase()}@${mark}.test`, grants, ...more });
  const held = (grant: Grant, marketId: string | null = null) => ({ grant, marketId });
  const here = { marketId: ids.north, teamId: ids.team };
  const owner = await join('Olga Owner', {}, held('owner'));
  const administrator = await join('Ada Admin', {}, held('administrator'));
  const head = await join('Hugo Head', { marketId: ids.country }, held('head-of-sales', ids.country));
  const otherHead = await join('Sana South', { marketId: ids.south }, held('head-of-sales', ids.south));
  const above = await join('Lena Above', { marketId: ids.country });
  const manager = await join('Mia Manager', { ...here, managerId: above.id });
  const former = await join('Otto Former', { marketId: ids.south });
  const seller = { ...here, managerId: former.id, roleId: ids.role, levelId: ids.level };
  const sellers = {
    sam: await join('Sam Seller', seller),
    stan: await join('Stan Seller', seller),
    nina: await join('Nina Seller', seller),
  };
  const nick = await join('Nick Seller', { ...seller, marketId: ids.south, teamId: null });
  const colleague = await join('Cleo Colleague', { ...seller, managerId: manager.id });
  const contributor = await join('Cora Contributor', here, held('contributor'));
  const trainer = await join('Timo Trainer', here, held('trainer'));
  const rater = await join('Rita Rater', { marketId: ids.south });
  const left = await join('Lars Left', { ...seller, managerId: manager.id, joinedOn: '2019-01-01' });
  await ok(
    a.owner('POST', '/api/people/change', { selection: { people: [left.id] }, change: { leftOn: '2020-01-01' } }),
  );
  const cast = {
    owner,
    administrator,
    head,
    'other-head': otherHead,
    above,
    manager,
    'former-manager': former,
    colleague,
    contributor,
    trainer,
    rater,
  };
  const coached = await coach({ a, cast, sellers, mark, capabilities: ids.capabilities });
  const kept = await keep(a, administrator, sellers.nina, mark, ids);
  return {
    a,
    mark,
    cast,
    sellers,
    nick,
    outsiders: { stranger: await stranger(a), left },
    ids: { ...ids, ...coached, ...kept },
  };
}

/** What succeeds, or the test ends here saying why it did not. */
export async function ok(asked: Promise<Answered>): Promise<Answered['body']> {
  const answer = await asked;
  if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text}`);
  return answer.body;
}

async function place(a: TestAcademy, mark: string) {
  const [country, north, south, team] = [newId(), newId(), newId(), newId()];
  await ok(a.owner('PUT', `/api/markets/${country}`, { name: `Country ${mark}`, parentId: null }));
  await ok(a.owner('PUT', `/api/markets/${north}`, { name: `North ${mark}`, parentId: country }));
  await ok(a.owner('PUT', `/api/markets/${south}`, { name: `South ${mark}`, parentId: null }));
  await ok(a.owner('PUT', `/api/teams/${team}`, { name: `Team ${mark}`, marketId: north }));
  const { roles, levels } = await ok(a.owner('GET', '/api/organisation'));
  const role: string = roles.find((one: { key: string }) => one.key === 'key-account-manager').id;
  const [level, next] = levels
    .filter((one: { roleId: string }) => one.roleId === role)
    .map((one: { id: string }) => one.id) as [string, string];
  const matrix = await ok(a.owner('GET', '/api/way-of-selling/versions/in-force'));
  const all = matrix.roles.flatMap((one: { levels: { levelId: string }[] }) =>
    one.levels.map(({ levelId }) => levelId),
  ) as string[];
  const capabilities: string[] = [];
  for (let at = 0; at < matrix.cells.length; at += 4) {
    const [rung, capability, proficiency] = matrix.cells.slice(at, at + 3) as [number, number, number];
    if (all[rung] === next && proficiency > 1) capabilities.push(matrix.capabilities[capability].capabilityId);
  }
  return { country, north, south, team, role, level, next, capabilities, version: matrix.version.versionId as string };
}

/** What was said with whom: free text that only those it is for may read (`readersOf`). */
const secrets = {
  note: 'SECRET-NOTE',
  action: 'SECRET-ACTION',
  agenda: 'SECRET-AGENDA',
  evidence: 'SECRET-EVIDENCE',
  rating: 'SECRET-RATING',
} as const satisfies Record<string, keyof typeof readersOf>;

export function contentOf(
  capabilities: readonly string[],
  mark: string,
  checkBack = '2026-04-13',
  said: { note: string; action: string } = secrets,
) {
  return {
    gaps: [{ capabilityId: capabilities[0], from: 1, to: 3 }],
    actions: [
      {
        what: `Prepare five questions ${mark} ${said.action}`,
        kind: 'practice',
        owner: 'salesperson',
        due: '2026-03-10',
      },
      { what: `Come along ${mark} ${said.action}`, kind: 'field-visit', owner: 'manager', due: '2026-03-20' },
    ],
    checkBack,
    note: `${said.note} ${mark}`,
  };
}

async function rateSome(
  ask: Ask,
  personId: PersonId,
  capabilities: readonly string[],
  proficiency: number,
  mark: string,
): Promise<string> {
  const assessmentId = newId();
  for (const capabilityId of capabilities.slice(0, 3)) {
    await ok(
      ask('PUT', `/api/assessments/${assessmentId}/ratings/${capabilityId}`, {
        personId,
        proficiency,
        note: `${secrets.rating} ${mark}`,
      }),
    );
  }
  return assessmentId;
}

type Coached = Awaited<ReturnType<typeof coach>>;

async function coach({
  a,
  cast,
  sellers,
  mark,
  capabilities,
}: Pick<LivedIn, 'a' | 'cast' | 'sellers' | 'mark'> & { capabilities: readonly string[] }) {
  const { manager, 'former-manager': former, rater } = cast;
  const { sam, stan, nina } = sellers;
  const confirm = async (ask: Ask, assessmentId: string) => {
    await ok(ask('POST', `/api/assessments/${assessmentId}/confirm`));
    return assessmentId;
  };
  const agree = async (seller: Joined): Promise<{ id: string; fingerprint: string; actionId: string }> => {
    const { id, revisions } = await ok(
      former.ask('POST', '/api/coaching/agreements', {
        salespersonId: seller.id,
        content: contentOf(capabilities, mark),
      }),
    );
    await ok(
      seller.ask('POST', `/api/coaching/agreements/${id}/acceptances`, {
        revision: 1,
        fingerprint: revisions[0].fingerprint,
      }),
    );
    return { id, fingerprint: revisions[0].fingerprint, actionId: revisions[0].content.actions[0].actionId };
  };
  const formerAssessment = await confirm(former.ask, await rateSome(former.ask, sam.id, capabilities, 2, mark));
  const when = {
    startsAt: '2026-03-05T10:00:00Z',
    minutes: 30,
    place: `Room ${mark}`,
    agenda: `${secrets.agenda} ${mark}`,
  };
  const formerSession = (
    await ok(former.ask('POST', '/api/coaching/sessions', { ...when, salespersonId: sam.id, hold: true }))
  ).id as string;
  await ok(former.ask('POST', `/api/coaching/sessions/${formerSession}/step`, { step: 'close' }));
  const [agreed, handedOver] = [await agree(sam), await agree(stan)];
  await ok(
    stan.ask('PUT', `/api/coaching/agreements/${handedOver.id}/actions/${handedOver.actionId}`, {
      done: true,
      evidence: `${secrets.action} ${mark}`,
    }),
  );
  const lookedAgain = await confirm(former.ask, await rateSome(former.ask, stan.id, capabilities, 2, mark));
  await ok(
    former.ask('POST', `/api/coaching/agreements/${handedOver.id}/check-backs`, {
      findings: [{ capabilityId: capabilities[0], assessmentId: lookedAgain }],
    }),
  );
  await ok(former.ask('PUT', '/api/coaching/hours', { minutesPerWeek: 90, minutesPerSession: 30 }));
  await ok(
    a.owner('POST', '/api/people/change', {
      selection: { people: [sam.id, stan.id, nina.id] },
      change: { managerId: manager.id },
    }),
  );
  await ok(
    manager.ask('POST', `/api/coaching/agreements/${agreed.id}/take-over`, {
      revision: 1,
      fingerprint: agreed.fingerprint,
    }),
  );
  const revised = await ok(
    sam.ask('POST', `/api/coaching/agreements/${agreed.id}/revisions`, {
      after: 1,
      content: contentOf(capabilities, mark, '2026-05-04'),
      accept: false,
    }),
  );

  const selfEvaluation = await confirm(sam.ask, await rateSome(sam.ask, sam.id, capabilities, 3, mark));
  const confirmed = await rateSome(manager.ask, sam.id, capabilities, 1, mark);
  const file = newId();
  const name = encodeURIComponent(`${secrets.evidence} ${mark}.txt`);
  await ok(
    manager.ask(
      'PUT',
      `/api/assessments/${confirmed}/ratings/${capabilities[0]}/files/${file}?personId=${sam.id}&name=${name}`,
      Buffer.from(`${secrets.evidence} ${mark}`),
    ),
  );
  await confirm(manager.ask, confirmed);
  const open = await rateSome(manager.ask, sam.id, capabilities, 2, mark);
  await ok(former.ask('GET', `/api/assessments/${formerAssessment}`));
  const text = newId();
  await ok(
    manager.ask('PUT', `/api/assessments/${open}/ratings/${capabilities[0]}/evidence/${text}`, {
      personId: sam.id,
      kind: 'text',
      said: `${secrets.evidence} ${mark}`,
    }),
  );
  await ok(manager.ask('PUT', `/api/people/${sam.id}/raters/${rater.id}`, { until: '2026-06-01' }));
  await rateSome(rater.ask, sam.id, capabilities, 2, mark);
  const session = (await ok(manager.ask('POST', '/api/coaching/sessions', { ...when, salespersonId: sam.id })))
    .id as string;
  return {
    agreement: { ...agreed, open: revised.revisions[1] as { number: number; fingerprint: string } },
    handedOver,
    session,
    formerSession,
    assessment: { confirmed, open, former: formerAssessment, self: selfEvaluation },
    evidence: { file, text },
  };
}

type Kept = Awaited<ReturnType<typeof keep>>;

/** What keepers have at hand: a draft, an import, a file in the door, a change, an invitation, a mail that failed. */
async function keep(
  a: TestAcademy,
  administrator: Joined,
  nina: Joined,
  mark: string,
  of: Awaited<ReturnType<typeof place>>,
) {
  const draft = (
    await ok(
      a.owner('POST', '/api/way-of-selling/versions', { from: { versionId: 'in-force' }, note: `Draft ${mark}` }),
    )
  ).versionId as string;
  const matrix = await ok(a.owner('GET', `/api/way-of-selling/versions/${draft}`));
  const rungs = matrix.roles.flatMap((one: { levels: { levelId: string }[] }) =>
    one.levels.map(({ levelId }) => levelId),
  ) as string[];
  const at = matrix.capabilities.findIndex((one: { capabilityId: string }) => one.capabilityId === of.capabilities[0]);
  const cell = (matrix.cells as number[]).findIndex(
    (rung, place) => place % 4 === 0 && rungs[rung] === of.next && matrix.cells[place + 1] === at,
  );
  const was = { proficiency: matrix.cells[cell + 2] as number, weight: matrix.cells[cell + 3] as number };
  const edit = {
    levelId: of.next,
    capabilityId: of.capabilities[0] ?? '',
    was,
    now: { ...was, proficiency: was.proficiency + 1 },
  };
  const { revision } = await ok(a.owner('PATCH', `/api/way-of-selling/versions/${draft}/cells`, { edits: [edit] }));

  const upload = async (who: string) => {
    const bytes = Buffer.from(
      `Name,Email,Market\n${who} ${mark},${who.toLowerCase()}@${mark}.test,Country ${mark}\n=cmd,not an address,\n`,
    );
    const { uploadId, mapping } = await ok(
      administrator.ask('POST', `/api/roster/uploads?fileName=${who}-${mark}.csv`, bytes),
    );
    const { fingerprint } = await ok(administrator.ask('POST', `/api/roster/uploads/${uploadId}/preview`, { mapping }));
    return { uploadId, mapping, fingerprint } as { uploadId: string; mapping: unknown; fingerprint: string };
  };
  const first = await upload('Iris');
  const { importId } = await ok(
    administrator.ask('POST', `/api/roster/uploads/${first.uploadId}/confirm`, { fingerprint: first.fingerprint }),
  );
  const waiting = await upload('Wanda');
  const { undo } = await ok(
    administrator.ask('POST', '/api/people/change', {
      selection: { people: [nina.id] },
      change: { title: `Title ${mark}` },
    }),
  );
  const guestName = `Gerd Guest ${mark}`;
  const guest = (await ok(administrator.ask('POST', '/api/people', { name: guestName, email: `gerd@${mark}.test` })))
    .id as string;
  const { links } = await ok(administrator.ask('POST', '/api/invitations', { people: [guest] }));
  const emptyMarket = newId();
  await ok(administrator.ask('PUT', `/api/markets/${emptyMarket}`, { name: `Empty ${mark}`, parentId: null }));
  const mail = newId();
  await a.inside((db, academyId) =>
    db
      .insertInto('mail')
      .values({
        mail_id: mail,
        of_academy: academyId,
        person_id: nina.id,
        recipient: `nina@${mark}.test`,
        subject: `Subject ${mark}`,
        text: 'text',
        calendar: null,
        trigger: 'person.invited',
        once_key: null,
        queued_at: a.world.now(),
        due_at: a.world.now(),
        tries: 9,
        failed: 'no such mailbox',
      })
      .execute(),
  );
  const invitation = (links[0].link as string).split('#')[1] ?? '';
  const kept = {
    importId: importId as string,
    change: undo as string,
    guest,
    guestName,
    invitation,
    emptyMarket,
    mail,
  };
  return { draft, draftRevision: revision as number, draftEdit: edit, upload: waiting, ...kept, ...(await linksOf(a)) };
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

async function stranger(a: TestAcademy): Promise<Joined> {
  const { world, academyId } = a;
  const { signInId, ...joined } = await a.join({ name: 'Passer By' });
  // the session stays; the person of the academy it was is gone
  await a.inside((db) =>
    db.deleteFrom('membership').where('academy_id', '=', academyId).where('sign_in_id', '=', signInId).execute(),
  );
  await world.database.outside(async (db) => {
    const session = await db
      .selectFrom('sign_in_session')
      .select('id')
      .where('sign_in_id', '=', signInId)
      .executeTakeFirstOrThrow();
    await enterSession(db, session.id, null);
  });
  return { ...joined, signInId };
}

/** The same person, asking another app on the same database. */
export function askingAt(handle: Parameters<typeof asker>[0], person: Joined | null): Ask {
  return asker(handle, person?.cookie);
}
