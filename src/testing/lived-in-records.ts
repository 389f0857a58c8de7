/** Learning records of the academy that has lived a little: a program's key, and one of everything it can record. */
import { createHash } from 'node:crypto';
import { newId } from '../kernel/id.ts';
import { ok, type TestAcademy } from './academy.ts';
import { activity, addressed, recorder, someone, statement } from './recording.ts';

export async function record(a: TestAcademy, mark: string): Promise<void> {
  const { ask } = await recorder(a, '2.0.0');
  const text = `Certificate of ${mark}`;
  const sha2 = createHash('sha256').update(text).digest('hex');
  const attachment = {
    usageType: 'https://content.example/certificate',
    display: { en: text },
    contentType: 'text/plain',
    length: text.length,
    sha2,
  };
  const object = { ...activity(mark), definition: { name: { en: `Call of ${mark}` } } };
  const sent = statement({ actor: someone(mark), object, attachments: [attachment] });
  const lines = [
    ['Content-Type: application/json', '', JSON.stringify(sent)],
    ['Content-Type: text/plain', 'Content-Transfer-Encoding: binary', `X-Experience-API-Hash: ${sha2}`, '', text],
  ];
  const body = `${lines.map((part) => ['--part', ...part, ''].join('\r\n')).join('')}--part--\r\n`;
  await ok(ask('POST', '/statements', Buffer.from(body), { 'content-type': 'multipart/mixed; boundary=part' }));
  const place = addressed({ activityId: object.id, agent: someone(mark), stateId: 'place', registration: newId() });
  await ok(ask('POST', `/activities/state${place}`, { page: mark }));
}
