/** Asking many for a self-evaluation, and their managers for appraisals: who would be asked, asking, taking it back. */
import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { askKinds, leftOutWhys } from './ask.ts';

const day = z.iso.date();
const named = z.object({ id: z.uuid(), name: z.string() });
const everybody = z.strictObject({
  roleId: z.uuid().optional(),
  levelId: z.uuid().optional(),
  marketId: z.uuid().optional(),
  teamId: z.uuid().optional(),
  joinedWithin: z.number().int().min(1).max(730).optional(),
});
const wish = z.object({
  /** people by name, or what they have in common; of these, whom one leads */
  whom: z.union([z.strictObject({ people: z.array(z.uuid()).min(1).max(20_000) }), z.strictObject({ everybody })]),
  self: z.boolean(),
  appraisal: z.boolean(),
  /** the last day on which it is asked for */
  until: day,
});
const askParams = z.object({ askId: z.uuid() });
const countsShape = z.object({
  /** whom it reaches */
  people: z.number().int(),
  self: z.number().int(),
  appraisal: z.number().int(),
  leftOut: z.array(z.object({ why: z.enum(leftOutWhys), count: z.number().int() })),
});

export const previewAsk = endpoint({
  method: 'POST',
  path: '/api/assessment-asks/preview',
  summary: 'Whom asking would reach: who would be asked for a self-evaluation or an appraisal, and who not and why',
  who: 'leader',
  reads: true,
  body: wish,
  answer: countsShape.extend({
    /** chosen by what they have in common: until the last day it also asks whoever joins or moves */
    follows: z.boolean(),
    /** the first hundred */
    items: z.array(
      z.object({
        person: named,
        asks: z.array(z.object({ kind: z.enum(askKinds), rater: z.string(), why: z.enum(leftOutWhys).nullable() })),
      }),
    ),
  }),
});

export const askMany = endpoint({
  method: 'PUT',
  path: '/api/assessment-asks/:askId',
  summary:
    'Ask people how they see themselves, and their managers for appraisals; each is told once, whoever joins or moves until the last day too. The same id again asks nobody',
  who: 'leader',
  params: askParams,
  body: wish,
  answer: z.object({ asked: z.number().int(), leftOut: z.number().int() }),
});

export const undoAsk = endpoint({
  method: 'POST',
  path: '/api/assessment-asks/:askId/undo',
  summary: 'Ask no longer: it stands on nobody’s first screen any more. What was answered stays',
  who: 'leader',
  params: askParams,
  answer: z.object({ undone: z.literal(true) }),
});

export const listAsks = endpoint({
  method: 'GET',
  path: '/api/assessment-asks',
  summary: 'What one asked many for, and how many have answered; the last twenty',
  who: 'leader',
  answer: z.object({
    items: z.array(
      z.object({
        askId: z.uuid(),
        on: day,
        until: day,
        asked: z.number().int(),
        answered: z.number().int(),
        open: z.boolean(),
        undone: z.boolean(),
        /** also asks whoever joins or moves until its last day */
        follows: z.boolean(),
      }),
    ),
  }),
});
