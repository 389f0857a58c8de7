import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Letters } from './cmi5-letters.ts';
import type { Saving } from './lms.ts';

interface Sent {
  readonly method: string;
  readonly address: string;
  readonly body: string;
  readonly outlives: boolean;
}

let sent: Sent[] = [];
let answer: () => number = () => 204;

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  answer = () => 204;
  vi.stubGlobal('fetch', async (address: string, { method = '', body, keepalive = false }: RequestInit) => {
    sent.push({ method, address, body: String(body), outlives: keepalive });
    const status = answer();
    if (status === 0) throw new TypeError('no connection');
    return new Response(null, { status });
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const letters = (): Letters => new Letters('https://lms.example/xapi/', { authorization: 'Basic x' });
const settled = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

test('go one after the other, and again until they arrive', async () => {
  const all = letters();
  const states: Saving[] = [];
  all.onState = (state) => states.push(state);
  const answers = [0, 503, 204, 204];
  answer = () => answers.shift() ?? 204;
  all.send('POST', 'statements', {}, { id: 'one' });
  all.send('POST', 'statements', {}, { id: 'two' });
  await settled();
  expect(sent.map(({ body }) => body)).toEqual(['{"id":"one"}']);
  expect(states.at(-1)).toBe('waiting');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(sent.map(({ body }) => body)).toEqual(['{"id":"one"}', '{"id":"one"}', '{"id":"one"}', '{"id":"two"}']);
  expect(states.at(-1)).toBe('saved');
});

test('what is refused for good does not hold up the others', async () => {
  const all = letters();
  const answers = [403, 204];
  answer = () => answers.shift() ?? 204;
  all.send('POST', 'statements', {}, { id: 'one' });
  all.send('POST', 'statements', {}, { id: 'two' });
  await settled();
  expect(sent.map(({ body }) => body)).toEqual(['{"id":"one"}', '{"id":"two"}']);
});

test('of a document only the latest is sent, behind what was said before it', async () => {
  const all = letters();
  all.send('POST', 'statements', {}, { id: 'one' });
  for (const step of [1, 2, 3]) all.put('activities/state', { stateId: 'carried' }, { step });
  await settled();
  expect(sent.map(({ body }) => body)).toEqual(['{"id":"one"}', '{"step":3}']);
});

test('when the page goes, all of it goes at once, in requests that outlive it', async () => {
  const all = letters();
  answer = () => 0;
  all.send('POST', 'statements', {}, { id: 'one' });
  await settled();
  answer = () => 204;
  all.hurry();
  all.send('POST', 'statements', {}, { id: 'two' });
  await settled();
  expect(sent.slice(1).map(({ body, outlives }) => [body, outlives])).toEqual([
    ['{"id":"one"}', true],
    ['{"id":"two"}', true],
  ]);
});

test('what is to be done afterwards waits for the last one', async () => {
  const all = letters();
  const done = vi.fn<() => void>();
  const answers = [503, 204];
  answer = () => answers.shift() ?? 204;
  all.send('POST', 'statements', {}, { id: 'one' });
  all.afterwards(done);
  await settled();
  expect(done).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(done).toHaveBeenCalledOnce();
});
