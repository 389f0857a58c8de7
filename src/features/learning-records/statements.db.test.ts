/** Statements sent and kept: what is answered, what is refused, and that nothing kept ever changes. */
import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../kernel/id.ts';
import { type Recorder, recorder, reference, someone, statement, verb, voids } from '../../testing/recording.ts';
import { testAcademy, type TestAcademy } from '../../testing/academy.ts';

let a: TestAcademy;
beforeAll(async () => {
  a = await testAcademy();
});

describe.each(['1.0.3', '2.0.0'] as const)('statements in version %s', (version) => {
  let r: Recorder;
  beforeAll(async () => {
    r = await recorder(a, version);
  });
  const byId = (statementId: string) => r.find('/statements', { statementId });

  test('answers a statement without an id with the id it was given', async () => {
    const { id: _, ...sent } = statement();
    const { status, body, headers } = await r.ask('POST', '/statements', sent);
    expect([status, body]).toEqual([200, [expect.stringMatching(/^[0-9a-f-]{36}$/)]]);
    expect(headers.get('x-experience-api-version')).toBe(version);
    expect((await byId(body[0])).body).toMatchObject(sent);
  });

  test('adds what the record itself knows: version, time, when it was stored, whose word it is', async () => {
    const sent = statement();
    await r.ask('POST', '/statements', sent);
    const { body, headers } = await byId(sent.id);
    expect(body).toEqual({
      ...sent,
      version: version === '1.0.3' ? '1.0.0' : '2.0.0',
      timestamp: body.stored,
      stored: expect.stringMatching(/^2026-03-02T09:00:00\.\d{3}Z$/),
      authority: {
        objectType: 'Agent',
        name: 'Content of others',
        account: { homePage: expect.stringMatching(/^http/), name: r.made.key },
      },
    });
    expect(headers.get('last-modified')).toBe(a.world.now().toUTCString());
    expect(headers.get('x-experience-api-consistent-through')).toBe(body.stored);
  });

  test('takes a timestamp of RFC 3339 with a blank in 2.0.0 alone, and knows the statement again (2.0.0 4.2.7)', async () => {
    const sent = statement({ timestamp: '2008-09-15 15:53:00.601+00:00' });
    const { status } = await r.ask('POST', '/statements', sent);
    expect(status).toBe(version === '2.0.0' ? 200 : 400);
    if (status === 400) return;
    expect((await r.ask('POST', '/statements', sent)).status).toBe(200);
    expect((await byId(sent.id)).body.timestamp).toBe('2008-09-15T15:53:00.601Z');
  });

  test('keeps the order of the ids of a batch, whoever gave them', async () => {
    const { id: _, ...unnamed } = statement({ verb: verb('opened') });
    const [first, last] = [statement(), statement()];
    const { body } = await r.ask('POST', '/statements', [first, unnamed, last]);
    expect(body).toEqual([first.id, expect.any(String), last.id]);
    expect((await byId(body[1])).body.verb).toEqual(verb('opened'));
  });

  test('keeps nothing of a batch in which one statement is at fault', async () => {
    const good = statement();
    const { actor: _, ...bad } = statement();
    const refused = await r.ask('POST', '/statements', [good, bad]);
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('statements[1].actor')]);
    expect((await byId(good.id)).status).toBe(404);
  });

  test('keeps nothing of a batch in which one id is known with another statement', async () => {
    const known = statement();
    await r.ask('POST', '/statements', known);
    const good = statement();
    expect((await r.ask('POST', '/statements', [good, { ...known, verb: verb('other') }])).status).toBe(409);
    expect((await byId(good.id)).status).toBe(404);
    expect((await byId(known.id)).body.verb).toEqual(known['verb']);
  });

  test('says the same again to a statement sent again, by POST and by PUT', async () => {
    const sent = statement();
    const address = `/statements?statementId=${sent.id}`;
    expect((await r.ask('PUT', address, sent)).status).toBe(204);
    expect((await r.ask('PUT', address, sent)).status).toBe(204);
    const again = await r.ask('POST', '/statements', sent);
    expect([again.status, again.body]).toEqual([200, [sent.id]]);
    expect((await r.ask('PUT', address, { ...sent, actor: someone('nina') })).status).toBe(409);
    expect((await byId(sent.id)).body.actor).toEqual(sent['actor']);
  });

  test('names a statement by the address it is put at, and refuses another name inside', async () => {
    const { id: _, ...sent } = statement();
    const id = newId();
    expect((await r.ask('PUT', `/statements?statementId=${id}`, sent)).status).toBe(204);
    expect((await byId(id)).body.id).toBe(id);
    expect((await r.ask('PUT', `/statements?statementId=${newId()}`, statement())).status).toBe(400);
    expect((await r.ask('PUT', '/statements', statement())).status).toBe(400);
    expect((await r.ask('PUT', `/statements?statementId=${id}`, [sent])).status).toBe(400);
    expect((await r.ask('PUT', '/statements?statementId=one', sent)).status).toBe(400);
  });

  test('refuses a statement that says a property twice (1.0.3 Data 2.4)', async () => {
    const text = JSON.stringify(statement()).replace('"verb":', '"actor":{"mbox":"mailto:other@example.test"},"verb":');
    const refused = await r.ask('POST', '/statements', Buffer.from(text), { 'content-type': 'application/json' });
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('actor')]);
  });

  test('refuses the same id twice in a batch, and a body that is no JSON', async () => {
    const sent = statement();
    expect((await r.ask('POST', '/statements', [sent, sent])).status).toBe(400);
    const broken = await r.ask('POST', '/statements', Buffer.from('{"actor"'), { 'content-type': 'application/json' });
    expect(broken.status).toBe(400);
    const asText = await r.ask('POST', '/statements', sent, { 'content-type': 'text/plain' });
    expect(asText.status).toBe(400);
  });

  test('takes text in UTF-8 alone, whatever its type is said to be (1.0.3 Communication 1.4)', async () => {
    const sent = statement({ actor: { ...someone('zoe'), name: 'Zoë' } });
    const said = (type: string, coding: BufferEncoding) =>
      r.ask('POST', '/statements', Buffer.from(JSON.stringify(sent), coding), { 'content-type': type });
    expect((await said('application/json; charset=iso-8859-1', 'latin1')).status).toBe(400);
    expect((await said('application/json', 'latin1')).status).toBe(400);
    expect((await byId(sent.id)).status).toBe(404);
    expect((await said('Application/JSON;charset="UTF-8"', 'utf8')).status).toBe(200);
    expect((await byId(sent.id)).body.actor.name).toBe('Zoë');
  });

  test('takes an empty batch, and refuses parameters of a POST', async () => {
    expect((await r.ask('POST', '/statements', [])).body).toEqual([]);
    expect((await r.ask('POST', `/statements?statementId=${newId()}`, statement())).status).toBe(400);
  });

  describe('voiding', () => {
    const voiding = (id: string) => statement({ verb: voids, object: reference(id) });

    test('hides the statement, gives it to who asks for a voided one, and stays itself', async () => {
      const sent = statement();
      const voider = voiding(sent.id);
      await r.ask('POST', '/statements', sent);
      expect((await r.ask('POST', '/statements', voider)).status).toBe(200);
      expect((await byId(sent.id)).status).toBe(404);
      expect((await r.find('/statements', { voidedStatementId: sent.id })).body.id).toBe(sent.id);
      expect((await byId(voider.id)).body.id).toBe(voider.id);
      expect((await r.find('/statements', { voidedStatementId: voider.id })).status).toBe(404);
    });

    test('works before the statement comes, and within one batch', async () => {
      const [early, together] = [statement(), statement()];
      await r.ask('POST', '/statements', voiding(early.id));
      await r.ask('POST', '/statements', early);
      await r.ask('POST', '/statements', [together, voiding(together.id)]);
      expect([(await byId(early.id)).status, (await byId(together.id)).status]).toEqual([404, 404]);
    });

    test('never voids what voids', async () => {
      const sent = statement();
      const voider = voiding(sent.id);
      await r.ask('POST', '/statements', [sent, voider]);
      await r.ask('POST', '/statements', voiding(voider.id));
      expect((await byId(voider.id)).status).toBe(200);
      expect((await byId(sent.id)).status).toBe(404);
    });
  });

  test('gives a context with one activity as a list of them', async () => {
    const sent = statement({ context: { contextActivities: { category: { id: 'https://content.example/kind' } } } });
    await r.ask('POST', '/statements', sent);
    expect((await byId(sent.id)).body.context.contextActivities.category).toEqual([
      { id: 'https://content.example/kind' },
    ]);
  });

  test('gives numbers, extensions and texts back exactly as they came', async () => {
    const extensions = { 'https://content.example/deep': { a: [1, null, 'ü\u2028', { '': true }], b: 1e-7 } };
    const result = { score: { scaled: -0.25, raw: 10.5, min: 0, max: 1e3 }, response: 'ß "x" \\', extensions };
    const sent = statement({ result });
    await r.ask('POST', '/statements', sent);
    expect((await byId(sent.id)).body.result).toEqual(result);
  });
});

test('gives a time of another zone in UTC in 2.0.0, and as it came in 1.0.3', async () => {
  const [old, now] = [await recorder(a, '1.0.3'), await recorder(a, '2.0.0')];
  const [one, other] = [statement(), statement()].map((sent) => ({ ...sent, timestamp: '2026-01-05T10:00:00+02:00' }));
  await old.ask('POST', '/statements', one);
  await now.ask('POST', '/statements', other);
  const given = [
    await old.find('/statements', { statementId: one?.id }),
    await now.find('/statements', { statementId: other?.id }),
  ];
  expect(given.map(({ body }) => new Date(body.timestamp).toISOString())).toEqual(
    Array(2).fill('2026-01-05T08:00:00.000Z'),
  );
  expect(given[1]?.body.timestamp).toMatch(/^2026-01-05T08:00:00(\.0+)?Z$/);
});

test('refuses what only 2.0.0 knows in 1.0.3', async () => {
  const context = { contextAgents: [{ objectType: 'contextAgent', agent: someone('mia') }] };
  const [old, now] = [await recorder(a, '1.0.3'), await recorder(a, '2.0.0')];
  expect((await old.ask('POST', '/statements', statement({ context }))).status).toBe(400);
  expect((await now.ask('POST', '/statements', statement({ context }))).status).toBe(200);
});

test('keeps one statement when it is sent many times at once', async () => {
  const r = await recorder(a, '2.0.0');
  const sent = statement({ verb: verb('at-once') });
  const answers = await Promise.all(Array.from({ length: 6 }, () => r.ask('POST', '/statements', sent)));
  expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
  expect((await r.find('/statements', { verb: 'https://verbs.example/at-once' })).body.statements).toHaveLength(1);
});
