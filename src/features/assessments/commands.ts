/**
 * Rating. A rating counts from the moment it is saved: standing and history are written in its transaction. Many at once go the
 * same way as one (`rateMany`), so that a bench or a demo stands on what people do.
 */
import type { Answer, Asked } from '../../kernel/contract.ts';
import { dayOf } from '../../kernel/day.ts';
import type { CapabilityId, PersonId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Act } from '../../server/history/act.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { queueMail } from '../../server/mail/queue.ts';
import { lettersLeave } from '../people/letter-commands.ts';
import { ratesAs } from './access.ts';
import { type Assessment, change, confirm, ratedAt, sameAssessment, withdraw } from './assessment.ts';
import { confirmedLetter } from './assessment-letter.ts';
import type * as contract from './contract.ts';
import { loadPlace, loadVersion, type Place } from './place-store.ts';
import { linkOf, refused, unknownPerson } from './refusals-commands.ts';
import { holdStandings, renewStandings } from './standing-store.ts';
import * as store from './store.ts';

export async function openAssessment(
  act: PersonAct,
  { params, body }: Asked<typeof contract.openAssessment>,
): Promise<Answer<typeof contract.openAssessment>> {
  const { assessment } = await findOrBegin(act, params.assessmentId, body.personId);
  return { assessmentId: assessment.assessmentId, kind: assessment.kind };
}

/** The assessment under this id, begun where there is none; locked until the act ends. */
export async function findOrBegin(
  act: PersonAct,
  assessmentId: string,
  personId: PersonId,
): Promise<{ readonly assessment: Assessment; readonly place: Place }> {
  const { db, academyId, actor } = act;
  const place = await loadPlace(db, academyId, actor, personId, act.today);
  if (!place) throw unknownPerson();
  const found = await store.loadAssessment(db, academyId, assessmentId, 'to-change');
  if (found) {
    if (!sameAssessment(found, { personId, raterId: actor.personId })) throw refused('another-rater');
    return { assessment: found, place };
  }
  const kind = ratesAs(place);
  if (!kind)
    throw new Problem('forbidden', 'You may rate yourself, people you lead, and people you were asked to rate.', {
      reason: 'not-yours-to-rate',
    });
  if (!place.here) throw gone(place);
  const assessment: Assessment = {
    assessmentId,
    personId,
    raterId: actor.personId,
    kind,
    state: 'open',
    openedAt: act.now,
    closedAt: null,
  };
  await store.addAssessments(db, academyId, [assessment]);
  await act.tell({ name: 'assessment.opened', subjectId: personId, about: { assessmentId, kind } });
  return { assessment, place };
}

/** Whoever no longer leads the person, or is no longer asked, adds nothing; nor does anybody to who has left. */
export function whyNotAnyMore(place: Place): Problem | null {
  if (!ratesAs(place))
    return new Problem('forbidden', 'You are no longer asked to rate this person.', { reason: 'not-yours-to-rate' });
  return place.here ? null : gone(place);
}

function gone({ name }: Place): Problem {
  return new Problem('refused', `${name} has left and is no longer rated.`, { reason: 'person-left' });
}

export async function saveRating(
  act: PersonAct,
  { params, body }: Asked<typeof contract.saveRating>,
): Promise<Answer<typeof contract.saveRating>> {
  const { assessment, place } = await findOrBegin(act, params.assessmentId, body.personId);
  const note = body.note || null;
  const before = await store.loadRating(act.db, act.academyId, assessment, params.capabilityId);
  const same = before?.proficiency === body.proficiency && before.note === note;
  // its answer may have been lost on the way: what stands already is never refused
  if (same) return { saved: true };
  const changed = change(assessment, act.actor.personId);
  if (!changed.ok) throw refused(changed.refused);
  const stranger = whyNotAnyMore(place);
  if (stranger) throw stranger;
  const { version } = place;
  if (!version || !(await store.knowsCapability(act.db, act.academyId, version.versionId, params.capabilityId))) {
    throw new Problem('refused', 'The way of selling no longer has this capability. Load the page again.', {
      reason: 'unknown-capability',
    });
  }
  if ((body.proficiency ?? 1) > version.steps) {
    throw new Problem('refused', `The scale ends at ${version.steps}.`, { reason: 'outside-scale' });
  }
  const at = ratedAt(body.ratedAt === null ? null : new Date(body.ratedAt), act.now);
  const rating = { capabilityId: params.capabilityId, proficiency: body.proficiency, note, ratedAt: at };
  await saveAndRenew(act, [{ assessment, ratings: [rating] }], version.steps, before?.proficiency !== body.proficiency);
  return { saved: true };
}

export interface SheetRating {
  readonly capabilityId: CapabilityId;
  readonly proficiency: number | null;
  readonly note?: string | null;
  readonly ratedAt: Date;
}

/** One assessment with all its ratings, as a bench, a demo or a test writes it. */
export interface Sheet {
  readonly assessment: store.NewAssessment;
  readonly ratings: readonly SheetRating[];
}

/** Writes many assessments at once, new ones or further ratings of open ones. Who may rate whom is for the caller to know. */
export async function rateMany(act: Act, sheets: readonly Sheet[]): Promise<void> {
  if (sheets.length === 0) return;
  const version = await loadVersion(act.db, act.academyId, act.today);
  if (!version)
    throw new Problem('refused', 'No way of selling is in force: there is nothing to rate against.', {
      reason: 'no-version',
    });
  await store.addAssessments(
    act.db,
    act.academyId,
    sheets.map(({ assessment }) => assessment),
  );
  await saveAndRenew(act, sheets, version.steps, true);
  const confirmed = sheets.filter(({ assessment }) => assessment.state === 'confirmed');
  await act.tellAll(confirmed.map(({ assessment, ratings }) => confirmedEvent(assessment, ratings.length)));
}

async function saveAndRenew(act: Act, sheets: readonly Sheet[], steps: number, renews: boolean): Promise<void> {
  const people = [...new Set(sheets.map(({ assessment }) => assessment.personId))];
  const rated = sheets.flatMap(({ assessment: { assessmentId, personId }, ratings }) =>
    ratings.map((one) => ({ ...one, note: one.note ?? null, on: dayOf(one.ratedAt), assessmentId, personId })),
  );
  await holdStandings(act.db, act.academyId, people);
  await store.saveRatings(act.db, act.academyId, rated);
  const capabilities = [...new Set(rated.map(({ capabilityId }) => capabilityId))];
  // another note moves nothing and is no event
  if (!renews) return;
  await renewStandings(act.db, act.academyId, people, capabilities, steps);
  await act.tellAll(
    sheets.map(({ assessment: { assessmentId, personId, raterId, kind }, ratings }) => ({
      name: 'assessment.rated',
      subjectId: personId,
      about: {
        assessmentId,
        raterId,
        kind,
        ratings: ratings.map((one) => ({
          capabilityId: one.capabilityId,
          proficiency: one.proficiency,
          on: dayOf(one.ratedAt),
        })),
      },
    })),
  );
}

function confirmedEvent({ assessmentId, personId, raterId, kind }: Assessment, ratings: number) {
  return { name: 'assessment.confirmed', subjectId: personId, about: { assessmentId, raterId, kind, ratings } };
}

export async function confirmAssessment(
  act: PersonAct,
  { params }: Asked<typeof contract.confirmAssessment>,
): Promise<Answer<typeof contract.confirmAssessment>> {
  const assessment = await loadToChange(act, params.assessmentId);
  const ratings = (await store.listRatings(act.db, act.academyId, assessment)).filter(
    ({ proficiency }) => proficiency !== null,
  ).length;
  const decided = confirm(assessment, act.actor.personId, ratings, act.now);
  if (!decided.ok) throw refused(decided.refused);
  await store.saveState(act.db, act.academyId, decided.value);
  await act.tell(confirmedEvent(assessment, ratings));
  await writeToPerson(act, assessment);
  return { personId: assessment.personId, ratings };
}

async function writeToPerson(act: PersonAct, { assessmentId, personId, raterId, kind }: Assessment): Promise<void> {
  if (kind === 'self' || !(await lettersLeave(act))) return;
  const person = await loadPlace(act.db, act.academyId, act.actor, personId, act.today);
  const rater = await loadPlace(act.db, act.academyId, act.actor, raterId, act.today);
  if (!person?.email || !person.here) return;
  await queueMail(act, act.academyId, {
    recipient: person.email,
    personId,
    ...confirmedLetter(person.language ?? 'en', {
      name: person.name,
      rater: rater?.name ?? '',
      link: linkOf(act, '/me/standings'),
    }),
    trigger: 'assessment.confirmed',
    onceKey: `assessment.confirmed ${assessmentId}`,
  });
}

export async function withdrawAssessment(
  act: PersonAct,
  { params }: Asked<typeof contract.withdrawAssessment>,
): Promise<Answer<typeof contract.withdrawAssessment>> {
  const assessment = await loadToChange(act, params.assessmentId);
  const decided = withdraw(assessment, act.actor.personId, act.now);
  if (!decided.ok) throw refused(decided.refused);
  const version = await loadVersion(act.db, act.academyId, act.today);
  const rated = (await store.listRatings(act.db, act.academyId, assessment)).map(({ capabilityId }) => capabilityId);
  await holdStandings(act.db, act.academyId, [assessment.personId]);
  await store.saveState(act.db, act.academyId, decided.value);
  if (version) await renewStandings(act.db, act.academyId, [assessment.personId], rated, version.steps);
  await act.tell({
    name: 'assessment.withdrawn',
    subjectId: assessment.personId,
    about: { assessmentId: assessment.assessmentId },
  });
  return { withdrawn: true };
}

async function loadToChange(act: PersonAct, assessmentId: string): Promise<Assessment> {
  const assessment = await store.loadAssessment(act.db, act.academyId, assessmentId, 'to-change');
  // whether somebody else's exists is not told either
  if (!assessment || assessment.raterId !== act.actor.personId)
    throw new Problem('not-found', 'There is no such assessment of yours.');
  return assessment;
}
