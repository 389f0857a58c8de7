import { expect, test } from 'vitest';
import { Bringing, type Came, type Send } from './bringing.ts';

const came: Came = { packageId: 'p', kind: 'cmi5', title: { en: 'On site' }, files: 3, warnings: [], before: null };
const zip = (name: string): File => new File(['PK'], name);

/** A sender that waits until each file is answered. */
function sender() {
  const open = new Map<string, { resolve: (came: Came) => void; reject: (error: unknown) => void }>();
  const send: Send = (file, onProgress, signal) =>
    new Promise((resolve, reject) => {
      open.set(file.name, { resolve, reject });
      onProgress({ done: 1, total: 2, phase: 'sending' });
      signal.addEventListener('abort', () => reject(new Error('stopped')));
    });
  const answer = async (name: string, error?: Error): Promise<void> => {
    if (error) open.get(name)?.reject(error);
    else open.get(name)?.resolve(came);
    await new Promise((settled) => setImmediate(settled));
  };
  return { send, answer, sent: () => [...open.keys()] };
}
const states = (bringing: Bringing) => bringing.all().map(({ name, state }) => `${name} ${state}`);

test('packages are sent one after the other, and one that is refused keeps none from coming', async () => {
  const { send, answer, sent } = sender();
  let told = 0;
  const bringing = new Bringing(send, () => (told += 1));
  for (const name of ['a.zip', 'b.zip', 'c.zip']) bringing.add(zip(name));
  expect(states(bringing)).toEqual(['a.zip sending', 'b.zip waiting', 'c.zip waiting']);
  expect(bringing.all()[0]?.progress).toEqual({ done: 1, total: 2, phase: 'sending' });
  await answer('a.zip');
  await answer('b.zip', new Error('broken'));
  await answer('c.zip');
  expect(states(bringing)).toEqual(['a.zip there', 'b.zip refused', 'c.zip there']);
  expect([told, sent(), bringing.busy]).toEqual([2, ['a.zip', 'b.zip', 'c.zip'], false]);
});

test('what was refused can be sent again, or put away', async () => {
  const { send, answer } = sender();
  const bringing = new Bringing(send, () => {});
  bringing.add(zip('a.zip'));
  await answer('a.zip', new Error('no connection'));
  const id = bringing.all()[0]?.id ?? '';
  bringing.again(id);
  await answer('a.zip');
  expect(states(bringing)).toEqual(['a.zip there']);
  bringing.putAway(id);
  expect(bringing.all()).toEqual([]);
});

test('putting away what is on its way stops it, and the next one goes', async () => {
  const { send, answer, sent } = sender();
  const bringing = new Bringing(send, () => {});
  bringing.add(zip('a.zip'));
  bringing.add(zip('b.zip'));
  bringing.putAway(bringing.all()[0]?.id ?? '');
  await answer('a.zip');
  await answer('b.zip');
  expect([states(bringing), sent()]).toEqual([['b.zip there'], ['a.zip', 'b.zip']]);
});

test('nothing is sent when nobody looks any more', async () => {
  const { send, answer, sent } = sender();
  const bringing = new Bringing(send, () => {});
  bringing.add(zip('a.zip'));
  bringing.add(zip('b.zip'));
  bringing.close();
  await answer('a.zip');
  expect([states(bringing), sent()]).toEqual([['a.zip waiting', 'b.zip waiting'], ['a.zip']]);
});
