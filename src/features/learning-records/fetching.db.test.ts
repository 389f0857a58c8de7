/** What another store holds is taken over whole, once however often it is asked for. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ok, testAcademy, type TestAcademy } from '../../testing/academy.ts';
import { attached, mixed, recorder, type Recorder, statement } from '../../testing/recording.ts';
import { importAsOperator } from './operator-commands.ts';

let here: TestAcademy;
let mine: Recorder;
let theirs: Recorder;
let pages: number;
/** the page that fails, counted from 1 */
let failing: number | null;
let close: () => void;
let options: Record<string, string>;

beforeEach(async () => {
  const there = await testAcademy();
  here = await testAcademy();
  [mine, theirs] = [await recorder(here, '1.0.3'), await recorder(there, '1.0.3')];
  [pages, failing] = [0, null];
  const server = createServer(async (incoming, outgoing) => {
    pages += 1;
    if (pages === failing) return outgoing.writeHead(502).end();
    const headers = new Headers(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
    headers.set('host', 'localhost');
    const response = await there.handle(new Request(`http://localhost${incoming.url}`, { headers }), '127.0.0.1');
    outgoing.writeHead(response.status, { 'content-type': response.headers.get('content-type') ?? '' });
    outgoing.end(Buffer.from(await response.arrayBuffer()));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const from = `http://127.0.0.1:${(server.address() as AddressInfo).port}/xapi`;
  options = { academy: here.academyId, from, key: theirs.made.key, secret: theirs.made.secret };
  close = () => {
    server.closeAllConnections();
    server.close();
  };
});
afterEach(() => close());

const idsIn = async (r: Recorder): Promise<string[]> => {
  const first = await ok(r.find('/statements', { ascending: true }));
  const second = first.more ? await ok(r.ask('GET', first.more.slice('/xapi'.length))) : { statements: [] };
  return [...first.statements, ...second.statements].map(({ id }: { id: string }) => id);
};

test('all pages with their attachments, after a failure too, and nothing twice', async () => {
  const plain = Array.from({ length: 120 }, () => statement());
  const certified = { ...statement(), attachments: [attached('Certificate')] };
  await ok(theirs.ask('POST', '/statements', plain));
  await ok(theirs.ask('POST', '/statements', ...mixed(certified, ['Certificate'])));
  failing = 2;
  await expect(importAsOperator(here.world, options)).rejects.toThrow('answered 502');
  expect(await importAsOperator(here.world, options)).toEqual({ read: 121 });
  expect(await importAsOperator(here.world, options)).toEqual({ read: 121 });
  expect(await idsIn(mine)).toEqual([...plain, certified].map(({ id }) => id));
  const { text } = await mine.find('/statements', { attachments: true, statementId: certified.id });
  expect(text).toContain('Certificate');
});

test('a wrong secret, or an address that is none, is said', async () => {
  await expect(importAsOperator(here.world, { ...options, secret: 'wrong' })).rejects.toThrow('answered 401');
  await expect(importAsOperator(here.world, { ...options, from: 'ftp://other' })).rejects.toThrow('http');
  await expect(importAsOperator(here.world, { academy: here.academyId })).rejects.toThrow('--from');
});

test('a statement that says something else here than there is not overwritten', async () => {
  const one = statement();
  await ok(theirs.ask('POST', '/statements', one));
  await ok(mine.ask('POST', '/statements', { ...one, verb: { id: 'https://verbs.example/other' } }));
  await expect(importAsOperator(here.world, options)).rejects.toThrow(one.id);
});
