/** What stands before a rater, what was said so far, and asking others to rate. */
import type { Answer, Asked } from '../../kernel/contract.ts';
import { addDays } from '../../kernel/day.ts';
import { Problem } from '../../kernel/problem.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { recordViewing } from '../../server/history/viewing.ts';
import { queueMail } from '../../server/mail/queue.ts';
import { maySeeStandings } from '../people/access.ts';
import { lettersLeave } from '../people/letter-commands.ts';
import { keepsBack, mayInviteRaters, mayReadAssessment, ratesAs } from './access.ts';
import { askedLetter } from './assessment-letter.ts';
import * as assessing from './assessing-store.ts';
import type * as contract from './contract.ts';
import { type EvidenceFound, listEvidence } from './evidence-store.ts';
import { loadPlace, type Place } from './place-store.ts';
import { linkOf, notYours, unknownPerson } from './refusals-commands.ts';
import * as store from './store.ts';

export async function placeOf(act: PersonAct, personId: string): Promise<Place> {
  const place = await loadPlace(act.db, act.academyId, act.actor, personId, act.today);
  if (!place) throw unknownPerson();
  return place;
}

export async function getAssessing(
  act: PersonAct,
  { params }: Asked<typeof contract.getAssessing>,
): Promise<Answer<typeof contract.getAssessing>> {
  const { db, academyId, actor } = act;
  const place = await placeOf(act, params.personId);
  const open = await store.findOpenAssessment(db, academyId, actor.personId, params.personId);
  const kind = ratesAs(place);
  if (!kind || !place.here) {
    throw new Problem(
      'forbidden',
      'You may rate yourself, people you lead, and people you were asked to rate, while they are here.',
      {
        reason: place.here ? 'not-yours-to-rate' : 'person-left',
      },
    );
  }
  const { version, role, target, level } = place;
  const capabilities =
    version && role
      ? await assessing.listJudgeable(db, academyId, version.versionId, role.id, {
          target: target?.id ?? null,
          held: level?.id ?? null,
        })
      : [];
  const ratings = open ? await store.listRatings(db, academyId, open) : [];
  const evidence = open
    ? await listEvidence(db, academyId, { personId: place.personId, assessmentId: open.assessmentId })
    : [];
  return {
    person: { id: place.personId, name: place.name, role, level, target },
    kind,
    scale: [...(version?.scale ?? [])],
    capabilities,
    open: open && {
      assessmentId: open.assessmentId,
      openedAt: open.openedAt,
      ratings: ratings.map((one) => withEvidence(one, evidence)),
    },
    last: await assessing.listLastSaid(db, academyId, actor.personId, params.personId),
  };
}

function withEvidence<R extends Pick<store.RatingFound, 'capabilityId'>>(
  rating: R,
  evidence: readonly EvidenceFound[],
) {
  const mine = evidence.filter(({ capabilityId }) => capabilityId === rating.capabilityId);
  return {
    ...rating,
    evidence: mine.map(({ evidenceId, kind, said, size, type }) => ({ evidenceId, kind, said, size, type })),
  };
}

export async function getAssessment(
  act: PersonAct,
  { params }: Asked<typeof contract.getAssessment>,
): Promise<Answer<typeof contract.getAssessment>> {
  const { db, academyId, actor } = act;
  const assessment = await store.loadAssessment(db, academyId, params.assessmentId, 'to-read');
  const place = assessment && (await loadPlace(db, academyId, actor, assessment.personId, act.today));
  if (!assessment || !place || !mayReadAssessment(actor, place.relation, assessment.raterId)) {
    throw new Problem('not-found', 'There is no such assessment, or it is not yours to read.');
  }
  await recordViewing(act, 'assessment', [assessment.personId]);
  const rater = assessment.raterId === place.personId ? place : await placeOf(act, assessment.raterId);
  const all = await store.listRatings(db, academyId, assessment);
  const ratings = all.filter(({ capabilityId }) => !keepsBack(place, assessment, capabilityId));
  const names = await assessing.listNames(
    db,
    academyId,
    ratings.map(({ capabilityId }) => capabilityId),
  );
  const evidence = await listEvidence(db, academyId, {
    personId: place.personId,
    assessmentId: assessment.assessmentId,
  });
  return {
    assessmentId: assessment.assessmentId,
    person: { id: place.personId, name: place.name },
    rater: { id: assessment.raterId, name: rater.name },
    kind: assessment.kind,
    state: assessment.state,
    openedAt: assessment.openedAt,
    closedAt: assessment.closedAt,
    ratings: ratings.map((one) => ({ ...withEvidence(one, evidence), name: names.get(one.capabilityId) ?? {} })),
    keptBack: all.length - ratings.length,
  };
}

export async function listAssessments(
  act: PersonAct,
  { params, query }: Asked<typeof contract.listAssessments>,
): Promise<Answer<typeof contract.listAssessments>> {
  const place = await placeOf(act, params.personId);
  const sees = maySeeStandings(act.actor, place.relation);
  if (!sees && !place.invited) throw notYours();
  const found = await store.listAssessments(
    act.db,
    act.academyId,
    params.personId,
    {
      raterId: sees ? undefined : act.actor.personId,
      before: query.cursor === undefined ? undefined : beforeOf(query.cursor),
    },
    query.limit + 1,
  );
  if (sees) await recordViewing(act, 'assessment', [params.personId]);
  const items = found.slice(0, query.limit);
  const last = items.at(-1);
  return {
    items,
    next: found.length > query.limit && last ? `${last.openedAt.toISOString()}~${last.assessmentId}` : null,
  };
}

function beforeOf(cursor: string): { readonly openedAt: Date; readonly assessmentId: string } {
  const [moment = '', assessmentId = ''] = cursor.split('~');
  const openedAt = new Date(moment);
  if (Number.isNaN(openedAt.getTime()) || !/^[0-9a-f-]{36}$/.test(assessmentId))
    throw new Problem('bad-request', 'This cursor comes from no list of ours.');
  return { openedAt, assessmentId };
}

export async function listRaters(
  act: PersonAct,
  { params }: Asked<typeof contract.listRaters>,
): Promise<Answer<typeof contract.listRaters>> {
  const place = await placeOf(act, params.personId);
  if (!maySeeStandings(act.actor, place.relation)) throw notYours();
  return {
    items: await assessing.listInvited(act.db, act.academyId, params.personId),
    mayInvite: mayInviteRaters(act.actor, place.relation),
  };
}

const longestInvitation = 365;

export async function inviteRater(
  act: PersonAct,
  { params, body }: Asked<typeof contract.inviteRater>,
): Promise<Answer<typeof contract.inviteRater>> {
  const person = await placeOf(act, params.personId);
  if (!mayInviteRaters(act.actor, person.relation))
    throw new Problem('forbidden', 'Those who lead a person ask others to rate them.', { reason: 'not-yours' });
  if (params.raterId === params.personId)
    throw new Problem('refused', 'A person evaluates themselves without being asked. Choose somebody else.', {
      reason: 'own-rater',
    });
  if (body.until < act.today || body.until > addDays(act.today, longestInvitation)) {
    throw new Problem('refused', 'Choose a day between today and a year from now.', { reason: 'day-out-of-range' });
  }
  const rater = await placeOf(act, params.raterId);
  if (!rater.here || !person.here)
    throw new Problem('refused', `${rater.here ? person.name : rater.name} has left.`, { reason: 'person-left' });
  const { personId, raterId } = params;
  const changed = await assessing.saveInvitation(act.db, act.academyId, {
    personId,
    raterId,
    invitedBy: act.actor.personId,
    invitedAt: act.now,
    until: body.until,
  });
  if (!changed) return { invited: true };
  await act.tell({ name: 'rater.invited', subjectId: personId, about: { raterId, until: body.until } });
  const asker = await placeOf(act, act.actor.personId);
  if (rater.email && (await lettersLeave(act))) {
    const words = {
      name: rater.name,
      asker: asker.name,
      person: person.name,
      until: body.until,
      link: linkOf(act, `/people/${personId}/assess`),
    };
    await queueMail(act, act.academyId, {
      recipient: rater.email,
      personId: raterId,
      ...askedLetter(rater.language ?? 'en', words),
      trigger: 'rater.invited',
      onceKey: `rater.invited ${personId} ${raterId} ${body.until}`,
    });
  }
  return { invited: true };
}

export async function dismissRater(
  act: PersonAct,
  { params }: Asked<typeof contract.dismissRater>,
): Promise<Answer<typeof contract.dismissRater>> {
  const { relation } = await placeOf(act, params.personId);
  const declines = params.raterId === act.actor.personId;
  if (!declines && !mayInviteRaters(act.actor, relation))
    throw new Problem('forbidden', 'Those who lead a person ask others to rate them.', { reason: 'not-yours' });
  if (await assessing.removeInvitation(act.db, act.academyId, params.personId, params.raterId)) {
    await act.tell({ name: 'rater.dismissed', subjectId: params.personId, about: { raterId: params.raterId } });
  }
  return { dismissed: true };
}

export async function listToAssess(act: PersonAct): Promise<Answer<typeof contract.listToAssess>> {
  return { items: await assessing.listWaiting(act.db, act.academyId, act.actor.personId, act.today) };
}
