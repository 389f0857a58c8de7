/** Placement checks for a selection: exactly who would get one, giving them, taking back those nobody has begun. */
import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { wordsShape } from '../way-of-selling/contract.ts';
import { whom } from './assignment-contract.ts';
import { placementLeftOut } from './placement-batch.ts';

const why = z.enum(placementLeftOut);
const ofBatch = z.object({ batchId: z.uuid() });
const summary = z.object({
  /** whom it reaches */
  people: z.number().int(),
  /** of these, who gets a check */
  placed: z.number().int(),
  leftOut: z.array(z.object({ why, count: z.number().int() })),
});

export const previewPlacements = endpoint({
  method: 'POST',
  path: '/api/placement-batches/preview',
  summary: 'Exactly who would get a placement check, and who not and why; writes nothing',
  who: 'leader',
  reads: true,
  body: z.object({ whom, limit: z.number().int().min(1).max(1_000).default(50) }),
  answer: summary.extend({
    /** confirm with it, so that what was shown is what is given */
    fingerprint: z.string(),
    items: z.array(
      z.object({
        person: z.object({ id: z.uuid(), name: z.string() }),
        target: wordsShape.nullable(),
        questions: z.number().int(),
        why: why.nullable(),
      }),
    ),
  }),
});

export const givePlacements = endpoint({
  method: 'PUT',
  path: '/api/placement-batches/:batchId',
  summary: 'Give the placement checks the preview showed; the id is made by who asks, so that asking twice gives once',
  who: 'leader',
  params: ofBatch,
  body: z.object({ whom, fingerprint: z.string().max(100).optional() }),
  answer: summary,
});

export const undoPlacements = endpoint({
  method: 'POST',
  path: '/api/placement-batches/:batchId/undo',
  summary: 'Take back the checks of a batch; where somebody has begun to answer, it stays',
  who: 'leader',
  params: ofBatch,
  answer: z.object({ takenBack: z.number().int(), kept: z.number().int() }),
});

export const listPlacementBatches = endpoint({
  method: 'GET',
  path: '/api/placement-batches',
  summary: 'Placement checks given to many, the latest twenty: by oneself, or by anybody for the owner',
  who: 'leader',
  answer: z.object({
    items: z.array(
      z.object({
        batchId: z.uuid(),
        by: z.string(),
        at: z.date(),
        placed: z.number().int(),
        /** of these, handed in so far */
        handedIn: z.number().int(),
        undoneAt: z.date().nullable(),
      }),
    ),
  }),
});
