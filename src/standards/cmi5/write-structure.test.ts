import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AssignableUnit, Block, CourseStructure } from './course-structure.ts';
import { readStructure } from './read-structure.ts';
import { launchMethods, moveOns } from './vocabulary.ts';
import { writeStructure } from './write-structure.ts';

const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  // oxlint-disable-next-line no-control-regex
  .map((words) => words.replace(/[\u0000-\u001f\ufffe\uffff]|[\ud800-\udfff]/gu, '').trim())
  .filter((words) => words !== '');
const texts = fc.dictionary(fc.constantFrom('en', 'de', 'fr-CA', 'und'), text, { minKeys: 1, noNullPrototype: true });
const path = fc.constantFrom('index.html', 'a/b.html?x=1&y=2', 'unit%20two/index.html#part');
const described = { title: texts, description: texts };
const optional = fc.option(text);

const unit = fc.record({
  kind: fc.constant('au' as const),
  ...described,
  objectives: fc.constant([] as readonly string[]),
  url: path,
  launchMethod: fc.constantFrom(...launchMethods),
  moveOn: fc.constantFrom(...moveOns),
  masteryScore: fc.option(fc.integer({ min: 0, max: 10_000 }).map((share) => share / 10_000)),
  launchParameters: optional,
  entitlementKey: optional,
  activityType: fc.constantFrom(null, 'https://example.org/types/module?a=1&b=2'),
});

const course: fc.Arbitrary<CourseStructure> = fc
  .record({
    ...described,
    units: fc.array(unit, { minLength: 1, maxLength: 4 }),
    inBlock: fc.boolean(),
    aims: fc.nat(2),
  })
  .map(({ title, description, units, inBlock, aims }) => {
    const id = (name: string): string => `https://example.org/${name}?a=1&b="2"`.replaceAll('"', '%22');
    const objectives = Array.from({ length: aims }, (_, at) => ({ id: id(`aim-${at}`), title, description }));
    const children = units.map((one, at): AssignableUnit => ({
      ...one,
      id: id(`unit-${at}`),
      objectives: objectives.map((aim) => aim.id),
    }));
    const block: Block = { kind: 'block', id: id('block'), title, description, objectives: [], children };
    return { id: id('course'), title, description, objectives, children: inBlock ? [block] : children };
  });

test('a course structure of our own is read as it was meant', () => {
  fc.assert(
    fc.property(course, (meant) => {
      const read = readStructure(writeStructure(meant), new Set(['index.html', 'a/b.html', 'unit two/index.html']));
      expect(read).toEqual({ ok: true, course: meant });
    }),
    { seed: 8, numRuns: 100 },
  );
});
