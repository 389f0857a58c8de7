/** What is attached to statements: sent with them byte for byte, given back to who asks for it, and signatures that are believed. */
import { createSign, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readMultipart } from '../../standards/xapi/multipart.ts';
import { attached, mixed, type Recorder, recorder, statement } from '../../testing/recording.ts';
import { testAcademy, type TestAcademy, testWorld } from '../../testing/academy.ts';
import { sweepAttachments } from './attachment-jobs.ts';

const folder = mkdtempSync(join(tmpdir(), 'sellwright-attachments-'));
let a: TestAcademy;
beforeAll(async () => {
  a = await testAcademy('empty', await testWorld(undefined, { DATA_DIR: folder, MIN_FREE_MB: '0' }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(['1.0.3', '2.0.0'] as const)('attachments in version %s', (version) => {
  let r: Recorder;
  beforeAll(async () => {
    r = await recorder(a, version);
  });

  /** `find` in whole bytes: the answer is no text. */
  async function mixedAnswer(query: string) {
    const headers = { host: 'localhost', ...asked() };
    const response = await a.handle(new Request(`http://localhost/xapi/statements?${query}`, { headers }), '127.0.0.1');
    const type = response.headers.get('content-type') ?? '';
    expect([response.status, type]).toEqual([200, expect.stringMatching(/^multipart\/mixed; boundary=/)]);
    const read = readMultipart(type, Buffer.from(await response.arrayBuffer()));
    return { statements: JSON.parse(read.statements), parts: read.parts };
  }
  const asked = () => ({
    authorization: `Basic ${Buffer.from(`${r.made.key}:${r.made.secret}`).toString('base64')}`,
    'x-experience-api-version': version,
  });

  test('are given back as they came, with their hash and kind', async () => {
    const bytes = Buffer.from([0, 13, 10, 45, 45, 112, 255, 254, 13, 10]);
    const sent = statement({ attachments: [attached(bytes)] });
    expect((await r.ask('POST', '/statements', ...mixed(sent, [bytes]))).body).toEqual([sent.id]);
    const { statements, parts } = await mixedAnswer(`statementId=${sent.id}&attachments=true`);
    expect(statements).toMatchObject({ id: sent.id, attachments: [attached(bytes)] });
    expect(parts).toEqual([{ sha2: attached(bytes).sha2, contentType: 'text/plain', bytes }]);
  });

  test('stay out of an answer nobody asked to hold them', async () => {
    const sent = statement({ attachments: [attached('quiet')] });
    await r.ask('POST', '/statements', ...mixed(sent, ['quiet']));
    for (const more of [{}, { attachments: false }]) {
      const { body, headers } = await r.find('/statements', { statementId: sent.id, ...more });
      expect([headers.get('content-type'), body.attachments]).toEqual(['application/json', [attached('quiet')]]);
    }
  });

  test('that several statements have are sent and given once', async () => {
    const [one, other] = [statement(), statement()].map((sent) => ({ ...sent, attachments: [attached('shared')] }));
    expect((await r.ask('POST', '/statements', ...mixed([one, other], ['shared']))).status).toBe(200);
    const { statements, parts } = await mixedAnswer('attachments=true&limit=2');
    expect(statements.statements.map((sent: { id: string }) => sent.id)).toEqual([other?.id, one?.id]);
    expect(parts).toHaveLength(1);
  });

  test('may stand elsewhere, and then need no bytes', async () => {
    const sent = statement({ attachments: [attached('far', { fileUrl: 'https://content.example/far.txt' })] });
    expect((await r.ask('POST', '/statements', sent)).status).toBe(200);
    expect((await mixedAnswer(`statementId=${sent.id}&attachments=true`)).parts).toEqual([]);
  });

  test('may belong to the statement that is the object', async () => {
    const { id: _, ...within } = statement({ attachments: [attached('within')] });
    const sent = statement({ object: { ...within, objectType: 'SubStatement' } });
    expect((await r.ask('POST', '/statements', ...mixed(sent, ['within']))).status).toBe(200);
    expect((await mixedAnswer(`statementId=${sent.id}&attachments=true`)).parts).toHaveLength(1);
  });

  test('are refused where their bytes are missing, others than named, or named by no statement', async () => {
    const sent = () => statement({ attachments: [attached('one')] });
    expect((await r.ask('POST', '/statements', sent())).status).toBe(400);
    expect((await r.ask('POST', '/statements', ...mixed(sent(), []))).status).toBe(400);
    expect((await r.ask('POST', '/statements', ...mixed(sent(), ['other']))).status).toBe(400);
    expect((await r.ask('POST', '/statements', ...mixed(statement(), ['one']))).status).toBe(400);
    const [body, headers] = mixed(sent(), ['one']);
    const changed = Buffer.from(body.toString().replace('\r\n\r\none\r\n', '\r\n\r\ntwo\r\n'));
    expect((await r.ask('POST', '/statements', changed, headers)).status).toBe(400);
  });

  test('that sign a statement are kept where the signature is of it, and refused where it is of another', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const sign = (payload: unknown): string => {
      const signed = `${encoded({ alg: 'RS256' })}.${encoded(payload)}`;
      return `${signed}.${createSign('RSA-SHA256').update(signed).sign(privateKey).toString('base64url')}`;
    };
    const signature = {
      usageType: 'http://adlnet.gov/expapi/attachments/signature',
      contentType: 'application/octet-stream',
    };
    const signedBy = (sent: object, jws: string) =>
      r.ask('POST', '/statements', ...mixed({ ...sent, attachments: [attached(jws, signature)] }, [jws]));
    const [sent, other] = [statement(), statement()];
    expect((await signedBy(sent, sign(sent))).status).toBe(200);
    expect((await signedBy(other, sign(sent))).status).toBe(400);
    expect((await signedBy(other, 'no signature')).status).toBe(400);
  });
});

test('bytes of statements that were refused at the last moment go at night; those of others stay', async () => {
  const r = await recorder(a, '1.0.3');
  const lying = () => readdirSync(join(folder, 'files', a.academyId, 'kept'), { recursive: true }).map(String);
  const kept = attached('stays');
  const sent = statement({ attachments: [kept] });
  expect((await r.ask('POST', '/statements', ...mixed(sent, ['stays']))).status).toBe(200);
  const lost = attached('goes');
  // its id is another statement's
  const refused = statement({ id: sent.id, attachments: [lost] });
  expect((await r.ask('POST', '/statements', ...mixed(refused, ['goes']))).status).toBe(409);
  const isThere = (one: { sha2: string }): boolean => lying().some((name) => name.endsWith(one.sha2));
  expect([isThere(kept), isThere(lost)]).toEqual([true, true]);
  const at = (time: string) => a.act((act) => sweepAttachments({ ...act, now: new Date(`2026-03-02T${time}Z`) }));
  await at('02:59:00');
  expect(isThere(lost)).toBe(true);
  await at('03:10:00');
  expect([isThere(kept), isThere(lost)]).toEqual([true, false]);
});
