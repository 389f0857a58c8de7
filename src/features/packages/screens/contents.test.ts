import { expect, test } from 'vitest';
import type { ContentsEntry } from '../../../standards/scorm/sequencing/valid-requests.ts';
import { branchesOf, partsDone, stateOf, wholeOf, type Branch } from './contents.ts';

const entry = (activity: string, depth: number, more: Partial<ContentsEntry> = {}): ContentsEntry => ({
  activity,
  depth,
  title: activity,
  leaf: true,
  current: false,
  attempts: 0,
  suspended: false,
  shown: true,
  selectable: true,
  satisfied: null,
  measure: null,
  completed: null,
  progressMeasure: null,
  rawScore: null,
  minScore: null,
  maxScore: null,
  ...more,
});

type Told = string | readonly [string, readonly Told[]];
const told = (branches: readonly Branch[]): readonly Told[] =>
  branches.map(({ entry: { activity }, branches: below }) => (below.length === 0 ? activity : [activity, told(below)]));

test('entries become a tree without its root', () => {
  const contents = [entry('root', 0), entry('a', 1), entry('a1', 2), entry('a11', 3), entry('a2', 2), entry('b', 1)];
  expect(told(branchesOf(contents))).toEqual([['a', [['a1', ['a11']], 'a2']], 'b']);
});

test('what stands below a hidden entry moves up, and nothing of it is lost', () => {
  const contents = [entry('root', 0), entry('a', 1, { shown: false }), entry('a1', 2), entry('a2', 2), entry('b', 1)];
  expect(told(branchesOf(contents))).toEqual(['a1', 'a2', 'b']);
});

test('a part that was failed is not done, though it was completed', () => {
  expect(stateOf(entry('a', 1, { completed: true, satisfied: false }))).toBe('failed');
  expect(stateOf(entry('a', 1, { completed: true }))).toBe('done');
  expect(stateOf(entry('a', 1, { satisfied: true }))).toBe('passed');
  expect(stateOf(entry('a', 1, { attempts: 1 }))).toBe('begun');
  const contents = [
    entry('root', 0, { leaf: false, completed: true }),
    entry('a', 1, { completed: true, satisfied: false }),
    entry('b', 1, { completed: true }),
  ];
  expect(partsDone(contents)).toEqual({ done: 1, all: 2 });
});

test('the course itself is an entry where its rules let one choose it and there are several parts', () => {
  const root = entry('root', 0, { leaf: false });
  const parts = [entry('a', 1), entry('b', 1)];
  expect(wholeOf([root, ...parts], '2004-4th')).toBe(root);
  expect(wholeOf([root, ...parts], '1.2')).toBeNull();
  expect(wholeOf([root, entry('a', 1)], '2004-4th')).toBeNull();
  expect(wholeOf([{ ...root, selectable: false }, ...parts], '2004-3rd')).toBeNull();
});
