/**
 * Requests of one academy with ids of another in them: every request of the access table made of the other's ids, every one of
 * them with a single id exchanged, and the filters and fields that take an id without needing one.
 */
import { isUuid, newId } from '../../kernel/id.ts';
import type { LivedIn } from '../lived-in.ts';
import { contentOf } from '../lived-in-coaching.ts';
import type { Asked, Asker } from './row.ts';
import { allRows, saidOf } from './table.ts';

export interface Crossing {
  readonly endpoint: string;
  readonly asked: Asked;
}

const asOwner = (academy: LivedIn): Asker => ({ kind: 'owner', ask: academy.a.owner });

/** Texts of the other academy's making would come back as an echo; its ids are what is tried. */
const nameless = (academy: LivedIn): LivedIn => ({ ...academy, mark: 'echoed' });

export async function crossings(mine: LivedIn, theirs: LivedIn): Promise<readonly Crossing[]> {
  const all: Crossing[] = [];
  for (const row of allRows) {
    // who is let in without an academy brings a secret, or asks about themselves
    if (saidOf(row, 'outsider') !== null && !row.endpoint.startsWith('GET')) continue;
    const own = await row.asked(mine, asOwner(mine));
    const other = await row.asked(nameless(theirs), asOwner(theirs));
    all.push({ endpoint: row.endpoint, asked: other });
    for (const asked of exchanged(own, other)) all.push({ endpoint: row.endpoint, asked });
  }
  return [...all, ...fields(mine, theirs)];
}

/** `own` with one id after another replaced by the one that stands there in `other`. */
function exchanged(own: Asked, other: Asked): readonly Asked[] {
  const places: string[][] = [];
  walk(own, other, [], places);
  if (places.length < 2) return [];
  return places.map((place) => put(own, other, place) as Asked);
}

function walk(own: unknown, other: unknown, at: readonly string[], places: string[][]): void {
  if (typeof own === 'string') {
    if (isUuid(own) && typeof other === 'string' && own !== other) places.push([...at]);
  } else if (own !== null && typeof own === 'object' && !(own instanceof Uint8Array)) {
    for (const [key, value] of Object.entries(own))
      walk(value, (other as Record<string, unknown> | null)?.[key], [...at, key], places);
  }
}

function put(own: unknown, other: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined) return other;
  const [from, to] = [own, other] as [Record<string, unknown>, Record<string, unknown>];
  const value = put(from[key], to[key], rest);
  return Array.isArray(own)
    ? own.map((one: unknown, at) => (String(at) === key ? value : one))
    : { ...from, [key]: value };
}

const version = 'GET /api/way-of-selling/versions/:versionId';

/** Ids that a request may carry and need not. */
function fields(mine: LivedIn, theirs: LivedIn): readonly Crossing[] {
  const { sellers, cast, ids } = theirs;
  const places = {
    managerId: cast.manager.id,
    marketId: ids.north,
    teamId: ids.team,
    roleId: ids.role,
    levelId: ids.level,
  };
  const of = (endpoint: string, asked: Asked): Crossing => ({ endpoint, asked });
  const me = mine.sellers.sam.id;
  return [
    ...Object.entries({
      market: ids.north,
      team: ids.team,
      manager: cast.manager.id,
      role: ids.role,
      level: ids.level,
    }).map(([filter, id]) => of('GET /api/people', { query: { [filter]: id, status: 'here' } })),
    ...Object.entries(places).flatMap(([field, id]) => [
      of('POST /api/people', { body: { name: 'Crossing', [field]: id } }),
      of('POST /api/people/change', { body: { selection: { people: [me] }, change: { [field]: id } } }),
      of('POST /api/people/change/preview', {
        body: { selection: { people: [sellers.sam.id, me] }, change: { [field]: id } },
      }),
    ]),
    of('POST /api/people/change', { body: { selection: { people: [me] }, change: { targetLevelId: ids.next } } }),
    of('POST /api/people/change', {
      body: { selection: { filters: { market: ids.north, status: 'here' } }, change: { title: 'Crossed' } },
    }),
    of('PUT /api/markets/:marketId', { marketId: newId(), body: { name: 'Crossing', parentId: ids.country } }),
    of('PUT /api/teams/:teamId', { teamId: newId(), body: { name: 'Crossing', marketId: ids.north } }),
    of('PUT /api/people/:personId/grants', {
      personId: me,
      body: { grants: [{ grant: 'head-of-sales', marketId: ids.north }] },
    }),
    of('POST /api/roster/uploads/:uploadId/preview', {
      uploadId: mine.ids.upload.uploadId,
      body: { mapping: mine.ids.upload.mapping, wholeRoster: true, spared: [sellers.sam.id] },
    }),
    of('POST /api/way-of-selling/versions', { body: { from: { versionId: ids.version } } }),
    of(`${version}/difference`, { versionId: mine.ids.draft, query: { from: ids.version } }),
    of(`${version}/effect`, { versionId: mine.ids.draft, query: { effectiveOn: '2026-03-02', team: ids.team } }),
    ...[
      { edit: 'remove-role', roleId: ids.role },
      { edit: 'retire-capability', capabilityId: ids.capabilities[0] },
      { edit: 'remove-level', levelId: ids.level },
      { edit: 'move', what: 'capability', id: ids.capabilities[0], before: null },
    ].map((edit) =>
      of('PATCH /api/way-of-selling/versions/:versionId/contents', {
        versionId: mine.ids.draft,
        body: { edits: [edit] },
      }),
    ),
    ...['manager', 'team', 'market', 'role'].flatMap((filter) => {
      const query = {
        [filter]: { manager: cast.manager.id, team: ids.team, market: ids.north, role: ids.role }[filter] ?? '',
      };
      return [of('GET /api/gaps/team', { query }), of('GET /api/gaps/team/file', { query })];
    }),
    ...['market', 'role'].map((filter) =>
      of('GET /api/gaps/company', { query: { [filter]: filter === 'market' ? ids.north : ids.role } }),
    ),
    ...coachingFields(mine, theirs),
  ];
}

function coachingFields(mine: LivedIn, theirs: LivedIn): readonly Crossing[] {
  const { ids, sellers } = theirs;
  const content = contentOf(ids.capabilities, 'echoed');
  const own = contentOf(mine.ids.capabilities, 'echoed');
  const named = { what: 'echoed', kind: 'module', owner: 'salesperson', due: '2026-03-20' };
  const agree = (body: object): Crossing => ({
    endpoint: 'POST /api/coaching/agreements',
    asked: { body: { salespersonId: mine.sellers.nina.id, ...body } },
  });
  return [
    {
      endpoint: 'POST /api/coaching/sessions',
      asked: { body: { startsAt: '2026-03-09T10:00:00Z', minutes: 30, salespersonId: sellers.sam.id } },
    },
    agree({ content }),
    agree({ content: { ...own, actions: [{ ...named, activityId: ids.menu.published }] } }),
    agree({ content: own, sessionId: ids.session }),
  ];
}
