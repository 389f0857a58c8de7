/**
 * Reading where a person stands, and why. Everything is derived when it is read: the stored estimate is aged to today,
 * requirements are those in force today. Whoever looks at somebody else is put on record.
 */
import type { Answer, Asked } from '../../kernel/contract.ts';
import type { CapabilityId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import { inLanguage } from '../../kernel/words.ts';
import { type SpreadsheetValue, writeCsv } from '../../server/files/spreadsheet-export.ts';
import { recordViewing } from '../../server/history/viewing.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { maySeeStandings } from '../people/access.ts';
import { hidesSelf, mayInviteRaters, ratesAs } from './access.ts';
import { placeOf } from './assessing-commands.ts';
import { listNames } from './assessing-store.ts';
import { grouped } from './grouped.ts';
import { compareOpinions, type Opinion } from './disagreement.ts';
import { findGaps, readinessFor, type Required } from './gap.ts';
import { movementOf, readinessMovement } from './movement.ts';
import { listPersonNames, listSaid, listStands, type Stands } from './person-standing-store.ts';
import type { Place } from './place-store.ts';
import { notYours } from './refusals-commands.ts';
import type * as contract from './standing-contract.ts';
import { explainStanding as explain, type Standing, standingOn } from './standing.ts';
import { loadEvidence } from './standing-store.ts';

async function placeToSee(act: PersonAct, personId: string): Promise<Place> {
  const place = await placeOf(act, personId);
  if (!maySeeStandings(act.actor, place.relation)) throw notYours();
  await recordViewing(act, 'standings', [personId]);
  return place;
}

async function standsOf(act: PersonAct, place: Place): Promise<Stands[]> {
  if (!place.version || !place.role) return [];
  const { versionId } = place.version;
  const of = { versionId, roleId: place.role.id, targetId: place.target?.id ?? null, heldId: place.level?.id ?? null };
  return listStands(act.db, act.academyId, place.personId, of);
}

const personOf = ({ personId, name, role, level, target }: Place) => ({ id: personId, name, role, level, target });
const plainStanding = ({ step, mean, certainty, state, on, ageInDays }: Standing) => ({
  step,
  mean,
  certainty,
  state,
  on,
  ageInDays,
});
const versionOf = ({ version }: Place) => version && { number: version.number, effectiveOn: version.effectiveOn };

export async function getStandings(
  act: PersonAct,
  { params }: Asked<typeof contract.getStandings>,
): Promise<Answer<typeof contract.getStandings>> {
  const place = await placeToSee(act, params.personId);
  const stands = await standsOf(act, place);
  const steps = place.version?.steps ?? 0;
  const standings = new Map(stands.map((one) => [one.capabilityId, standingOn(estimateOf(one), steps, act.today)]));
  const target = requiredBy(stands, ({ required }) => required);
  const held = requiredBy(stands, (one) => one.held);
  const byId = new Map(stands.map((one) => [one.capabilityId, one]));
  const days = (all: readonly (string | null)[]) =>
    all.reduce((last, one) => (one !== null && (last === null || one > last) ? one : last), null);
  return {
    person: personOf(place),
    version: versionOf(place),
    scale: [...(place.version?.scale ?? [])],
    readiness: readinessFor(target, standings),
    heldReadiness: readinessFor(held, standings),
    capabilities: findGaps(held, target, standings).gaps.flatMap((gap) => {
      const [one, standing] = [byId.get(gap.capabilityId), standings.get(gap.capabilityId)];
      if (!one || !standing) return [];
      const hidden = hidesSelf(place.relation, place.ratedHere, gap.capabilityId);
      const self =
        one.self !== null && one.selfOn !== null && !hidden ? { proficiency: one.self, on: one.selfOn } : null;
      return [
        {
          ...gap,
          ...plainStanding(standing),
          name: one.name,
          group: one.group,
          held: one.held,
          weight: one.weight,
          self,
        },
      ];
    }),
    lastSelf: days(stands.map(({ selfOn }) => selfOn)),
    lastAppraisal: days(stands.map(({ on }) => on)),
    may: {
      rate: place.here ? ratesAs(place) : null,
      inviteRaters: place.here && mayInviteRaters(act.actor, place.relation),
    },
  };
}

function estimateOf({ mean, variance, on }: Stands) {
  return mean === null || variance === null || on === null ? null : { mean, variance, on };
}

function requiredBy(stands: readonly Stands[], proficiencyOf: (one: Stands) => number): Required[] {
  return stands.flatMap((one) => {
    const proficiency = proficiencyOf(one);
    return proficiency > 0 ? [{ capabilityId: one.capabilityId, proficiency, weight: one.weight }] : [];
  });
}

export async function explainStanding(
  act: PersonAct,
  { params }: Asked<typeof contract.explainStanding>,
): Promise<Answer<typeof contract.explainStanding>> {
  const { personId, capabilityId } = params;
  const place = await placeToSee(act, personId);
  const name = (await listNames(act.db, act.academyId, [capabilityId])).get(capabilityId);
  if (!name || !place.version) throw new Problem('not-found', 'There is no such capability in the way of selling.');
  const { steps } = place.version;
  const kept = hidesSelf(place.relation, place.ratedHere, capabilityId);
  const evidence = await loadEvidence(act.db, act.academyId, [personId], [capabilityId]);
  const said = await listSaid(act.db, act.academyId, personId, capabilityId);
  const asked = (await standsOf(act, place)).find((one) => one.capabilityId === capabilityId);
  const { counted, ...standing } = explain(evidence, steps, act.today);
  const assessmentOf = new Map(evidence.map((one) => [one.id, one]));
  return {
    capabilityId,
    name,
    scale: [...place.version.scale],
    version: versionOf(place),
    required: asked?.required ?? 0,
    held: asked?.held ?? 0,
    weight: asked?.weight ?? 0,
    standing: plainStanding(standing),
    evidence: counted.flatMap(({ evidence: piece, weight, share, reasons }) => {
      const rated = assessmentOf.get(piece.id);
      if (!rated || (kept && rated.kind === 'self')) return [];
      const words = said.get(rated.assessmentId);
      const items = (words?.items ?? []).map(({ evidenceId, kind, said: text, size, type }) => ({
        evidenceId,
        kind,
        said: text,
        size,
        type,
      }));
      const { assessmentId, proficiency, on } = rated;
      return [
        {
          assessmentId,
          rater: words?.rater ?? '',
          kind: rated.kind,
          proficiency,
          on,
          weight,
          share,
          reasons: [...reasons],
          note: words?.note ?? null,
          items,
        },
      ];
    }),
    selfKeptBack: kept && evidence.some(({ kind }) => kind === 'self'),
    rate: place.here ? ratesAs(place) : null,
    movement: movementOf(evidence, steps, act.today),
  };
}

export async function comparePerson(
  act: PersonAct,
  { params }: Asked<typeof contract.comparePerson>,
): Promise<Answer<typeof contract.comparePerson>> {
  const place = await placeToSee(act, params.personId);
  const stands = await standsOf(act, place);
  const evidence = grouped(
    await loadEvidence(
      act.db,
      act.academyId,
      [params.personId],
      stands.map(({ capabilityId }) => capabilityId),
    ),
    (one) => one.capabilityId,
  );
  const keptBack = (capabilityId: CapabilityId) =>
    hidesSelf(place.relation, place.ratedHere, capabilityId) &&
    (evidence.get(capabilityId) ?? []).some(({ kind }) => kind === 'self');
  const judged = stands.map(({ capabilityId, required, held }) => ({
    capabilityId,
    required: required || held,
    evidence: (evidence.get(capabilityId) ?? []).filter(({ kind }) => kind !== 'self' || !keptBack(capabilityId)),
  }));
  const raters = await listPersonNames(
    act.db,
    act.academyId,
    [...evidence.values()].flatMap((all) =>
      all.filter(({ kind }) => kind !== 'measurement').map(({ raterId }) => raterId),
    ),
  );
  const opinionOf = ({ raterId, proficiency, on }: Opinion) => ({
    rater: raters.get(raterId) ?? raterId,
    proficiency,
    on,
  });
  const byId = new Map(stands.map((one) => [one.capabilityId, one]));
  return {
    person: personOf(place),
    scale: [...(place.version?.scale ?? [])],
    capabilities: compareOpinions(judged, place.managerId, act.today).map(
      ({ capabilityId, self, manager, others, required, difference }) => ({
        capabilityId,
        name: byId.get(capabilityId)?.name ?? {},
        group: byId.get(capabilityId)?.group ?? {},
        required,
        self: self && opinionOf(self),
        manager: manager && opinionOf(manager),
        others: others.map(opinionOf),
        difference,
        selfKeptBack: keptBack(capabilityId),
      }),
    ),
  };
}

export async function getMovement(
  act: PersonAct,
  { params }: Asked<typeof contract.getMovement>,
): Promise<Answer<typeof contract.getMovement>> {
  const place = await placeToSee(act, params.personId);
  const target = requiredBy(await standsOf(act, place), ({ required }) => required);
  const evidence = grouped(
    await loadEvidence(
      act.db,
      act.academyId,
      [params.personId],
      target.map(({ capabilityId }) => capabilityId),
    ),
    (one) => one.capabilityId,
  );
  return { points: place.version ? readinessMovement(target, evidence, place.version.steps, act.today) : [] };
}

export async function standingsFile(
  act: PersonAct,
  { params }: Asked<typeof contract.standingsFile>,
): Promise<Response> {
  const { capabilities, person } = await getStandings(act, { params, query: undefined, body: undefined });
  const { language } = act.actor;
  const rows: SpreadsheetValue[][] = capabilities.map((one) => [
    inLanguage(one.group, language),
    inLanguage(one.name, language),
    one.step || null,
    one.state,
    Math.round(one.certainty * 100) / 100,
    one.on,
    one.required,
    one.held,
    one.weight,
    one.outcome,
    one.gap,
    one.toRestore,
    one.self?.proficiency ?? null,
  ]);
  const head = [
    'group',
    'capability',
    'standing',
    'state',
    'certainty',
    'last_evidence',
    'required',
    'held_requires',
    'weight',
    'outcome',
    'gap',
    'to_restore',
    'self_evaluation',
  ];
  return csvResponse(`standings ${person.name}`, [head, ...rows]);
}

export function csvResponse(name: string, rows: readonly (readonly SpreadsheetValue[])[]): Response {
  const plain = name.replace(/[^\w .-]/g, '_');
  return new Response(writeCsv(rows), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${plain}.csv"; filename*=UTF-8''${encodeURIComponent(name)}.csv`,
    },
  });
}
