import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ScormPlayer } from '../../testing/scorm-player.ts';
import { openCourse, opening, type Course } from './course.ts';
import { readManifest } from './manifest/read-manifest.ts';
import {
  apply,
  beginPlaying,
  chance,
  isDone,
  keptOf,
  leaveOpen,
  secondsSaid,
  standingNow,
  withoutReport,
  type Playing,
  type Step,
} from './playing.ts';
import type { NavigationRequest } from './sequencing/navigation.ts';

const learner = { id: 'sam', name: 'Sam' };
const seed = 7;

function courseOf(version: '1.2' | '2004 4th Edition', items = item('a') + item('b'), kind = 'sco'): Course {
  const spaces =
    version === '1.2'
      ? 'xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"'
      : 'xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss"';
  const read = readManifest(
    `<manifest identifier="m" ${spaces}><metadata><schemaversion>${version}</schemaversion></metadata>
    <organizations default="o"><organization identifier="o"><title>Course</title>${items}${version === '1.2' ? '' : flow}</organization></organizations>
    <resources><resource identifier="r" type="webcontent" adlcp:${version === '1.2' ? 'scormtype' : 'scormType'}="${kind}" href="r.html"/></resources></manifest>`,
  );
  if (!read.ok) throw new Error(read.faults.map((fault) => fault.says).join());
  return openCourse(read.manifest);
}
const item = (id: string, inside = ''): string =>
  `<item identifier="${id}" identifierref="r"><title>${id}</title>${inside}</item>`;
const flow = '<imsss:sequencing><imsss:controlMode flow="true"/></imsss:sequencing>';
const threshold = `<adlcp:completionThreshold completedByMeasure="true" minProgressMeasure="0.5"/>
  <imsss:sequencing><imsss:objectives><imsss:primaryObjective objectiveID="goal" satisfiedByMeasure="true">
  <imsss:minNormalizedMeasure>0.8</imsss:minNormalizedMeasure></imsss:primaryObjective></imsss:objectives></imsss:sequencing>`;

/** Somebody in front of the course, for the first time unless there is something to go on with. */
class Player extends ScormPlayer {
  constructor(course: Course, from = beginPlaying(course, { now: 0, random: chance(seed, 0) })) {
    super(course, from, seed);
  }
}

const jsonOf = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

function replayed(course: Course, from: Playing, steps: readonly Step[]): Playing {
  return steps.reduce(
    (playing, step) =>
      jsonOf(
        apply(course, playing, jsonOf(step) as Step, { ...learner, name: 'Sam, as the server calls her' }, seed)
          .registration,
      ) as Playing,
    jsonOf(from) as Playing,
  );
}

const elements = {
  '2004 4th Edition': [
    ['cmi.completion_status', 'completed', 'incomplete', 'unknown', 'nonsense'],
    ['cmi.success_status', 'passed', 'failed', 'unknown'],
    ['cmi.score.scaled', '0.5', '1', '-1', '2'],
    ['cmi.progress_measure', '0.2', '1'],
    ['cmi.suspend_data', 'page 7', '\0\ud800', ''],
    ['cmi.session_time', 'PT30S', 'PT1M', 'P'],
    ['cmi.exit', 'suspend', 'normal', 'logout', ''],
    ['adl.nav.request', 'continue', 'previous', 'suspendAll', '{target=a}choice', '_none_'],
    ['cmi.objectives.0.id', 'goal', 'other'],
    ['cmi.objectives.1.id', 'second', 'goal'],
    ['cmi.objectives.1.success_status', 'passed', 'failed'],
    ['cmi.objectives.0.score.scaled', '0.1', '0.9'],
    ['cmi.interactions.0.id', 'q1', 'q2'],
    ['cmi.interactions.0.type', 'choice', 'numeric', 'true-false'],
    ['cmi.interactions.0.correct_responses.0.pattern', 'a[,]b', 'true', '1[:]2'],
    ['cmi.interactions.0.correct_responses.1.pattern', 'a[,]b', 'c'],
    ['cmi.interactions.0.learner_response', 'a', 'true', '7'],
    ['cmi.interactions.1.id', 'q2'],
    ['cmi.comments_from_learner.0.comment', 'well', '{lang=en}well'],
    ['cmi.learner_name', 'Somebody else'],
    ['cmi.total_time', 'PT99H'],
  ],
  '1.2': [
    ['cmi.core.lesson_status', 'passed', 'failed', 'completed', 'incomplete', 'nonsense'],
    ['cmi.core.score.raw', '50', '100', '', '101'],
    ['cmi.core.score.max', '50', '100'],
    ['cmi.core.session_time', '00:00:30', '0000:01:00.00', 'x'],
    ['cmi.core.exit', 'suspend', 'logout', ''],
    ['cmi.suspend_data', 'page 7', '\0\ud800', ''],
    ['cmi.comments', 'well ', 'enough '],
    ['cmi.objectives.0.id', 'o1'],
    ['cmi.objectives.0.status', 'passed', 'failed'],
    ['cmi.objectives.1.score.raw', '7'],
    ['cmi.interactions.0.id', 'q1'],
    ['cmi.interactions.0.student_response', 'a', 'b'],
    ['cmi.interactions.0.objectives.0.id', 'o1'],
    ['cmi.core.total_time', '99:00:00'],
  ],
} as const;

type Version = keyof typeof elements;
const set = (version: Version) =>
  fc
    .constantFrom(...elements[version])
    .chain(([name, ...values]) => fc.tuple(fc.constant<string>(name), fc.constantFrom<string>(...values)));
const asks: fc.Arbitrary<NavigationRequest | null> = fc.constantFrom(
  null,
  { request: 'continue' },
  { request: 'previous' },
  { request: 'suspendAll' },
  { request: 'exitAll' },
  { request: 'start' },
  { request: 'resumeAll' },
  { request: 'choice', target: 'b' },
  { request: 'choice', target: 'nowhere' },
);
const doing = (version: Version) =>
  fc.array(
    fc.oneof(
      fc.record({ asks }),
      fc.record({ sets: fc.array(set(version), { maxLength: 12 }), ends: fc.boolean(), saves: fc.boolean() }),
    ),
    { maxLength: 14 },
  );

describe.each(['2004 4th Edition', '1.2'] as const)('a course of SCORM %s', (version) => {
  const course = courseOf(
    version,
    item('a', version === '1.2' ? '<adlcp:masteryscore>60</adlcp:masteryscore>' : threshold) + item('b'),
  );

  test('comes to the same when its steps are applied again elsewhere', () => {
    fc.assert(
      fc.property(doing(version), (things) => {
        const player = new Player(course);
        const before = player.playing;
        player.ask(opening(before));
        for (const thing of things) {
          if ('asks' in thing) player.ask(thing.asks);
          else player.speak(thing.sets, thing.ends);
          if ('saves' in thing && thing.saves && !thing.ends) player.save();
        }
        expect(replayed(course, before, player.sent)).toEqual(jsonOf(player.playing));
      }),
      { seed: 4, numRuns: 100 },
    );
  });

  test('keeps of its data exactly what content has set, however it was set', () => {
    fc.assert(
      fc.property(fc.array(set(version), { maxLength: 40 }), fc.boolean(), (sets, resumed) => {
        const player = new Player(course);
        player.ask(opening(player.playing));
        if (resumed) {
          player.speak([[version === '1.2' ? 'cmi.core.exit' : 'cmi.exit', 'suspend'], ...sets.slice(0, 5)]);
          player.ask({ request: 'suspendAll' });
          player.ask({ request: 'resumeAll' });
        }
        const { api } = player.speak(sets).save();
        if (!api) throw new Error('content is open');
        const { values, counts, said } = keptOf(api);
        const found = player.playing.data['a'];
        const without = Object.entries(values).filter(([name]) => !/learner_(id|name)|student_(id|name)/.test(name));
        expect(found?.values).toEqual(Object.fromEntries(without));
        // what a session leaves to no other (its exit) may still be marked as said
        expect(found?.said).toEqual(Object.fromEntries(Object.entries(said).filter(([name]) => name in values)));
        const filled = (all: Readonly<Record<string, number>>) =>
          Object.entries(all)
            .filter(([, count]) => count > 0)
            .sort();
        expect(filled(found?.counts ?? {})).toEqual(filled(counts));
      }),
      { seed: 4, numRuns: 150 },
    );
  });

  test('believes nothing that content could not have set', () => {
    const player = new Player(course);
    player.ask(opening(player.playing));
    const values = {
      'cmi.total_time': 'PT99H',
      'cmi.core.total_time': '99:00:00',
      'cmi.credit': 'no-credit',
      'cmi.score.scaled': '7',
      'cmi.core.score.raw': '700',
      'cmi.objectives.9.id': 'far',
      'cmi.nonsense': 'x',
      constructor: 'x',
      'cmi.interactions.1.result': 'correct',
    };
    const said = Object.fromEntries(Object.keys(values).map((name) => [name, true as const]));
    const step: Step = {
      number: 2,
      at: 2_000,
      report: 1,
      kind: 'save',
      activity: 'a',
      kept: { values, counts: { 'cmi.objectives': 1e9 }, said },
    };
    const { registration } = apply(course, player.playing, step, learner, seed);
    expect(registration.data['a']?.said).toEqual({});
    expect(registration.data['a']?.counts['cmi.objectives'] ?? 0).toBeLessThan(3);
    expect(Object.keys(registration.data['a']?.values ?? {})).not.toContain('cmi.nonsense');
  });

  test('does not listen to content that is not open, or has ended', () => {
    const player = new Player(course);
    player.ask(opening(player.playing));
    const place = version === '1.2' ? 'cmi.core.lesson_location' : 'cmi.location';
    player.speak([[place, 'here']], true).ask(null);
    const kept = { values: { [place]: 'late' }, counts: {}, said: { [place]: true } } as const;
    for (const activity of ['a', 'b', 'nowhere']) {
      const late: Step = { number: 9, at: 9_000, report: 9, kind: 'save', activity, kept };
      expect(apply(course, player.playing, late, learner, seed).registration).toEqual(player.playing);
    }
    expect(player.playing.data['a']?.values[place]).toBe('here');
  });

  test('goes on where a window was left without a word, and counts its time', () => {
    const player = new Player(course);
    player.ask(opening(player.playing));
    const [place, time] =
      version === '1.2' ? ['cmi.suspend_data', 'cmi.core.session_time'] : ['cmi.suspend_data', 'cmi.session_time'];
    player
      .speak([
        [place, 'page 7'],
        [time, version === '1.2' ? '00:00:40' : 'PT40S'],
      ])
      .save();
    expect(secondsSaid(course, player.playing)).toBe(40);
    const left = leaveOpen(course, player.playing, 5_000, learner, seed);
    expect([secondsSaid(course, left), left.open, left.sequencing.current]).toEqual([40, null, null]);
    const again = new Player(course, left);
    expect(again.ask(opening(left))).toBe('a');
    expect(again.api && keptOf(again.api).values['cmi.suspend_data']).toBe('page 7');
    // left once more before content said anything: what it had said is still there
    const twice = new Player(course, leaveOpen(course, again.playing, 9_000, learner, seed));
    twice.ask(opening(twice.playing));
    expect(twice.api && keptOf(twice.api).values['cmi.suspend_data']).toBe('page 7');
    expect(secondsSaid(course, twice.playing)).toBe(40);
  });
});

describe('how a course stands', () => {
  test('of SCORM 1.2 is done when all of it is, with the mean of its scores', () => {
    const course = courseOf('1.2');
    const player = new Player(course);
    player.ask(opening(player.playing));
    player
      .speak(
        [
          ['cmi.core.lesson_status', 'passed'],
          ['cmi.core.score.raw', '80'],
        ],
        true,
      )
      .ask({ request: 'continue' });
    expect(standingNow(course, player.playing, 0)).toEqual({ completed: null, passed: null, score: 0.8 });
    player
      .speak(
        [
          ['cmi.core.lesson_status', 'passed'],
          ['cmi.core.score.raw', '60'],
        ],
        true,
      )
      .ask(null);
    expect(standingNow(course, player.playing, 0)).toMatchObject({
      completed: true,
      passed: true,
      score: expect.closeTo(0.7),
    });
  });

  test('of SCORM 2004 takes a raw score where content gave no scaled one', () => {
    const course = courseOf('2004 4th Edition', item('a'));
    const player = new Player(course);
    player.ask(opening(player.playing));
    player
      .speak(
        [
          ['cmi.score.raw', '45'],
          ['cmi.score.max', '50'],
          ['cmi.completion_status', 'completed'],
        ],
        true,
      )
      .ask(null);
    const standing = standingNow(course, player.playing, 0);
    expect(standing).toMatchObject({ completed: true, score: 0.9 });
    expect(isDone(standing)).toBe(true);
  });

  test.each(['1.2', '2004 4th Edition'] as const)(
    'of %s assets is done when all were shown and it is left',
    (version) => {
      const player = new Player(courseOf(version, item('a') + item('b'), 'asset'));
      player.ask(opening(player.playing));
      expect(player.ask('continue')).toBe('b');
      expect(isDone(standingNow(player.course, player.playing, 0))).toBe(false);
      player.ask('suspendAll');
      expect(isDone(standingNow(player.course, player.playing, 0))).toBe(true);
    },
  );

  test('of SCORM 2004 is done when content has ended by itself and said nothing else, but not when it is left open', () => {
    const course = courseOf('2004 4th Edition', item('a'));
    const leftBy = (sets: Readonly<Record<string, string>>, ends: boolean): boolean => {
      const player = new Player(course);
      player.ask(opening(player.playing));
      player.speak({ 'cmi.location': 'end', ...sets }, ends).ask(ends ? null : 'suspendAll');
      if (ends) player.ask('suspendAll');
      return isDone(standingNow(course, player.playing, 0));
    };
    expect(leftBy({}, true)).toBe(true);
    expect(leftBy({}, false)).toBe(false);
    expect(leftBy({ 'cmi.exit': 'suspend' }, true)).toBe(false);
    // it is left at once by its own wish
    expect(leftBy({ 'adl.nav.request': 'suspendAll' }, true)).toBe(false);
    expect(leftBy({ 'cmi.completion_status': 'incomplete' }, true)).toBe(false);
    expect(leftBy({ 'cmi.completion_status': 'incomplete', 'cmi.success_status': 'passed' }, true)).toBe(true);
  });

  test('is not done when it is failed, though it may be completed', () => {
    expect(isDone({ completed: true, passed: false, score: 0.2 })).toBe(false);
    expect(isDone({ completed: null, passed: true, score: null })).toBe(true);
  });

  test('is the same without the data of a step that came late, but what was asked is done', () => {
    const course = courseOf('2004 4th Edition');
    const player = new Player(course);
    player.ask(opening(player.playing));
    player.speak([['cmi.location', 'old']]).save();
    const late: Step = {
      number: 3,
      at: 3_000,
      report: 1,
      kind: 'move',
      asked: { request: 'continue' },
      opened: { activity: 'a', kept: { values: {}, counts: {}, said: {} }, phase: 'terminated' },
    };
    expect(
      withoutReport({ ...late, kind: 'save', activity: 'a', kept: { values: {}, counts: {}, said: {} } }),
    ).toBeNull();
    const without = withoutReport(late);
    const after = without && apply(course, player.playing, without, learner, seed).registration;
    expect([after?.sequencing.current, after?.data['a']?.values['cmi.location']]).toEqual(['b', 'old']);
  });
});
