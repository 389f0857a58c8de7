/** What happened since two agreed. */
import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';

const day = z.iso.date();
const words = z.record(z.string(), z.string());
const judged = {
  on: day,
  assessmentId: z.uuid(),
  capabilityId: z.uuid(),
  proficiency: z.number().int(),
  by: z.string().nullable(),
};

const happenedShape = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('finished'),
    on: day,
    activityId: z.uuid(),
    name: words,
    minutes: z.number().int(),
    capabilityIds: z.array(z.uuid()),
  }),
  z.object({ kind: z.literal('shown'), ...judged }),
  z.object({ kind: z.literal('rated'), ...judged, bySelf: z.boolean() }),
  z.object({
    kind: z.literal('ticked'),
    on: day,
    actionId: z.uuid(),
    what: z.string(),
    evidence: z.string(),
    by: z.string(),
    /** it follows from finishing what it names */
    byFinishing: z.boolean(),
  }),
]);

export const getSince = endpoint({
  method: 'GET',
  path: '/api/coaching/agreements/:agreementId/since',
  summary:
    'What happened to the agreed gaps since the two agreed, the latest first: finished, shown, rated, ticked; for the two',
  who: 'member',
  params: z.object({ agreementId: z.uuid() }),
  answer: z.object({
    /** null while nothing is agreed */
    since: day.nullable(),
    items: z.array(happenedShape),
    /** names of the agreed capabilities, and of the steps of the scale */
    words: z.object({
      capabilities: z.record(z.uuid(), words),
      steps: z.array(z.object({ proficiency: z.number().int(), name: words })),
    }),
  }),
});
