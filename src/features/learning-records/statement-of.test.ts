import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkStatement } from '../../standards/xapi/statement.ts';
import { activityTypes, adlVerbs, extensions, ownVerbs, patterns, profileDocument, profileVersion } from './profile.ts';
import { answeredStatements, recordedEvents, type Scene, statementsOf } from './statement-of.ts';

const id = (n: number): string => `01936f00-0000-7000-8000-00000000000${n}`;
const [sam, manager, module, attempt, completion, capability, agreement, action, level] = [
  1, 2, 3, 4, 5, 6, 7, 8, 9,
].map(id) as [string, string, string, string, string, string, string, string, string];
const ids = new Map<string, string>();
const scene: Scene = {
  homePage: 'https://academy.example',
  academyId: id(0),
  by: sam,
  at: new Date('2026-03-02T09:00:00Z'),
  idOf: (told) =>
    ids.get(told) ??
    (ids.set(told, `01936f00-0000-8000-8000-${String(ids.size).padStart(12, '0')}`), ids.get(told) ?? ''),
};
const byManager = { ...scene, by: manager };
const agent = (name: string) => ({ objectType: 'Agent', account: { homePage: 'https://academy.example', name } });
const of = (name: string, about: object, around = scene) => statementsOf({ name, subjectId: sam, about }, around);

const abouts: Readonly<Record<string, object>> = {
  'attempt.begun': { activityId: module, attemptId: attempt, number: 2 },
  'module.completed': {
    activityId: module,
    completionId: completion,
    how: 'attempt',
    attemptId: attempt,
    seconds: 190,
    score: 0.8,
  },
  'module.completion-undone': { activityId: module, completionId: completion },
  'demonstration.recorded': {
    assessmentId: id(0),
    capabilityId: capability,
    raterId: manager,
    proficiency: 3,
    steps: 5,
    on: '2026-03-01',
    occasion: 'call',
  },
  'demonstration.taken-back': { assessmentId: id(0), capabilityId: capability },
  'agreement.accepted': { agreementId: agreement, revision: 2, inForce: true, managerId: manager },
  'action.completed': { agreementId: agreement, actionId: action, completionId: completion },
  'action.reopened': { agreementId: agreement, actionId: action, completionId: null },
  'check-back.done': { agreementId: agreement, revision: 2, closed: [capability, id(0)], keptOpen: 1 },
  'agreement.ended': { agreementId: agreement, why: 'gaps-closed' },
  'level.reached': { batchId: id(0), roleId: id(1), levelId: level, fromLevelId: null },
  'level.taken-back': { batchId: id(0), levelId: level },
  'certification.given': {
    certificationId: id(0),
    batchId: id(1),
    capabilityId: capability,
    levelId: null,
    validUntil: '2027-03-02',
  },
  'certification.renewed': {
    certificationId: id(0),
    batchId: id(2),
    capabilityId: null,
    levelId: level,
    validUntil: '2027-03-02',
  },
  'certification.taken-back': { batchId: id(1), ruleId: id(3) },
};
const answers = [
  { cardKey: 'first try', right: false, response: 'a', seconds: 20, at: new Date('2026-03-02T08:00:00Z') },
  { cardKey: 'words', right: true, response: null, seconds: 4.4, at: new Date('2030-01-01T00:00:00Z') },
];
const answered = () =>
  answeredStatements({ personId: sam, activityId: module, attemptId: attempt, number: 2 }, answers, scene);

describe('an act as statements', () => {
  test('every kind that is told is tried here, and is a statement in both versions', () => {
    expect(Object.keys(abouts).toSorted()).toEqual(recordedEvents.toSorted());
    for (const around of [scene, byManager, { ...scene, by: null }])
      for (const name of recordedEvents)
        for (const statement of [...of(name, abouts[name] ?? {}, around), ...answered()])
          for (const version of ['1.0.3', '2.0.0'] as const)
            expect(() => checkStatement(statement, name, version), `${name} ${version}`).not.toThrow();
  });

  test('says of a module gone through how long it took and how well it went, in the registration of its attempt', () => {
    expect(of('module.completed', abouts['module.completed'] ?? {})).toEqual([
      {
        id: ids.get(`completion ${completion}`),
        actor: agent(sam),
        verb: { id: 'http://adlnet.gov/expapi/verbs/completed', display: { en: 'completed', de: 'schloss ab' } },
        object: {
          objectType: 'Activity',
          id: `urn:sellwright:module:${module}`,
          definition: { type: activityTypes.module.id },
        },
        result: { completion: true, duration: 'PT190S', score: { scaled: 0.8 } },
        context: {
          registration: attempt,
          platform: 'Sellwright',
          contextActivities: { category: [{ objectType: 'Activity', id: profileVersion }] },
        },
        timestamp: '2026-03-02T09:00:00.000Z',
      },
    ]);
  });

  test('says who was there when somebody ran it, and who says so', () => {
    const about = { activityId: module, completionId: completion, how: 'group' };
    expect(of('module.completed', about, byManager)).toMatchObject([
      { verb: { id: adlVerbs.attended.id }, actor: agent(sam), context: { instructor: agent(manager) } },
    ]);
  });

  test('says who judged a demonstration, and how, on the scale of the academy', () => {
    expect(of('demonstration.recorded', abouts['demonstration.recorded'] ?? {}, byManager)).toMatchObject([
      {
        actor: agent(sam),
        verb: { id: ownVerbs.demonstrated.id },
        result: { score: { raw: 3, min: 0, max: 5, scaled: 0.6 } },
        context: {
          instructor: agent(manager),
          extensions: { [extensions.occasion.id]: 'call', [extensions.day.id]: '2026-03-01' },
        },
      },
    ]);
  });

  test.each([
    ['module.completed', 'module.completion-undone'],
    ['demonstration.recorded', 'demonstration.taken-back'],
    ['level.reached', 'level.taken-back'],
    ['certification.given', 'certification.taken-back'],
  ])('what is taken back after %s is voided', (done, undone) => {
    const [first] = of(done, abouts[done] ?? {});
    const [back] = of(undone, abouts[undone] ?? {});
    expect(first?.['id']).toEqual(expect.any(String));
    expect(back).toMatchObject({
      verb: { id: adlVerbs.voided.id },
      object: { objectType: 'StatementRef', id: first?.['id'] },
    });
  });

  test('an agreement is accepted by one and agreed on with the other only when it comes into force', () => {
    const about = { ...abouts['agreement.accepted'], inForce: false };
    expect(of('agreement.accepted', about, byManager)).toMatchObject([
      { actor: agent(manager), verb: { id: ownVerbs.accepted.id }, context: { revision: '2' } },
    ]);
    const both = of('agreement.accepted', abouts['agreement.accepted'] ?? {}, byManager);
    expect(both.map(({ actor, verb }) => [actor, (verb as { id: string }).id])).toEqual([
      [agent(manager), ownVerbs.accepted.id],
      [agent(sam), ownVerbs.agreed.id],
    ]);
  });

  test('a check-back tells of each gap it closes, and only an agreement whose gaps are closed was kept', () => {
    expect(
      of('check-back.done', abouts['check-back.done'] ?? {}).map(({ object }) => (object as { id: string }).id),
    ).toEqual([`urn:sellwright:capability:${capability}`, `urn:sellwright:capability:${id(0)}`]);
    expect(of('agreement.ended', { agreementId: agreement, why: 'both-ended' })).toEqual([]);
  });

  test('answers say whether they were right and by which keys, and never come from the future', () => {
    expect(answered()).toMatchObject([
      { result: { success: false, duration: 'PT20S', response: 'a' }, timestamp: '2026-03-02T08:00:00.000Z' },
      { result: { success: true, duration: 'PT4S' }, timestamp: '2026-03-02T09:00:00.000Z' },
    ]);
    expect(answered()[1]?.['result']).not.toHaveProperty('response');
    expect(answered()[0]).toMatchObject({ object: { id: `urn:sellwright:question:${module}:2:first%20try` } });
  });

  test('tells nothing of what is not learning', () => {
    expect(of('person.joined', {})).toEqual([]);
    expect(statementsOf({ name: 'attempt.begun', subjectId: null, about: {} }, scene)).toEqual([]);
  });

  test('says what the template of its verb promises', () => {
    const all = [...recordedEvents.flatMap((name) => of(name, abouts[name] ?? {}, byManager)), ...answered()];
    const group = of('module.completed', { activityId: module, completionId: completion, how: 'group' });
    for (const { verb, type, rules } of patterns) {
      const made = [...all, ...group].filter((one) => (one['verb'] as { id: string }).id === verb.id);
      expect(made.length, verb.id).toBeGreaterThan(0);
      for (const statement of made) {
        expect(statement).toHaveProperty('object.definition.type', type.id);
        for (const rule of rules) expect(statement, verb.id).toHaveProperty(rule.slice('$.'.length));
      }
    }
    const known = new Set([...Object.values(adlVerbs), ...Object.values(ownVerbs)].map((one) => one.id));
    for (const statement of all) expect(known).toContain((statement['verb'] as { id: string }).id);
  });
});

test('the profile names each term once, in English and German', () => {
  const { concepts } = profileDocument() as {
    concepts: { id: string; inScheme: string; prefLabel: object; definition: object }[];
  };
  expect(new Set(concepts.map((one) => one.id)).size).toBe(concepts.length);
  for (const { prefLabel, definition, inScheme } of concepts) {
    expect([Object.keys(prefLabel), Object.keys(definition), inScheme]).toEqual([
      ['en', 'de'],
      ['en', 'de'],
      profileVersion,
    ]);
  }
});

test('the description of the profile names each of its terms, and no other', () => {
  const text = readFileSync('docs/xapi-profile.md', 'utf8');
  const named = new Set(
    text.match(/(urn:sellwright:xapi:(verb|type|extension)|http:\/\/adlnet\.gov\/expapi\/verbs)[:/][a-z-]+/g),
  );
  const terms = [adlVerbs, ownVerbs, activityTypes, extensions].flatMap((all) => Object.values(all));
  expect([...named].toSorted()).toEqual(terms.map((one) => one.id).toSorted());
});
