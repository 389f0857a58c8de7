import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isAlternate, unfolded } from './alternate-request.ts';
import { matchAttachments, type ReceivedPart } from './attachment.ts';
import { readMultipart, writeMultipart } from './multipart.ts';
import { parametersOf } from './parameters.ts';
import { namesIn, personOf } from './person.ts';
import { XapiRefusal } from './refusal.ts';
import type { Json } from './shape.ts';
import { queryNames, readCursor, readQuery, writeCursor } from './statement-query.ts';
import { about, mayBeNamed, versionAsked } from './version.ts';

const id = 'fd41c918-b88b-4b20-a0a5-a4c32391aaa0';
const agent = '{"mbox":"mailto:a@example.com"}';

function refusedAt(work: () => unknown): string | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof XapiRefusal && error.status === 400) return error.where;
    throw error;
  }
}

const query = (text: string) => readQuery(parametersOf(new URLSearchParams(text), queryNames));

describe('the question of a statement request (1.0.3 Communication 2.1.3)', () => {
  test('is about one or about many', () => {
    expect(query(`statementId=${id.toUpperCase()}`)).toMatchObject({
      kind: 'one',
      id,
      voided: false,
      presentation: 'exact',
    });
    expect(query(`voidedStatementId=${id}&format=ids&attachments=true`)).toMatchObject({
      kind: 'one',
      voided: true,
      attachments: true,
    });
    expect(query(`agent=${agent}&since=2026-01-01T00:00:00Z&limit=5&ascending=true`)).toMatchObject({
      kind: 'many',
      agent: 'mbox mailto:a@example.com',
      since: Date.UTC(2026, 0, 1),
      limit: 5,
      ascending: true,
    });
  });

  test('may ask for more than any store holds', () => {
    expect(query(`limit=${'9'.repeat(40)}`)).toMatchObject({ limit: Number.MAX_SAFE_INTEGER });
  });

  test('has a time whose plus sign came as a blank', () => {
    expect(query('until=2026-01-01T02:00:00+02:00')).toMatchObject({ until: Date.UTC(2026, 0, 1) });
  });

  test.each([
    ['foo=bar', 'foo'],
    ['StatementId=x', 'StatementId'],
    ['Related_Agents=true', 'Related_Agents'],
    ['limit=1&limit=2', 'limit'],
    ['statementId=wrong', 'statementId'],
    ['voidedStatementId=wrong', 'voidedStatementId'],
    [`statementId=${id}&voidedStatementId=${id}`, 'voidedStatementId'],
    [`statementId=${id}&agent=${agent}`, 'agent'],
    [`statementId=${id}&limit=1`, 'limit'],
    [`voidedStatementId=${id}&ascending=true`, 'ascending'],
    ['agent=wrong', 'agent'],
    ['agent={"name":"A"}', 'agent'],
    ['agent={"objectType":"Group","member":[{"mbox":"mailto:a@example.com"}]}', 'agent'],
    ['verb=not.a.valid.iri.com/verb', 'verb'],
    ['activity=not.a.valid.iri.com/activity', 'activity'],
    ['registration=wrong', 'registration'],
    ['since=true', 'since'],
    ['limit=-1', 'limit'],
    ['limit=1.5', 'limit'],
    ['ascending=yes', 'ascending'],
    ['format=Exact', 'format'],
  ])('is refused: %s (3.2)', (text, where) => expect(refusedAt(() => query(text))).toBe(where));

  test('goes on where a page ended, and only where one did', () => {
    const parameters = parametersOf(new URLSearchParams('verb=http://example.com/did&limit=2'), queryNames);
    expect(readCursor(writeCursor({ parameters, after: 17 }))).toEqual({ parameters, after: 17 });
    for (const text of [
      '',
      'x',
      Buffer.from('[1.5,[]]').toString('base64url'),
      Buffer.from('[1,[["foo","bar"]]]').toString('base64url'),
    ])
      expect(
        refusedAt(() => readCursor(text)),
        text,
      ).toBe('cursor');
  });
});

describe('the alternate request syntax (1.0.3 Communication 1.3)', () => {
  const form = (address: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    unfolded({
      method: 'POST',
      search: new URLSearchParams(address),
      headers: new Headers({ 'content-type': 'application/x-www-form-urlencoded', ...headers }),
      body: Buffer.from(new URLSearchParams(fields).toString()),
    });

  test('is a POST that names another method', () => {
    expect(isAlternate({ method: 'POST', search: new URLSearchParams('method=GET') })).toBe(true);
    expect(isAlternate({ method: 'PUT', search: new URLSearchParams('method=GET') })).toBe(false);
    expect(isAlternate({ method: 'POST', search: new URLSearchParams() })).toBe(false);
  });

  test('takes parameters, headers and body out of the form', () => {
    const asked = form(
      'method=PUT',
      { statementId: id, Authorization: 'Basic x', 'X-Experience-API-Version': '1.0.3', content: '{"ä":1}' },
      { authorization: 'Basic y' },
    );
    expect([asked.method, asked.search.toString()]).toEqual(['PUT', `statementId=${id}`]);
    expect(
      ['authorization', 'x-experience-api-version', 'content-type'].map((name) => asked.headers.get(name)),
    ).toEqual(['Basic x', '1.0.3', 'application/json']);
    expect(new TextDecoder().decode(asked.body)).toBe('{"ä":1}');
  });

  test('is refused where its form is not in UTF-8 (1.4)', () => {
    const headers = new Headers({ 'content-type': 'application/x-www-form-urlencoded' });
    const body = Buffer.from('content={"ë":1}', 'latin1');
    expect(
      refusedAt(() => unfolded({ method: 'POST', search: new URLSearchParams('method=POST'), headers, body })),
    ).toBe('the form');
  });

  test('says of what type the content is where it is no JSON', () => {
    expect(form('method=POST', { 'Content-Type': 'text/plain', content: 'x' }).headers.get('content-type')).toBe(
      'text/plain',
    );
  });

  test('needs no form for a method without a body', () => {
    const asked = unfolded({
      method: 'POST',
      search: new URLSearchParams('method=GET'),
      headers: new Headers(),
      body: new Uint8Array(),
    });
    expect([asked.method, asked.body.length]).toEqual(['GET', 0]);
  });

  test('is refused with parameters in the address, without content, and in no form', () => {
    expect(refusedAt(() => form(`method=PUT&statementId=${id}`, { content: '{}' }))).toBe('method');
    expect(refusedAt(() => form('method=PUT', { statementId: id }))).toBe('content');
    expect(refusedAt(() => form('method=PATCH', { content: '{}' }))).toBe('method');
    expect(refusedAt(() => form('method=PUT', { content: '{}' }, { 'content-type': 'application/json' }))).toBe(
      'content-type',
    );
  });
});

describe('multipart/mixed (1.0.3 Communication 1.5.2)', () => {
  const crlf = '\r\n';
  const type = 'multipart/mixed; boundary=b';
  const bytes = Buffer.from('here is a simple attachment');
  const sha2 = createHash('sha256').update(bytes).digest('hex');
  const head = ['Content-Type: text/plain', 'Content-Transfer-Encoding:binary', `X-Experience-API-Hash:${sha2}`];
  const body = (...parts: (readonly string[])[]): Buffer =>
    Buffer.from(`${parts.map((lines) => `--b${crlf}${lines.join(crlf)}${crlf}`).join('')}--b--${crlf}`);
  const statements = ['Content-Type:application/json', '', '{}'];

  test('gives back what was written, whatever the bytes', () => {
    const parts = fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 4 });
    fc.assert(
      fc.property(parts, fc.json(), (all, text) => {
        const sent: ReceivedPart[] = all.map((one) => ({
          sha2: createHash('sha256').update(one).digest('hex'),
          contentType: 'image/png',
          bytes: Buffer.from(one),
        }));
        const read = readMultipart(
          'multipart/mixed; boundary="a boundary, long enough"',
          writeMultipart('a boundary, long enough', text, sent),
        );
        expect(read.statements).toBe(text);
        expect(read.parts).toEqual(sent);
      }),
      { seed: 7, numRuns: 100 },
    );
  });

  test('may begin with something and hold the boundary inside a line', () => {
    const sent = Buffer.concat([
      Buffer.from(`preamble${crlf}`),
      body(['Content-Type:application/json', '', '{"x":"--b"}'], [...head, '', bytes.toString()]),
    ]);
    const read = readMultipart(type, sent);
    expect([read.statements, read.parts.map((part) => Buffer.from(part.bytes).toString())]).toEqual([
      '{"x":"--b"}',
      [bytes.toString()],
    ]);
  });

  test.each<[string, string, Buffer, string]>([
    ['without a boundary in its header', 'multipart/mixed;', body(statements), 'content-type'],
    ['without its last boundary', type, Buffer.from(`--b${crlf}${statements.join(crlf)}`), 'content-type'],
    ['without statements first', type, body([...head, '', 'x'], statements), 'part 1'],
    ['without a hash', type, body(statements, [...head.slice(0, 2), '', 'x']), 'part 2'],
    [
      'with another transfer encoding',
      type,
      body(statements, [head[0] as string, 'Content-Transfer-Encoding: base64', head[2] as string, '', 'x']),
      'part 2',
    ],
    ['with a part that has no body', type, body(statements, ['Content-Type: text/plain']), 'part 2'],
    ['with nothing', type, Buffer.alloc(0), 'content-type'],
    [
      'with statements in Latin-1',
      type,
      Buffer.from(body([statements[0] as string, '', '{"ë":1}']).toString(), 'latin1'),
      'part 1',
    ],
  ])('is refused %s', (_, contentType, sent, where) =>
    expect(refusedAt(() => readMultipart(contentType, sent))).toBe(where),
  );

  const speaking = (...attachments: Json[]): Json[] => [{ object: {}, attachments }];
  const part = { sha2, contentType: null, bytes };

  test('has a part or an address for each attachment, and an attachment for each part', () => {
    expect(refusedAt(() => matchAttachments(speaking({ sha2: sha2.toUpperCase() }), [part]))).toBeNull();
    expect(refusedAt(() => matchAttachments(speaking({ sha2, fileUrl: 'http://example.com' }), []))).toBeNull();
    expect(refusedAt(() => matchAttachments(speaking({ sha2 }), []))).toBe('attachments');
    expect(refusedAt(() => matchAttachments(speaking(), [part]))).toBe('part 2');
    expect(refusedAt(() => matchAttachments(speaking({ sha2 }), [{ ...part, bytes: Buffer.from('other') }]))).toBe(
      'part 2',
    );
  });
});

test('a version is asked for by itself or a patch of it, and named by statements alike (1.0.3 Communication 3.3, 2.0.0 4.1.5)', () => {
  expect(
    ['1.0', '1.0.0', '1.0.9', '2.0', '2.0.0', '2.0.7', '0.8', '0.9.5', '1.1.0', '3.0.0', 'BAD', ''].map(versionAsked),
  ).toEqual(['1.0.3', '1.0.3', '1.0.3', '2.0.0', '2.0.0', '2.0.0', null, null, null, null, null, null]);
  expect([mayBeNamed('2.0.0', '1.0.3'), mayBeNamed('1.0.1', '2.0.0'), mayBeNamed('1.1.0', '2.0.0')]).toEqual([
    false,
    true,
    false,
  ]);
  expect(about('1.0.3').version).toEqual(['1.0.0', '1.0.1', '1.0.2', '1.0.3']);
  expect(about('2.0.0').version).toContain('2.0.0');
});

test('a person is what is known of one agent, each property a list (1.0.3 Communication 2.4)', () => {
  const asked = { objectType: 'Agent', name: 'Ann', mbox: 'mailto:a@example.com' };
  expect(personOf(asked, ['Anna', 'Ann'])).toEqual({
    objectType: 'Person',
    name: ['Ann', 'Anna'],
    mbox: ['mailto:a@example.com'],
  });
  expect(personOf({ account: { homePage: 'http://e.com', name: 'a' } }, [])).toEqual({
    objectType: 'Person',
    account: [{ homePage: 'http://e.com', name: 'a' }],
  });
  const statement = {
    actor: { name: 'Ann', mbox: 'm' },
    context: {
      team: {
        member: [
          { name: 'Anna', mbox: 'm' },
          { name: 'Bob', mbox: 'n' },
        ],
      },
      extensions: { x: { name: 'No', mbox: 'm' } },
    },
  };
  expect(namesIn(statement, (actor) => actor['mbox'] === 'm')).toEqual(['Ann', 'Anna']);
});
