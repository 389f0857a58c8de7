import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { readFolder } from './folder.ts';
import { readWayOfSelling } from './reading.ts';
import { inOrder, isKey, requirementsOf } from './way-of-selling.ts';
import type { WayOfSelling } from './way-of-selling.ts';
import { wayOfSellingFormat, writeWayOfSelling } from './writing.ts';

const smallest = { format: wayOfSellingFormat, languages: ['en'], name: 'Ours', scale: {}, groups: {}, roles: {} };

function unreadable(plain: unknown): readonly string[] {
  const reading = readWayOfSelling(plain);
  return reading.ok ? [] : reading.unreadable.map(({ path, reason }) => `${path} ${reason}`);
}

const key = fc.stringMatching(/^[a-z]{1,3}(-[a-z0-9]{1,3}){0,2}$/);
const words = fc.record(
  { en: fc.string({ unit: 'grapheme' }), de: fc.string({ unit: 'grapheme' }) },
  { requiredKeys: ['en'] },
);
const keys = (most: number): fc.Arbitrary<string[]> => fc.uniqueArray(key, { maxLength: most });
const task = fc.record({
  occupation: fc.constantFrom('41-3091.00', '11-2022.00'),
  task: fc.stringMatching(/^\d{1,5}$/),
});

/** Any way of selling whose keys are unique: complete or not, requirements in any order. */
const anyWay: fc.Arbitrary<WayOfSelling> = fc
  .record({ scale: keys(5), groups: keys(4), capabilities: keys(8), roles: keys(4), levels: keys(3) })
  .chain((keyed) =>
    fc.record({
      languages: fc.constant(['en', 'de']),
      name: words,
      scale: fc.tuple(
        ...keyed.scale.map((own, at) =>
          fc.record({ proficiency: fc.constant(at + 1), key: fc.constant(own), name: words, meaning: words }),
        ),
      ),
      groups: fc.tuple(...keyed.groups.map((own) => fc.record({ key: fc.constant(own), name: words }))),
      capabilities: fc.tuple(
        ...(keyed.groups.length > 0 ? keyed.capabilities : []).map((own) =>
          fc.record({
            key: fc.constant(own),
            groupKey: fc.constantFrom(...keyed.groups),
            name: words,
            purpose: words,
            indicators: fc.dictionary(fc.constantFrom('1', '2', '3', '4'), words, { noNullPrototype: true }),
            occupationalTasks: fc.array(task, { maxLength: 3 }),
            tags: fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 2 }),
          }),
        ),
      ),
      roles: fc.tuple(
        ...keyed.roles.map((own) =>
          fc.record({
            key: fc.constant(own),
            name: words,
            purpose: words,
            motion: fc.constantFrom('consultative' as const, 'transactional' as const, null),
            levels: fc.tuple(
              ...keyed.levels.map((level) => fc.record({ key: fc.constant(level), name: words, meaning: words })),
            ),
          }),
        ),
      ),
      requirements: fc
        .tuple(
          ...keyed.roles.flatMap((roleKey) =>
            keyed.levels.flatMap((levelKey) =>
              (keyed.groups.length > 0 ? keyed.capabilities : []).map((capabilityKey) =>
                fc.record({
                  roleKey: fc.constant(roleKey),
                  levelKey: fc.constant(levelKey),
                  capabilityKey: fc.constant(capabilityKey),
                  proficiency: fc.integer({ min: 0, max: 4 }),
                  weight: fc.integer({ min: 1, max: 5 }),
                }),
              ),
            ),
          ),
        )
        .chain((all) => fc.shuffledSubarray(all)),
    }),
  );

describe('reading and writing a way of selling', () => {
  test('reads back what it wrote, through YAML', () => {
    fc.assert(
      fc.property(anyWay, (way) => {
        expect(readWayOfSelling(parse(stringify(writeWayOfSelling(way))))).toEqual({ ok: true, value: inOrder(way) });
      }),
      { seed: 20, numRuns: 150 },
    );
  });

  test('puts any order into the one canonical order, once and for all', () => {
    fc.assert(
      fc.property(anyWay, fc.nat(), (way, turn) => {
        const at = way.requirements.length > 0 ? turn % way.requirements.length : 0;
        const turned = { ...way, requirements: [...way.requirements.slice(at), ...way.requirements.slice(0, at)] };
        expect(inOrder(turned)).toEqual(inOrder(way));
        expect(inOrder(inOrder(way))).toEqual(inOrder(way));
      }),
      { seed: 21 },
    );
  });

  test('takes a plain text as the text of the first language', () => {
    expect(readWayOfSelling(smallest)).toMatchObject({ ok: true, value: { name: { en: 'Ours' } } });
  });

  test('reads one weight for all levels or one a level, and no requirement from a 0', () => {
    const level = { name: 'x', meaning: 'x' };
    const requirements = { one: { requires: [0, 2], weight: 3 }, two: { requires: [1, 2], weight: [4, 5] } };
    const roles = {
      seller: { motion: null, name: 'x', purpose: 'x', levels: { junior: level, senior: level }, requirements },
    };
    const reading = readWayOfSelling({ ...smallest, roles });
    if (!reading.ok) throw new Error(JSON.stringify(reading.unreadable));
    const figures = (levelKey: string): unknown =>
      requirementsOf(reading.value, 'seller', levelKey).map(({ capabilityKey, proficiency, weight }) => [
        capabilityKey,
        proficiency,
        weight,
      ]);
    expect(figures('junior')).toEqual([['two', 1, 4]]);
    expect(figures('senior')).toEqual([
      ['one', 2, 3],
      ['two', 2, 5],
    ]);
  });

  test('refuses what is no way of selling at all', () => {
    expect(unreadable('hello')).toContain(' not-a-mapping');
    expect(unreadable(null)).toContain(' missing');
    expect(unreadable({ ...smallest, format: 'recipe 2' })).toEqual(['format unknown-format']);
    expect(unreadable({ ...smallest, languages: [] })).toEqual(['languages missing']);
  });

  test('names every value it cannot read in one go, with its place', () => {
    const roles = {
      seller: {
        motion: 'loud',
        name: 7,
        purpose: 'x',
        levels: { junior: { name: 'x', meaning: 'x', colour: 'red' } },
        requirements: {
          one: { requires: [1, 2], weight: 3 },
          two: { requires: ['much'], weight: 3 },
          three: { requires: 2, weight: 1 },
        },
      },
    };
    const capability = { name: 'x', purpose: 'x', indicators: {}, occupationalTasks: ['23226'] };
    const groups = {
      'Big Deals': { name: 'x', capabilities: { one: capability } },
      small: { name: 'x', capabilities: { one: {} } },
    };
    expect(unreadable({ ...smallest, roles, groups })).toEqual([
      'groups.Big Deals bad-key',
      'groups.Big Deals.capabilities.one.occupationalTasks.0 not-an-occupational-task',
      'groups.small.capabilities.one duplicate',
      'roles.seller.levels.junior.colour unknown-field',
      'roles.seller.requirements.one.requires wrong-length',
      'roles.seller.requirements.two.requires not-a-number',
      'roles.seller.requirements.three.requires not-a-list',
      'roles.seller.requirements.three.requires wrong-length',
      'roles.seller.name not-a-mapping',
      'roles.seller.motion unknown-motion',
    ]);
  });
});

describe('reading a folder', () => {
  const structure = {
    ...smallest,
    name: undefined,
    languages: ['en', 'de'],
    groups: { prospecting: { capabilities: { calling: {} } } },
  };
  const files = [
    {
      path: 'de/capabilities/prospecting.yaml',
      plain: { name: 'Akquise', capabilities: { calling: { name: 'Anruf' } } },
    },
    { path: 'way-of-selling.yaml', plain: structure },
    { path: 'en/way-of-selling.yaml', plain: { name: 'Ours' } },
    {
      path: 'en/capabilities/prospecting.yaml',
      plain: { name: 'Prospecting', capabilities: { calling: { name: 'Calling' } } },
    },
  ];

  test('joins the structure with the texts of every language', () => {
    expect(readFolder(files)).toMatchObject({
      ok: true,
      value: {
        name: { en: 'Ours' },
        groups: [{ key: 'prospecting', name: { en: 'Prospecting', de: 'Akquise' } }],
        capabilities: [{ key: 'calling', name: { en: 'Calling', de: 'Anruf' } }],
      },
    });
  });

  test('refuses a file that belongs nowhere, and values that are no texts', () => {
    const astray = [
      ...files,
      { path: 'capabilities/x.yaml', plain: {} },
      { path: 'notes.txt', plain: {} },
      { path: 'fr/way-of-selling.yaml', plain: { name: 3 } },
    ];
    const reading = readFolder(astray);
    expect(reading.ok ? [] : reading.unreadable.map(({ path, reason }) => `${path} ${reason}`)).toEqual([
      'notes.txt unexpected-file',
      'capabilities/x.yaml unexpected-file',
      'fr/way-of-selling.yaml: name not-a-text',
    ]);
  });
});

test('knows a key from a name', () => {
  expect(['first-contact', 'a', 'x2-y'].every(isKey)).toBe(true);
  expect(['First', 'first_contact', '2nd', '-a', 'a--b', 'a-', '', '__proto__', 'a'.repeat(81)].some(isKey)).toBe(
    false,
  );
});
