/** Choosing from the menu: a page of it, the whole as a file, one activity. Drafts are shown to those who write them. */
import type { Answer, Asked } from '../../kernel/contract.ts';
import { inLanguage } from '../../kernel/words.ts';
import type { SpreadsheetValue } from '../../server/files/spreadsheet-export.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { csvResponse } from '../assessments/standing-commands.ts';
import { loadLibrary } from '../way-of-selling/contents-store.ts';
import { loadWayInForce } from '../way-of-selling/version-store.ts';
import { draftsSeenBy, mayPublishActivities, mayWriteActivity, writes } from './access.ts';
import type { ActivityId } from './activity.ts';
import type * as contract from './contract.ts';
import { cursorOf, type MenuFilters, placeOf } from './menu.ts';
import { isQuestion } from './module-content.ts';
import { refused } from './refusal-commands.ts';
import * as store from './store.ts';

const mostInFile = 10_000;

/** As it travels: whoever reads no drafts is not told that there is one. */
export function shown(act: Pick<PersonAct, 'actor'>, found: store.ActivityFound) {
  const reads = mayWriteActivity(act.actor, found);
  const { activityId, key, kind, delivery, state, number, name, summary, minutes } = found;
  return {
    activityId,
    key,
    kind,
    delivery,
    state,
    number,
    name,
    summary,
    minutes,
    hasDraft: reads ? found.hasDraft : null,
    asked: reads ? found.asked : null,
    fits: [...found.fits],
    languages: [...found.languages],
    develops: [...found.develops],
  };
}

async function askedOf(act: PersonAct, filters: MenuFilters, limit: number, cursor?: string): Promise<store.MenuAsked> {
  const way = await loadWayInForce(act.db, act.academyId, act.today);
  return {
    ...filters,
    drafts: draftsSeenBy(act.actor),
    readIn: act.actor.language,
    versionId: way?.versionId ?? null,
    after: cursor === undefined ? null : placeOf(cursor),
    limit,
  };
}

export async function listMenu(
  act: PersonAct,
  { query }: Asked<typeof contract.listMenu>,
): Promise<Answer<typeof contract.listMenu>> {
  const { cursor, limit, ...filters } = query;
  const asked = await askedOf(act, filters, limit + 1, cursor);
  const found = await store.listMenu(act.db, act.academyId, asked);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map((one) => shown(act, one)),
    next: found.length > limit && last ? cursorOf({ name: last.sortName, id: last.activityId }) : null,
    total: asked.after ? null : (found[0]?.total ?? 0),
    may: { readDrafts: asked.drafts !== 'none', write: writes(act.actor) },
  };
}

export async function menuFile(act: PersonAct, { query }: Asked<typeof contract.menuFile>): Promise<Response> {
  const asked = await askedOf(act, query, mostInFile);
  const found = await store.listMenu(act.db, act.academyId, asked);
  const names = new Map(
    (await store.listCapabilityNames(act.db, act.academyId, asked.versionId)).map((one) => [
      one.capabilityId,
      one.name,
    ]),
  );
  const { language } = act.actor;
  const rows = found.flatMap((one): SpreadsheetValue[][] => {
    const head = [
      one.activityId,
      inLanguage(one.name, language),
      inLanguage(one.summary, language),
      one.kind,
      one.delivery,
      one.state,
      one.minutes,
    ];
    const tail = [one.fits.join(' '), one.languages.join(' ')];
    const develops = one.develops.length > 0 ? one.develops : [null];
    return develops.map((each) => [
      ...head,
      each && inLanguage(names.get(each.capabilityId) ?? {}, language),
      each && each.proficiency,
      ...tail,
    ]);
  });
  const head = [
    'activity',
    'name',
    'summary',
    'kind',
    'delivery',
    'state',
    'minutes',
    'capability',
    'proficiency',
    'fits',
    'languages',
  ];
  return csvResponse('menu', [head, ...rows]);
}

/** An activity the actor may read; drafts and what was retired are for those who write it. */
export async function loadReadable(act: PersonAct, activityId: ActivityId): Promise<store.ActivityFound> {
  const found = await store.loadActivity(act.db, act.academyId, activityId);
  if (!found) throw refused('no-activity');
  // an open attempt at what was retired since still says what it is
  if (found.state === 'draft' && !mayWriteActivity(act.actor, found)) throw refused('no-activity');
  return found;
}

export async function getActivity(
  act: PersonAct,
  { params }: Asked<typeof contract.getActivity>,
): Promise<Answer<typeof contract.getActivity>> {
  const found = await loadReadable(act, params.activityId);
  const version = await store.loadVersion(act.db, act.academyId, found.activityId, found.number);
  const way = await loadWayInForce(act.db, act.academyId, act.today);
  const library = way && (await loadLibrary(act.db, act.academyId, way.versionId));
  const known = new Map((library?.capabilities ?? []).map((one) => [one.capabilityId as string, one]));
  const groups = new Map((library?.groups ?? []).map(({ key, name }) => [key, name]));
  const cards = version?.content?.cards ?? [];
  const write = mayWriteActivity(act.actor, found);
  return {
    activity: shown(act, found),
    guide: version?.guide ?? null,
    cards: cards.length,
    questions: cards.filter(isQuestion).length,
    // what the way of selling no longer knows is developed all the same, and has nothing to say here
    capabilities: found.develops.flatMap(({ capabilityId, proficiency }) => {
      const one = known.get(capabilityId);
      return one
        ? [
            {
              capabilityId,
              name: one.name,
              group: groups.get(one.groupKey) ?? {},
              proficiency,
              indicator: one.indicators[String(proficiency)] ?? {},
            },
          ]
        : [];
    }),
    may: { readDraft: write && found.hasDraft, write, publish: mayPublishActivities(act.actor) },
  };
}
