/** What the statements together tell of one activity or one agent (xAPI 1.0.3 Communication 2.4, 2.5; 2.0.0 4.1.6.3, 4.1.6.4). */
import { identifierOf } from '../../standards/xapi/actor.ts';
import { namesIn, personOf } from '../../standards/xapi/person.ts';
import { keyOf } from '../../standards/xapi/reference-keys.ts';
import type { Json } from '../../standards/xapi/shape.ts';
import type { Recording } from './statement-commands.ts';
import { findStatements, loadDefinitions } from './statement-store.ts';

/** An activity nobody spoke of is an activity too. */
export async function giveActivity(from: Recording, id: string): Promise<Json> {
  const [found] = await loadDefinitions(from.db, from.academyId, [keyOf('activity', id)]);
  return { objectType: 'Activity', id, ...(found ? { definition: found.definition } : {}) };
}

const statementsLookedInto = 20;

/** With the names the agent has in the statements about it that came last. */
export async function givePerson(from: Recording, agent: Json): Promise<Json> {
  const identifier = identifierOf(agent) ?? '';
  const found = await findStatements(from.db, from.academyId, {
    conditions: [[keyOf('agent', identifier), keyOf('related agent', identifier)]],
    since: null,
    until: null,
    after: null,
    ascending: false,
    limit: statementsLookedInto,
  });
  const names = found.flatMap(({ statement }) =>
    namesIn(JSON.parse(statement), (actor) => identifierOf(actor) === identifier),
  );
  return personOf(agent, names);
}
