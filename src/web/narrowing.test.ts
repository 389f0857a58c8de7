import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readNarrowing, withNarrowing } from './narrowing.ts';

const nothing = { search: '', minutes: '', status: 'here' };

test('reads what stands in the address, and of the rest that nothing narrows', () => {
  expect(readNarrowing({ minutes: 15, status: 'left', order: 'name', search: { a: 1 } }, nothing)).toEqual({
    search: '',
    minutes: '15',
    status: 'left',
  });
});

test('leaves out what narrows nothing, and leaves alone what is of somebody else', () => {
  expect(withNarrowing({ minutes: 15, order: 'name' }, { minutes: '', status: 'here', search: 'x' }, nothing)).toEqual({
    order: 'name',
    search: 'x',
  });
});

test('reads again what was written', () => {
  const text = fc.oneof(fc.string(), fc.nat().map(String));
  fc.assert(
    fc.property(fc.record({ search: text, minutes: text, status: text }), (chosen) => {
      expect(readNarrowing(withNarrowing({}, chosen, nothing), nothing)).toEqual(chosen);
    }),
  );
});
