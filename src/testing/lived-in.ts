/**
 * An academy that has lived a little, with one of everything an endpoint can be asked about, and all kinds of person around the
 * salesperson Sam. Made over HTTP by those who would; every name carries the mark, so that a leak shows.
 */
import type { Grant } from '../kernel/actor.ts';
import { newId } from '../kernel/id.ts';
import { enterSession } from '../server/sign-in/session.ts';
import { type Ask, asker, type Joined, ok, type TestAcademy, testAcademy, type TestWorld } from './academy.ts';
import type { Kind } from './kinds.ts';
import { coach, type Coached } from './lived-in-coaching.ts';
import { demonstrate, type Demonstrated } from './lived-in-demonstrations.ts';
import { keep, type Kept } from './lived-in-keeping.ts';
import { fillMenu, type OnMenu } from './lived-in-menu.ts';
import { bringPackage, type Packaged } from './lived-in-packages.ts';
import { learn, type Learned } from './lived-in-learning.ts';
import { progress, type Progressed } from './lived-in-progress.ts';
import { assign, type Assigned } from './lived-in-paths.ts';
import { record } from './lived-in-records.ts';
import { beginUploads, type Uploaded } from './lived-in-uploads.ts';

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

type Ids = Awaited<ReturnType<typeof place>> &
  Coached &
  Demonstrated &
  OnMenu &
  Learned &
  Packaged &
  Uploaded &
  Assigned &
  Progressed &
  Kept;

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
  const lived = { a, mark, manager, sam: sellers.sam, place: ids, capabilities: ids.capabilities };
  const demonstrated = await demonstrate(lived);
  const onMenu = await fillMenu(a, contributor, mark, ids.capabilities);
  const learned = await learn(lived);
  const assigned = await assign({ ...lived, colleague });
  const packaged = await bringPackage(a, contributor, sellers.sam, mark);
  const uploaded = await beginUploads(contributor, owner, mark);
  await record(a, mark);
  const progressed = await progress({ ...lived, above });
  const kept = await keep(a, administrator, sellers.nina, mark, ids);
  return {
    a,
    mark,
    cast,
    sellers,
    nick,
    outsiders: { stranger: await stranger(a), left },
    ids: {
      ...ids,
      ...coached,
      ...demonstrated,
      ...onMenu,
      ...learned,
      ...packaged,
      ...uploaded,
      ...assigned,
      ...progressed,
      ...kept,
    },
  };
}

async function place(a: TestAcademy, mark: string) {
  const [country, north, south, team] = [newId(), newId(), newId(), newId()];
  await ok(a.owner('PUT', `/api/markets/${country}`, { name: `Country ${mark}`, parentId: null }));
  await ok(a.owner('PUT', `/api/markets/${north}`, { name: `North ${mark}`, parentId: country }));
  await ok(a.owner('PUT', `/api/markets/${south}`, { name: `South ${mark}`, parentId: null }));
  await ok(a.owner('PUT', `/api/teams/${team}`, { name: `Team ${mark}`, marketId: north }));
  const { roles, levels } = await ok(a.owner('GET', '/api/organisation'));
  const role: string = roles.find((one: { key: string }) => one.key === 'key-account-manager').id;
  const ladder = levels
    .filter((one: { roleId: string }) => one.roleId === role)
    .map((one: { id: string }) => one.id) as string[];
  const [level = '', next = ''] = ladder;
  const top = ladder.at(-1) ?? '';
  const matrix = await ok(a.owner('GET', '/api/way-of-selling/versions/in-force'));
  const all = matrix.roles.flatMap((one: { levels: { levelId: string }[] }) =>
    one.levels.map(({ levelId }) => levelId),
  ) as string[];
  const capabilities: string[] = [];
  for (let at = 0; at < matrix.cells.length; at += 4) {
    const [rung, capability, proficiency] = matrix.cells.slice(at, at + 3) as [number, number, number];
    if (all[rung] === next && proficiency > 1) capabilities.push(matrix.capabilities[capability].capabilityId);
  }
  return {
    country,
    north,
    south,
    team,
    role,
    level,
    next,
    top,
    capabilities,
    version: matrix.version.versionId as string,
  };
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
