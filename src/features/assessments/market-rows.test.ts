import { expect, test } from 'vitest';
import { rowsOfMarkets } from './market-rows.ts';

const markets = [
  { id: 'world', parentId: null },
  { id: 'north', parentId: 'world' },
  { id: 'oslo', parentId: 'north' },
  { id: 'south', parentId: 'world' },
  { id: 'moon', parentId: null },
];
const rows = (of: Partial<Parameters<typeof rowsOfMarkets>[1]>) =>
  Object.fromEntries(rowsOfMarkets(markets, { market: null, within: null, tops: null, ...of }));

test('every market is counted in the topmost one above it', () => {
  expect(rows({})).toEqual({ world: 'world', north: 'world', oslo: 'world', south: 'world', moon: 'moon' });
});

test('of a market its own markets are the rows, and itself for the people directly in it', () => {
  expect(rows({ market: 'world' })).toEqual({ world: 'world', north: 'north', oslo: 'north', south: 'south' });
  expect(rows({ market: 'oslo' })).toEqual({ oslo: 'oslo' });
});

test('whoever heads some markets counts those alone, each with what lies below it', () => {
  expect(rows({ within: ['north', 'oslo', 'moon'], tops: ['north', 'moon'] })).toEqual({
    north: 'north',
    oslo: 'north',
    moon: 'moon',
  });
  expect(rows({ market: 'north', within: ['north', 'oslo'] })).toEqual({ north: 'north', oslo: 'oslo' });
});
