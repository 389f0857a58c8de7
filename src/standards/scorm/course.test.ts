import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { enrol, move, openCourse, opening, save, standing, withValidRequests } from './course.ts';
import type { Course, Launched, Move, OpenApi, Registration } from './course.ts';
import { readManifest } from './manifest/read-manifest.ts';
import { lmsCommit, lmsFinish, lmsGetValue, lmsInitialize, lmsSetValue } from './runtime/api-12.ts';
import { commit, getValue, initialize, setValue, terminate } from './runtime/api-2004.ts';
import { plainNavigations, type NavigationRequest } from './sequencing/navigation.ts';

const world = { now: 0, random: () => 0 };
const learner = { id: 'l', name: 'Learner' };

function courseOf(items: string, version = '2004 4th Edition', kind = 'sco', more = ''): Course {
  const spaces =
    version === '1.2'
      ? 'xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"'
      : 'xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss"';
  const type = version === '1.2' ? 'scormtype' : 'scormType';
  const read = readManifest(
    `<manifest identifier="m" ${spaces}><metadata><schemaversion>${version}</schemaversion></metadata>
    <organizations default="o"><organization identifier="o" ${more}><title>Course</title>${items}</organization></organizations>
    <resources><resource identifier="r" type="webcontent" adlcp:${type}="${kind}" href="r.html"/></resources></manifest>`,
  );
  if (!read.ok) throw new Error(read.faults.map((fault) => fault.says).join());
  return openCourse(read.manifest);
}
const item = (id: string, inside = ''): string =>
  `<item identifier="${id}" identifierref="r"><title>${id}</title>${inside}</item>`;
const flow = '<imsss:sequencing><imsss:controlMode flow="true"/></imsss:sequencing>';

/** A person with a browser: what is open, and what is stored as JSON between two steps. */
class Sitting {
  readonly course: Course;
  registration: Registration;
  open: Launched | null = null;
  constructor(course: Course) {
    this.course = course;
    this.registration = enrol(course, world);
  }

  ask(asked: NavigationRequest | null): string {
    const moved = move(this.course, this.registration, { asked, opened: this.open }, learner, world);
    this.registration = JSON.parse(JSON.stringify(moved.registration)) as Registration;
    this.open = moved.move.kind === 'launch' ? moved.move : null;
    return inWords(moved.move);
  }

  /** Content initializes, sets these elements and ends, unless it stays. */
  speak(sets: Readonly<Record<string, string>>, stays = false): this {
    const open = this.current;
    let api = call(open.api, 'initialize');
    for (const [name, value] of Object.entries(sets)) api = call(api, name, value);
    this.open = { ...open, api: stays ? api : call(api, 'end') };
    return this;
  }

  hear(name: string): string {
    const { api } = this.current;
    return api.edition === '1.2'
      ? lmsGetValue(lmsInitialize(api.state, '').state, name).answer
      : getValue(initialize(api.state, '').state, name).answer;
  }

  save(): void {
    this.registration = save(this.course, this.registration, this.current, world);
  }

  get current(): Launched {
    if (!this.open) throw new Error('nothing is open');
    return this.open;
  }

  get standing(): ReturnType<typeof standing> {
    return standing(this.course, this.registration, world);
  }
}

function call(api: OpenApi, what: string, value = ''): OpenApi {
  if (api.edition === '1.2') {
    const { state } = api;
    if (what === 'initialize') return { ...api, state: lmsInitialize(state, '').state };
    if (what === 'end') return { ...api, state: lmsFinish(state, '').state };
    return { ...api, state: (what === 'commit' ? lmsCommit(state, '') : lmsSetValue(state, what, value)).state };
  }
  const { state } = api;
  if (what === 'initialize') return { ...api, state: initialize(state, '').state };
  if (what === 'end') return { ...api, state: terminate(state, '').state };
  return { ...api, state: (what === 'commit' ? commit(state, '') : setValue(state, what, value)).state };
}

function inWords(what: Move): string {
  if (what.kind === 'launch') return what.activity;
  return what.kind === 'refused' ? what.exception : what.kind;
}

describe('a course of SCORM 2004', () => {
  test('goes where content or the person wants, and knows in the end how it stands', () => {
    const sitting = new Sitting(courseOf(item('a') + item('b') + flow));
    expect(sitting.ask(opening(sitting.registration))).toBe('a');
    sitting.speak({ 'cmi.score.scaled': '0.5', 'cmi.success_status': 'passed', 'adl.nav.request': 'continue' });
    expect(sitting.ask(null)).toBe('b');
    expect(sitting.hear('adl.nav.request_valid.previous')).toBe('true');
    expect(sitting.hear('adl.nav.request_valid.choice.{target=a}')).toBe('true');
    sitting.speak({ 'cmi.score.scaled': '1', 'cmi.completion_status': 'completed', 'cmi.success_status': 'passed' });
    expect(sitting.ask(null)).toBe('waiting');
    expect(sitting.ask({ request: 'exitAll' })).toBe('ended');
    expect(sitting.standing).toMatchObject({ satisfied: true, completed: true, measure: 0.75 });
  });

  test('goes on where it was suspended, with everything content had left there', () => {
    const sitting = new Sitting(courseOf(item('a') + item('b') + flow));
    sitting.ask(opening(sitting.registration));
    sitting.speak({ 'cmi.location': 'page 7', 'cmi.suspend_data': 'x' }, true);
    expect(sitting.ask({ request: 'suspendAll' })).toBe('ended');
    expect(opening(sitting.registration)).toEqual({ request: 'resumeAll' });
    expect(sitting.ask(opening(sitting.registration))).toBe('a');
    expect([sitting.hear('cmi.entry'), sitting.hear('cmi.location'), sitting.hear('cmi.suspend_data')]).toEqual([
      'resume',
      'page 7',
      'x',
    ]);
    sitting.speak({ 'adl.nav.request': 'exitAll' });
    expect(sitting.ask(null)).toBe('ended');
    expect(sitting.ask(opening(sitting.registration))).toBe('a');
    expect([sitting.hear('cmi.entry'), sitting.hear('cmi.location')]).toEqual(['ab-initio', '']);
  });

  test('asks the person before the content, whose wish to suspend everything then suspends nothing', () => {
    const goesOn =
      '<imsss:sequencing><imsss:sequencingRules><imsss:postConditionRule><imsss:ruleConditions><imsss:ruleCondition condition="always"/></imsss:ruleConditions><imsss:ruleAction action="continue"/></imsss:postConditionRule></imsss:sequencingRules></imsss:sequencing>';
    const sitting = new Sitting(courseOf(item('a') + item('b', goesOn) + item('c') + flow));
    sitting.ask({ request: 'choice', target: 'b' });
    sitting.speak({ 'adl.nav.request': 'suspendAll' });
    expect(sitting.ask({ request: 'choice', target: 'a' })).toBe('c');
  });

  test('keeps nothing of what is abandoned, and does not listen to content that is no longer the current one', () => {
    const sitting = new Sitting(courseOf(item('a') + item('b') + flow));
    sitting.ask(opening(sitting.registration));
    sitting.speak({ 'cmi.success_status': 'passed', 'cmi.exit': 'suspend' }, true);
    const late = sitting.current;
    expect(sitting.ask({ request: 'abandon' })).toBe('nothing');
    expect(sitting.registration.data).toEqual({});
    expect(sitting.ask({ request: 'choice', target: 'b' })).toBe('b');
    expect(save(sitting.course, sitting.registration, late, world)).toBe(sitting.registration);
    expect(
      inWords(move(sitting.course, sitting.registration, { opened: late }, learner, world).move),
      'and its wish counts for nothing',
    ).toBe('waiting');
  });

  test('hands stores from one content object to another, and tells while it runs what can be asked now', () => {
    const data = '<adlcp:data><adlcp:map targetID="shared"/></adlcp:data>';
    const once =
      '<imsss:sequencing><imsss:sequencingRules><imsss:preConditionRule><imsss:ruleConditions><imsss:ruleCondition condition="objectiveMeasureGreaterThan" measureThreshold="0.5"/></imsss:ruleConditions><imsss:ruleAction action="disabled"/></imsss:preConditionRule></imsss:sequencingRules></imsss:sequencing>';
    const sitting = new Sitting(courseOf(item('a', data + once) + item('b', data) + flow));
    sitting.ask(opening(sitting.registration));
    expect(sitting.hear('adl.nav.request_valid.choice.{target=a}')).toBe('true');
    sitting.speak({ 'adl.data.0.store': 'for you', 'cmi.score.scaled': '0.9' }, true).save();
    sitting.open = withValidRequests(sitting.course, sitting.registration, sitting.current, world);
    expect(sitting.hear('adl.nav.request_valid.choice.{target=a}')).toBe('false');
    expect(sitting.ask({ request: 'continue' })).toBe('b');
    expect(sitting.hear('adl.data.0.store')).toBe('for you');
  });

  test('keeps stores for the next attempt on the course, unless they are of one attempt', () => {
    const data = '<adlcp:data><adlcp:map targetID="shared"/></adlcp:data>';
    const later = (more: string, leaving: 'exitAll' | 'suspendAll'): string => {
      const sitting = new Sitting(courseOf(item('a', data) + item('b', data) + flow, '2004 4th Edition', 'sco', more));
      sitting.ask(opening(sitting.registration));
      sitting.speak({ 'adl.data.0.store': 'for you' });
      sitting.ask({ request: 'continue' });
      expect(sitting.hear('adl.data.0.store')).toBe('for you');
      sitting.ask({ request: leaving });
      sitting.ask(opening(sitting.registration));
      return sitting.hear('adl.data.0.store');
    };
    expect(later('', 'exitAll')).toBe('for you');
    const once = 'sharedDataGlobalToSystem="false"';
    expect(later(once, 'suspendAll')).toBe('for you');
    expect(later(once, 'exitAll')).toBe('');
  });
});

describe('a course of SCORM 1.2', () => {
  test('remembers each content object, and is completed by what they say', () => {
    const sitting = new Sitting(courseOf(item('a') + item('b'), '1.2'));
    expect(sitting.ask(opening(sitting.registration))).toBe('a');
    sitting.speak({
      'cmi.core.lesson_status': 'passed',
      'cmi.core.score.raw': '80',
      'cmi.core.lesson_location': 'end',
    });
    expect(sitting.ask({ request: 'continue' })).toBe('b');
    sitting.speak({ 'cmi.core.lesson_status': 'incomplete', 'cmi.core.exit': 'logout' });
    expect(sitting.ask(null)).toBe('ended');
    expect(sitting.standing).toMatchObject({ completed: false });
    expect(sitting.ask({ request: 'choice', target: 'a' })).toBe('a');
    expect([sitting.hear('cmi.core.entry'), sitting.hear('cmi.core.lesson_location')]).toEqual(['', 'end']);
    expect(sitting.ask({ request: 'choice', target: 'b' })).toBe('b');
    sitting.speak({ 'cmi.core.lesson_status': 'passed', 'cmi.core.score.raw': '60' });
    expect(sitting.ask({ request: 'exitAll' })).toBe('ended');
    expect(sitting.standing).toMatchObject({ completed: true, satisfied: true });
    expect(sitting.standing.measure).toBeCloseTo(0.7);
  });

  test('is not completed by a SCO that says nothing, but by an asset that was shown', () => {
    for (const [kind, completed] of [
      ['sco', null],
      ['asset', true],
    ] as const) {
      const sitting = new Sitting(courseOf(item('a'), '1.2', kind));
      sitting.ask(opening(sitting.registration));
      expect(sitting.ask({ request: 'exitAll' })).toBe('ended');
      expect(sitting.standing).toMatchObject({ completed, satisfied: null });
    }
  });
});

describe('any course', () => {
  test.each(['__proto__', 'constructor', 'toString'])('may call its things %s', (name) => {
    const own = `<adlcp:data><adlcp:map targetID="${name}"/></adlcp:data><imsss:sequencing><imsss:objectives><imsss:primaryObjective objectiveID="${name}"><imsss:mapInfo targetObjectiveID="${name}" writeSatisfiedStatus="true"/></imsss:primaryObjective></imsss:objectives></imsss:sequencing>`;
    const sitting = new Sitting(courseOf(item(name, own) + item('b', own.replace('writeSatisfiedStatus', 'x')) + flow));
    expect(sitting.ask(opening(sitting.registration))).toBe(name);
    expect([sitting.hear('cmi.objectives.0.id'), sitting.hear('cmi.success_status')]).toEqual([name, 'unknown']);
    expect(sitting.hear('adl.data.0.store')).toBe('');
    sitting.speak({ 'cmi.success_status': 'passed', 'adl.data.0.store': 'x', 'adl.nav.request': 'continue' });
    expect(sitting.ask(null)).toBe('b');
    expect([sitting.hear('cmi.success_status'), sitting.hear('adl.data.0.store')]).toEqual(['passed', 'x']);
    expect(sitting.ask({ request: 'suspendAll' })).toBe('ended');
    expect(sitting.ask(opening(sitting.registration))).toBe('b');
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  const elements2004 = ['cmi.exit', 'cmi.success_status', 'cmi.completion_status', 'adl.nav.request'];
  const elements12 = ['cmi.core.exit', 'cmi.core.lesson_status', 'cmi.core.score.raw'];
  const words = ['suspend', 'logout', 'passed', 'failed', 'completed', 'incomplete', '50', 'continue', 'suspendAll'];
  const asked = fc.oneof(
    fc.constant(null),
    fc.constantFrom(...plainNavigations).map((request): NavigationRequest => ({ request })),
    fc
      .tuple(fc.constantFrom('choice' as const, 'jump' as const), fc.constantFrom('a', 'b', 'part', 'o', 'nobody'))
      .map(([request, target]): NavigationRequest => ({ request, target })),
  );
  const step = fc.record({
    says: fc.dictionary(fc.constantFrom(...elements2004, ...elements12), fc.constantFrom(...words), { maxKeys: 3 }),
    stays: fc.boolean(),
    asked,
  });

  test('can be taken in any way without a throw, and what is open is the current activity', () => {
    fc.assert(
      fc.property(fc.constantFrom('1.2', '2004 4th Edition'), fc.array(step, { maxLength: 12 }), (version, steps) => {
        const part = `<item identifier="part"><title>Part</title>${item('b')}</item>`;
        const sitting = new Sitting(courseOf(item('a') + part + (version === '1.2' ? '' : flow), version));
        sitting.ask(opening(sitting.registration));
        for (const { says, stays, asked: wanted } of steps) {
          if (sitting.open) sitting.speak(says, stays).save();
          sitting.ask(wanted);
          if (sitting.open) expect(sitting.registration.sequencing.current).toBe(sitting.open.activity);
        }
      }),
      { seed: 20261123, numRuns: 300 },
    );
  });
});
