import { describe, expect, test } from 'vitest';
import { type AcademyFacts, academyStep } from './academy-step.ts';

const well: AcademyFacts = {
  people: 40,
  hasWayOfSelling: true,
  withRole: 36,
  assessed: 30,
  coached: 20,
  checkBacksDue: 10,
  checkBacksDone: 8,
  below: 0,
};
const step = (facts: Partial<AcademyFacts>) => academyStep({ ...well, ...facts });

describe('what to see to now', () => {
  test('goes from people to gaps, each before what would mean nothing without it', () => {
    expect(step({ people: 0, hasWayOfSelling: false })).toBe('bring-people');
    expect(step({ hasWayOfSelling: false, withRole: 0 })).toBe('publish-way-of-selling');
    expect(step({ withRole: 10, assessed: 0 })).toBe('give-roles');
    expect(step({ assessed: 0, coached: 0 })).toBe('begin-assessing');
    expect(step({ assessed: 21 })).toBe('widen-assessing');
    expect(step({ coached: 17 })).toBe('coach');
    expect(step({ checkBacksDone: 5 })).toBe('hold-check-backs');
    expect(step({ below: 3 })).toBe('close-gap');
    expect(step({})).toBe('all-well');
  });

  test('asks for no check-backs where none fell due', () => {
    expect(step({ checkBacksDue: 0, checkBacksDone: 0 })).toBe('all-well');
  });
});
