import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Assignee, checkOrder, planOrder } from './assignment.ts';
import { type Need, rankByNeed, scoreOf, type Wanted } from './need.ts';
import type { Offer } from './path.ts';

const today = '2026-06-15';
const offer = (activityId: string, capabilityId: string, proficiency: number, minutes = 8): Offer => ({
  activityId,
  minutes,
  develops: [{ capabilityId, proficiency }],
});
const need = (capabilityId: string, required: number, step: number, weight = 3): [string, Need] => [
  capabilityId,
  { capabilityId, required, step, weight },
];
const wanted = (by: Wanted['by'], weight: number, until = '2026-12-31'): Wanted => ({
  capabilityId: 'closing',
  by,
  weight,
  until,
});

describe('the need for an activity', () => {
  test('is the gap it closes, weighed, and what the company and the person want now', () => {
    const score = scoreOf(
      offer('a', 'closing', 4),
      new Map([need('closing', 3, 1, 5)]),
      [wanted('company', 2), wanted('person', 1)],
      today,
    );
    expect(score).toEqual({
      points: 34,
      parts: [
        { why: 'gap', capabilityId: 'closing', steps: 2, weight: 5, points: 20 },
        { why: 'company-priority', capabilityId: 'closing', weight: 2, until: '2026-12-31', points: 10 },
        { why: 'own-priority', capabilityId: 'closing', weight: 1, until: '2026-12-31', points: 4 },
      ],
    });
  });

  test('is none where it leads no further than where somebody stands, whoever wants it', () => {
    expect(
      scoreOf(offer('a', 'closing', 2), new Map([need('closing', 3, 2)]), [wanted('company', 3)], today).points,
    ).toBe(0);
  });

  test('counts a capability that nobody has seen yet by its weight alone', () => {
    expect(scoreOf(offer('a', 'closing', 3), new Map([need('closing', 3, 0, 4)]), [], today).points).toBe(4);
  });

  test('forgets a priority when its time is over, and counts the heaviest of several once', () => {
    const several = [wanted('company', 3, '2026-06-14'), wanted('company', 1), wanted('company', 2)];
    expect(scoreOf(offer('a', 'closing', 3), new Map(), several, today).points).toBe(10);
  });

  test('always is the sum of its parts, and ranks do not depend on the order of the menu', () => {
    const some = fc.array(
      fc.record({
        activityId: fc.uuid(),
        minutes: fc.integer({ min: 1, max: 15 }),
        develops: fc.uniqueArray(
          fc.record({
            capabilityId: fc.constantFrom('closing', 'listening', 'planning'),
            proficiency: fc.integer({ min: 1, max: 4 }),
          }),
          { selector: (one) => one.capabilityId, maxLength: 3 },
        ),
      }),
      { maxLength: 8 },
    );
    const step = fc.integer({ min: 0, max: 4 });
    fc.assert(
      fc.property(some, step, step, (offers, closing, listening) => {
        const needs = new Map([need('closing', 3, closing), need('listening', 2, listening)]);
        const ranked = rankByNeed(offers, needs, [wanted('company', 1)], today);
        for (const { score } of ranked)
          expect(score.points).toBe(score.parts.reduce((sum, { points }) => sum + points, 0));
        expect(rankByNeed(offers.toReversed(), needs, [wanted('company', 1)], today)).toEqual(ranked);
      }),
    );
  });
});

describe('an order', () => {
  const person = (over: Partial<Assignee> = {}): Assignee => ({
    personId: 'Ada',
    needs: new Map([need('closing', 3, 1), need('listening', 2, 1)]),
    wanted: [],
    completed: new Set(),
    open: new Set(),
    ...over,
  });
  const menu = [offer('closing well', 'closing', 3, 10), offer('listening well', 'listening', 2, 6)];

  test('by name gives what was named, and says whom it leaves out and why', () => {
    const order = { what: { activities: ['closing well'] }, due: { within: 14 } };
    const people = [
      person(),
      person({ personId: 'Bo', completed: new Set(['closing well']) }),
      person({ personId: 'Cy', open: new Set(['closing well']) }),
      person({ personId: 'Di', needs: new Map([need('closing', 3, 3)]) }),
    ];
    const { planned, leftOut } = planOrder(order, people, menu.slice(0, 1), today);
    expect(planned).toMatchObject([{ personId: 'Ada', activityId: 'closing well', due: '2026-06-29', points: 12 }]);
    expect(leftOut.map(({ personId, why }) => [personId, why])).toEqual([
      ['Bo', 'finished'],
      ['Cy', 'open'],
      ['Di', 'shown'],
    ]);
  });

  test('by need gives each what they need most, within the minutes', () => {
    const due = null;
    const most = planOrder({ what: { byNeed: { activities: 1, minutes: null } }, due }, [person()], menu, today);
    expect(most.planned.map(({ activityId }) => activityId)).toEqual(['closing well']);
    const short = planOrder({ what: { byNeed: { activities: 2, minutes: 8 } }, due }, [person()], menu, today);
    expect(short.planned.map(({ activityId }) => activityId)).toEqual(['listening well']);
  });

  test('says of somebody who has enough that they have it, not that they need nothing', () => {
    const due = null;
    const what = { byNeed: { activities: 1, minutes: null } };
    const enough = person({ open: new Set(['something else']) });
    const content = person({ personId: 'Bo', needs: new Map() });
    expect(planOrder({ what, due }, [enough, content], menu, today).leftOut.map(({ why }) => why)).toEqual([
      'open',
      'no-need',
    ]);
  });

  test('carried out twice gives nothing the second time', () => {
    const choice = fc.oneof(
      fc.constant({ activities: menu.map(({ activityId }) => activityId) }),
      fc.record({
        byNeed: fc.record({ activities: fc.integer({ min: 1, max: 5 }), minutes: fc.constantFrom(null, 8, 20) }),
      }),
    );
    fc.assert(
      fc.property(choice, fc.integer({ min: 0, max: 3 }), (what, step) => {
        const once = person({ needs: new Map([need('closing', 3, step), need('listening', 2, 1)]) });
        const first = planOrder({ what, due: null }, [once], menu, today).planned;
        const again = { ...once, open: new Set(first.map(({ activityId }) => activityId)) };
        const second = planOrder({ what, due: null }, [again], menu, today).planned;
        if ('activities' in what) expect(second).toEqual([]);
        else expect(first.length + second.length).toBeLessThanOrEqual(what.byNeed.activities);
      }),
    );
  });

  test('is refused where it says nobody, nothing or yesterday', () => {
    const order = { whom: { people: ['Ada'] }, what: { activities: ['a'] }, due: null };
    expect(checkOrder(order, today).ok).toBe(true);
    expect(checkOrder({ ...order, whom: { people: [] } }, today)).toEqual({ ok: false, refused: 'nobody' });
    expect(checkOrder({ ...order, what: { activities: [] } }, today)).toEqual({ ok: false, refused: 'nothing' });
    expect(checkOrder({ ...order, due: { on: '2026-06-14' } }, today)).toEqual({
      ok: false,
      refused: 'due-in-the-past',
    });
  });
});
