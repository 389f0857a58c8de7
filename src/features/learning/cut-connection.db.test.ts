/**
 * A module gone through with the connection cut at every step: before a request arrives or after it was answered, for a moment or
 * to the end, with the tab reloaded meanwhile or not. What stands afterwards is what stands without any cut.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../kernel/id.ts';
import { type Ask, type Joined, ok, testAcademy, type TestAcademy } from '../../testing/academy.ts';
import { publishSample } from '../../testing/sample-activities.ts';
import { rightSteps, type SentStep } from '../../testing/sample-module.ts';
import { type Delivery, Outbox, type OutboxWorld } from '../../web/outbox.ts';
import { StepQueue } from './screens/step-queue.ts';
import type { Step } from './step.ts';

/** `before`: the request never arrives. `after`: it does, and its answer is lost. */
type Connection = 'there' | 'before' | 'after';

class Browser {
  connection: Connection = 'there';
  sent = 0;
  private readonly kept = new Map<string, string>();
  private outbox: Outbox;

  constructor(private readonly person: Pick<Joined, 'id' | 'ask'>) {
    this.outbox = this.start();
  }

  /** Closes the tab, and opens it again: what was in its memory is gone. */
  reload(): void {
    this.outbox = this.start();
  }

  open(attemptId: string, told: readonly Step[]): StepQueue {
    return new StepQueue(this.outbox, attemptId, told, newId(), 'en');
  }

  /** Lets everything that can be sent now arrive. */
  async settle(): Promise<void> {
    await this.outbox.flush();
  }

  state(attemptId: string) {
    return this.outbox.stateOf(`learning.${attemptId}.`);
  }

  private start(): Outbox {
    const { kept } = this;
    const storage: OutboxWorld['storage'] = {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
      key: (at) => [...kept.keys()][at] ?? null,
      get length() {
        return kept.size;
      },
    };
    return new Outbox(this.person.id, {
      storage,
      send: ({ method, address, body }) => this.send(method, address, body),
      whoSends: async () => this.person.id,
      onStranger: () => {
        throw new Error('nobody else is signed in here');
      },
      alone: (_name, work) => work(),
      now: () => 0,
    });
  }

  private async send(method: string, address: string, body: unknown): Promise<Delivery> {
    const { connection } = this;
    if (connection === 'before') return { later: true };
    const answer = await this.person.ask(method, address, body);
    this.sent += 1;
    if (answer.status !== 200) return { refused: answer.text };
    return connection === 'after' ? { later: true } : { sent: true };
  }
}

let a: TestAcademy;
let activityId: string;
let run: readonly Omit<SentStep, 'stepId'>[];
let uncut: Awaited<ReturnType<typeof endOf>>;

const open = (ask: Ask) => ok(ask('POST', `/api/activities/${activityId}/attempts`, {}));
const read = (step: Omit<SentStep, 'stepId'>): Step => ({ ...step, stepId: newId(), at: Date.parse(step.at) }) as Step;
const toldIn = (opened: { steps: SentStep[] }): Step[] =>
  opened.steps.map((step) => ({ ...step, at: Date.parse(step.at) }) as Step);

/** How it stands, without the ids that differ from person to person. */
async function endOf(ask: Ask) {
  const { attempt, steps } = await open(ask);
  const learning = await ok(ask('GET', `/api/people/${(await ok(ask('GET', '/api/me'))).person.id}/learning`));
  const { attemptId: _, ...rest } = attempt;
  return {
    attempt: rest,
    steps: steps.map(({ stepId: __, ...step }: SentStep) => step),
    completions: learning.completions.map(({ completionId: ___, ...one }: { completionId: string }) => one),
  };
}

beforeAll(async () => {
  a = await testAcademy();
  activityId = await publishSample(a);
  const steps = rightSteps(newId, a.world.now()).map(({ stepId: _, ...step }) => step);
  const wrong = { ...steps[5], given: { kind: 'multiple', choices: ['a'] } } as (typeof steps)[number];
  const last = Date.parse(steps.at(-1)?.at ?? '');
  const later = (seconds: number) => new Date(last + seconds * 1000).toISOString();
  const { given: __, ...practice } = { ...steps[3] };
  const note = {
    ...practice,
    kind: 'note',
    text: 'What has to be different?',
    kept: true,
  } as unknown as (typeof steps)[number];
  // one question wrong at first, and a note: the end depends on all of them
  run = [
    ...steps.slice(0, 3),
    note,
    ...steps.slice(3, 5),
    wrong,
    ...steps.slice(6),
    { ...(steps[5] as (typeof steps)[number]), at: later(30) },
  ];
  const sam = await a.join({ name: 'Sam Uncut' });
  a.world.clock = new Date(last + 3_600_000);
  uncut = await learn(sam, () => {});
});

interface Going {
  readonly browser: Browser;
  readonly reopen: () => void;
}

/** Goes through the run; `disturb` is asked before each step. */
async function learn(person: Joined, disturb: (at: number, going: Going) => void) {
  const opened = await open(person.ask);
  const browser = new Browser(person);
  let queue = browser.open(opened.attempt.attemptId, toldIn(opened));
  const reopen = (): void => {
    queue.close();
    browser.reload();
    // without a connection the server cannot be asked: what stood at the beginning, and what waits here
    queue = browser.open(opened.attempt.attemptId, toldIn(opened));
  };
  for (const [at, step] of run.entries()) {
    disturb(at, { browser, reopen });
    queue.add(read(step));
    await browser.settle();
  }
  browser.connection = 'there';
  await browser.settle();
  expect(browser.state(opened.attempt.attemptId)).toBe('saved');
  expect(browser.sent).toBeLessThanOrEqual(2 * run.length + 1);
  return endOf(person.ask);
}

test('a run without any cut completes the module', () => {
  expect(uncut).toMatchObject({ attempt: { state: 'completed', score: 0.8 }, completions: [{ how: 'attempt' }] });
  expect(uncut.steps).toHaveLength(run.length);
});

describe('ends the same with the connection cut', () => {
  const cuts = ['before', 'after'] as const;
  test.each(cuts)('at each step for that step (%s it arrives)', async (cut) => {
    for (const at of run.keys()) {
      const person = await newcomer(`${cut} ${at}`);
      const end = await learn(person, (now, { browser }) => {
        browser.connection = now === at ? cut : 'there';
      });
      expect(end, `cut at ${at}`).toEqual(uncut);
    }
  });

  test.each(cuts)('from each step to the end (%s it arrives)', async (cut) => {
    for (const at of run.keys()) {
      const person = await newcomer(`${cut} from ${at}`);
      const end = await learn(person, (now, { browser }) => {
        if (now === at) browser.connection = cut;
      });
      expect(end, `cut from ${at}`).toEqual(uncut);
    }
  });

  test.each(cuts)('for three steps, and the tab closed in the middle of them (%s it arrives)', async (cut) => {
    for (const at of run.keys()) {
      const person = await newcomer(`${cut} reload ${at}`);
      const end = await learn(person, (now, { browser, reopen }) => {
        browser.connection = now >= at && now < at + 3 ? cut : 'there';
        if (now === at + 1) reopen();
      });
      expect(end, `cut and reloaded at ${at}`).toEqual(uncut);
    }
  });
});

/** Each begins when the uncut one began, and finishes under the same clock. */
async function newcomer(name: string): Promise<Joined> {
  const person = await a.join({ name });
  const { clock } = a.world;
  a.world.clock = new Date(uncut.attempt.startedAt);
  await open(person.ask);
  a.world.clock = clock;
  return person;
}

test('two devices that were both without a connection lose nothing of each other', async () => {
  const person = await newcomer('Two devices');
  const opened = await open(person.ask);
  const { attemptId } = opened.attempt;
  const devices = [new Browser(person), new Browser(person)] as const;
  const queues = devices.map((device) => device.open(attemptId, toldIn(opened)));
  for (const device of devices) device.connection = 'before';
  for (const [at, step] of run.entries()) queues[at % 2]?.add(read(step));
  for (const device of [...devices].reverse()) {
    device.connection = 'there';
    await device.settle();
  }
  expect(await endOf(person.ask)).toEqual(uncut);
});
