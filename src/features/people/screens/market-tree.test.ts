import { expect, test } from 'vitest';
import { treeOf } from './market-tree.ts';

const market = (id: string, parentId: string | null) => ({ id, name: id, parentId });
const markets = [
  market('Germany', 'Europe'),
  market('Americas', 'Global'),
  market('Global', null),
  market('Europe', 'Global'),
];

test('lists markets from the top down with their depth', () => {
  expect(treeOf(markets).map(({ market: { id }, depth }) => `${depth} ${id}`)).toEqual([
    '0 Global',
    '1 Americas',
    '1 Europe',
    '2 Germany',
  ]);
});

test('leaves out a market with all below it, where it could not lie', () => {
  expect(treeOf(markets, 'Europe').map(({ market: { id } }) => id)).toEqual(['Global', 'Americas']);
});
