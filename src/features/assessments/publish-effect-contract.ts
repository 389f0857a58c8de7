/** "What this changes", before a draft of the way of selling is published. */
import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';

const count = z.number().int();
const sums = z.object({ open: count, steps: count, weighted: count, toRestore: count, unproven: count, met: count });
const effect = z.object({
  people: count,
  affected: count,
  fallBelow: count,
  recover: count,
  opened: count,
  closed: count,
  was: sums,
  now: sums,
});
const words = z.record(z.string(), z.string());

export const getPublishEffect = endpoint({
  method: 'GET',
  path: '/api/way-of-selling/versions/:versionId/effect',
  summary:
    'What publishing a draft changes: who falls below, which gaps open and close, on evidence aged to the day of effect',
  who: ['owner', 'head-of-sales'],
  params: z.object({ versionId: z.uuid() }),
  query: z.object({
    effectiveOn: z.iso.date(),
    /** only the people of one team are listed; `none`: of people without a team */
    team: z.union([z.uuid(), z.literal('none')]).optional(),
    limit: z.coerce.number().int().min(0).max(2000).default(100),
  }),
  answer: z.object({
    /** of the draft: publish this one, and exactly this follows */
    revision: count,
    effectiveOn: z.iso.date(),
    total: effect,
    teams: z.array(effect.extend({ teamId: z.uuid().nullable(), name: z.string().nullable() })),
    capabilities: z.array(z.object({ capabilityId: z.uuid(), opened: count, closed: count })),
    /** the affected, hardest hit first; `affected` of the total or the team says how many there are */
    people: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        teamId: z.uuid().nullable(),
        fallsBelow: z.boolean(),
        recovers: z.boolean(),
        opened: z.array(z.uuid()),
        closed: z.array(z.uuid()),
        resized: z.array(z.uuid()),
        was: sums,
        now: sums,
      }),
    ),
    /** names of the capabilities above */
    names: z.record(z.string(), words),
  }),
});
