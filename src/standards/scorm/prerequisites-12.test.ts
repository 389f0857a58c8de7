/** Prerequisites while a course is played: what is closed cannot be chosen, going on passes it by, and it opens when it is earned. */
import { describe, expect, test } from 'vitest';
import { closedNow, type Course, type Learner, openCourse, openTree } from './course.ts';
import { readManifest } from './manifest/read-manifest.ts';
import { apply, beginPlaying, type Playing } from './playing.ts';
import type { NavigationRequest } from './sequencing/navigation.ts';
import { tableOfContents } from './sequencing/valid-requests.ts';

const learner: Learner = { id: 'l', name: 'Learner' };

const item = (id: string, asked = '', inside = '', launches = true): string =>
  `<item identifier="${id}"${launches ? ' identifierref="r"' : ''}><title>${id}</title>${inside}${
    asked === '' ? '' : `<adlcp:prerequisites type="aicc_script">${asked}</adlcp:prerequisites>`
  }</item>`;

function read(items: string) {
  return readManifest(
    `<manifest identifier="m" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
    <metadata><schemaversion>1.2</schemaversion></metadata>
    <organizations default="o"><organization identifier="o"><title>Course</title>${items}</organization></organizations>
    <resources><resource identifier="r" type="webcontent" adlcp:scormtype="sco" href="r.html"/></resources></manifest>`,
  );
}

class Sitting {
  readonly course: Course;
  playing: Playing;
  number = 0;
  constructor(items: string) {
    const found = read(items);
    if (!found.ok || found.warnings.length > 0) throw new Error(JSON.stringify(found));
    this.course = openCourse(found.manifest);
    this.playing = beginPlaying(this.course, { now: 0, random: () => 0 });
  }

  /** What is open afterwards, or what came of it. @param status what content that is open says as it ends */
  ask(asked: NavigationRequest, status?: string): string {
    const { current } = this.playing.sequencing;
    const values = { 'cmi.core.lesson_status': status ?? '' };
    const kept = { values, counts: {}, said: { 'cmi.core.lesson_status': true } as const };
    const opened =
      status === undefined || current === null ? null : { activity: current, kept, phase: 'finished' as const };
    this.number += 1;
    const step = { kind: 'move', number: this.number, at: this.number, report: null, asked, opened } as const;
    const { registration, move } = apply(this.course, this.playing, step, learner, 1);
    this.playing = JSON.parse(JSON.stringify(registration)) as Playing;
    return move?.kind === 'launch' ? move.activity : (move?.kind ?? 'nothing');
  }

  get selectable(): readonly string[] {
    const tree = openTree(this.course, this.playing);
    const entries = tableOfContents(tree, this.playing.sequencing, { now: this.number, random: () => 0 });
    return entries.filter(({ leaf, selectable }) => leaf && selectable).map(({ activity }) => activity);
  }

  get closed(): Readonly<Record<string, readonly string[]>> {
    return Object.fromEntries(closedNow(this.course, this.playing));
  }
}

const start = { request: 'start' } as const;
const goOn = { request: 'continue' } as const;
const choose = (target: string): NavigationRequest => ({ request: 'choice', target });

describe('an item with prerequisites', () => {
  test('is closed until they are met, and says what for', () => {
    const sitting = new Sitting(item('a') + item('b', 'a') + item('c', 'a &amp; b'));
    expect(sitting.ask(start)).toBe('a');
    expect([sitting.selectable, sitting.closed]).toEqual([['a'], { b: ['a'], c: ['a', 'b'] }]);
    expect(sitting.ask(choose('b'))).toBe('refused');
    expect(sitting.ask(goOn, 'incomplete')).toBe('refused');
    expect(sitting.ask(choose('a'))).toBe('a');
    expect(sitting.ask(goOn, 'passed')).toBe('b');
    expect([sitting.selectable, sitting.closed]).toEqual([['a', 'b'], { c: ['b'] }]);
    expect(sitting.ask(goOn, 'completed')).toBe('c');
  });

  test('is passed by where something after it is open', () => {
    const sitting = new Sitting(item('check') + item('lesson', '~check') + item('end'));
    sitting.ask(start);
    expect(sitting.ask(goOn, 'passed')).toBe('end');
    expect(sitting.ask({ request: 'previous' }, 'incomplete')).toBe('check');
    const failed = new Sitting(item('check') + item('lesson', '~check') + item('end'));
    failed.ask(start);
    expect(failed.ask(goOn, 'failed')).toBe('lesson');
  });

  test('is gone on with, though it would be closed by now', () => {
    const sitting = new Sitting(item('a') + item('b', 'a="passed"'));
    sitting.ask(start);
    expect(sitting.ask(goOn, 'passed')).toBe('b');
    sitting.ask({ request: 'suspendAll' }, 'incomplete');
    const data = { ...sitting.playing.data, a: { values: {}, counts: {}, said: {} } };
    sitting.playing = { ...sitting.playing, data };
    expect(sitting.ask({ request: 'resumeAll' })).toBe('b');
  });

  test('that holds others closes them with it, and counts as done once all of them are', () => {
    const part = item('part', 'a', item('b') + item('c'), false);
    const sitting = new Sitting(item('a') + part + item('d', 'part'));
    sitting.ask(start);
    expect(sitting.closed).toEqual({ b: ['a'], c: ['a'], d: ['part'] });
    expect(sitting.ask(goOn, 'completed')).toBe('b');
    expect(sitting.ask(goOn, 'passed')).toBe('c');
    expect(sitting.closed).toEqual({ d: ['part'] });
    expect(sitting.ask(goOn, 'completed')).toBe('d');
  });

  test('is open where its course would have no way in', () => {
    const sitting = new Sitting(item('a', 'b') + item('b', 'a'));
    expect(sitting.ask(start)).toBe('a');
  });
});

describe('prerequisites that cannot be read are told with their line, and close nothing', () => {
  test.each([
    ['a &amp;', 'are no script'],
    ['gone', 'name gone, which is no item'],
  ])('%s', (script, why) => {
    const found = read(`${item('a')}\n${item('b', script)}`);
    expect(found.warnings).toMatchObject([
      { code: 'prerequisites-unread', line: 4, says: expect.stringContaining(why) },
    ]);
    expect(found.ok && found.manifest.organizations[0].content['b']?.prerequisites).toBeNull();
  });

  test('of another type', () => {
    const found = read(item('a') + item('b', 'a').replace('aicc_script', 'javascript'));
    expect(found.warnings).toMatchObject([{ says: expect.stringContaining('of the type javascript') }]);
  });
});

test('what a manifest of SCORM 1.2 says of an item, its content is told', () => {
  const said =
    '<adlcp:maxtimeallowed>00:10:00</adlcp:maxtimeallowed><adlcp:timelimitaction>exit,message</adlcp:timelimitaction>' +
    '<adlcp:datafromlms>level=2</adlcp:datafromlms><adlcp:masteryscore>70</adlcp:masteryscore>';
  const sitting = new Sitting(item('a', '', said));
  sitting.ask(start);
  expect(sitting.playing.open?.given.values).toMatchObject({
    'cmi.student_data.max_time_allowed': '0000:10:00.00',
    'cmi.student_data.time_limit_action': 'exit,message',
    'cmi.launch_data': 'level=2',
    'cmi.student_data.mastery_score': '70',
  });
});
