import { expect, test } from 'vitest';
import { bodyOf, draftKept, draftOf, keptOf, moved, withProof } from './path-draft.ts';

const usual = { demonstrations: 2, raters: 1, months: 12 };
const modules = ['a', 'b', 'c'].map((activityId) => ({ activityId, name: {}, minutes: 5 }));
const standing = {
  revision: 3,
  ownModules: true,
  modules,
  criteria: [
    { capabilityId: 'x', ...usual, usual, written: false },
    { capabilityId: 'y', demonstrations: 4, raters: 2, months: 6, usual, written: true },
  ],
};

test('what is saved unchanged says what stood there', () => {
  expect(bodyOf(draftOf(standing))).toEqual({
    revision: 3,
    modules: ['a', 'b', 'c'],
    criteria: [{ capabilityId: 'y', demonstrations: 4, raters: 2, months: 6 }],
  });
  expect(bodyOf(draftOf({ ...standing, ownModules: false })).modules).toBeNull();
});

test('a module moves by one or to where it is dropped, never out of the list', () => {
  const order = (all: readonly { activityId: string }[]) => all.map(({ activityId }) => activityId).join('');
  expect(order(moved(modules, 'c', 0))).toBe('cab');
  expect(order(moved(modules, 'a', 1))).toBe('bac');
  expect(moved(modules, 'a', -1)).toBe(modules);
  expect(moved(modules, 'c', 3)).toBe(modules);
});

test('no more people than times, and what is usual is not written down', () => {
  const draft = withProof(draftOf(standing), 'x', { demonstrations: 1, raters: 3, months: 12 }, usual);
  expect(draft.proofs.get('x')).toEqual({ demonstrations: 1, raters: 1, months: 12 });
  expect(withProof(draft, 'x', usual, usual).proofs.has('x')).toBe(false);
  expect(withProof(draft, 'y', usual, usual).proofs.has('y')).toBe(false);
});

test('what a browser kept is the draft it was', () => {
  const draft = withProof(draftOf(standing), 'x', { demonstrations: 3, raters: 2, months: 9 }, usual);
  expect(draftKept(JSON.parse(JSON.stringify(keptOf(draft))))).toEqual(draft);
});
