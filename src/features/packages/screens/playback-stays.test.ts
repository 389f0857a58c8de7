/** Content that ends by itself and wishes for nothing is not taken away: what it shows last may be read, and the person says what comes next. */
import { describe, expect, test } from 'vitest';
import { openCourse } from '../../../standards/scorm/course.ts';
import { readManifest } from '../../../standards/scorm/manifest/read-manifest.ts';
import { beginPlaying, type Kept } from '../../../standards/scorm/playing.ts';
import { item12, manifest12, manifest2004 } from '../../../testing/playable-scorm.ts';
import type { ToFrame } from '../frame-protocol.ts';
import { Playback } from './playback.ts';

class Stage {
  readonly playback: Playback;
  readonly told: ToFrame[] = [];
  private report = 0;

  constructor(text: string) {
    const read = readManifest(text);
    if (!read.ok) throw new Error(read.faults.map(({ says }) => says).join());
    const { manifest } = read;
    const nothing = (): void => {};
    this.playback = new Playback(
      {
        sessionId: 'session',
        mode: 'normal',
        manifest,
        registration: beginPlaying(openCourse(manifest), { now: 0, random: () => 0 }),
        learner: { id: 'anna', name: 'Anna' },
        files: 'http://content.example/folder/',
        seed: 7,
        steps: 0,
        parting: { url: 'http://academy.example/parting', token: 't' },
      },
      {
        outbox: {
          put: nothing,
          pendingUnder: () => [],
          refusedUnder: () => [],
          drop: nothing,
          subscribe: () => nothing,
          onSent: () => nothing,
          flush: () => Promise.resolve(),
        },
        tell: (message) => this.told.push(message),
        now: () => 1_000,
      },
    );
    this.playback.begin();
  }

  get launch(): number {
    return Math.max(...this.told.map((one) => (one.kind === 'open' ? one.launch : 0)));
  }

  /** Content ends by itself. */
  end(values: Kept['values']): void {
    const activity = this.playback.view().open?.activity ?? '';
    this.report += 1;
    const kept = {
      values,
      counts: {},
      said: Object.fromEntries(Object.keys(values).map((name) => [name, true as const])),
    };
    this.playback.hear({
      kind: 'ended',
      launch: this.launch,
      report: this.report,
      activity,
      kept,
      phase: 'terminated',
    });
  }

  seen() {
    const { phase, open, stays, last, denied } = this.playback.view();
    return { phase, open: open?.activity ?? null, stays: stays?.activity ?? null, last, denied };
  }

  rested(): boolean {
    return this.told.at(-1)?.kind === 'rest';
  }
}

const completed = { 'cmi.completion_status': 'completed', 'cmi.success_status': 'passed' };
const passed12 = { 'cmi.core.lesson_status': 'passed' };

describe('content of several parts', () => {
  test.each([
    ['SCORM 1.2', manifest12(), passed12, 'one', 'two'],
    ['SCORM 2004', manifest2004(), completed, 'lesson', 'check'],
  ])('of %s stays until the person goes on', (_, text, values, first, second) => {
    const stage = new Stage(text);
    stage.end(values);
    expect(stage.seen()).toEqual({ phase: 'choosing', open: null, stays: first, last: false, denied: false });
    expect(stage.told.map(({ kind }) => kind)).not.toContain('rest');
    stage.playback.ask({ request: 'continue' });
    expect(stage.seen()).toMatchObject({ phase: 'open', open: second, stays: null });
  });

  test('of which it was the last says that to go on is to finish', () => {
    const stage = new Stage(manifest2004());
    stage.end({ ...completed, 'adl.nav.request': 'continue' });
    stage.end(completed);
    expect(stage.seen()).toMatchObject({ phase: 'choosing', stays: 'check', last: true });
    stage.playback.ask({ request: 'continue' });
    expect(stage.seen()).toMatchObject({ phase: 'over', stays: null });
    expect(stage.rested()).toBe(true);
  });

  test('of which it was the last is over in SCORM 1.2, and stays all the same', () => {
    const stage = new Stage(manifest12());
    stage.end(passed12);
    stage.playback.ask({ request: 'continue' });
    stage.end(passed12);
    expect(stage.seen()).toMatchObject({ phase: 'over', stays: 'two' });
    expect(stage.playback.view().standing).toMatchObject({ completed: true });
    expect(stage.told.map(({ kind }) => kind)).not.toContain('rest');
  });

  test('stays when what the person asks for is refused', () => {
    const stage = new Stage(manifest2004());
    stage.end({ 'cmi.completion_status': 'completed', 'cmi.success_status': 'failed' });
    stage.playback.ask({ request: 'continue' });
    expect(stage.seen()).toMatchObject({ phase: 'choosing', stays: 'lesson', denied: true });
    stage.playback.ask({ request: 'choice', target: 'check' });
    expect(stage.seen()).toMatchObject({ phase: 'choosing', stays: 'lesson', denied: true });
  });

  test('is gone when it wished for something, granted or not', () => {
    const stage = new Stage(manifest2004());
    stage.end({ ...completed, 'cmi.success_status': 'failed', 'adl.nav.request': 'continue' });
    expect(stage.seen()).toMatchObject({ phase: 'choosing', stays: null, denied: true });
    expect(stage.rested()).toBe(true);
  });

  test.each(['exitAll', 'suspendAll'])('is gone when it wished for %s', (wish) => {
    const stage = new Stage(manifest2004());
    stage.end({ ...completed, 'adl.nav.request': wish });
    expect(stage.seen()).toMatchObject({ phase: 'over', stays: null });
    expect(stage.rested()).toBe(true);
  });
});

describe('content that is the only part', () => {
  const only = manifest12(item12('one', 'Before the call'));

  test('is over and stays, and opens again when the person wants it', () => {
    const stage = new Stage(only);
    stage.end(passed12);
    expect(stage.seen()).toMatchObject({ phase: 'over', stays: 'one' });
    stage.playback.goOn();
    expect(stage.seen()).toMatchObject({ phase: 'open', open: 'one', stays: null });
  });

  test('is gone with the window it had, and what was over is over', () => {
    const stage = new Stage(only);
    stage.end(passed12);
    stage.playback.hear({ kind: 'left', launch: stage.launch });
    expect(stage.seen()).toMatchObject({ phase: 'over', stays: null });
    expect(stage.rested()).toBe(true);
  });

  test('is gone when it goes on elsewhere', () => {
    const stage = new Stage(only);
    stage.end(passed12);
    stage.playback.giveUp();
    expect(stage.seen()).toMatchObject({ phase: 'taken', stays: null });
    expect(stage.rested()).toBe(true);
  });
});

test('a person who leaves content that stays has left', () => {
  const stage = new Stage(manifest12());
  stage.end(passed12);
  stage.playback.leave();
  expect(stage.seen()).toMatchObject({ phase: 'over', stays: null });
  expect(stage.rested()).toBe(true);
});

test('the part that is open can be chosen anew, and so can the course', () => {
  const stage = new Stage(manifest2004());
  const selectable = (): readonly string[] =>
    stage.playback.view().contents.flatMap((one) => (one.selectable ? one.activity : []));
  expect(selectable()).toEqual(['o', 'lesson']);
  const before = stage.launch;
  stage.playback.ask({ request: 'choice', target: 'lesson' });
  stage.end({});
  expect([stage.seen().open, stage.launch]).toEqual(['lesson', before + 1]);
});
