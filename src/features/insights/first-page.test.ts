import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { firstScreens } from './access.ts';
import { firstPageAt, type Reader } from './first-page.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const seller: Reader = { personId: 'p-1', grants: [], leads: false, hasRole: true, visits: false };

describe('the page of a first screen', () => {
  test('is the one that serves the reader most', () => {
    expect(firstPageAt('/', { ...seller, leads: true })?.asks).toEqual(['/api/first/my-team']);
    expect(firstPageAt('/', seller)?.asks).toContain('/api/people/p-1/movement');
    expect(firstPageAt('/', { ...seller, grants: ['owner'] })?.screens).toContain(
      'src/features/insights/screens/AcademyNow.tsx',
    );
  });

  test('is the chosen one of several', () => {
    expect(firstPageAt('/today/path', { ...seller, leads: true })?.asks).toContain('/api/first/my-path');
  });

  test('says whose place a visitor of the demo takes', () => {
    expect(firstPageAt('/', { ...seller, visits: true })?.asks).toContain('/api/demo/people');
  });

  test.each(['/people', '/today', '/today/nothing', '/today/constructor'])('does not stand at %s', (path) => {
    expect(firstPageAt(path, seller)).toBeNull();
  });

  test.each(firstScreens)('names files and questions of %s that there are', (screen) => {
    const page = firstPageAt(`/today/${screen}`, { ...seller, visits: true });
    const browser =
      readFileSync(`${root}src/pieces.ts`, 'utf8') +
      readFileSync(`${root}src/features/insights/screens/First.tsx`, 'utf8');
    for (const file of page?.screens ?? []) {
      expect(existsSync(root + file), file).toBe(true);
      // loaded by itself: only such a file has a name in what the build says
      expect(browser).toContain(`/${file.split('/').at(-1)}'`);
    }
  });
});
