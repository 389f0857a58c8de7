import { describe, expect, test } from 'vitest';
import { compareOpinions } from './disagreement.ts';
import type { Evidence } from './evidence.ts';

let made = 0;
const piece = (kind: Evidence['kind'], raterId: string, proficiency: number, on = '2026-05-01'): Evidence => ({
  id: String(++made).padStart(6, '0'),
  kind,
  raterId,
  proficiency,
  on,
});
const capability = (capabilityId: string, ...evidence: readonly Evidence[]) => ({
  capabilityId,
  required: 3,
  evidence,
});
const today = '2026-06-01';

describe('opinions side by side', () => {
  test('show the newest of self, manager and each other rater beside the requirement', () => {
    const [one] = compareOpinions(
      [
        capability(
          'a',
          piece('self', 'me', 2, '2025-01-01'),
          piece('self', 'me', 4),
          piece('appraisal', 'boss', 1, '2025-01-01'),
          piece('appraisal', 'boss', 2),
          piece('demonstration', 'peer', 3),
          piece('measurement', 'quiz', 1, '2026-04-01'),
        ),
      ],
      'boss',
      today,
    );
    expect(one?.self?.proficiency).toBe(4);
    expect(one?.manager?.proficiency).toBe(2);
    expect(one?.others.map(({ raterId, proficiency }) => [raterId, proficiency])).toEqual([
      ['peer', 3],
      ['quiz', 1],
    ]);
    expect(one?.required).toBe(3);
    expect(one?.difference).toBe(4 - 2);
  });

  test('put the largest disagreement on top, whichever way it points', () => {
    const rows = compareOpinions(
      [
        capability('nobody'),
        capability('alone', piece('self', 'me', 4)),
        capability('agreed', piece('self', 'me', 3), piece('appraisal', 'boss', 3)),
        capability('modest', piece('self', 'me', 1), piece('appraisal', 'boss', 4)),
        capability('proud', piece('self', 'me', 4), piece('appraisal', 'boss', 2)),
      ],
      'boss',
      today,
    );
    expect(rows.map(({ capabilityId, difference }) => [capabilityId, difference])).toEqual([
      ['modest', -3],
      ['proud', 2],
      ['agreed', 0],
      ['alone', null],
      ['nobody', null],
    ]);
  });

  test('a person without a manager is compared with the others', () => {
    const [one] = compareOpinions(
      [capability('a', piece('self', 'me', 4), piece('appraisal', 'peer', 3))],
      null,
      today,
    );
    expect(one).toMatchObject({ manager: null, difference: 1 });
  });

  test('what is dated later is not seen yet; a correction takes the place of what it corrects', () => {
    const [one] = compareOpinions(
      [
        capability(
          'a',
          piece('self', 'me', 2),
          piece('self', 'me', 1, '2026-07-01'),
          piece('appraisal', 'boss', 1),
          piece('appraisal', 'boss', 4),
        ),
      ],
      'boss',
      today,
    );
    expect(one).toMatchObject({ self: { proficiency: 2 }, manager: { proficiency: 4 }, others: [], difference: -2 });
  });

  test('equal disagreements keep one order, whatever order they are told in', () => {
    const [a, b] = [capability('a', piece('self', 'me', 4)), capability('b', piece('self', 'me', 4))];
    const ids = (rows: readonly { capabilityId: string }[]): string[] => rows.map(({ capabilityId }) => capabilityId);
    expect(ids(compareOpinions([a, b], null, today))).toEqual(ids(compareOpinions([b, a], null, today)));
  });
});
