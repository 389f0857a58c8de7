import { describe, expect, expectTypeOf, test } from 'vitest';
import { z } from 'zod';
import { endpoint } from '../kernel/contract.ts';
import { addressOf, problemFrom, type Ask, type Told } from './api.ts';
import { isUnder } from './ask.ts';
import { linesOf } from './stream.ts';

describe('addresses', () => {
  test('fill in parameters and query, and leave out what is not said', () => {
    const address = addressOf('/api/people/:personId', {
      params: { personId: 'a/b' },
      query: { q: 'Łu & co', team: undefined, roles: ['x', 'y'] },
    });
    expect(address).toBe('/api/people/a%2Fb?q=%C5%81u+%26+co&roles=x%2Cy');
  });
  test('refuse to leave a hole', () => {
    expect(() => addressOf('/api/people/:personId', { params: {} })).toThrow('personId');
  });
  test('lie under a path segment by segment', () => {
    const paths = ['/api/people'];
    expect(
      ['/api/people', '/api/people/42/gaps', '/api/people?q=a', '/api/people-of-note', '/api/markets'].map((one) =>
        isUnder(one, paths),
      ),
    ).toEqual([true, true, true, false, false]);
  });
});

describe('problems', () => {
  test('keep their reason and fields', () => {
    const problem = problemFrom(
      {
        code: 'refused',
        detail: 'No.',
        reason: 'already-confirmed',
        fields: [{ pointer: '/name', detail: 'too long' }],
      },
      422,
    );
    expect(problem).toMatchObject({
      status: 422,
      code: 'refused',
      reason: 'already-confirmed',
      message: 'No.',
      fields: [{ pointer: '/name' }],
    });
  });
  test.each([
    [502, 'broken'],
    [404, 'not-found'],
    [401, 'not-signed-in'],
  ])('have a code even when something in between answered %i with a page', (status, code) => {
    expect(problemFrom(undefined, status).code).toBe(code);
  });
});

describe('streams', () => {
  test('give whole lines however they were cut, and the last one without its end', async () => {
    const bytes = new TextEncoder().encode('{"phase":"Prüfen"}\n\n{"done":1}\n{"result":2}');
    const pieces = Array.from({ length: Math.ceil(bytes.length / 3) }, (_, at) => bytes.slice(at * 3, at * 3 + 3));
    const body = new ReadableStream<Uint8Array>({
      start(stream) {
        for (const piece of pieces) stream.enqueue(piece);
        stream.close();
      },
    });
    const lines: string[] = [];
    for await (const line of linesOf(new Response(body))) lines.push(line);
    expect(lines).toEqual(['{"phase":"Prüfen"}', '{"done":1}', '{"result":2}']);
  });
});

test('types follow the contract: moments arrive as text, and only what is needed must be given', () => {
  const shape = endpoint({
    method: 'GET',
    path: '/api/things/:id',
    summary: '',
    who: 'anyone',
    params: z.object({ id: z.string() }),
    query: z.object({ q: z.string().optional() }),
    answer: z.object({ at: z.date(), items: z.array(z.object({ since: z.date().nullable() })) }),
  });
  expectTypeOf<Told<typeof shape>['at']>().toEqualTypeOf<string>();
  expectTypeOf<Told<typeof shape>['items'][number]['since']>().toEqualTypeOf<string | null>();
  expectTypeOf<{ params: { id: string } }>().toExtend<Ask<typeof shape>>();
  expectTypeOf<{ query: { q: string } }>().not.toExtend<Ask<typeof shape>>();
});
