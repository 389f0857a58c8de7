/** Statements found again: by what they say and what they target, page by page, in the form that was asked for. */
import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../kernel/id.ts';
import {
  activity,
  type Recorder,
  recorder,
  reference,
  someone,
  statement,
  verb,
  voids,
} from '../../testing/recording.ts';
import { testAcademy, type TestAcademy } from '../../testing/academy.ts';

let a: TestAcademy;
let r: Recorder;
beforeAll(async () => {
  a = await testAcademy();
  r = await recorder(a, '2.0.0');
});

async function kept<T extends { id: string }>(sent: T): Promise<T> {
  const { status, text } = await r.ask('POST', '/statements', sent);
  expect(status, text).toBe(200);
  return sent;
}

async function found(query: Readonly<Record<string, unknown>>): Promise<string[]> {
  const { status, body, text } = await r.find('/statements', query);
  expect(status, text).toBe(200);
  return body.statements.map((one: { id: string }) => one.id);
}

describe('filters', () => {
  const registration = newId();
  const group = { objectType: 'Group', name: 'Pair', member: [someone('member')] };
  let plain: string;
  let rich: string;

  beforeAll(async () => {
    plain = (await kept(statement({ actor: someone('filip'), verb: verb('filtered'), object: activity('filter') }))).id;
    const context = {
      registration,
      instructor: someone('mentor'),
      contextActivities: { parent: [activity('whole')] },
    };
    rich = (await kept(statement({ actor: group, verb: verb('filtered'), object: someone('listener'), context }))).id;
  });

  test.each([
    ['the agent that acts', { agent: someone('filip') }, () => [plain]],
    ['a member of the group that acts', { agent: someone('member') }, () => [rich]],
    ['the agent that is the object', { agent: someone('listener') }, () => [rich]],
    ['no agent beside the statement, unless asked for', { agent: someone('mentor') }, () => []],
    ['an instructor, among related agents', { agent: someone('mentor'), related_agents: true }, () => [rich]],
    ['the verb, newest first', { verb: verb('filtered').id }, () => [rich, plain]],
    ['the verb, oldest first', { verb: verb('filtered').id, ascending: true }, () => [plain, rich]],
    ['the activity that is the object', { activity: activity('filter').id }, () => [plain]],
    ['no activity beside the statement, unless asked for', { activity: activity('whole').id }, () => []],
    ['an activity of the context', { activity: activity('whole').id, related_activities: true }, () => [rich]],
    ['the registration', { registration }, () => [rich]],
    ['the registration in capitals', { registration: registration.toUpperCase() }, () => [rich]],
    [
      'all conditions at once',
      { agent: someone('filip'), verb: verb('filtered').id, activity: activity('filter').id },
      () => [plain],
    ],
    ['nothing where one condition fails', { agent: someone('filip'), verb: verb('never').id }, () => []],
    ['nothing of an activity nobody named', { activity: activity('none').id }, () => []],
  ])('find %s', async (_, query, expected) => {
    expect(await found(query)).toEqual(expected());
  });

  test.each([{ related_agents: true }, { related_activities: true }, { attachments: false }, { format: 'exact' }])(
    'take %j without anything it adds to',
    async (query) => {
      expect((await r.find('/statements', query)).status).toBe(200);
    },
  );

  test.each([
    [{ statmentId: newId() }],
    [{ statementId: newId(), voidedStatementId: newId() }],
    [{ statementId: newId(), agent: someone('filip') }],
    [{ statementId: 'one' }],
    [{ verb: 'answered' }],
    [{ agent: 'Filip' }],
    [{ activity: 'filter' }],
    [{ registration: 'one' }],
    [{ since: 'yesterday' }],
    [{ limit: '-1' }],
    [{ ascending: 'yes' }],
    [{ format: 'short' }],
    [{ Verb: verb('filtered').id }],
    [{ cursor: 'never-given' }],
  ])('refuse %j', async (query) => {
    expect((await r.find('/statements', query)).status).toBe(400);
  });
});

describe('what a statement targets', () => {
  test('finds the statement that targets it too, whichever came first', async () => {
    const target = statement({ verb: verb('targeted'), object: activity('target') });
    const before = await kept(statement({ verb: verb('praised'), object: reference(target.id) }));
    await kept(target);
    const after = await kept(statement({ verb: verb('praised'), object: reference(target.id) }));
    const chained = await kept(statement({ verb: verb('confirmed'), object: reference(after.id) }));
    const expected = [chained.id, after.id, target.id, before.id];
    expect(await found({ verb: verb('targeted').id })).toEqual(expected);
    expect(await found({ activity: activity('target').id })).toEqual(expected);
    expect(await found({ verb: verb('praised').id })).toEqual([chained.id, after.id, before.id]);
  });

  test('finds what targets a voided statement, and not the voided one', async () => {
    const target = await kept(statement({ verb: verb('regretted') }));
    const praise = await kept(statement({ object: reference(target.id) }));
    const voider = await kept(statement({ verb: voids, object: reference(target.id) }));
    expect(await found({ verb: verb('regretted').id })).toEqual([voider.id, praise.id]);
  });

  test('finds a statement once that is beside itself and in what it targets', async () => {
    const target = statement({ actor: someone('twice') });
    const about = await kept(statement({ object: reference(target.id), context: { instructor: someone('twice') } }));
    await kept(target);
    expect(await found({ agent: someone('twice'), related_agents: true })).toEqual([target.id, about.id]);
  });

  test('ends where statements target each other in a circle', async () => {
    const [one, other] = [newId(), newId()];
    await kept(statement({ id: one, verb: verb('round'), object: reference(other) }));
    await kept(statement({ id: other, verb: verb('and-round'), object: reference(one) }));
    expect(await found({ verb: verb('round').id })).toEqual([other, one]);
  });
});

describe('pages', () => {
  const many = verb('counted').id;
  const ids: string[] = [];

  beforeAll(async () => {
    const first = a.world.clock;
    for (let n = 0; n < 5; n += 1) {
      a.world.clock = new Date(first.getTime() + n * 1000);
      ids.push((await kept(statement({ verb: verb('counted') }))).id);
    }
  });

  test.each([
    ['newest first', {}, () => ids.toReversed()],
    ['oldest first', { ascending: true }, () => ids],
  ])('follow one another %s, each statement once, though others come meanwhile', async (_, order, expected) => {
    const page = await r.find('/statements', { verb: many, limit: 2, ...order });
    const seen: string[] = page.body.statements.map((one: { id: string }) => one.id);
    let more: string = page.body.more;
    expect(more).toMatch(/^\/xapi\/statements\?/);
    await kept(statement({ verb: verb('elsewhere') }));
    for (let asked = 0; more !== '' && asked < 5; asked += 1) {
      const next = await r.ask('GET', more.slice('/xapi'.length));
      seen.push(...next.body.statements.map((one: { id: string }) => one.id));
      more = next.body.more;
    }
    expect(seen).toEqual(expected());
  });

  test('hold what was stored after one time and not after another', async () => {
    const { body } = await r.find('/statements', { statementId: ids[1] });
    const until = (await r.find('/statements', { statementId: ids[3] })).body.stored;
    expect(await found({ verb: many, since: body.stored, ascending: true })).toEqual(ids.slice(2));
    expect(await found({ verb: many, until, ascending: true })).toEqual(ids.slice(0, 4));
    expect(await found({ verb: many, since: body.stored, until, ascending: true })).toEqual(ids.slice(2, 4));
    expect(await found({ since: '1999-01-01T00:00:00Z', until: '2000-01-01T00:00:00Z' })).toEqual([]);
  });

  test('say up to when nothing can appear any more: a moment ago', async () => {
    a.world.clock = new Date(a.world.clock.getTime() + 60_000);
    const { headers } = await r.find('/statements', { verb: many });
    const through = Date.parse(headers.get('x-experience-api-consistent-through') ?? '');
    expect(through).toBe(a.world.clock.getTime() - 1);
  });

  test('hold as many as the record gives where no limit or none is set', async () => {
    expect(await found({ verb: many, limit: 0 })).toHaveLength(5);
    expect((await r.find('/statements', { verb: many })).body.more).toBe('');
  });
});

describe('forms', () => {
  const named = { name: { en: 'Call', de: 'Gespräch', 'de-AT': 'Telefonat' } };

  test('ids only: no names, no definitions', async () => {
    const actor = { ...someone('ida'), name: 'Ida' };
    const sent = await kept(statement({ actor, object: { ...activity('named'), definition: named } }));
    const { body } = await r.find('/statements', { statementId: sent.id, format: 'ids' });
    expect([body.actor.name, body.object]).toEqual([undefined, { id: activity('named').id }]);
    expect(body.actor.mbox).toBe(actor.mbox);
  });

  test.each([
    ['de', 'Gespräch'],
    ['de-AT, de;q=0.5', 'Telefonat'],
    ['fr, en;q=0.1', 'Call'],
  ])('canonical: one language for each text, for %s', async (languages, name) => {
    const sent = await kept(statement({ object: { ...activity('spoken'), definition: named } }));
    const { body } = await r.find(
      '/statements',
      { statementId: sent.id, format: 'canonical' },
      { 'accept-language': languages },
    );
    expect(Object.values(body.object.definition.name)).toEqual([name]);
  });

  test('canonical: with what others told of the activity', async () => {
    await kept(statement({ object: { ...activity('known'), definition: { type: 'https://content.example/type' } } }));
    const sent = await kept(statement({ object: activity('known') }));
    const { body } = await r.find('/statements', { activity: activity('known').id, format: 'canonical', limit: 1 });
    expect(body.statements[0]).toMatchObject({
      id: sent.id,
      object: { definition: { type: 'https://content.example/type' } },
    });
  });

  test('a question by HEAD is answered with the headers of GET and no body', async () => {
    const sent = await kept(statement());
    const { status, text, headers } = await r.ask('HEAD', `/statements?statementId=${sent.id}`);
    expect([status, text]).toEqual([200, '']);
    expect(headers.get('content-type')).toBe('application/json');
    expect((await r.ask('HEAD', `/statements?statementId=${newId()}`)).status).toBe(404);
  });
});
