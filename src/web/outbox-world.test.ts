import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deliver } from './outbox-world.ts';

const heard: IncomingHttpHeaders[] = [];
let answer = { status: 200, body: {} as object };
const server = createServer((request, response) => {
  heard.push(request.headers);
  response.writeHead(answer.status, { 'content-type': 'application/problem+json' }).end(JSON.stringify(answer.body));
});
beforeAll(() => new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve)));
afterAll(() => new Promise<void>((resolve) => void server.close(() => resolve())));

const send = (status: number, body: object = {}) => {
  answer = { status, body };
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/ratings/1`;
  return deliver({ key: 'ratings.1', method: 'PUT', address, body: { proficiency: 3 } }, 'anna');
};

test('each letter says whose work it is', async () => {
  expect(await send(200)).toEqual({ sent: true });
  expect(heard.at(-1)).toMatchObject({ 'expected-person': 'anna', 'content-type': 'application/json' });
});

test('waits where the session is over, somebody else’s by now, or the server is in trouble', async () => {
  expect(await send(401)).toEqual({ later: true });
  expect(await send(409, { reason: 'another-person' })).toEqual({ later: true });
  expect(await send(503)).toEqual({ later: true });
});

test('takes a clear no for an answer', async () => {
  expect(await send(409, { reason: 'already-confirmed' })).toEqual({ refused: 'already-confirmed' });
  expect(await send(403, { detail: 'Not yours.' })).toEqual({ refused: 'Not yours.' });
});
