/** Reviews of levels: how far one is, confirming, "not yet", who is ready, many at once, and undoing within a day. */
import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { wordsShape } from '../way-of-selling/contract.ts';

const day = z.iso.date();
const named = z.object({ id: z.uuid(), name: z.string() });
const rung = z.object({ id: z.uuid(), name: wordsShape });
const personParams = z.object({ personId: z.uuid() });
export const peopleBody = z.object({ people: z.array(z.uuid()).min(1).max(20_000) });

export const criterionShape = z.object({
  capabilityId: z.uuid(),
  name: wordsShape,
  group: wordsShape,
  proficiency: z.number().int(),
  demonstrations: z.number().int(),
  raters: z.number().int(),
  months: z.number().int(),
  met: z.boolean(),
  missingDemonstrations: z.number().int(),
  missingRaters: z.number().int(),
  /** the first day on which it would no longer be met */
  until: day.nullable(),
  /** what counts today, newest first */
  counted: z.array(z.object({ assessmentId: z.uuid(), rater: z.string(), proficiency: z.number().int(), on: day })),
});

export const getLevelReview = endpoint({
  method: 'GET',
  path: '/api/people/:personId/level-review',
  summary:
    'How far a person is on the way to the next level: each criterion with the demonstrations that count, and what was decided so far',
  who: 'member',
  params: personParams,
  answer: z.object({
    person: named,
    role: rung.nullable(),
    held: rung.nullable(),
    next: rung.nullable(),
    /** put-off: all criteria met, and "not yet" was said until a day */
    state: z.enum(['open', 'ready', 'put-off', 'top']),
    criteria: z.array(criterionShape),
    putOff: z.object({ words: z.string().nullable(), askAgainOn: day, by: z.string() }).nullable(),
    history: z.array(
      z.object({
        reviewId: z.uuid(),
        batchId: z.uuid(),
        level: wordsShape,
        outcome: z.enum(['confirmed', 'put-off']),
        by: z.string(),
        on: day,
        words: z.string().nullable(),
        undone: z.boolean(),
        mayUndo: z.boolean(),
      }),
    ),
    may: z.object({ decide: z.boolean() }),
  }),
});

export const confirmLevel = endpoint({
  method: 'POST',
  path: '/api/people/:personId/level-review/confirm',
  summary: 'Confirm that a person has reached the next level: all criteria are met, and whoever leads them says so',
  who: 'member',
  params: personParams,
  body: z.object({ levelId: z.uuid() }),
  answer: z.object({ reached: z.literal(true), undo: z.uuid() }),
});

export const putOffLevel = endpoint({
  method: 'POST',
  path: '/api/people/:personId/level-review/not-yet',
  summary: 'Say "not yet" to a person whose criteria are met, with the reason and the day to look again',
  who: 'member',
  params: personParams,
  body: z.object({ levelId: z.uuid(), words: z.string().trim().max(2000), askAgainOn: day }),
  answer: z.object({ putOff: z.literal(true), undo: z.uuid() }),
});

export const undoReviews = endpoint({
  method: 'POST',
  path: '/api/level-reviews/:batchId/undo',
  summary: 'Take back what one decided about levels, within a day: levels go back where nobody changed them since',
  who: 'member',
  params: z.object({ batchId: z.uuid() }),
  answer: z.object({ undone: z.number().int(), kept: z.number().int() }),
});

export const listReady = endpoint({
  method: 'GET',
  path: '/api/level-reviews/ready',
  summary: 'Whose criteria for the next level are all met: of the people one leads; an owner, of everybody',
  who: 'leader',
  query: z.object({
    market: z.uuid().optional(),
    role: z.uuid().optional(),
    q: z.string().trim().max(100).default(''),
  }),
  answer: z.object({
    items: z.array(
      z.object({
        person: named,
        market: z.string().nullable(),
        manager: z.string().nullable(),
        role: wordsShape,
        from: wordsShape.nullable(),
        to: wordsShape,
        /** the last demonstration that counts */
        on: day,
        putOffUntil: day.nullable(),
        mayConfirm: z.boolean(),
      }),
    ),
  }),
  bulk: true,
});

const refusedShape = z.array(named.extend({ reason: z.string() }));

export const previewLevels = endpoint({
  method: 'POST',
  path: '/api/level-reviews/preview',
  summary: 'What confirming the next level of these people would do: for whom, and for whom not and why',
  who: 'leader',
  reads: true,
  body: peopleBody,
  answer: z.object({
    reached: z.array(named.extend({ from: wordsShape.nullable(), to: wordsShape })),
    refused: refusedShape,
  }),
  bulk: true,
});

export const confirmLevels = endpoint({
  method: 'POST',
  path: '/api/level-reviews/confirm',
  summary:
    'Confirm the next level of many people at once; who is not ready, or not led by the one who asks, is left out',
  who: 'leader',
  body: peopleBody,
  answer: z.object({ reached: z.number().int(), refused: z.number().int(), undo: z.uuid().nullable() }),
});
