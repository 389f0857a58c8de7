import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { badgeWords } from './badge.ts';
import { drawBadge, wrapped } from './badge-picture.ts';

const earned = {
  kind: 'level',
  role: { en: 'Key account manager', de: 'Key-Account-Manager' },
  level: { en: 'Senior', de: 'Senior' },
  capability: null,
  on: '2026-03-02',
  until: null,
} as const;
const shown = [
  { capability: { en: 'Negotiating', de: 'Verhandeln' }, times: 2, raters: 1, step: 3, last: '2026-02-20' },
];

describe('the words of a badge', () => {
  test('say what was reached and what was shown for it, in the language of whoever earned it', () => {
    const english = badgeWords(earned, shown, 'Aurora', 'fr');
    expect(english).toMatchObject({ name: 'Senior · Key account manager', tags: ['Negotiating'] });
    expect(english.description).toBe('Level reached at Aurora: Senior · Key account manager.');
    expect(english.narrative).toContain(
      '- Negotiating: step 3 or higher, shown 2 times to one judge, last on 2026-02-20',
    );
    const german = badgeWords({ ...earned, kind: 'certification' }, shown, 'Aurora', 'de-CH');
    expect(german.description).toBe('Zertifiziert von Aurora: Senior · Key-Account-Manager.');
    expect(german.narrative).toContain(
      '- Verhandeln: Ausprägung 3 oder höher, 2-mal gezeigt, beurteilt von einer Person',
    );
  });
});

describe('the picture of a badge', () => {
  test('is a picture whatever is written in it, and holds no markup of a name', async () => {
    const svg = drawBadge(
      { lines: { title: '<script>&"\u0001', below: "O'Neil" } },
      { academy: ']]>', until: '2027-03-02' },
    );
    expect(svg).not.toContain('<script');
    expect((await sharp(Buffer.from(svg)).metadata()).width).toBe(512);
  });

  test('breaks a name into few short lines and says where it goes on', () => {
    expect(wrapped('Expert and mentor', 14, 2)).toEqual(['Expert and', 'mentor']);
    expect(wrapped('Stakeholder-Navigation', 14, 2)).toEqual(['Stakeholder-', 'Navigation']);
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.integer({ min: 4, max: 30 }), (text, width) => {
        const lines = wrapped(text, width, 2);
        expect(lines.length).toBeLessThanOrEqual(2);
        for (const line of lines) expect([...line].length).toBeLessThanOrEqual(width + 10);
      }),
      { numRuns: 200, seed: 20260302 },
    );
  });
});
