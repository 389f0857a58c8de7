import { describe, expect, test } from 'vitest';
import { checkWayOfSelling, isPublishable } from './faults.ts';
import type { WayOfSelling } from './way-of-selling.ts';

const sound: WayOfSelling = {
  languages: ['en', 'de'],
  name: { en: 'Ours', de: 'Unsere' },
  scale: [
    {
      proficiency: 1,
      key: 'tries',
      name: { en: 'Tries', de: 'Versucht' },
      meaning: { en: 'Sometimes', de: 'Manchmal' },
    },
    { proficiency: 2, key: 'does', name: { en: 'Does', de: 'Macht' }, meaning: { en: 'Always', de: 'Immer' } },
  ],
  groups: [{ key: 'prospecting', name: { en: 'Prospecting', de: 'Akquise' } }],
  capabilities: [
    {
      key: 'first-contact',
      groupKey: 'prospecting',
      name: { en: 'First contact', de: 'Erstkontakt' },
      purpose: { en: 'Win a meeting', de: 'Einen Termin gewinnen' },
      indicators: { '1': { en: 'Calls', de: 'Ruft an' }, '2': { en: 'Gets a date', de: 'Bekommt einen Termin' } },
      occupationalTasks: [{ occupation: '41-3091.00', task: '23226' }],
      tags: [],
    },
  ],
  roles: [
    {
      key: 'inside-seller',
      name: { en: 'Inside seller', de: 'Innendienst' },
      purpose: { en: 'Sells remotely', de: 'Verkauft aus der Ferne' },
      motion: 'transactional',
      levels: [
        { key: 'junior', name: { en: 'Junior', de: 'Junior' }, meaning: { en: 'Starts', de: 'Beginnt' } },
        { key: 'senior', name: { en: 'Senior', de: 'Senior' }, meaning: { en: 'Carries', de: 'Trägt' } },
      ],
    },
  ],
  requirements: [
    { roleKey: 'inside-seller', levelKey: 'junior', capabilityKey: 'first-contact', proficiency: 1, weight: 3 },
    { roleKey: 'inside-seller', levelKey: 'senior', capabilityKey: 'first-contact', proficiency: 2, weight: 3 },
  ],
};

const capability = sound.capabilities[0]!;
const role = sound.roles[0]!;
const [junior, senior] = sound.requirements as [
  WayOfSelling['requirements'][number],
  WayOfSelling['requirements'][number],
];

function faultsOf(change: Partial<WayOfSelling>): readonly string[] {
  return checkWayOfSelling({ ...sound, ...change }).map(
    ({ path, reason, severity }) => `${severity} ${path} ${reason}`,
  );
}

describe('checking a way of selling', () => {
  test('finds no fault in a sound one', () => {
    expect(checkWayOfSelling(sound)).toEqual([]);
  });

  test('finds no fault in an empty one, which has a scale only', () => {
    expect(faultsOf({ groups: [], capabilities: [], roles: [], requirements: [] })).toEqual([]);
  });

  test('calls a missing text of the first language an error, of another a warning', () => {
    expect(faultsOf({ name: { de: 'Unsere' } })).toEqual(['error name missing-text']);
    expect(faultsOf({ name: { en: 'Ours', de: ' ' } })).toEqual(['warning name missing-translation']);
    expect(faultsOf({ name: { en: 'Ours', de: 'Unsere', fr: 'La nôtre' } })).toEqual(['warning name unknown-language']);
  });

  test('misses every indicator of the scale, and no other', () => {
    const indicators = { '1': { en: 'Calls', de: 'Ruft an' }, '3': { en: 'Flies', de: 'Fliegt' } };
    expect(faultsOf({ capabilities: [{ ...capability, indicators }] })).toEqual([
      'error capabilities.first-contact.indicators.2 missing-indicator',
      'error capabilities.first-contact.indicators.3 proficiency-outside-scale',
    ]);
  });

  test('wants the scale to count 1, 2, … without a hole', () => {
    const [first, second] = sound.scale as [WayOfSelling['scale'][number], WayOfSelling['scale'][number]];
    expect(faultsOf({ scale: [second, first] })).toEqual([
      'error scale.does scale-out-of-order',
      'error scale.tries scale-out-of-order',
    ]);
    expect(faultsOf({ scale: [first], requirements: [junior, { ...senior, proficiency: 1 }] })).toContain(
      'error scale scale-out-of-order',
    );
  });

  test('refuses keys that are not kebab-case or stand twice', () => {
    expect(faultsOf({ groups: [...sound.groups, { key: 'Big Deals', name: { en: 'x', de: 'x' } }] })).toEqual([
      'error groups.Big Deals bad-key',
    ]);
    expect(faultsOf({ capabilities: [capability, capability] })).toEqual([
      'error capabilities.first-contact duplicate',
    ]);
    expect(faultsOf({ roles: [{ ...role, levels: [...role.levels, role.levels[1]!] }] })).toContain(
      'error roles.inside-seller.levels.senior duplicate',
    );
  });

  test('names the unknown group, role, level and capability', () => {
    expect(faultsOf({ groups: [] })).toEqual(['error capabilities.first-contact unknown-key']);
    const astray = [
      { ...junior, roleKey: 'pilot' },
      { ...junior, levelKey: 'chief' },
      { ...junior, capabilityKey: 'flying' },
    ];
    expect(faultsOf({ requirements: [junior, senior, ...astray] })).toEqual([
      'error roles.pilot.requirements.first-contact.junior unknown-key',
      'error roles.inside-seller.requirements.first-contact.chief unknown-key',
      'error roles.inside-seller.requirements.flying.junior unknown-key',
    ]);
  });

  test('keeps proficiency on the scale and weight between 1 and 5', () => {
    const place = 'roles.inside-seller.requirements.first-contact.senior';
    expect(faultsOf({ requirements: [junior, { ...senior, proficiency: 3 }] })).toEqual([
      `error ${place} proficiency-outside-scale`,
    ]);
    expect(faultsOf({ requirements: [junior, { ...senior, proficiency: 1.5 }] })).toEqual([
      `error ${place} proficiency-outside-scale`,
    ]);
    expect(faultsOf({ requirements: [junior, { ...senior, weight: 6 }] })).toEqual([
      `error ${place} weight-outside-range`,
    ]);
    expect(faultsOf({ requirements: [junior, { ...senior, weight: 0 }] })).toEqual([
      `error ${place} weight-outside-range`,
    ]);
  });

  test('refuses a requirement that stands twice', () => {
    expect(faultsOf({ requirements: [junior, senior, senior] })).toEqual([
      'error roles.inside-seller.requirements.first-contact.senior duplicate',
    ]);
  });

  test('warns where a requirement falls from a level to the next, or ends', () => {
    const falls = 'warning roles.inside-seller.requirements.first-contact.senior requirement-falls';
    expect(
      faultsOf({
        requirements: [
          { ...junior, proficiency: 2 },
          { ...senior, proficiency: 1 },
        ],
      }),
    ).toEqual([falls]);
    expect(faultsOf({ requirements: [junior] })).toEqual([
      'warning roles.inside-seller.levels.senior nothing-required',
      falls,
    ]);
  });

  test('wants occupational tasks by occupation code and task id', () => {
    const tasks = [
      { occupation: '41-3091', task: '1' },
      { occupation: '41-3091.00', task: 'x' },
      ...capability.occupationalTasks,
      ...capability.occupationalTasks,
    ];
    expect(faultsOf({ capabilities: [{ ...capability, occupationalTasks: tasks }] })).toEqual([
      'error capabilities.first-contact.occupationalTasks.41-3091 bad-occupational-task',
      'error capabilities.first-contact.occupationalTasks.41-3091.00 bad-occupational-task',
      'error capabilities.first-contact.occupationalTasks.41-3091.00 duplicate',
    ]);
  });

  test('lets warnings be published and errors not', () => {
    expect(isPublishable(checkWayOfSelling({ ...sound, name: { en: 'Ours' } }))).toBe(true);
    expect(isPublishable(checkWayOfSelling({ ...sound, name: {} }))).toBe(false);
  });
});
