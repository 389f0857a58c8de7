/**
 * The placement check over HTTP: begun, answered one by one, handed in, and judged by who leads the person. What is said of oneself
 * becomes a self-evaluation, the word of the leader an appraisal; what was answered stays with the person.
 */
import type { Answer, Asked } from '../../kernel/contract.ts';
import type { Decision } from '../../kernel/decision.ts';
import { newId, type CapabilityId, type PersonId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import type { AcademyEvent } from '../../kernel/event.ts';
import type { Act } from '../../server/history/act.ts';
import { recordViewing } from '../../server/history/viewing.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { hidesSelf } from '../assessments/access.ts';
import { placeOf } from '../assessments/assessing-commands.ts';
import { listJudgeable } from '../assessments/assessing-store.ts';
import type { AssessmentKind } from '../assessments/assessment.ts';
import { rateMany } from '../assessments/commands.ts';
import type { Place } from '../assessments/place-store.ts';
import { judge } from '../learning/judging.ts';
import { shuffled } from '../learning/shuffle.ts';
import { leadsThem } from '../people/access.ts';
import { mayBeginPlacement, maySeePersonalPath } from './access.ts';
import { loadWay, stepsOf } from './personal-path-commands.ts';
import * as rules from './placement.ts';
import type * as contract from './placement-contract.ts';
import { askable, type AskableCard, withoutAnswer } from './placement-question.ts';
import * as store from './placement-store.ts';
import { loadCriteria } from './store.ts';

export async function getPlacement(
  act: PersonAct,
  { params }: Asked<typeof contract.getPlacement>,
): Promise<Answer<typeof contract.getPlacement>> {
  const place = await placeOf(act, params.personId);
  if (!maySeePersonalPath(act.actor, place.relation)) throw notYours();
  await recordViewing(act, 'standings', [place.personId]);
  const found = place.target && (await store.findPlacement(act.db, act.academyId, place.personId, place.target.id));
  const mine = place.relation === 'self';
  const asks = found === null || found.state === 'judged' ? await questionsFor(act, place, newId()) : [];
  return {
    person: { id: place.personId, name: place.name, target: place.target?.name ?? null },
    scale: (place.version?.scale ?? []).map(({ proficiency, name }) => ({ proficiency, name })),
    placement: found && {
      placementId: found.placementId,
      state: found.state,
      judged: found.judgedAt && { by: found.judgedBy ?? '', at: found.judgedAt },
      items: await itemsFor(act, place, found),
    },
    capabilities: found?.items.length ?? asks.length,
    may: {
      begin: mayBeginPlacement(place.relation) && place.here && asks.length > 0,
      answer: mine && found?.state === 'open',
      judge: leadsThem(place.relation) && found?.state === 'submitted',
    },
  };
}

type Item = NonNullable<Answer<typeof contract.getPlacement>['placement']>['items'][number];

/** The person reads the questions and what they answered; who leads them only what came of it. */
async function itemsFor(act: PersonAct, place: Place, placement: store.PlacementFound): Promise<Item[]> {
  const { version, role, target, relation } = place;
  const known =
    version && role && target
      ? await listJudgeable(act.db, act.academyId, version.versionId, role.id, { target: target.id, held: null })
      : [];
  const capabilities = new Map(known.map((one) => [one.capabilityId, one]));
  const cards = await cardsOf(act, placement);
  const handedIn = placement.state !== 'open';
  return placement.items.map((item): Item => {
    const { capabilityId, given } = item;
    const capability = capabilities.get(capabilityId);
    const card = cards.get(keyOf(item));
    const mine = relation === 'self';
    const hidden = !mine && (!handedIn || hidesSelf(relation, place.ratedHere, capabilityId));
    return {
      capabilityId,
      name: capability?.name ?? {},
      indicators: { ...capability?.indicators },
      required: capability?.required ?? 0,
      question: !mine || !card ? null : ((handedIn ? card : withoutAnswer(card)) as Item['question']),
      given: mine ? (given as Item['given']) : null,
      self: hidden ? null : item.self,
      right: handedIn && card && given ? judge(card, given).right : null,
    };
  });
}

async function cardsOf(act: PersonAct, { items }: rules.Placement): Promise<ReadonlyMap<string, AskableCard>> {
  const contents = await store.listContents(act.db, act.academyId, items);
  return new Map(
    contents.flatMap(({ activityId, number, content }) =>
      askable(content).map((card) => [keyOf({ activityId, number, cardKey: card.key }), card]),
    ),
  );
}

function keyOf({ activityId, number, cardKey }: Pick<rules.PlacementQuestion, 'activityId' | 'number' | 'cardKey'>) {
  return `${activityId} ${number} ${cardKey}`;
}

export async function beginPlacement(
  act: PersonAct,
  { params }: Asked<typeof contract.beginPlacement>,
): Promise<Answer<typeof contract.beginPlacement>> {
  const { personId, placementId } = params;
  const place = await placeOf(act, personId);
  if (!mayBeginPlacement(place.relation)) throw notYours();
  const { role, target } = place;
  if (!role || !target || !place.here)
    throw new Problem('refused', 'There is no level this person works toward.', { reason: 'no-target' });
  const before = await store.loadPlacementToChange(act.db, act.academyId, placementId);
  if (before?.personId === personId) return { questions: before.items.length };
  const items = (await questionsFor(act, place, placementId)).map((one) => ({ ...one, given: null, self: null }));
  if (items.length === 0)
    throw new Problem('refused', 'The menu has no question about what is not shown yet.', { reason: 'nothing-to-ask' });
  const placement = { placementId, personId, roleId: role.id, levelId: target.id, state: 'open', items } as const;
  const made = { by: act.actor.personId, at: act.now };
  if (!(await store.addPlacement(act.db, act.academyId, placement, made)))
    throw new Problem('conflict', 'A placement check is under way already.', { reason: 'under-way' });
  await act.tell({
    name: 'placement.begun',
    subjectId: personId,
    about: { placementId, roleId: role.id, levelId: target.id, questions: items.length },
  });
  return { questions: items.length };
}

const chances = Array.from({ length: 1000 }, (_, at) => at / 1000);

/** Which are asked follows from the id, so that the same check is the same wherever it is looked at. */
async function questionsFor(
  act: PersonAct,
  place: Place,
  placementId: string,
): Promise<readonly rules.PlacementQuestion[]> {
  const { role, target } = place;
  if (!role || !target) return [];
  const criteria = await loadCriteria(act.db, act.academyId, role.id, target.id, act.today);
  const steps = await stepsOf(act, place);
  const asked = criteria.map(({ capabilityId, proficiency }) => ({
    capabilityId,
    proficiency,
    step: steps.get(capabilityId) ?? 0,
  }));
  const offered = await offeredQuestions(
    act,
    asked.map(({ capabilityId }) => capabilityId),
  );
  return rules.chooseQuestions(asked, offered, chanceFor(placementId));
}

/** What may be asked of some capabilities. */
export async function offeredQuestions(
  act: PersonAct,
  capabilityIds: readonly CapabilityId[],
): Promise<readonly rules.PlacementQuestion[]> {
  const sources = await store.listSources(act.db, act.academyId, capabilityIds);
  return sources.flatMap(({ activityId, number, capabilityIds: of, content }) =>
    askable(content).flatMap(({ key: cardKey }) =>
      of.map((capabilityId) => ({ capabilityId, activityId, number, cardKey })),
    ),
  );
}

export function chanceFor(id: string): (capabilityId: CapabilityId) => number {
  return (capabilityId) => shuffled(chances, `${id}:${capabilityId}`)[0] ?? 0;
}

export async function answerPlacement(
  act: PersonAct,
  { params, body }: Asked<typeof contract.answerPlacement>,
): Promise<undefined> {
  const { placement, place } = await toChange(act, params.placementId);
  const after = decided(rules.answerItem(placement, act.actor.personId, params.at, body, place.version?.steps ?? 0));
  await store.savePlacement(act.db, act.academyId, after, act.now, null);
  return undefined;
}

export async function submitPlacement(
  act: PersonAct,
  { params }: Asked<typeof contract.submitPlacement>,
): Promise<undefined> {
  const { placement } = await toChange(act, params.placementId);
  const after = decided(rules.submitPlacement(placement, act.actor.personId));
  await store.savePlacement(act.db, act.academyId, after, act.now, null);
  await rate(
    act,
    after.personId,
    'self',
    after.items.flatMap(({ capabilityId, self }) => (self === null ? [] : [{ capabilityId, proficiency: self }])),
  );
  await act.tell({
    name: 'placement.submitted',
    subjectId: after.personId,
    about: { placementId: after.placementId, questions: after.items.length },
  });
  return undefined;
}

export async function judgePlacement(
  act: PersonAct,
  { params, body }: Asked<typeof contract.judgePlacement>,
): Promise<Answer<typeof contract.judgePlacement>> {
  const { placement, place } = await toChange(act, params.placementId);
  const words = [...new Map(body.words.map((one) => [one.capabilityId, one])).values()];
  const by = { personId: act.actor.personId, leads: leadsThem(place.relation) };
  const after = decided(rules.judgePlacement(placement, by, words, place.version?.steps ?? 0));
  const assessmentId = await rate(act, after.personId, 'appraisal', words);
  await store.savePlacement(act.db, act.academyId, after, act.now, { by: by.personId, assessmentId });
  await act.tell({
    name: 'placement.judged',
    subjectId: after.personId,
    about: { placementId: after.placementId, assessmentId, capabilities: words.length },
  });
  const way = await loadWay(act, place, await stepsOf(act, place));
  return { minutesSaved: way.path.minutesSaved };
}

async function toChange(
  act: PersonAct,
  placementId: string,
): Promise<{ readonly placement: store.PlacementFound; readonly place: Place }> {
  const placement = await store.loadPlacementToChange(act.db, act.academyId, placementId);
  const place = placement && (await placeOf(act, placement.personId));
  if (!placement || !place || !maySeePersonalPath(act.actor, place.relation))
    throw new Problem('not-found', 'There is no such placement check, or it is not yours to see.');
  return { placement, place };
}

/** @returns the assessment it became, confirmed at once */
async function rate(
  act: PersonAct,
  personId: PersonId,
  kind: AssessmentKind,
  words: readonly rules.Word[],
): Promise<string> {
  const assessmentId = newId();
  const times = { openedAt: act.now, closedAt: act.now };
  await rateMany(act, [
    {
      assessment: { assessmentId, personId, raterId: act.actor.personId, kind, state: 'confirmed', ...times },
      ratings: words.map((word) => ({ ...word, ratedAt: act.now })),
    },
  ]);
  return assessmentId;
}

/** Reacts to `person.erased`. */
export async function forgetPlacements(act: Act, event: AcademyEvent): Promise<void> {
  if (event.subjectId !== null) await store.forgetAnswers(act.db, act.academyId, event.subjectId);
}

function notYours(): Problem {
  return new Problem('forbidden', 'A placement check is for the person and for those who lead them.', {
    reason: 'not-yours',
  });
}

const said: Readonly<Record<rules.PlacementRefusal, string>> = {
  'not-yours': 'This is not yours to answer, or to judge.',
  'not-open': 'This placement check was handed in already.',
  'no-such-question': 'This was not asked.',
  'not-on-the-scale': 'This is no step of the scale.',
  unanswered: 'Some questions have no answer yet.',
  oneself: 'Nobody places themselves: somebody who leads you does.',
  'not-submitted': 'This waits to be handed in, or was judged already.',
  'nothing-said': 'Say of at least one capability what counts as shown.',
};

function decided<Value>(decision: Decision<Value, rules.PlacementRefusal>): Value {
  if (decision.ok) return decision.value;
  const { refused } = decision;
  const code = refused === 'not-yours' || refused === 'oneself' ? 'forbidden' : 'refused';
  throw new Problem(code, said[refused], { reason: refused });
}
