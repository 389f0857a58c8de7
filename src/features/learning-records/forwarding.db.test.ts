/** Another store is told everything, in its order and once, though it fails, breaks off, or wants none of some. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ok, testAcademy, type TestAcademy } from '../../testing/academy.ts';
import { attached, mixed, recorder, type Recorder, statement } from '../../testing/recording.ts';
import { learningRecordsRound } from './jobs.ts';
import { forwardAsOperator } from './operator-commands.ts';
import { beginForwarding } from './forwarding-commands.ts';
import { listForwardings } from './forwarding-store.ts';

type Fate = 'well' | 'fails' | 'breaks-off';
let here: TestAcademy;
let mine: Recorder;
let there: TestAcademy;
let theirs: Recorder;
let fates: Fate[];
let asked: number;
let close: () => void;
let endpoint: string;

beforeEach(async () => {
  [here, there] = [await testAcademy(), await testAcademy()];
  [mine, theirs] = [await recorder(here, '2.0.0'), await recorder(there, '2.0.0')];
  [fates, asked] = [[], 0];
  const server = createServer(async (incoming, outgoing) => {
    asked += 1;
    const fate = fates.shift() ?? 'well';
    const parts: Buffer[] = [];
    for await (const part of incoming) parts.push(part as Buffer);
    if (fate === 'fails') return outgoing.writeHead(503).end();
    const headers = new Headers(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
    headers.set('host', 'localhost');
    const body = Buffer.concat(parts);
    const request = new Request(`http://localhost${incoming.url}`, { method: 'POST', headers, body });
    const response = await there.handle(request, '127.0.0.1');
    if (fate === 'breaks-off') return outgoing.destroy();
    outgoing.writeHead(response.status).end(Buffer.from(await response.arrayBuffer()));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/xapi/`;
  close = () => {
    server.closeAllConnections();
    server.close();
  };
  await beginForwarding(here.world, here.academyId, { endpoint, version: '2.0.0', ...theirs.made });
});
afterEach(() => close());

const round = () => here.act(learningRecordsRound);
const state = async () => (await here.inside(listForwardings))[0];
const idsIn = async (r: Recorder): Promise<string[]> =>
  (await ok(r.find('/statements', { ascending: true }))).statements.map(({ id }: { id: string }) => id);
const many = (n: number) => Array.from({ length: n }, () => statement());

test('what the other did not take, or took without our hearing of it, is sent again until it is there, once', async () => {
  const sent = [...many(70), { ...statement(), attachments: [attached('Certificate')] }];
  await ok(mine.ask('POST', '/statements', sent.slice(0, 70)));
  await ok(mine.ask('POST', '/statements', ...mixed(sent.slice(70), ['Certificate'])));
  fates = ['fails', 'breaks-off', 'well', 'breaks-off'];
  await round();
  expect(await state()).toMatchObject({ afterSeq: 0, failure: 'It answered 503.' });
  await round();
  await round();
  await round();
  expect(await idsIn(theirs)).toEqual(sent.map(({ id }) => id));
  expect(await state()).toMatchObject({ afterSeq: 71, refused: 0, failure: null });
  const before = asked;
  await round();
  expect(asked).toBe(before);
  const { text } = await theirs.find('/statements', { attachments: true, limit: 1 });
  expect(text).toContain('Certificate');
});

test('what the other refuses does not keep the rest from it', async () => {
  const [first, second, last] = many(3);
  await ok(theirs.ask('POST', '/statements', { ...second, verb: { id: 'https://verbs.example/other' } }));
  await ok(mine.ask('POST', '/statements', [first, second, last]));
  await round();
  expect(await state()).toMatchObject({ afterSeq: 3, refused: 1, failure: null });
  expect(await idsIn(theirs)).toEqual([second?.id, first?.id, last?.id]);
});

test('what the academy itself does goes there too', async () => {
  await here.act((act) =>
    act.tell({
      name: 'agreement.ended',
      subjectId: here.ownerId,
      about: { agreementId: here.ownerId, why: 'gaps-closed' },
    }),
  );
  await round();
  expect(await idsIn(theirs)).toHaveLength(1);
});

test('the secret of the other stands in no table', async () => {
  expect(JSON.stringify(await here.inside(listForwardings))).not.toContain(theirs.made.secret);
});

test('an operator begins it, sees how far it is, and ends it', async () => {
  const academy = here.academyId;
  const [first] = await here.inside(listForwardings);
  await forwardAsOperator(here.world, { academy, stop: first?.forwardingId });
  const { key, secret } = theirs.made;
  await ok(mine.ask('POST', '/statements', many(2)));
  await expect(forwardAsOperator(here.world, { academy, to: endpoint, key })).rejects.toThrow('--secret');
  await expect(forwardAsOperator(here.world, { academy, to: 'file:///etc', key, secret })).rejects.toThrow('http');
  await forwardAsOperator(here.world, { academy, to: endpoint, key, secret });
  await round();
  const seen = await forwardAsOperator(here.world, { academy });
  expect(seen).toMatchObject({ forwarding: [{ version: '1.0.3', afterSeq: 2, failure: null }] });
  expect(JSON.stringify(seen)).not.toContain(secret);
  await expect(forwardAsOperator(here.world, { academy, stop: academy })).rejects.toThrow('No other store');
});
