import { expect, test } from 'vitest';
import { moved } from './heat-moves.ts';

const last = { row: 7, column: 11 };
const press = (key: string, fromRight = false, ctrlKey = false) =>
  moved({ row: 3, column: 5 }, { key, ctrlKey, metaKey: false }, last, fromRight);

test('arrows lead where the reader sees them lead', () => {
  expect(press('ArrowRight')).toEqual({ row: 3, column: 6 });
  expect(press('ArrowRight', true)).toEqual({ row: 3, column: 4 });
  expect(press('ArrowDown')).toEqual({ row: 4, column: 5 });
});

test('nothing leads over the edge', () => {
  expect(press('PageDown')).toEqual({ row: 7, column: 5 });
  expect(press('PageUp')).toEqual({ row: 0, column: 5 });
  expect(press('End', false, true)).toEqual({ row: 7, column: 11 });
  expect(press('Home', false, true)).toEqual({ row: 0, column: 0 });
});

test('other keys are left to the browser', () => {
  expect(press('a')).toBeUndefined();
  expect(press('Tab')).toBeUndefined();
});
