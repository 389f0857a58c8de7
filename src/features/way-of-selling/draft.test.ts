import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changeDraft, type DraftEdit, sameValue } from './draft.ts';
import { emptyWay, identify, type KnownWay } from './known-way.ts';
import { keyFor } from './order.ts';
import { differenceBetween, isSame } from './version-difference.ts';
import type { WayOfSelling } from './way-of-selling.ts';

const en = (text: string) => ({ en: text });
const capability = (key: string, groupKey: string) => ({
  key,
  groupKey,
  name: en(key),
  purpose: {},
  indicators: { '1': en('one') },
  occupationalTasks: [],
  tags: [],
});
const level = (key: string) => ({ key, name: en(key), meaning: {} });
const written: WayOfSelling = {
  ...emptyWay(en('Ours'), ['en']),
  groups: [
    { key: 'find', name: en('Find') },
    { key: 'meet', name: en('Meet') },
  ],
  capabilities: [capability('research', 'find'), capability('first-contact', 'find'), capability('questions', 'meet')],
  roles: [
    {
      key: 'hunter',
      name: en('Hunter'),
      purpose: {},
      motion: 'consultative',
      levels: [level('junior'), level('senior')],
    },
  ],
  requirements: [{ roleKey: 'hunter', levelKey: 'junior', capabilityKey: 'research', proficiency: 2, weight: 3 }],
};
const none = { capabilities: new Map(), roles: new Map(), levels: new Map() };
function counted(): () => string {
  let count = 0;
  return () => `id-${(count += 1)}`;
}
const way = identify(written, none, counted());
const idOf = (key: string): string => way.capabilities.find((one) => one.key === key)?.capabilityId ?? '';
const [hunter] = way.roles;
if (!hunter) throw new Error('the way above has a role');

function changed(from: KnownWay, edit: DraftEdit): KnownWay {
  const decided = changeDraft(from, edit);
  if (!decided.ok) throw new Error(decided.refused);
  return decided.value;
}

describe('ids', () => {
  test('what comes back by its key gets its old id again', () => {
    const again = identify(
      written,
      { ...none, capabilities: new Map([['research', 'old']]), levels: new Map([['hunter/senior', 'old-level']]) },
      counted(),
    );
    expect(again.capabilities[0]?.capabilityId).toBe('old');
    expect(again.roles[0]?.levels[1]?.levelId).toBe('old-level');
    expect(again.requirements[0]).toMatchObject({ capabilityId: 'old', roleId: again.roles[0]?.roleId });
  });
});

describe('texts', () => {
  test('change where they still are what the editor saw', () => {
    const edit: DraftEdit = {
      edit: 'capability',
      capabilityId: idOf('research'),
      was: { name: en('research') },
      now: { name: en('Account research') },
    };
    const once = changed(way, edit);
    expect(once.capabilities[0]?.name).toEqual(en('Account research'));
    expect(changed(once, edit)).toEqual(once);
    expect(changeDraft(once, { ...edit, now: { name: en('Research') } })).toEqual({
      ok: false,
      refused: 'changed-meanwhile',
    });
  });

  test('one indicator changes and the others stay', () => {
    const edit: DraftEdit = {
      edit: 'capability',
      capabilityId: idOf('research'),
      was: { indicators: { '2': {} } },
      now: { indicators: { '2': en('two') } },
    };
    expect(changed(way, edit).capabilities[0]?.indicators).toEqual({ '1': en('one'), '2': en('two') });
    expect(changed(changed(way, edit), edit)).toEqual(changed(way, edit));
    expect(changeDraft(changed(way, edit), { ...edit, now: { indicators: { '2': en('zwei') } } })).toEqual({
      ok: false,
      refused: 'changed-meanwhile',
    });
  });

  test('of the way, a step, a group, a role and a level can be rewritten', () => {
    const edits: DraftEdit[] = [
      { edit: 'name', was: en('Ours'), now: en('Yours') },
      { edit: 'step', proficiency: 1, was: {}, now: { name: en('Beginner') } },
      { edit: 'group', key: 'find', was: { name: en('Find') }, now: { name: en('Prospecting') } },
      { edit: 'role', roleId: hunter.roleId, was: { motion: 'consultative' }, now: { motion: null } },
      { edit: 'level', levelId: hunter.levels[0]?.levelId ?? '', was: {}, now: { name: en('Starter') } },
    ];
    const end = edits.reduce(changed, way);
    expect([
      end.name,
      end.scale[0]?.name,
      end.groups[0]?.name,
      end.roles[0]?.motion,
      end.roles[0]?.levels[0]?.name,
    ]).toEqual([en('Yours'), en('Beginner'), en('Prospecting'), null, en('Starter')]);
  });
});

describe('capabilities, roles and levels', () => {
  test('a retired capability takes its requirements along and can be brought back', () => {
    const without = changed(way, { edit: 'retire-capability', capabilityId: idOf('research') });
    expect(without.capabilities.map(({ key }) => key)).toEqual(['first-contact', 'questions']);
    expect(without.requirements).toEqual([]);
    const [research] = way.capabilities;
    const back =
      research && changed(without, { edit: 'add-capability', capability: research, before: idOf('first-contact') });
    expect(back?.capabilities).toEqual(way.capabilities);
  });

  test('a group goes only when it is empty', () => {
    expect(changeDraft(way, { edit: 'remove-group', key: 'meet' })).toEqual({ ok: false, refused: 'group-not-empty' });
    const moved = changed(way, {
      edit: 'capability',
      capabilityId: idOf('questions'),
      was: { groupKey: 'meet' },
      now: { groupKey: 'find' },
    });
    expect(changed(moved, { edit: 'remove-group', key: 'meet' }).groups).toHaveLength(1);
  });

  test('a role keeps one level at least', () => {
    const [junior, senior] = hunter.levels;
    const one = changed(way, { edit: 'remove-level', levelId: junior?.levelId ?? '' });
    expect(one.requirements).toEqual([]);
    expect(changeDraft(one, { edit: 'remove-level', levelId: senior?.levelId ?? '' })).toEqual({
      ok: false,
      refused: 'last-level',
    });
  });

  test.each<[string, DraftEdit, string]>([
    [
      'a capability twice',
      { edit: 'add-capability', capability: { ...capability('research', 'find'), capabilityId: 'x' } },
      'there-already',
    ],
    [
      'a capability in no group',
      { edit: 'add-capability', capability: { ...capability('new', 'nowhere'), capabilityId: 'x' } },
      'unknown-group',
    ],
    ['a group twice', { edit: 'add-group', group: { key: 'find', name: en('Again') } }, 'there-already'],
    ['a role twice', { edit: 'add-role', role: { ...hunter, roleId: 'x' } }, 'there-already'],
    ['a level of no role', { edit: 'add-level', roleId: 'x', level: { ...level('new'), levelId: 'y' } }, 'not-there'],
    ['what is not there', { edit: 'retire-capability', capabilityId: 'x' }, 'not-there'],
    ['a move past another group', { edit: 'move', what: 'capability', id: 'id-1', before: 'id-3' }, 'not-there'],
  ])('refuses %s', (_, edit, refused) => {
    expect(changeDraft(way, edit)).toEqual({ ok: false, refused });
  });

  test('a move puts one before another, or last', () => {
    const first = changed(way, {
      edit: 'move',
      what: 'capability',
      id: idOf('first-contact'),
      before: idOf('research'),
    });
    expect(first.capabilities.filter(({ groupKey }) => groupKey === 'find').map(({ key }) => key)).toEqual([
      'first-contact',
      'research',
    ]);
    expect(
      changed(way, { edit: 'move', what: 'group', id: 'find', before: null }).groups.map(({ key }) => key),
    ).toEqual(['meet', 'find']);
    const levels = changed(way, {
      edit: 'move',
      what: 'level',
      id: hunter.levels[1]?.levelId ?? '',
      before: hunter.levels[0]?.levelId ?? '',
    });
    expect(levels.roles[0]?.levels.map(({ key }) => key)).toEqual(['senior', 'junior']);
  });
});

describe('differences', () => {
  test('there are none between a version and itself', () => {
    expect(isSame(differenceBetween(way, way))).toBe(true);
  });

  test('each is named once, in its own place', () => {
    const edits: DraftEdit[] = [
      {
        edit: 'capability',
        capabilityId: idOf('questions'),
        was: {},
        now: { name: en('Questioning'), indicators: { '1': en('asks') } },
      },
      { edit: 'retire-capability', capabilityId: idOf('research') },
      { edit: 'role', roleId: hunter.roleId, was: {}, now: { motion: 'transactional' } },
      { edit: 'add-level', roleId: hunter.roleId, level: { ...level('expert'), levelId: 'expert' } },
    ];
    expect(differenceBetween(way, edits.reduce(changed, way))).toEqual({
      requirements: [
        {
          roleId: hunter.roleId,
          levelId: hunter.levels[0]?.levelId,
          capabilityId: idOf('research'),
          was: { proficiency: 2, weight: 3 },
          now: null,
        },
      ],
      capabilities: [
        { capabilityId: idOf('questions'), fate: 'changed', fields: ['name'] },
        { capabilityId: idOf('research'), fate: 'removed', fields: [] },
      ],
      indicators: [{ capabilityId: idOf('questions'), proficiency: '1', was: en('one'), now: en('asks') }],
      roles: [
        { roleId: hunter.roleId, levelId: null, fate: 'changed', fields: ['motion'] },
        { roleId: hunter.roleId, levelId: 'expert', fate: 'added', fields: [] },
      ],
      frame: [],
    });
  });
});

test('a text edit turned round leads back', () => {
  const words = fc.dictionary(fc.constantFrom('en', 'de'), fc.string({ maxLength: 4 }), { noNullPrototype: true });
  fc.assert(
    fc.property(words, fc.constantFrom('1', '3'), words, (name, step, text) => {
      const [one] = way.capabilities;
      if (!one) return;
      const was = { name: one.name, indicators: { [step]: one.indicators[step] ?? {} } };
      const now = { name, indicators: { [step]: text } };
      const there = changed(way, { edit: 'capability', capabilityId: one.capabilityId, was, now });
      const back = changed(there, { edit: 'capability', capabilityId: one.capabilityId, was: now, now: was });
      expect(back.capabilities[0]).toEqual({ ...one, indicators: { ...one.indicators, ...was.indicators } });
      expect(sameValue(there, way)).toBe(sameValue(one.name, name) && sameValue(one.indicators[step], text));
    }),
    { seed: 21 },
  );
});

test.each([
  [{ en: 'Key Account Manager' }, 'key-account-manager'],
  [{ de: 'Größere Geschäfte & Übergaben' }, 'groessere-geschaefte-and-uebergaben'],
  [{ fr: 'Négociation' }, 'negociation'],
  [{ ja: '交渉' }, 'role'],
  [{ en: '2nd visit' }, 'nd-visit'],
  [{ en: 'Taken' }, 'taken-3'],
])('a key is made of %j', (name, key) => {
  expect(keyFor(name, 'role', new Set(['taken', 'taken-2']))).toBe(key);
});
