import { expect, test } from 'vitest';
import { formOf, orderOf, withFigure } from './order-form.ts';

test('a rule that is opened to be changed and saved unchanged says what it said', () => {
  const rules = [
    {
      whom: { everybody: { roleId: 'r', levelId: 'l', managerId: 'm', joinedWithin: 60 } },
      what: { byNeed: { activities: 3, minutes: null } },
      due: { within: 45 },
    },
    { whom: { everybody: { marketId: 'k', teamId: 't' } }, what: { activities: ['a', 'b'] }, due: null },
  ];
  const named = ['a', 'b'].map((id) => ({ id, name: id }));
  for (const rule of rules) expect(orderOf(formOf(rule, named))).toEqual(rule);
});

test('a figure that was written elsewhere can be seen among those to choose from', () => {
  expect(withFigure([7, 30, 90], 60)).toEqual([7, 30, 60, 90]);
  expect(withFigure([7, 30, 90], 30)).toEqual([7, 30, 90]);
  expect(withFigure([7, 30, 90], null)).toEqual([7, 30, 90]);
});
