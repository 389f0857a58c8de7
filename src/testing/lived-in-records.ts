/** Learning records of the academy that has lived a little: a program's key, one of everything it can record, and another store told of it. */
import { beginForwarding } from '../features/learning-records/forwarding-commands.ts';
import { newId } from '../kernel/id.ts';
import { ok, type TestAcademy } from './academy.ts';
import { activity, addressed, attached, mixed, recorder, someone, statement } from './recording.ts';

export async function record(a: TestAcademy, mark: string): Promise<void> {
  const { ask } = await recorder(a, '2.0.0');
  const certificate = `Certificate of ${mark}`;
  const object = { ...activity(mark), definition: { name: { en: `Call of ${mark}` } } };
  const sent = statement({ actor: someone(mark), object, attachments: [attached(certificate)] });
  await ok(ask('POST', '/statements', ...mixed(sent, [certificate])));
  const place = addressed({ activityId: object.id, agent: someone(mark), stateId: 'place', registration: newId() });
  await ok(ask('POST', `/activities/state${place}`, { page: mark }));
  const elsewhere = { endpoint: 'http://127.0.0.1:9/xapi', version: '2.0.0', key: mark, secret: mark } as const;
  await beginForwarding(a.world, a.academyId, elsewhere);
}
