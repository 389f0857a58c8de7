import { describe, expect, test } from 'vitest';
import { marketRows } from './market-rows.ts';

const market = (id: string, parentId: string | null = null) => ({ id, parentId, name: id.toUpperCase() });
const world = [
  market('global'),
  market('emea', 'global'),
  market('apac', 'global'),
  market('de', 'emea'),
  market('uk', 'emea'),
  market('jp', 'apac'),
];
const named = (rows: readonly { id: string | null; here: boolean }[]) =>
  rows.map(({ id, here }) => (here ? `in ${id}` : id));

describe('rows of markets', () => {
  test('are the ones below a single topmost market, with the people in it and those in none', () => {
    const { rows, path, rowOf } = marketRows(world, null);
    expect(named(rows)).toEqual(['emea', 'apac', 'in global', null]);
    expect(path.map(({ id }) => id)).toEqual(['global']);
    expect(['de', 'emea', 'jp', 'global', null, 'gone'].map(rowOf)).toEqual([0, 0, 1, 2, 3, -1]);
    expect(rows.map(({ opens }) => opens)).toEqual([true, true, false, false]);
  });

  test('are the topmost ones where there are several', () => {
    const { rows, path } = marketRows([market('us'), market('eu'), market('de', 'eu')], null);
    expect(named(rows)).toEqual(['us', 'eu', null]);
    expect(path).toEqual([]);
  });

  test('go down as long as there is only one, and count whoever stands above with those directly in it', () => {
    const { rows, path, rowOf } = marketRows(
      [market('global'), market('emea', 'global'), market('de', 'emea'), market('uk', 'emea')],
      null,
    );
    expect(named(rows)).toEqual(['de', 'uk', 'in emea', null]);
    expect(path.map(({ id }) => id)).toEqual(['global', 'emea']);
    expect([rowOf('global'), rowOf('emea')]).toEqual([2, 2]);
  });

  test('end at the markets somebody heads, and know nothing of the others', () => {
    const { rows, path, rowOf } = marketRows(world, ['emea', 'de']);
    expect(named(rows)).toEqual(['de', 'uk', 'in emea']);
    expect(path.map(({ id }) => id)).toEqual(['emea']);
    expect(['uk', 'jp', 'global', null].map(rowOf)).toEqual([1, -1, -1, -1]);
    expect(named(marketRows(world, ['de', 'apac']).rows)).toEqual(['de', 'apac']);
    expect(named(marketRows(world, ['jp']).rows)).toEqual(['jp']);
    expect(named(marketRows(world, []).rows)).toEqual([]);
  });

  test('end where markets hang in a circle', () => {
    const { rows, rowOf } = marketRows([market('a', 'b'), market('b', 'a')], null);
    expect(named(rows)).toEqual([null]);
    expect(rowOf('a')).toBe(-1);
    expect(named(marketRows([market('a', 'b'), market('b', 'a')], ['a']).rows)).toEqual([]);
  });
});
