import { describe, expect, test } from 'vitest';
import type { Actor, Grant } from '../../kernel/actor.ts';
import type { AcademyId } from '../../kernel/id.ts';
import type { Relation } from '../people/access.ts';
import { hidesSelf, mayInviteRaters, mayReadAssessment, ratesAs } from './access.ts';

const actor = (...grants: readonly Grant[]): Actor => ({
  academyId: 'a' as AcademyId,
  personId: 'me',
  signInId: 's',
  grants,
  leads: false,
  language: 'en',
  timeZone: 'UTC',
});
const relations: readonly Relation[] = ['self', 'manager', 'above', 'market-head', 'colleague'];

describe('who may rate', () => {
  test.each<[Relation, 'self' | 'appraisal' | null]>([
    ['self', 'self'],
    ['manager', 'appraisal'],
    ['above', 'appraisal'],
    ['market-head', 'appraisal'],
    ['colleague', null],
  ])('%s rates as %s', (relation, kind) => {
    expect(ratesAs({ relation, invited: false })).toBe(kind);
  });

  test('a colleague rates while invited; nobody is invited to rate themselves by another name', () => {
    expect(ratesAs({ relation: 'colleague', invited: true })).toBe('appraisal');
    expect(ratesAs({ relation: 'self', invited: true })).toBe('self');
  });

  test('leaders and owners ask others to rate; the person and an administrator do not', () => {
    const may = (grants: readonly Grant[]) =>
      relations.filter((relation) => mayInviteRaters(actor(...grants), relation));
    expect(may([])).toEqual(['manager', 'above', 'market-head']);
    expect(may(['administrator'])).toEqual(['manager', 'above', 'market-head']);
    expect(may(['owner'])).toEqual(['manager', 'above', 'market-head', 'colleague']);
  });
});

describe('who sees what was said', () => {
  test('the person, those above, the owner and the rater; an administrator or contributor as such sees nothing', () => {
    const may = (grants: readonly Grant[], rater = 'other') =>
      relations.filter((relation) => mayReadAssessment(actor(...grants), relation, rater));
    expect(may([])).toEqual(['self', 'manager', 'above', 'market-head']);
    expect(may(['administrator', 'contributor', 'trainer'])).toEqual(may([]));
    expect(may(['owner'])).toEqual(relations);
    expect(may([], 'me')).toEqual(relations);
  });

  test('a self-evaluation waits until the rater has rated that capability themselves', () => {
    expect(hidesSelf('manager', new Set(['one']), 'two')).toBe(true);
    expect(hidesSelf('manager', new Set(['one']), 'one')).toBe(false);
    expect(hidesSelf('manager', null, 'one')).toBe(false);
    expect(hidesSelf('self', new Set(), 'one')).toBe(false);
  });
});
