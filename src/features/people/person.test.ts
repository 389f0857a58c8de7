import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comesBelow, counts, leadBy, letGo, targetLevel } from './person.ts';

describe('counting', () => {
  test('somebody who left stops counting on their first day away', () => {
    const leaver = { joinedOn: '2025-01-01', leftOn: '2026-03-01' };
    expect(counts(leaver, '2026-02-28')).toBe(true);
    expect(counts(leaver, '2026-03-01')).toBe(false);
    expect(counts({ joinedOn: null, leftOn: null }, '2026-03-01')).toBe(true);
  });
});

describe('the target level', () => {
  const levels = [
    { levelId: 'senior', roleId: 'r', position: 2 },
    { levelId: 'junior', roleId: 'r', position: 1 },
    { levelId: 'expert', roleId: 'r', position: 3 },
    { levelId: 'other', roleId: 's', position: 1 },
  ];

  test('is the one chosen, else the next after the one held, else the highest', () => {
    expect(targetLevel('expert', 'junior', 'r', levels)).toBe('expert');
    expect(targetLevel(null, 'junior', 'r', levels)).toBe('senior');
    expect(targetLevel(null, 'expert', 'r', levels)).toBe('expert');
    expect(targetLevel(null, null, 'r', levels)).toBe('junior');
  });

  test('ignores a level of another role, and is nothing without a role', () => {
    expect(targetLevel('other', 'junior', 'r', levels)).toBe('senior');
    expect(targetLevel(null, null, null, levels)).toBeNull();
  });
});

describe('who leads whom', () => {
  test('stays a tree whatever is asked for, in whatever order', () => {
    const people = fc.integer({ min: 0, max: 7 }).map(String);
    fc.assert(
      fc.property(fc.array(fc.tuple(people, people), { maxLength: 40 }), (moves) => {
        const managerOf = new Map<string, string | null>();
        const ask = (person: string) => managerOf.get(person) ?? null;
        for (const [person, manager] of moves) {
          const decided = leadBy(person, manager, ask);
          if (decided.ok) managerOf.set(person, decided.value);
        }
        for (const start of managerOf.keys()) {
          const line = new Set<string>();
          for (let at: string | null = start; at !== null; at = ask(at)) {
            expect(line.has(at)).toBe(false);
            line.add(at);
          }
        }
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  test('refuses oneself and says so apart from a circle', () => {
    expect(leadBy('a', 'a', () => null)).toEqual({ ok: false, refused: 'own-manager' });
    expect(leadBy('a', 'b', (id) => (id === 'b' ? 'a' : null))).toEqual({ ok: false, refused: 'manager-cycle' });
    expect(leadBy('a', null, () => null)).toEqual({ ok: true, value: null });
  });
});

describe('letting somebody go', () => {
  const two = { owner: 1, administrator: 1 };

  test('keeps the last owner and the last administrator', () => {
    expect(letGo(['owner'], { ...two, owner: 0 }, true)).toEqual({ ok: false, refused: 'last-owner' });
    expect(letGo(['trainer', 'administrator'], { ...two, administrator: 0 }, false)).toEqual({
      ok: false,
      refused: 'last-administrator',
    });
    expect(letGo(['owner', 'administrator'], two, true).ok).toBe(true);
    expect(letGo(['head-of-sales'], { owner: 0, administrator: 0 }, false).ok).toBe(true);
  });

  test('takes an owner to let an owner go', () => {
    expect(letGo(['owner'], two, false)).toEqual({ ok: false, refused: 'owner-only' });
  });
});

describe('whoever keeps people', () => {
  const led: Record<string, string | null> = { ada: 'boss', boss: null, ben: 'ada', mia: 'boss', sam: 'mia' };
  const managerOf = (id: string): string | null => led[id] ?? null;

  test('would come to lead somebody by naming themselves, or somebody they lead', () => {
    expect(comesBelow('ada', 'sam', 'ada', managerOf)).toBe(true);
    expect(comesBelow('ada', 'sam', 'ben', managerOf)).toBe(true);
    expect(comesBelow('ada', 'new', 'ben', managerOf)).toBe(true);
  });

  test('comes to lead nobody by moving those they lead, or by what concerns others', () => {
    expect(comesBelow('ada', 'ben', 'ada', managerOf)).toBe(false);
    expect(comesBelow('ada', 'sam', 'boss', managerOf)).toBe(false);
    expect(comesBelow('ada', 'ada', 'mia', managerOf)).toBe(false);
    expect(comesBelow('ada', 'sam', null, managerOf)).toBe(false);
  });

  test('is caught for every set of changes: who is below afterwards was below before', () => {
    const id = fc.integer({ min: 0, max: 8 });
    const chart = fc.array(fc.option(id), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(chart, chart, (before, wanted) => {
        const of = (all: readonly (number | null)[]) => (person: string) => {
          const at = all[Number(person)] ?? null;
          return at === null ? null : String(at);
        };
        const after = before.map((manager, person) => {
          const next = wanted[person] ?? null;
          return next !== manager && comesBelow('0', String(person), next === null ? null : String(next), of(before))
            ? manager
            : next;
        });
        const below = (all: readonly (number | null)[], person: number): boolean => {
          const seen = new Set<number>();
          for (let at = all[person] ?? null; at !== null && !seen.has(at); at = all[at] ?? null) {
            if (at === 0) return true;
            seen.add(at);
          }
          return false;
        };
        for (let person = 1; person < 9; person++) if (below(after, person)) expect(below(before, person)).toBe(true);
      }),
      { seed: 11, numRuns: 500 },
    );
  });
});
