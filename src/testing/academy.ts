/**
 * An academy of a test's own, asked over HTTP as the product is: found one, add people with whatever the test needs,
 * ask as each of them. It is never cleaned up, so that every test is also a tenancy test.
 */
import { academy, reactions } from '../academy.ts';
import type { Grant } from '../kernel/actor.ts';
import { dayOf } from '../kernel/day.ts';
import { type AcademyId, newId, type PersonId } from '../kernel/id.ts';
import { saveGrants, savePerson, type NewPerson } from '../features/people/change-store.ts';
import { foundAcademy } from '../features/people/founding-commands.ts';
import { saveMembership } from '../features/people/joining-store.ts';
import type { Database } from '../server/database/open.ts';
import type { Db } from '../server/database/tables.ts';
import { type Act, openAct } from '../server/history/act.ts';
import { createApp, type Handle } from '../server/http/app.ts';
import { openLog } from '../server/log.ts';
import { readSettings } from '../server/settings.ts';
import { cookieOf } from '../server/sign-in/session.ts';
import { openSessionFor } from '../server/sign-in/commands.ts';
import type { World } from '../server/world.ts';
import { testDatabase } from './database.ts';

/** A world that stands still at `now` until the test moves it. */
export interface TestWorld extends World {
  clock: Date;
}

export async function testWorld(
  now = new Date('2026-03-02T09:00:00Z'),
  env: Record<string, string> = {},
): Promise<TestWorld> {
  return worldOn(await testDatabase(), now, env);
}

export function worldOn(database: Database, now: Date, env: Record<string, string> = {}): TestWorld {
  const read = readSettings(env);
  if (!read.ok) throw new Error(read.errors.join(' '));
  const world: TestWorld = {
    settings: read.settings,
    database,
    log: openLog('error'),
    secret: 'a secret of the tests, long enough to sign with',
    clock: now,
    now: () => world.clock,
    exportedPlayer: async () => ({ script: 'read("cmi5LearnerPreferences")', style: '' }),
  };
  return world;
}

export interface Answered {
  readonly status: number;
  /** the parsed body; of a streamed answer its last line's `result` */
  readonly body: any; // oxlint-disable-line no-explicit-any -- a test reads what it expects, and fails where it is not there
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly headers: Headers;
}

export type Ask = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answered>;

/** A person with a sign-in and an open session in the academy. */
export interface Joined {
  readonly id: PersonId;
  readonly ask: Ask;
  readonly signInId: string;
  /** of their session, to ask another app on the same database */
  readonly cookie: string;
}

export interface TestAcademy {
  readonly world: TestWorld;
  readonly handle: Handle;
  readonly academyId: AcademyId;
  readonly ownerId: PersonId;
  /** as the founder: owner and administrator */
  readonly owner: Ask;
  readonly founder: Joined & { readonly email: string; readonly password: string };
  readonly nobody: Ask;
  /** adds a person with a sign-in and a session, and gives the way to ask as them */
  join(
    person: Partial<NewPerson> & {
      readonly name: string;
      readonly grants?: readonly { grant: Grant; marketId: string | null }[];
    },
  ): Promise<Joined>;
  /** a way to ask as a sign-in in this academy */
  askAs(signInId: string): Promise<Ask>;
  inside<T>(work: (db: Db, academyId: AcademyId) => Promise<T>): Promise<T>;
  /** runs commands as the product itself, with all reactions */
  act<T>(work: (act: Act) => Promise<T>): Promise<T>;
}

export async function testAcademy(start: 'starter' | 'empty' = 'empty', given?: TestWorld): Promise<TestAcademy> {
  const world = given ?? (await testWorld());
  const handle = createApp(world, academy, async () => null);
  const founder = { name: 'Fay Founder', email: `founder-${newId()}@example.test`, password: 'correct horse battery' };
  const { academyId, founderId, signInId } = await world.database.outside((db) =>
    foundAcademy(
      { db, world, now: world.now() },
      { name: 'Test academy', languages: ['en', 'de'], start, founder },
      reactions,
    ),
  );
  const inside: TestAcademy['inside'] = (work) => world.database.inAcademy(academyId, (db) => work(db, academyId));
  const cookieAs = async (id: string): Promise<string> =>
    cookieOf(world, await world.database.outside((db) => openSessionFor({ db, world }, id, academyId)));
  const askAs = async (id: string): Promise<Ask> => asker(handle, await cookieAs(id));
  const joined = async (id: PersonId, signIn: string): Promise<Joined> => {
    const cookie = await cookieAs(signIn);
    return { id, signInId: signIn, cookie, ask: asker(handle, cookie) };
  };
  const founded = { ...(await joined(founderId, signInId)), email: founder.email, password: founder.password };
  return {
    world,
    handle,
    academyId,
    ownerId: founderId,
    owner: founded.ask,
    founder: founded,
    nobody: asker(handle),
    askAs,
    inside,
    act: (work) =>
      world.database.inAcademy(academyId, (db) => work(openAct(world, db, academyId, null, world.now(), reactions))),
    async join({ grants = [], ...person }) {
      const id: PersonId = newId();
      const signIn = newId();
      await inside(async (db) => {
        await savePerson(db, academyId, { personId: id, joinedOn: dayOf(world.now()), ...person });
        await saveGrants(db, academyId, id, grants);
        await db
          .insertInto('sign_in')
          .values({
            id: signIn,
            name: person.name,
            email: `${signIn}@example.test`,
            email_verified: true,
            image: null,
            created_at: world.now(),
            updated_at: world.now(),
          })
          .execute();
        await saveMembership(db, academyId, id, signIn);
      });
      return joined(id, signIn);
    },
  };
}

/** What succeeds, or the test ends here saying why it did not. */
export async function ok(asked: Promise<Answered>): Promise<Answered['body']> {
  const answer = await asked;
  if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text}`);
  return answer.body;
}

export function asker(handle: Handle, cookie?: string): Ask {
  return async (method, path, body, headers = {}) => {
    const raw = body instanceof Uint8Array || body instanceof ReadableStream;
    const request = new Request(`http://localhost${path}`, {
      method,
      headers: {
        host: 'localhost',
        ...(body === undefined ? {} : { 'content-type': raw ? 'application/octet-stream' : 'application/json' }),
        ...(cookie ? { cookie } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: raw ? (body as BodyInit) : JSON.stringify(body), duplex: 'half' }),
    } as RequestInit);
    const response = await handle(request, '127.0.0.1');
    const bytes = new Uint8Array(await response.arrayBuffer());
    const text = new TextDecoder().decode(bytes);
    return { status: response.status, body: parsed(response, text), text, bytes, headers: response.headers };
  };
}

function parsed(response: Response, text: string): unknown {
  const type = response.headers.get('content-type') ?? '';
  if (type.includes('x-ndjson')) {
    const last = JSON.parse(text.trim().split('\n').at(-1) ?? '{}') as { result?: unknown; problem?: unknown };
    return last.result ?? last.problem;
  }
  return type.includes('json') && text !== '' ? JSON.parse(text) : text;
}
