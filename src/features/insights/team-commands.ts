/**
 * The first screen of a person who leads others: whom to coach next, what waits, and the team's largest gaps. It shows whose gaps
 * they are, so it is on record that one has looked.
 */
import type { Answer } from '../../kernel/contract.ts';
import type { PersonId } from '../../kernel/id.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { listWaiting } from '../assessments/assessing-store.ts';
import { teamCells } from '../assessments/cells.ts';
import { getTeamGaps } from '../assessments/gap-commands.ts';
import { loadVersion } from '../assessments/place-store.ts';
import { listAgreementsWith } from '../coaching/agreement-store.ts';
import { whoNext } from '../coaching/overview-commands.ts';
import { loadPeople } from '../coaching/session-store.ts';
import type * as contract from './contract.ts';
import { largestGaps, readinessOf } from './team-gaps.ts';
import { waitingFor } from './waiting-list.ts';

type MyTeam = Answer<typeof contract.getMyTeam>;

/** As many capabilities as can be looked at without scrolling; the whole map is one click away. */
const mostCapabilities = 8;
const mostPeople = 20;

export async function getMyTeam(act: PersonAct): Promise<MyTeam> {
  const week = await whoNext(act);
  const waiting = await waitingOf(act);
  const gaps = await getTeamGaps(act, { query: { depth: 'direct' } });
  const version = await loadVersion(act.db, act.academyId, act.today);
  const people = gaps.people.map((person) => ({ ...person, cells: teamCells(person.cells, (at) => gaps.capabilities[at]?.capabilityId ?? '') }));
  const selling = people.filter(({ cells }) => cells.length > 0);
  const largest = largestGaps(people.map(({ cells }) => cells)).slice(0, mostCapabilities);
  const columns = new Map(largest.map(({ position }, at) => [position, at]));
  return {
    week,
    waiting,
    version: version && { number: version.number, effectiveOn: version.effectiveOn },
    scale: gaps.scale,
    team: {
      people: gaps.total,
      withRole: people.filter(({ roleId }) => roleId !== null).length,
      assessed: selling.filter(({ lastOn }) => lastOn !== null).length,
      readiness: { ...readinessOf(people.flatMap(({ cells }) => cells)) },
      asOf: act.today,
    },
    capabilities: largest.flatMap(({ position, ...sums }) => {
      const named = gaps.capabilities[position];
      return named ? [{ capabilityId: named.capabilityId, name: named.name, ...sums }] : [];
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

async function waitingOf(act: PersonAct): Promise<MyTeam['waiting']> {
  const me = act.actor.personId;
  const agreements = await listAgreementsWith(act.db, act.academyId, me, false);
  const toAppraise = await listWaiting(act.db, act.academyId, me, act.today);
  const lines = waitingFor(me, agreements, toAppraise.filter(({ person }) => person.id !== me).map(({ person, ...one }) => ({ ...one, personId: person.id })), act.today);
  const people = await loadPeople(act.db, act.academyId, lines.map(({ personId }) => personId), act.today);
  const nameOf = (id: PersonId): string => people.get(id)?.name ?? '';
  return lines.map(({ personId, ...line }) => ({ ...line, person: { id: personId, name: nameOf(personId) } }));
}
