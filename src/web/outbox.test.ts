import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { Outbox, type Delivery, type Letter, type OutboxWorld } from './outbox.ts';

/** A browser whose storage outlives its tabs, and a server that can be unplugged. */
function world(options: { signedIn?: string | null; room?: number } = {}) {
  const stored = new Map<string, string>();
  const arrived: Letter[] = [];
  const written: string[] = [];
  const state = {
    signedIn: options.signedIn ?? 'anna',
    reachable: true,
    answer: undefined as Delivery | undefined,
    clock: 0,
    strangers: 0,
  };
  let queue: Promise<void> = Promise.resolve();
  const storage: OutboxWorld['storage'] = {
    get length() {
      return stored.size;
    },
    key: (position) => [...stored.keys()][position] ?? null,
    getItem: (name) => stored.get(name) ?? null,
    setItem(name, text) {
      if (stored.size >= (options.room ?? 1_000)) throw new Error('full');
      stored.set(name, text);
    },
    removeItem: (name) => void stored.delete(name),
  };
  const made: OutboxWorld = {
    storage,
    now: () => state.clock,
    whoSends: () => Promise.resolve(state.reachable ? state.signedIn : undefined),
    onStranger() {
      state.strangers += 1;
    },
    alone(_name, work) {
      queue = queue.then(work, work);
      return queue;
    },
    async send(letter, whose) {
      written.push(whose);
      await Promise.resolve();
      if (!state.reachable) return { later: true };
      if (state.answer) return state.answer;
      arrived.push(letter);
      return { sent: true };
    },
  };
  return { made, state, stored, arrived, written };
}

function rating(capability: string, proficiency: number): Letter {
  return { key: `ratings.${capability}`, method: 'PUT', address: `/api/ratings/${capability}`, body: { proficiency } };
}

describe('the outbox', () => {
  test('says with each letter whose work it is', async () => {
    const { made, written } = world();
    const outbox = new Outbox('anna', made);
    outbox.put(rating('listening', 3));
    outbox.put(rating('asking', 2));
    await outbox.flush();
    expect(written).toEqual(['anna', 'anna']);
  });

  test('sends what is put in, once, and says saved', async () => {
    const { made, arrived, stored } = world();
    const outbox = new Outbox('anna', made);
    outbox.put(rating('listening', 3));
    expect(outbox.stateOf('ratings.')).toBe('saving');
    await outbox.flush();
    await outbox.flush();
    expect(arrived.map((letter) => letter.address)).toEqual(['/api/ratings/listening']);
    expect(outbox.stateOf('ratings.')).toBe('saved');
    expect(stored.size).toBe(0);
  });

  test('says that the session has ended, and keeps what waits until the same person is back', async () => {
    const { made, state, arrived } = world();
    const outbox = new Outbox('anna', made);
    state.reachable = false;
    outbox.put(rating('listening', 3));
    await outbox.flush();
    expect(state.strangers).toBe(0);
    Object.assign(state, { reachable: true, signedIn: null });
    await outbox.flush();
    expect(state.strangers).toBe(1);
    expect(arrived).toEqual([]);
    state.signedIn = 'anna';
    await outbox.flush();
    expect(arrived).toHaveLength(1);
    expect(state.strangers).toBe(1);
  });

  test('keeps everything while unplugged, over a closed tab, and sends it in order when plugged in', async () => {
    const { made, state, arrived } = world();
    state.reachable = false;
    const before = new Outbox('anna', made);
    before.put(rating('listening', 1));
    before.put(rating('closing', 2));
    before.put(rating('listening', 3));
    await before.flush();
    expect(before.stateOf('ratings.')).toBe('waiting');

    const after = new Outbox('anna', made);
    expect(after.pending('ratings.listening')).toEqual({ proficiency: 3 });
    state.reachable = true;
    await after.flush();
    expect(arrived.map((letter) => [letter.key, letter.body])).toEqual([
      ['ratings.closing', { proficiency: 2 }],
      ['ratings.listening', { proficiency: 3 }],
    ]);
    expect(after.stateOf('')).toBe('saved');
  });

  test('never sends under another sign-in, and sends once the right one is back', async () => {
    const { made, state, arrived } = world();
    state.reachable = false;
    new Outbox('anna', made).put(rating('listening', 4));
    state.reachable = true;
    state.signedIn = 'bert';
    const bert = new Outbox('bert', made);
    expect(bert.pendingUnder('')).toEqual([]);
    await bert.flush();
    const anna = new Outbox('anna', made);
    await anna.flush();
    expect(arrived).toEqual([]);
    expect(anna.stateOf('')).toBe('waiting');
    state.signedIn = 'anna';
    await anna.flush();
    expect(arrived).toHaveLength(1);
  });

  test('sends the newer word too when it was put in while the older one was on its way', async () => {
    const { made, arrived } = world();
    const outbox = new Outbox('anna', made);
    outbox.put(rating('listening', 1));
    const sending = outbox.flush();
    await Promise.resolve();
    outbox.put(rating('listening', 2));
    await sending;
    await outbox.flush();
    expect(arrived.at(-1)?.body).toEqual({ proficiency: 2 });
    expect(outbox.stateOf('')).toBe('saved');
  });

  test('keeps what the server refuses, with the reason, and goes on with the rest', async () => {
    const { made, state, arrived } = world();
    state.answer = { refused: 'already-confirmed' };
    const outbox = new Outbox('anna', made);
    outbox.put(rating('listening', 1));
    await outbox.flush();
    state.answer = undefined;
    outbox.put(rating('closing', 2));
    await outbox.flush();
    expect(arrived.map((letter) => letter.key)).toEqual(['ratings.closing']);
    expect(outbox.refusedUnder('ratings.')).toMatchObject([{ key: 'ratings.listening', reason: 'already-confirmed' }]);
    outbox.drop('ratings.listening');
    expect(outbox.stateOf('')).toBe('saved');
  });

  test('tells another tab what this one has sent, and not what was refused and given up', async () => {
    const { made, state, stored } = world();
    const [here, there] = [new Outbox('anna', made), new Outbox('anna', made)];
    const told: string[] = [];
    there.onSentElsewhere(({ key }) => told.push(key));
    // as a browser tells the other tabs: what stood in the storage, once it is gone
    const leave = async (act: () => unknown): Promise<void> => {
      const [name = '', text = ''] = [...stored][0] ?? [];
      there.reread();
      await act();
      expect(stored.size).toBe(0);
      there.reread({ name, text });
    };
    here.put(rating('listening', 3));
    await leave(() => here.flush());
    expect(told).toEqual(['ratings.listening']);
    state.answer = { refused: 'already-confirmed' };
    here.put(rating('closing', 2));
    await here.flush();
    await leave(() => here.drop('ratings.closing'));
    expect(told).toEqual(['ratings.listening']);
    there.reread({ name: 'sellwright.outbox.otto.ratings.asking', text: '{"key":"ratings.asking","order":1}' });
    expect(told, 'somebody else’s').toEqual(['ratings.listening']);
  });

  test('still sends when the browser has no room to keep anything', async () => {
    const { made, arrived } = world({ room: 0 });
    const outbox = new Outbox('anna', made);
    outbox.put(rating('listening', 3));
    await outbox.flush();
    expect(arrived).toHaveLength(1);
  });

  test('two tabs send each letter once', async () => {
    const { made, state, arrived } = world();
    state.reachable = false;
    const first = new Outbox('anna', made);
    first.put(rating('listening', 3));
    first.put(rating('closing', 3));
    await first.flush();
    const second = new Outbox('anna', made);
    state.reachable = true;
    await Promise.all([first.flush(), second.flush()]);
    expect(arrived).toHaveLength(2);
  });

  test('whatever happens in between, the server ends with the last word on every key', async () => {
    const step = fc.oneof(
      fc.record({ put: fc.constantFrom('a', 'b', 'c'), value: fc.nat(4) }),
      fc.constantFrom('unplug', 'plug', 'reload', 'flush'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const { made, state, arrived } = world();
        let outbox = new Outbox('anna', made);
        const lastWord = new Map<string, unknown>();
        for (const one of steps) {
          state.clock += 1;
          if (typeof one === 'object') {
            outbox.put(rating(one.put, one.value));
            lastWord.set(`ratings.${one.put}`, { proficiency: one.value });
          } else if (one === 'reload') outbox = new Outbox('anna', made);
          else if (one === 'flush') await outbox.flush();
          else state.reachable = one === 'plug';
        }
        state.reachable = true;
        await outbox.flush();
        await outbox.flush();
        const known = new Map(arrived.map((letter) => [letter.key, letter.body]));
        expect(known).toEqual(lastWord);
        expect(outbox.stateOf('')).toBe('saved');
      }),
      { seed: 11, numRuns: 200 },
    );
  });
});
