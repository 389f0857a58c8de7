/** Trying a package from the shelf, as often as one likes: how it plays and what it reports, without anything of it counting. */
import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { packageKinds } from './package.ts';

const words = z.record(z.string(), z.string());
const keepers = ['owner', 'contributor'] as const;
const params = z.object({ packageId: z.uuid() });

export const lookAtTrial = endpoint({
  method: 'GET',
  path: '/api/packages/:packageId/trial',
  summary: 'One’s own trial of a package: how far it is, and what the package has reported',
  who: keepers,
  params,
  answer: z.object({
    kind: z.enum(packageKinds),
    title: words,
    /** null: not begun yet. It stands for the attempt where a card is played. */
    trialId: z.uuid().nullable(),
    completed: z.boolean().nullable(),
    passed: z.boolean().nullable(),
    /** 0 to 1 */
    score: z.number().nullable(),
    seconds: z.number(),
    /** SCORM: the values its content set last, by their names */
    said: z.array(z.object({ part: z.string(), name: z.string(), value: z.string() })),
  }),
});

export const beginTrial = endpoint({
  method: 'POST',
  path: '/api/packages/:packageId/trial',
  summary: 'Begin to try a package, or to try it anew: what was there of it is gone then',
  who: keepers,
  params,
  body: z.object({ again: z.boolean().default(false) }),
  answer: z.object({ trialId: z.uuid() }),
});
