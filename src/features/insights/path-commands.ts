/** The first screen of a person who sells: their standings, their agreement and what comes next, in a handful of statements. */
import type { Answer } from '../../kernel/contract.ts';
import { type Day, dayOf } from '../../kernel/day.ts';
import type { CapabilityId } from '../../kernel/id.ts';
import type { Words } from '../../kernel/words.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { placeOf } from '../assessments/assessing-commands.ts';
import { listNames, listWaiting } from '../assessments/assessing-store.ts';
import { findGaps, readinessFor, type Required } from '../assessments/gap.ts';
import { loadSelfAsked } from '../assessments/ask-store.ts';
import { listStands, type Stands } from '../assessments/person-standing-store.ts';
import type { Place } from '../assessments/place-store.ts';
import { standingOn } from '../assessments/standing.ts';
import { openActions, tickOf } from '../coaching/action.ts';
import { gapsStillOpen, latestRevision, revisionInForce, stateOf, type Agreement } from '../coaching/agreement.ts';
import { loadLivingAgreement } from '../coaching/agreement-store.ts';
import { checkBackStanding } from '../coaching/check-back.ts';
import { namedActivities } from '../coaching/named-activity-commands.ts';
import { waitsFor } from '../coaching/waiting.ts';
import { loadPeople } from '../coaching/session-store.ts';
import { type AssignmentFound, listOpen } from '../paths/assignment-record-store.ts';
import { loadAhead, loadBehind, type PersonalWay, wayOf } from '../paths/personal-path-commands.ts';
import { findPlacement } from '../paths/placement-store.ts';
import { bitesOf } from './bite.ts';
import type * as contract from './contract.ts';
import { nextSteps, type PathFacts } from './next-step.ts';
import { type AroundMe, loadAroundMe } from './path-store.ts';

type Named = NonNullable<AroundMe['manager']>;
type MyPath = Answer<typeof contract.getMyPath>;

export async function getMyPath(act: PersonAct): Promise<MyPath> {
  const { db, academyId, actor, today } = act;
  // asked in two goes: within each none waits for the answer of another
  const [place, around, agreement, waiting, given, askedSelf, behind] = await Promise.all([
    placeOf(act, actor.personId),
    loadAroundMe(db, academyId, actor.personId, act.now),
    loadLivingAgreement(db, academyId, actor.personId),
    listWaiting(db, academyId, actor.personId, today),
    listOpen(db, academyId, actor.personId),
    loadSelfAsked(db, academyId, actor.personId, today),
    loadBehind(act, actor.personId),
  ]);
  const [stands, ahead, partner, named] = await Promise.all([
    standsOf(act, place),
    loadAhead(act, place, behind),
    agreement && partnerOf(act, agreement, around.manager),
    agreement ? namedIn(act, agreement) : {},
  ]);
  const toAppraise = waiting.filter(({ why }) => why === 'asked');
  const road = roadOf(act, place, stands, agreement);
  const steps = new Map(road.stretches.map(({ capabilityId, step }) => [capabilityId, step]));
  const way = wayOf(act, place, { ...behind, ...ahead }, steps);
  const placement = await placementOf(act, place, road.stretches, way);
  const agreed = agreement && partner ? agreedToLearn(agreement, partner, named, today) : [];
  const bites = bitesOf(
    {
      begun: way.begun.map(begunOf),
      given: [...agreed, ...given.map(givenOf)],
      path: aheadOn(way),
    },
    today,
  );
  return {
    person: { id: place.personId, name: place.name, role: place.role, level: place.level, target: place.target },
    manager: around.manager,
    version: place.version && { number: place.version.number, effectiveOn: place.version.effectiveOn },
    scale: [...(place.version?.scale ?? [])],
    steps: stepsOf(act, place, { around, road: road.stretches, agreement, partner, toAppraise, askedSelf, placement }),
    agreement:
      agreement &&
      partner &&
      (await agreedOf(
        act,
        agreement,
        { partner, named },
        new Map(stands.map(({ capabilityId, name }) => [capabilityId, name])),
      )),
    bites: bites.slice(0, bitesShown).map((bite) => ({ ...bite })),
    learning: { minutesLeft: way.path.minutesLeft, minutesSaved: way.path.minutesSaved, bites: bites.length },
    readiness: road.readiness,
    road: road.stretches.map((stretch) => ({ ...stretch, criterion: criterionOf(way, stretch.capabilityId) })),
    lastSelf: around.lastSelf,
    lastAppraisal: around.appraisal && { by: around.appraisal.rater.name, on: around.appraisal.on },
  };
}

const bitesShown = 4;

type NamedActivities = Awaited<ReturnType<typeof namedActivities>>;

async function namedIn(act: PersonAct, agreement: Agreement): Promise<NamedActivities> {
  const revision = revisionInForce(agreement) ?? latestRevision(agreement);
  return revision ? namedActivities(act, [revision.content]) : {};
}

/** One's own open actions that name something on the menu: agreed on, and so as good as given. */
function agreedToLearn(agreement: Agreement, partner: Named, named: NamedActivities, today: Day) {
  return openActions(agreement, today).flatMap(({ owner, activityId, due }) => {
    const activity = activityId === null ? undefined : named[activityId];
    return owner === 'salesperson' && activityId !== null && activity
      ? [{ ...activity, activityId, due, by: partner.name }]
      : [];
  });
}

function begunOf({ activityId, name, plannedMinutes, share }: PersonalWay['begun'][number]) {
  return { activityId, name, minutes: plannedMinutes, share, cards: true };
}

function givenOf({ activityId, name, minutes, delivery, due, by, rule }: AssignmentFound) {
  return { activityId, name, minutes, cards: delivery === 'e-learning', due, by: by ?? rule };
}

/** What one can take up alone; what a manager or trainer runs is not a bite. */
function aheadOn({ path }: PersonalWay) {
  return path.steps.flatMap(({ state, offer }) =>
    state === 'ahead' && offer.delivery === 'e-learning' ? { ...offer, cards: true } : [],
  );
}

function criterionOf(way: PersonalWay, capabilityId: CapabilityId): MyPath['road'][number]['criterion'] {
  const state = way.criteria.find(({ found }) => found.capabilityId === capabilityId)?.state;
  if (!state) return null;
  const { criterion, counted, missingDemonstrations, missingRaters, met } = state;
  return {
    demonstrations: criterion.demonstrations,
    counted: counted.length,
    missingDemonstrations,
    missingRaters,
    met,
  };
}

async function standsOf(act: PersonAct, { version, role, target, level, personId }: Place): Promise<Stands[]> {
  if (!version || !role) return [];
  return listStands(act.db, act.academyId, personId, {
    versionId: version.versionId,
    roleId: role.id,
    targetId: target?.id ?? null,
    heldId: level?.id ?? null,
  });
}

function roadOf(
  act: PersonAct,
  place: Place,
  stands: readonly Stands[],
  agreement: Agreement | null,
): { stretches: Omit<MyPath['road'][number], 'criterion'>[]; readiness: MyPath['readiness'] } {
  const steps = place.version?.steps ?? 0;
  const standings = new Map(
    stands.map(({ capabilityId, mean, variance, on }) => [
      capabilityId,
      standingOn(mean === null || variance === null || on === null ? null : { mean, variance, on }, steps, act.today),
    ]),
  );
  const target = requiredBy(stands, ({ required }) => required);
  const gaps = new Map(
    findGaps(
      requiredBy(stands, ({ held }) => held),
      target,
      standings,
    ).gaps.map((gap) => [gap.capabilityId, gap]),
  );
  const agreed = new Set(
    agreement && revisionInForce(agreement) ? gapsStillOpen(agreement).map(({ capabilityId }) => capabilityId) : [],
  );
  const stretches = stands.flatMap(({ capabilityId, name, group, required, held, weight, self }) => {
    const [gap, standing] = [gaps.get(capabilityId), standings.get(capabilityId)];
    if (!gap || !standing) return [];
    const { step, mean, certainty, state, on } = standing;
    const { outcome, gap: missing, toRestore } = gap;
    return [
      {
        capabilityId,
        name,
        group,
        required,
        held,
        weight,
        step,
        mean,
        certainty,
        state,
        on,
        outcome,
        gap: missing,
        toRestore,
        self,
        agreed: agreed.has(capabilityId),
      },
    ];
  });
  return { stretches, readiness: readinessFor(target, standings) };
}

function requiredBy(stands: readonly Stands[], proficiencyOf: (one: Stands) => number): Required[] {
  return stands
    .filter((one) => proficiencyOf(one) > 0)
    .map((one) => ({ capabilityId: one.capabilityId, proficiency: proficiencyOf(one), weight: one.weight }));
}

interface Known {
  readonly around: AroundMe;
  readonly road: readonly Pick<MyPath['road'][number], 'outcome'>[];
  readonly agreement: Agreement | null;
  /** who stands on the manager's side of it; not always who leads one now */
  readonly partner: Named | null;
  readonly toAppraise: Awaited<ReturnType<typeof listWaiting>>;
  readonly askedSelf: PathFacts['askedSelf'];
  readonly placement: PathFacts['placement'];
}

/** Offered to who holds no level yet and has shown nothing, where the path has modules to take questions from. */
async function placementOf(
  act: PersonAct,
  { personId, level, target }: Place,
  road: readonly Pick<MyPath['road'][number], 'outcome'>[],
  { path }: PersonalWay,
): Promise<PathFacts['placement']> {
  if (level || !target || road.some(({ outcome }) => outcome !== 'unproven')) return null;
  const found = await findPlacement(act.db, act.academyId, personId, target.id);
  if (found) return { state: found.state };
  return path.steps.some(({ offer }) => offer.delivery === 'e-learning') ? { state: 'none' } : null;
}

function stepsOf(
  act: PersonAct,
  place: Place,
  { around, road, agreement, partner, toAppraise, askedSelf, placement }: Known,
): MyPath['steps'] {
  const { session, manager } = around;
  const standing = agreement && checkBackStanding(agreement, act.today);
  const steps = nextSteps({
    now: act.now,
    today: act.today,
    hasRole: place.role !== null,
    hasWayOfSelling: place.version !== null,
    manager,
    session: session && { ...session, startsAt: new Date(session.startsAt) },
    agreement: agreement &&
      partner && {
        id: agreement.agreementId,
        manager: partner,
        inForce: revisionInForce(agreement) !== null,
        waits: waitsFor(agreement, 'salesperson', act.today),
        actions: openActions(agreement, act.today).filter(({ owner }) => owner === 'salesperson'),
        checkBack: standing?.standing === 'ahead' ? standing.day : null,
      },
    openSelf: around.openSelf,
    lastSelf: around.lastSelf,
    capabilities: road.length,
    appraisal: around.appraisal,
    askedSelf,
    toAppraise: toAppraise.map(({ person, until }) => ({ person, until })),
    placement,
    missing: road.filter(({ outcome }) => outcome !== 'met').length,
  });
  return steps.map((step) => ({ ...step }));
}

async function partnerOf(act: PersonAct, { managerId }: Agreement, manager: Named | null): Promise<Named> {
  if (manager?.id === managerId) return manager;
  const found = (await loadPeople(act.db, act.academyId, [managerId], act.today)).get(managerId);
  return { id: managerId, name: found?.name ?? '' };
}

async function agreedOf(
  act: PersonAct,
  agreement: Agreement,
  { partner: manager, named: activities }: { readonly partner: Named; readonly named: NamedActivities },
  names: ReadonlyMap<CapabilityId, Words>,
): Promise<MyPath['agreement']> {
  const revision = revisionInForce(agreement) ?? latestRevision(agreement);
  const state = stateOf(agreement);
  if (!revision || state === 'ended') return null;
  const unnamed = revision.content.gaps.flatMap(({ capabilityId }) => (names.has(capabilityId) ? [] : [capabilityId]));
  const others = unnamed.length > 0 ? await listNames(act.db, act.academyId, unnamed) : new Map<CapabilityId, Words>();
  const open = new Set(gapsStillOpen(agreement).map(({ capabilityId }) => capabilityId));
  const overdue = new Map(
    openActions(agreement, act.today).map(({ actionId, daysOverdue }) => [actionId, daysOverdue]),
  );
  return {
    id: agreement.agreementId,
    manager,
    state,
    agreedOn: revision.inForceFrom && dayOf(revision.inForceFrom),
    checkBack: revision.content.checkBack,
    gaps: revision.content.gaps.map(({ capabilityId, from, to }) => ({
      capabilityId,
      name: names.get(capabilityId) ?? others.get(capabilityId) ?? {},
      from,
      to,
      open: open.has(capabilityId),
    })),
    actions: revision.content.actions.map(({ actionId, what, kind, owner, due, activityId }) => {
      const tick = tickOf(agreement, actionId);
      const activity = activities[activityId ?? ''];
      return {
        actionId,
        what,
        kind,
        owner,
        due,
        done: tick !== null,
        daysOverdue: overdue.get(actionId) ?? 0,
        activity: activityId !== null && activity ? { activityId, ...activity } : null,
        finishedOn: tick?.completionId ? dayOf(tick.at) : null,
      };
    }),
  };
}
