import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ActivityStanding, bringBack, discardDraft, publish, retire, startDraft } from './activity.ts';

const drafted: ActivityStanding = { state: 'draft', publishedNumber: null, draftNumber: 1 };

test('publishes what was looked at, and nothing that changed or is faulty', () => {
  expect(publish(drafted, { revision: 4 }, { seen: 4, errors: 0 })).toEqual({
    ok: true,
    value: { state: 'published', publishedNumber: 1, draftNumber: null },
  });
  expect(publish(drafted, { revision: 5 }, { seen: 4, errors: 0 })).toEqual({
    ok: false,
    refused: 'changed-meanwhile',
  });
  expect(publish(drafted, { revision: 4 }, { seen: 4, errors: 1 })).toEqual({ ok: false, refused: 'faulty' });
});

test('whatever is done in whatever order: what is on the menu has a published version, and no published number is given again', () => {
  const step = fc.constantFrom('draft', 'publish', 'retire', 'back', 'discard');
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      let now = drafted;
      const published = new Set<number>();
      for (const one of steps) {
        const decided = decide(now, one);
        if (!decided.ok) continue;
        if (decided.value === 'nothing') {
          expect(published.size).toBe(0);
          return;
        }
        now = decided.value;
        expect(now.state === 'draft').toBe(now.publishedNumber === null);
        if (now.draftNumber !== null) expect(published.has(now.draftNumber)).toBe(false);
        if (now.publishedNumber !== null) published.add(now.publishedNumber);
      }
    }),
    { seed: 11, numRuns: 300 },
  );
});

function decide(now: ActivityStanding, step: string) {
  if (step === 'publish') return publish(now, { revision: 1 }, { seen: 1, errors: 0 });
  if (step === 'retire') return retire(now);
  if (step === 'back') return bringBack(now);
  if (step === 'discard') return discardDraft(now);
  const started = startDraft(now, Math.max(now.publishedNumber ?? 0, now.draftNumber ?? 0));
  return started.ok ? { ok: true as const, value: { ...now, draftNumber: started.value } } : started;
}
