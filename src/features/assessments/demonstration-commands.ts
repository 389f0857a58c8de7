/**
 * Recording what was seen. It counts at once: judgement, standing and history are written in one transaction. Many at once go the
 * same way as one (`recordDemonstrations`), so that a bench or a demo stands on what people do.
 */
import type { Answer, Asked } from '../../kernel/contract.ts';
import { addDays, type Day, dayOf } from '../../kernel/day.ts';
import type { CapabilityId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Act } from '../../server/history/act.ts';
import { recordViewing } from '../../server/history/viewing.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { leadsThem, maySeeStandings } from '../people/access.ts';
import { placeOf } from './assessing-commands.ts';
import { listJudgeable, listNames } from './assessing-store.ts';
import { withdraw } from './assessment.ts';
import type * as contract from './demonstration-contract.ts';
import { refusedToJudge } from './demonstration-refusals-commands.ts';
import { closeWatched, listOpenRequests } from './demonstration-request-store.ts';
import * as store from './demonstration-store.ts';
import { record, sameDemonstration, takeBack } from './demonstration.ts';
import { loadVersion, type Place } from './place-store.ts';
import { notYours } from './refusals-commands.ts';
import { holdStandings, renewStandings } from './standing-store.ts';
import { addAssessments, knowsCapability, loadAssessment, saveRatings, saveState } from './store.ts';
import { listVerified } from './verifier-store.ts';

/** How far back the ones recorded already are counted for whoever records the next. */
const lately = 365;

export async function getDemonstrating(
  act: PersonAct,
  { params }: Asked<typeof contract.getDemonstrating>,
): Promise<Answer<typeof contract.getDemonstrating>> {
  const { db, academyId, actor, today } = act;
  const place = await placeOf(act, params.personId);
  if (place.relation === 'self') throw refusedToJudge('own-demonstration');
  const leads = leadsThem(place.relation);
  const verified = leads ? new Set<CapabilityId>() : await listVerified(db, academyId, actor.personId, today);
  if (!leads && verified.size === 0) throw refusedToJudge('not-yours-to-judge');
  if (!place.here) throw refusedToJudge('person-left');
  const asked = await listOpenRequests(db, academyId, { askedId: actor.personId }, today);
  const requests = new Map(
    asked
      .filter(({ person }) => person.id === params.personId)
      .map(({ capabilityId, words, until }) => [capabilityId, { words, until }]),
  );
  const counts = leads
    ? await store.countDemonstrations(db, academyId, params.personId, addDays(today, -lately))
    : new Map<CapabilityId, { times: number; lastOn: Day }>();
  const { id, name, role, level, target } = { id: place.personId, ...place };
  return {
    person: leads ? { id, name, role, level, target } : { id, name, role: null, level: null, target: null },
    as: leads ? 'leader' : 'verifier',
    scale: [...(place.version?.scale ?? [])],
    capabilities: (await toJudge(act, place, verified)).map((one) => ({
      ...one,
      times: counts.get(one.capabilityId)?.times ?? 0,
      lastOn: counts.get(one.capabilityId)?.lastOn ?? null,
      request: requests.get(one.capabilityId) ?? null,
    })),
  };
}

/** For those who lead the person what their levels ask for; for a verifier what they verify. */
async function toJudge({ db, academyId }: PersonAct, place: Place, verified: ReadonlySet<CapabilityId>) {
  const { version, role, target, level, relation } = place;
  if (!version) return [];
  if (!leadsThem(relation)) {
    const observable = await store.listObservable(db, academyId, version.versionId, [...verified]);
    return observable.map((one) => ({ ...one, required: 0 }));
  }
  if (!role) return [];
  const levels = { target: target?.id ?? null, held: level?.id ?? null };
  const judgeable = await listJudgeable(db, academyId, version.versionId, role.id, levels);
  return judgeable
    .map(({ held: _, weight: __, ...one }) => one)
    .sort((a, b) => Number(b.required > 0) - Number(a.required > 0));
}

export async function recordDemonstration(
  act: PersonAct,
  { params, body }: Asked<typeof contract.recordDemonstration>,
): Promise<Answer<typeof contract.recordDemonstration>> {
  const { db, academyId, actor, today } = act;
  const place = await placeOf(act, body.personId);
  const asked = { ...body, ...params, note: body.note || null, raterId: actor.personId };
  // before anything is looked up: the same word sent twice at once waits here and then finds itself
  await holdStandings(db, academyId, [body.personId]);
  const known = await store.loadDemonstration(db, academyId, params.assessmentId);
  if (known?.withdrawn && known.raterId === actor.personId) throw refusedToJudge('already-withdrawn');
  if (known && sameDemonstration(known, asked)) return { recorded: true, on: known.on };
  if (known || (await loadAssessment(db, academyId, params.assessmentId, 'to-read')))
    throw refusedToJudge('already-recorded');
  const { version, relation, here } = place;
  const knows = version && (await knowsCapability(db, academyId, version.versionId, body.capabilityId));
  const decided = record(asked, {
    judge: {
      personId: actor.personId,
      relation,
      verifies: await listVerified(db, academyId, actor.personId, today),
    },
    here,
    steps: knows ? version.steps : null,
    today,
    todayThere: dayOf(act.now, actor.timeZone),
  });
  if (!decided.ok) throw refusedToJudge(decided.refused);
  await recordDemonstrations(act, [{ ...decided.value, recordedAt: act.now }]);
  return { recorded: true, on: decided.value.on };
}

/** Writes many at once: new ones only, of any number of people. Who may judge whom is for the caller to know. */
export async function recordDemonstrations(act: Act, all: readonly store.Recorded[]): Promise<void> {
  if (all.length === 0) return;
  const { db, academyId } = act;
  const version = await loadVersion(db, academyId, act.today);
  if (!version) throw refusedToJudge('no-version');
  const people = [...new Set(all.map(({ personId }) => personId))];
  await holdStandings(db, academyId, people);
  await addAssessments(
    db,
    academyId,
    all.map(({ assessmentId, personId, raterId, recordedAt }) => ({
      assessmentId,
      personId,
      raterId,
      kind: 'demonstration',
      state: 'confirmed',
      openedAt: recordedAt,
      closedAt: recordedAt,
    })),
  );
  await saveRatings(
    db,
    academyId,
    all.map(({ recordedAt, ...one }) => ({ ...one, ratedAt: recordedAt })),
  );
  await store.addDemonstrations(db, academyId, all);
  await closeWatched(db, academyId, all, act.now);
  await renewStandings(db, academyId, people, [...new Set(all.map(({ capabilityId }) => capabilityId))], version.steps);
  await act.tellAll(
    all.map(({ assessmentId, personId, capabilityId, raterId, proficiency, on, occasion }) => ({
      name: 'demonstration.recorded',
      subjectId: personId,
      about: { assessmentId, capabilityId, raterId, proficiency, steps: version.steps, on, occasion },
    })),
  );
}

export async function takeBackDemonstration(
  act: PersonAct,
  { params }: Asked<typeof contract.takeBackDemonstration>,
): Promise<Answer<typeof contract.takeBackDemonstration>> {
  const { db, academyId, actor } = act;
  const before = await store.loadDemonstration(db, academyId, params.assessmentId);
  // whether somebody else's exists is not told either
  if (!before || before.raterId !== actor.personId)
    throw new Problem('not-found', 'There is no such demonstration of yours.');
  if (before.withdrawn) return { takenBack: true };
  const decided = takeBack(before, actor.personId, act.now);
  if (!decided.ok) throw refusedToJudge(decided.refused);
  await holdStandings(db, academyId, [before.personId]);
  const assessment = await loadAssessment(db, academyId, params.assessmentId, 'to-change');
  if (!assessment) throw new Problem('not-found', 'There is no such demonstration of yours.');
  const withdrawn = withdraw({ ...assessment, state: 'open' }, actor.personId, act.now);
  if (!withdrawn.ok) throw refusedToJudge('already-withdrawn');
  await saveState(db, academyId, withdrawn.value);
  await store.saveTakenBack(db, academyId, before.assessmentId);
  const version = await loadVersion(db, academyId, act.today);
  if (version) await renewStandings(db, academyId, [before.personId], [before.capabilityId], version.steps);
  await act.tell({
    name: 'demonstration.taken-back',
    subjectId: before.personId,
    about: { assessmentId: before.assessmentId, capabilityId: before.capabilityId },
  });
  return { takenBack: true };
}

export async function listDemonstrations(
  act: PersonAct,
  { params, query }: Asked<typeof contract.listDemonstrations>,
): Promise<Answer<typeof contract.listDemonstrations>> {
  const { db, academyId, actor } = act;
  const place = await placeOf(act, params.personId);
  const sees = maySeeStandings(actor, place.relation);
  if (!sees && (await listVerified(db, academyId, actor.personId, act.today)).size === 0) throw notYours();
  if (sees) await recordViewing(act, 'assessment', [params.personId]);
  const found = await store.pageDemonstrations(
    db,
    academyId,
    params.personId,
    {
      raterId: sees ? undefined : actor.personId,
      capabilityId: query.capability,
      before: query.cursor === undefined ? undefined : beforeOf(query.cursor),
    },
    query.limit + 1,
  );
  const page = found.slice(0, query.limit);
  const names = await listNames(
    db,
    academyId,
    page.map(({ capabilityId }) => capabilityId),
  );
  const last = page.at(-1);
  return {
    items: page.map(({ recordedAt, ...one }) => ({
      ...one,
      seen: [...one.seen],
      capability: names.get(one.capabilityId) ?? {},
      mayTakeBack: takeBack({ raterId: one.rater.id, recordedAt }, actor.personId, act.now).ok,
    })),
    next: found.length > query.limit && last ? `${last.on}~${last.assessmentId}` : null,
  };
}

function beforeOf(cursor: string): { readonly on: Day; readonly assessmentId: string } {
  const [on = '', assessmentId = ''] = cursor.split('~');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(on) || Number.isNaN(Date.parse(on)) || !/^[0-9a-f-]{36}$/.test(assessmentId))
    throw new Problem('bad-request', 'This cursor comes from no list of ours.');
  return { on, assessmentId };
}
