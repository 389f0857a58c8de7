import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { targetLevel } from '../people/person.ts';
import { findGaps, type Required } from './gap.ts';
import { type Assessed, effectOfPublishing, type WayAsked } from './publish-effect.ts';

const levels = [
  { levelId: 'junior', roleId: 'hunter', position: 1 },
  { levelId: 'senior', roleId: 'hunter', position: 2 },
  { levelId: 'only', roleId: 'farmer', position: 1 },
];
const asks = (capabilityId: string, proficiency: number, weight = 1): Required => ({
  capabilityId,
  proficiency,
  weight,
});
const before: WayAsked = {
  levels,
  requirements: new Map([
    ['junior', [asks('research', 2, 3)]],
    ['senior', [asks('research', 3, 3), asks('questions', 2)]],
  ]),
};
const person = (over: Partial<Assessed>, steps: Record<string, number> = {}): Assessed => ({
  personId: 'p',
  teamId: 'north',
  roleId: 'hunter',
  levelId: 'junior',
  targetLevelId: null,
  ...over,
  standings: new Map(Object.entries(steps).map(([capabilityId, step]) => [capabilityId, { step }])),
});
const raised: WayAsked = {
  ...before,
  requirements: new Map([...before.requirements, ['junior', [asks('research', 3, 3)]]]),
};

describe('what publishing changes', () => {
  test('a raised requirement puts below who only just held the level', () => {
    const { people, total } = effectOfPublishing([person({}, { research: 2, questions: 2 })], before, raised);
    expect(people).toMatchObject([
      { fallsBelow: true, opened: [], resized: ['research'], was: { toRestore: 0 }, now: { toRestore: 1 } },
    ]);
    expect(total).toMatchObject({ people: 1, affected: 1, fallBelow: 1, opened: 0, closed: 0 });
  });

  test('nobody without proof falls below', () => {
    const { people, total } = effectOfPublishing([person({})], before, raised);
    expect(total.fallBelow).toBe(0);
    expect(people).toEqual([]);
  });

  test('a new requirement opens a gap, taking it back closes it', () => {
    const more: WayAsked = {
      ...before,
      requirements: new Map([...before.requirements, ['senior', [asks('research', 3, 3), asks('questions', 4)]]]),
    };
    const one = person({}, { research: 3, questions: 2 });
    expect(effectOfPublishing([one], before, more).people).toMatchObject([
      { opened: ['questions'], closed: [], fallsBelow: false },
    ]);
    expect(effectOfPublishing([one], more, before).capabilities).toEqual([
      { capabilityId: 'questions', opened: 0, closed: 1 },
    ]);
  });

  test('a new level between two becomes the target of those who aimed past it', () => {
    const between: WayAsked = {
      levels: [
        { levelId: 'middle', roleId: 'hunter', position: 2 },
        ...levels.map((level) => (level.levelId === 'senior' ? { ...level, position: 3 } : level)),
      ],
      requirements: new Map([...before.requirements, ['middle', [asks('research', 2, 3)]]]),
    };
    const aimed = person({ personId: 'aimed', targetLevelId: 'senior' }, { research: 2, questions: 1 });
    const next = person({ personId: 'next' }, { research: 2, questions: 1 });
    const { people, total } = effectOfPublishing([aimed, next], before, between);
    expect(people.map(({ personId, closed }) => [personId, closed])).toEqual([['next', ['research', 'questions']]]);
    expect(total).toMatchObject({ people: 2, affected: 1, closed: 2 });
  });

  test('counts by team, people without one together', () => {
    const all = [
      person({}, { research: 2 }),
      person({ personId: 'q', teamId: null }, { research: 2 }),
      person({ personId: 'r', roleId: 'farmer', levelId: 'only' }),
    ];
    const { teams } = effectOfPublishing(all, before, raised);
    expect(teams.map(({ teamId, people, fallBelow }) => [teamId, people, fallBelow])).toEqual([
      ['north', 2, 1],
      [null, 1, 1],
    ]);
  });
});

const capabilities = ['a', 'b', 'c', 'd'];
const anyRequired = fc.uniqueArray(
  fc.record({
    capabilityId: fc.constantFrom(...capabilities),
    proficiency: fc.integer({ min: 1, max: 4 }),
    weight: fc.integer({ min: 1, max: 5 }),
  }),
  { selector: ({ capabilityId }) => capabilityId },
);
const anyWay: fc.Arbitrary<WayAsked> = fc
  .tuple(fc.shuffledSubarray(levels, { minLength: 1 }), anyRequired, anyRequired, anyRequired)
  .map(([ladder, ...required]) => ({
    levels: ladder.map((level, at) => ({ ...level, position: at + 1 })),
    requirements: new Map(
      levels.map(({ levelId }, at) => [
        levelId,
        ladder.some((level) => level.levelId === levelId) ? (required[at] ?? []) : [],
      ]),
    ),
  }));
const anyPerson = fc.record({
  personId: fc.uuid(),
  teamId: fc.option(fc.constantFrom('north', 'south')),
  roleId: fc.option(fc.constantFrom('hunter', 'farmer')),
  levelId: fc.option(fc.constantFrom('junior', 'senior', 'only')),
  targetLevelId: fc.option(fc.constantFrom('junior', 'senior', 'only')),
  standings: fc
    .array(fc.tuple(fc.constantFrom(...capabilities), fc.integer({ min: 0, max: 4 })))
    .map((steps) => new Map(steps.map(([id, step]) => [id, { step }]))),
});

/** What the product finds for a person when a version is in force. */
function found({ roleId, levelId, targetLevelId, standings }: Assessed, way: WayAsked) {
  const of = (level: string | null) => (level === null || roleId === null ? [] : (way.requirements.get(level) ?? []));
  return findGaps(of(levelId), of(targetLevel(targetLevelId, levelId, roleId, way.levels)), standings);
}

test('what is foretold is what is found once the version is in force, person by person and in sum', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(anyPerson, { selector: ({ personId }) => personId, maxLength: 12 }),
      anyWay,
      anyWay,
      (people, was, now) => {
        const effect = effectOfPublishing(people, was, now);
        const told = new Map(effect.people.map((one) => [one.personId, one]));
        const open = (one: Assessed, way: WayAsked) =>
          found(one, way)
            .gaps.filter(({ outcome }) => outcome === 'gap')
            .map(({ capabilityId }) => capabilityId)
            .sort();
        for (const one of people) {
          const [earlier, later] = [found(one, was), found(one, now)];
          const own = told.get(one.personId);
          if (!own) {
            expect({ ...later, gaps: [] }).toEqual({ ...earlier, gaps: [] });
            expect(open(one, now)).toEqual(open(one, was));
            continue;
          }
          const { gaps: _, ...sums } = later;
          expect(own.now).toEqual(sums);
          const predicted = [...open(one, was).filter((id) => !own.closed.includes(id)), ...own.opened].sort();
          expect(predicted).toEqual(open(one, now));
          expect(own.fallsBelow).toBe(earlier.toRestore === 0 && later.toRestore > 0);
        }
        expect(effect.total.now.open - effect.total.was.open).toBe(effect.total.opened - effect.total.closed);
        const sum = (of: (team: (typeof effect.teams)[number]) => number) =>
          effect.teams.reduce((total, team) => total + of(team), 0);
        expect([sum(({ people }) => people), sum(({ opened }) => opened), sum(({ now }) => now.weighted)]).toEqual([
          people.length,
          effect.total.opened,
          effect.total.now.weighted,
        ]);
      },
    ),
    { seed: 41, numRuns: 500 },
  );
});

test('publishing the same again changes nothing for anybody', () => {
  fc.assert(
    fc.property(fc.array(anyPerson, { maxLength: 5 }), anyWay, (people, way) => {
      const { people: affected, total } = effectOfPublishing(people, way, way);
      expect([affected, total.affected, total.opened, total.closed]).toEqual([[], 0, 0, 0]);
    }),
    { seed: 42 },
  );
});
