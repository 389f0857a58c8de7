/**
 * The first screen of a person who leads others: whom to coach next, what waits, and the team's largest gaps. It shows whose gaps
 * they are, so it is on record that one has looked.
 */
import type { Answer } from '../../kernel/contract.ts';
import type { Day } from '../../kernel/day.ts';
import type { CapabilityId, PersonId } from '../../kernel/id.ts';
import { recordViewing } from '../../server/history/viewing.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { listWaiting } from '../assessments/assessing-store.ts';
import { listOpenRequests } from '../assessments/demonstration-request-store.ts';
import type { TeamCell } from '../assessments/cells.ts';
import { findGaps } from '../assessments/gap.ts';
import { grouped } from '../assessments/grouped.ts';
import { type Estimate, standingOn } from '../assessments/standing.ts';
import { loadEstimates } from '../assessments/standing-store.ts';
import { listAgreementsWith } from '../coaching/agreement-store.ts';
import { planWeek } from '../coaching/overview-commands.ts';
import { loadPeople } from '../coaching/session-store.ts';
import { targetLevel } from '../people/person.ts';
import { listHandedIn } from '../paths/placement-store.ts';
import { listReadyOf } from '../progress/standing-of-people-commands.ts';
import type * as contract from './contract.ts';
import { largestGaps, missedBy, readinessOf } from './team-gaps.ts';
import { type Frame, type Led, listLed, loadFrame } from './team-store.ts';
import { waitingFor } from './waiting-list.ts';

type MyTeam = Answer<typeof contract.getMyTeam>;

interface Member extends Led {
  readonly lastOn: Day | null;
  readonly cells: readonly TeamCell[];
}

/** As many as can be looked at without scrolling; the whole map is one click away. */
const mostCapabilities = 12;
const mostPeople = 20;

export async function getMyTeam(act: PersonAct): Promise<MyTeam> {
  const led = await listLed(act.db, act.academyId, act.actor.personId, act.today);
  const frame = await loadFrame(
    act.db,
    act.academyId,
    [...new Set(led.flatMap(({ roleId }) => roleId ?? []))],
    act.today,
  );
  const people = await membersOf(act, led, frame);
  const byId = new Map(people.map((person) => [person.id, person]));
  const selling = people.filter(({ cells }) => cells.length > 0);
  const largest = largestGaps(people.map(({ cells }) => cells)).slice(0, mostCapabilities);
  const columns = new Map(largest.map(({ position }, at) => [position, at]));
  return {
    week: await planWeek(act, led, (id) => missedBy(byId.get(id)?.cells ?? [])),
    waiting: await waitingOf(act, byId, await readyOf(act, led)),
    version: frame && { ...frame.version },
    scale: frame ? frame.scale.map((step) => ({ ...step })) : [],
    team: {
      people: people.length,
      withRole: people.filter(({ roleId }) => roleId !== null).length,
      assessed: selling.filter(({ lastOn }) => lastOn !== null).length,
      readiness: { ...readinessOf(people.flatMap(({ cells }) => cells)) },
      asOf: act.today,
    },
    capabilities: largest.flatMap(({ position, ...sums }) => {
      const named = frame?.capabilities[position];
      return named ? [{ ...named, ...sums }] : [];
    }),
    people: selling.slice(0, mostPeople).map(({ id, name, lastOn, cells }) => ({
      id,
      name,
      lastOn,
      share: readinessOf(cells).share,
      cells: cells.flatMap((cell) => {
        const at = columns.get(cell.position);
        return at === undefined ? [] : [at, cell.step, cell.required, cell.held, Math.round(cell.certainty * 100)];
      }),
    })),
  };
}

async function membersOf(act: PersonAct, led: readonly Led[], frame: Frame | null): Promise<readonly Member[]> {
  const ids = led.map(({ id }) => id);
  await recordViewing(act, 'gaps', ids);
  if (!frame) return led.map((person) => ({ ...person, lastOn: null, cells: [] }));
  const estimates = await loadEstimates(act.db, act.academyId, ids);
  const cellsOf = teamCellsIn(frame, act.today);
  return led.map((person) => {
    const stood = estimates.get(person.id) ?? new Map<CapabilityId, Estimate>();
    const lastOn = [...stood.values()].reduce<Day | null>(
      (last, { on }) => (last === null || on > last ? on : last),
      null,
    );
    return { ...person, lastOn, cells: cellsOf(person, stood) };
  });
}

function teamCellsIn(
  frame: Frame,
  today: Day,
): (person: Led, stood: ReadonlyMap<CapabilityId, Estimate>) => readonly TeamCell[] {
  const positions = new Map(frame.capabilities.map(({ capabilityId }, at) => [capabilityId, at]));
  const byLevel = grouped(frame.asked, ({ levelId }) => levelId);
  return ({ roleId, levelId, chosenId }, stood) => {
    const target = byLevel.get(targetLevel(chosenId, levelId, roleId, frame.levels) ?? '') ?? [];
    const held = byLevel.get(levelId ?? '') ?? [];
    const heldStep = new Map(held.map(({ capabilityId, proficiency }) => [capabilityId, proficiency]));
    const standings = new Map(
      [...target, ...held].map(({ capabilityId }) => [
        capabilityId,
        standingOn(stood.get(capabilityId) ?? null, frame.scale.length, today),
      ]),
    );
    return findGaps(held, target, standings).gaps.map((gap) => ({
      ...gap,
      position: positions.get(gap.capabilityId) ?? -1,
      held: heldStep.get(gap.capabilityId) ?? 0,
      certainty: standings.get(gap.capabilityId)?.certainty ?? 0,
    }));
  };
}

/** Who has met every criterion of the next level and waits for the word. */
async function readyOf(act: PersonAct, led: readonly Led[]) {
  const people = led.map(({ id, ...one }) => ({ ...one, personId: id }));
  return (await listReadyOf(act, people)).map(({ personId, on }) => ({
    person: { id: personId, name: led.find(({ id }) => id === personId)?.name ?? '' },
    why: 'level-ready' as const,
    since: on,
    until: null,
  }));
}

async function waitingOf(
  act: PersonAct,
  team: ReadonlyMap<PersonId, Member>,
  ready: Awaited<ReturnType<typeof readyOf>>,
): Promise<MyTeam['waiting']> {
  const me = act.actor.personId;
  const agreements = await listAgreementsWith(act.db, act.academyId, me, false);
  const toAppraise = (await listWaiting(act.db, act.academyId, me, act.today)).filter(({ person }) => person.id !== me);
  const requests = await listOpenRequests(act.db, act.academyId, { askedId: me }, act.today);
  // one line a person, however much they would like to show: the most pressing request comes first
  const toWatch = [...new Map(requests.toReversed().map((one) => [one.person.id, one])).values()].map(
    ({ person, until }) => ({ person, why: 'watch' as const, since: until, until }),
  );
  const toPlace = (await listHandedIn(act.db, act.academyId, me)).map((one) => ({
    ...one,
    why: 'placement' as const,
    until: null,
  }));
  // how they see themselves came with the placement check: one line for both
  const placed = new Set(toPlace.map(({ person }) => person.id));
  const toRate = toAppraise.filter(({ person, why }) => why !== 'self-evaluated' || !placed.has(person.id));
  const asked = [...toRate, ...toWatch, ...toPlace, ...ready];
  const lines = waitingFor(
    me,
    agreements,
    asked.map(({ person, ...one }) => ({ ...one, personId: person.id })),
    act.today,
  );
  const names = new Map([...asked.map(({ person }) => person), ...team.values()].map(({ id, name }) => [id, name]));
  const strangers = lines.flatMap(({ personId }) => (names.has(personId) ? [] : [personId]));
  const others = strangers.length > 0 ? await loadPeople(act.db, act.academyId, strangers, act.today) : null;
  return lines.map(({ personId, ...line }) => ({
    ...line,
    person: { id: personId, name: names.get(personId) ?? others?.get(personId)?.name ?? '' },
  }));
}
