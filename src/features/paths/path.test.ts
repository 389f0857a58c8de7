import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { developing, type Offer, suggestModules } from './path.ts';
import { personalPath } from './personal-path.ts';

const offer = (activityId: string, capabilityId: string, proficiency: number, minutes = 8): Offer => ({
  activityId,
  minutes,
  develops: [{ capabilityId, proficiency }],
});
const menu = developing([
  offer('listening basics', 'listening', 2, 6),
  offer('listening well', 'listening', 3),
  offer('listening deeply', 'listening', 4),
  offer('closing', 'closing', 3, 12),
  offer('cooking', 'cooking', 4),
]);

describe('a path nobody wrote', () => {
  test('leads, capability by capability, to what the level requires', () => {
    const asked = [
      { capabilityId: 'closing', proficiency: 3, below: 0 },
      { capabilityId: 'listening', proficiency: 3, below: 2 },
    ];
    expect(suggestModules(asked, menu).map(({ activityId }) => activityId)).toEqual([
      'closing',
      'listening well',
      'listening deeply',
    ]);
  });

  test('takes nothing that leads no further than the level below', () => {
    expect(suggestModules([{ capabilityId: 'closing', proficiency: 3, below: 3 }], menu)).toEqual([]);
  });
});

describe('a person on the path', () => {
  const path = suggestModules(
    [
      { capabilityId: 'listening', proficiency: 3, below: 0 },
      { capabilityId: 'closing', proficiency: 3, below: 0 },
    ],
    menu,
  );
  const from = (listening: number, closing: number, completed: string[] = [], begun: string[] = []) =>
    personalPath(
      path,
      [
        { capabilityId: 'listening', required: 3, step: listening },
        { capabilityId: 'closing', required: 3, step: closing },
      ],
      { completed: new Set(completed), begun: new Set(begun) },
    );

  test('skips what they have shown, and is told the minutes it saves', () => {
    const [newcomer, experienced] = [from(0, 0), from(2, 3)];
    expect(newcomer).toMatchObject({ minutesLeft: 26, minutesSaved: 0 });
    expect(experienced).toMatchObject({ minutesLeft: 8, minutesSaved: 18 });
    expect(experienced.steps.map(({ state }) => state)).toEqual(['proven', 'ahead', 'proven']);
  });

  test('goes on with what was begun before beginning something new', () => {
    expect(from(0, 0, [], ['closing']).next?.offer.activityId).toBe('closing');
    expect(from(0, 0).next?.offer.activityId).toBe('listening basics');
    expect(from(3, 3).next).toBeNull();
  });

  test('loses no minute: done, saved and left add up to the path', () => {
    const step = fc.integer({ min: 0, max: 4 });
    const some = fc.subarray(path.map(({ activityId }) => activityId));
    fc.assert(
      fc.property(step, step, some, some, (listening, closing, completed, begun) => {
        const { steps, minutesLeft, minutesSaved } = from(listening, closing, completed, begun);
        const done = steps.filter(({ state }) => state === 'done').reduce((sum, one) => sum + one.offer.minutes, 0);
        expect(done + minutesLeft + minutesSaved).toBe(26);
      }),
    );
  });
});
