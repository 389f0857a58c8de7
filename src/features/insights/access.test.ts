import { describe, expect, test } from 'vitest';
import { firstScreensOf } from './access.ts';

const of = (grants: readonly string[], leads = false, hasRole = false) => firstScreensOf({ grants, leads, hasRole });

describe('first screens', () => {
  test('gives each kind of person the screen they open on', () => {
    expect(of([], false, true)).toEqual(['path']);
    expect(of([], true, true)).toEqual(['team', 'path']);
    expect(of(['contributor'], false, true)).toEqual(['needs', 'path']);
    expect(of(['head-of-sales'], true)).toEqual(['academy', 'team']);
    expect(of(['administrator'])).toEqual(['housekeeping']);
    expect(of(['owner', 'administrator'], true)).toEqual(['academy', 'team', 'housekeeping']);
  });

  test('leaves nobody without one', () => {
    expect(of([])).toEqual(['path']);
    expect(of(['trainer'])).toEqual(['path']);
  });
});
