/** Content, frame, player, outbox and the server's rules in one process: what is cut in between must change nothing at the end. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openCourse, type Learner } from '../../../standards/scorm/course.ts';
import type { Manifest } from '../../../standards/scorm/manifest/manifest.ts';
import { readManifest } from '../../../standards/scorm/manifest/read-manifest.ts';
import { apply, beginPlaying, type Playing, type Step } from '../../../standards/scorm/playing.ts';
import type { Api12 } from '../../../standards/scorm/runtime/api-12.ts';
import type { Api2004 } from '../../../standards/scorm/runtime/api-2004.ts';
import type { ValidRequests } from '../../../standards/scorm/runtime/elements-2004.ts';
import { manifest12, manifest2004 } from '../../../testing/playable-scorm.ts';
import { Outbox, type Delivery } from '../../../web/outbox.ts';
import {
  readFromFrame,
  readFromPage,
  type FromFrame,
  type Leftover,
  type OpenContent,
  type ToFrame,
} from '../frame-protocol.ts';
import { apiObject12, apiObject2004, type ApiObject } from './frame/api-object.ts';
import { Leftovers } from './frame/leftovers.ts';
import { Reporter } from './frame/reporter.ts';
import { Playback } from './playback.ts';

const learner: Learner = { id: 'anna', name: 'Anna' };
const seed = 7;

function manifestOf(text: string): Manifest {
  const read = readManifest(text);
  if (!read.ok) throw new Error(read.faults.map(({ says }) => says).join());
  return read.manifest;
}
const two = manifestOf(manifest12());
const sequenced = manifestOf(manifest2004());

function storage(): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (at) => [...kept.keys()][at] ?? null,
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, text) => void kept.set(name, text),
    removeItem: (name) => void kept.delete(name),
    clear: () => kept.clear(),
  };
}

/** A server that applies steps in order, each once, and can be unplugged. */
class Server {
  playing: Playing;
  steps = 0;
  reachable = true;
  taken = false;
  readonly course;
  constructor(readonly manifest: Manifest) {
    this.course = openCourse(manifest);
    this.playing = beginPlaying(this.course, { now: 0, random: () => 0 });
  }

  take(body: unknown): Delivery {
    if (!this.reachable) return { later: true };
    if (this.taken) return { refused: 'taken-over' };
    const step = JSON.parse((body as { step: string }).step) as Step;
    if (step.number > this.steps + 1) return { refused: 'step-missing' };
    if (step.number === this.steps + 1) {
      this.playing = apply(this.course, this.playing, step, learner, seed).registration;
      this.steps += 1;
    }
    return { sent: true };
  }
}

/** One tab of a browser whose storages outlive it. */
class Tab {
  readonly playback: Playback;
  readonly outbox: Outbox;
  open: { api: ApiObject; reporter: Reporter; opened: OpenContent } | null = null;
  clock = 1_000;
  /** after which launch nothing followed */
  rested: number | null = null;
  private readonly timers = new Set<{ readonly at: number; readonly work: () => void }>();
  private readonly inbox: FromFrame[] = [];

  constructor(
    readonly server: Server,
    readonly shelf = storage(),
    readonly contentShelf = storage(),
  ) {
    this.outbox = new Outbox('anna', {
      storage: shelf,
      now: () => this.clock,
      whoSends: () => Promise.resolve(server.reachable ? 'anna' : undefined),
      onStranger() {},
      alone: (_, work) => work(),
      send: ({ body }) => Promise.resolve(server.take(body)),
    });
    this.playback = new Playback(
      {
        sessionId: 'session',
        mode: 'normal',
        manifest: server.manifest,
        registration: server.playing,
        learner,
        files: 'http://content.example/folder/',
        seed,
        steps: server.steps,
        parting: { url: 'http://academy.example/parting', token: 't' },
      },
      { outbox: this.outbox, tell: (message) => this.toFrame(message), now: () => (this.clock += 5) },
    );
    this.playback.watch();
    this.playback.begin();
  }

  leftovers(): readonly Leftover[] {
    return new Leftovers(() => this.contentShelf).all();
  }

  /** As the frame does it, by way of what can be copied between windows. */
  private toFrame(message: ToFrame): void {
    const read = readFromPage(structuredClone(message));
    if (read?.kind === 'open') this.launch(read);
    else if (read?.kind === 'valid') this.open?.api.allow(read.valid as ValidRequests);
    else if (read?.kind === 'rest') this.rested = read.launch;
    else if (read?.kind === 'kept') this.open?.reporter.keptUpTo(read.report);
    else if (read?.kind === 'close') this.close(read.launch);
    this.deliver();
  }

  private close(launch: number): void {
    const closing = this.open;
    if (closing?.opened.launch !== launch) return;
    if (closing.api.phase() === 'running') this.end([['cmi.exit', 'cmi.core.exit', 'suspend']]);
    closing.reporter.ended();
  }

  private launch(opened: OpenContent): void {
    const reporter: Reporter = new Reporter(
      opened,
      { kept: () => api.kept(), phase: () => api.phase() },
      {
        tell: (message) => this.inbox.push(message),
        part() {},
        leftovers: new Leftovers(() => this.contentShelf),
        later: (work, ms) => {
          const timer = { at: this.clock + ms, work };
          this.timers.add(timer);
          return () => void this.timers.delete(timer);
        },
      },
    );
    const keeper = {
      changed: () => reporter.changed(),
      committed: () => reporter.committed(),
      ended: () => reporter.ended(),
    };
    const api: ApiObject =
      opened.edition === '1.2'
        ? apiObject12(opened.state as Api12, keeper)
        : apiObject2004(opened.state as Api2004, keeper);
    this.open = { api, reporter, opened };
    this.say('Initialize', '');
  }

  private deliver(): void {
    for (let message = this.inbox.shift(); message; message = this.inbox.shift()) {
      const read = readFromFrame(structuredClone(message));
      if (read) this.playback.hear(read);
    }
  }

  say(name: string, ...given: string[]): string {
    const old = this.open?.opened.edition === '1.2';
    const called = old ? `LMS${name === 'Terminate' ? 'Finish' : name}` : name;
    const answer = this.open?.api.functions[called]?.(...given) ?? '';
    this.deliver();
    return answer;
  }

  set(sets: readonly (readonly [string, string, string])[]): void {
    const old = this.open?.opened.edition === '1.2';
    for (const [name, name12, value] of sets) this.say('SetValue', old ? name12 : name, value);
  }

  turn(to: number): void {
    this.set([['cmi.location', 'cmi.core.lesson_location', String(to)]]);
  }

  end(sets: readonly (readonly [string, string, string])[]): void {
    this.set(sets);
    this.say('Terminate', '');
  }

  pass(): void {
    if (this.open?.opened.edition === '1.2') this.end([['', 'cmi.core.lesson_status', 'passed']]);
    else
      this.end([
        ['cmi.completion_status', '', 'completed'],
        ['cmi.success_status', '', 'passed'],
        ['adl.nav.request', '', 'continue'],
      ]);
  }

  /** Lets time pass, and with it what content left unsaid. */
  wait(ms: number): void {
    this.clock += ms;
    for (const timer of [...this.timers].sort((a, b) => a.at - b.at))
      if (timer.at <= this.clock && this.timers.delete(timer)) timer.work();
    this.deliver();
  }

  async settle(): Promise<void> {
    for (let at = 0; at < 6; at += 1) await this.outbox.flush();
  }
}

const phaseOf = ({ playback }: Tab): string => playback.view().phase;
const openIn = ({ playback }: Tab): string | undefined => playback.view().open?.activity;

describe('a package of SCORM 1.2 with two contents', () => {
  test('opens the first, the second when the person goes on, and is done after both', async () => {
    const tab = new Tab(new Server(two));
    expect(openIn(tab)).toBe('one');
    tab.pass();
    tab.playback.ask({ request: 'continue' });
    expect(openIn(tab)).toBe('two');
    tab.pass();
    expect(tab.playback.view()).toMatchObject({ phase: 'over', standing: { completed: true } });
    await tab.settle();
    expect(tab.server.playing.data['two']?.values['cmi.core.lesson_status']).toBe('passed');
    expect(tab.leftovers()).toEqual([]);
  });

  test('left in the middle, it goes on where it was', async () => {
    const tab = new Tab(new Server(two));
    tab.playback.ask({ request: 'continue' });
    tab.turn(4);
    tab.playback.leave();
    expect(phaseOf(tab)).toBe('over');
    await tab.settle();
    const again = new Tab(tab.server, tab.shelf, tab.contentShelf);
    expect(openIn(again)).toBe('two');
    expect(again.say('GetValue', 'cmi.core.lesson_location')).toBe('4');
    expect(again.say('GetValue', 'cmi.core.entry')).toBe('resume');
  });
});

test('who closes the window of content has left: their place is kept, and one word too late changes nothing', async () => {
  const tab = new Tab(new Server(two));
  tab.turn(4);
  const launch = tab.open?.opened.launch ?? 0;
  tab.playback.hear({ kind: 'left', launch: launch + 1 });
  expect(phaseOf(tab)).toBe('open');
  tab.playback.hear({ kind: 'left', launch });
  expect(phaseOf(tab)).toBe('over');
  expect(tab.rested).toBe(launch);
  tab.playback.hear({ kind: 'left', launch });
  await tab.settle();
  expect(tab.server.playing.sequencing.suspended).toBe('one');
  expect(tab.server.playing.data['one']?.values['cmi.core.lesson_location']).toBe('4');
});

describe('a package of SCORM 2004 with rules', () => {
  test('keeps the second closed until the first is passed', () => {
    const tab = new Tab(new Server(sequenced));
    const check = () => tab.playback.view().contents.find(({ activity }) => activity === 'check');
    expect([openIn(tab), check()?.selectable]).toEqual(['lesson', false]);
    tab.playback.ask({ request: 'choice', target: 'check' });
    expect([openIn(tab), tab.playback.view().denied]).toEqual(['lesson', true]);
    tab.pass();
    expect(openIn(tab)).toBe('check');
    tab.pass();
    expect(phaseOf(tab)).toBe('over');
  });

  test('tells content what it may ask for, after everything that changes it', () => {
    const tab = new Tab(new Server(sequenced));
    expect(tab.say('GetValue', 'adl.nav.request_valid.choice.{target=check}')).toBe('false');
    tab.set([['cmi.success_status', '', 'passed']]);
    tab.say('Commit', '');
    expect(tab.say('GetValue', 'adl.nav.request_valid.choice.{target=check}')).toBe('true');
  });
});

describe('what is reported', () => {
  test('is what content committed, or left unsaid for a moment', async () => {
    const tab = new Tab(new Server(two));
    tab.turn(1);
    expect(tab.outbox.pendingUnder('play:').map(({ key }) => key)).toHaveLength(1);
    tab.wait(800);
    await tab.settle();
    expect(tab.server.playing.data['one']?.values['cmi.core.lesson_location']).toBe('1');
    tab.say('Commit', '');
    tab.say('Commit', '');
    await tab.settle();
    expect(tab.server.steps).toBe(2);
  });

  test('without a connection is one letter more, however often content commits', async () => {
    const tab = new Tab(new Server(two));
    await tab.settle();
    tab.server.reachable = false;
    for (let page = 1; page <= 200; page += 1) {
      tab.turn(page);
      tab.say('Commit', '');
      await tab.outbox.flush();
    }
    expect(tab.outbox.pendingUnder('play:')).toHaveLength(1);
    tab.server.reachable = true;
    await tab.settle();
    expect(tab.server.playing.data['one']?.values['cmi.core.lesson_location']).toBe('200');
    expect(tab.server.steps).toBe(3);
  });

  test('and not yet in the player’s hands when the tab dies is left in the storage of content', () => {
    const tab = new Tab(new Server(two));
    tab.server.reachable = false;
    tab.turn(1);
    tab.say('Commit', '');
    tab.turn(2);
    tab.say('Commit', '');
    expect(tab.leftovers().map(({ report, kept }) => [report, kept.values['cmi.core.lesson_location']])).toEqual([
      [2, '2'],
    ]);
  });

  test('after somebody has taken over goes nowhere, and the player says so', async () => {
    const tab = new Tab(new Server(two));
    await tab.settle();
    tab.server.taken = true;
    tab.turn(9);
    tab.say('Commit', '');
    await tab.settle();
    expect(phaseOf(tab)).toBe('taken');
    expect(tab.outbox.pendingUnder('play:')).toEqual([]);
    tab.turn(10);
    tab.say('Commit', '');
    expect(tab.outbox.pendingUnder('play:')).toEqual([]);
  });

  test('by content that is no longer open is not listened to', () => {
    const tab = new Tab(new Server(two));
    const before = tab.open;
    tab.pass();
    const steps = tab.outbox.pendingUnder('play:').length;
    const kept = { values: { 'cmi.core.lesson_status': 'failed' }, counts: {}, said: {} };
    tab.playback.hear({ kind: 'report', launch: before?.opened.launch ?? 0, report: 99, activity: 'one', kept });
    tab.playback.hear({ kind: 'report', launch: 2, report: 99, activity: 'one', kept });
    expect(tab.outbox.pendingUnder('play:')).toHaveLength(steps);
  });
});

const acts = ['commit', 'quiet', 'pass', 'next', 'previous', 'choose', 'leave', 'unplug', 'plug', 'settle'] as const;

async function play(manifest: Manifest, done: readonly (typeof acts)[number][], cuts: boolean): Promise<Playing> {
  const tab = new Tab(new Server(manifest));
  let page = 0;
  for (const act of done) {
    if (act === 'unplug' || act === 'plug') tab.server.reachable = act === 'plug' || !cuts;
    else if (act === 'settle') await tab.outbox.flush();
    else if (act === 'next') tab.playback.ask({ request: 'continue' });
    else if (act === 'previous') tab.playback.ask({ request: 'previous' });
    else if (act === 'choose') tab.playback.ask({ request: 'choice', target: 'one' });
    else if (act === 'leave') {
      tab.playback.leave();
      if (phaseOf(tab) === 'over') tab.playback.goOn();
    } else if (phaseOf(tab) !== 'open') continue;
    else if (act === 'pass') tab.pass();
    else {
      tab.turn((page += 1));
      if (act === 'commit') tab.say('Commit', '');
      else tab.wait(800);
    }
  }
  tab.server.reachable = true;
  await tab.settle();
  expect(tab.outbox.pendingUnder('play:')).toEqual([]);
  return tab.server.playing;
}

/** What somebody could notice: moments apart, since a connection that was cut takes its time. */
const told = ({ data, sequencing }: Playing) => ({
  data,
  current: sequencing.current,
  suspended: sequencing.suspended,
  objectives: Object.fromEntries(Object.entries(sequencing.activities).map(([id, one]) => [id, one.objectives])),
});

test('a connection that is cut anywhere changes nothing at the end', async () => {
  const act = fc.constantFrom(...acts);
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 25 }), fc.constantFrom(two, sequenced), async (done, manifest) => {
      expect(told(await play(manifest, done, true))).toEqual(told(await play(manifest, done, false)));
    }),
    { seed: 11, numRuns: 60 },
  );
});
