/** The versions of an activity, for those who write it: who published which, when, and what changed. */
import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { activityParams, lineShape } from './contract.ts';
import { aboutParts } from './version-changes.ts';

const writers = ['owner', 'contributor', 'trainer'] as const;

export const listVersions = endpoint({
  method: 'GET',
  path: '/api/menu/:activityId/versions',
  summary:
    'The published versions of an activity, the latest first: by whom, when, and what changed from the one before',
  who: writers,
  params: activityParams,
  answer: z.object({
    versions: z.array(
      z.object({
        number: z.number().int(),
        publishedAt: z.string(),
        /** null for what shipped with the product, and where the person is no longer known */
        publishedBy: z.object({ personId: z.uuid(), name: z.string() }).nullable(),
        cards: z.number().int(),
        minutes: z.number().int(),
        /** null for the first, and where the one before is beyond the list */
        changes: z
          .object({
            cards: z.array(
              z.object({
                change: z.enum(['added', 'removed', 'changed']),
                key: z.string(),
                kind: z.string(),
                title: lineShape,
              }),
            ),
            reordered: z.boolean(),
            about: z.array(z.enum(aboutParts)),
          })
          .nullable(),
      }),
    ),
    /** whether a draft may begin from one of them now */
    mayStart: z.boolean(),
  }),
  bulk: true,
});

export const startFromVersion = endpoint({
  method: 'POST',
  path: '/api/menu/:activityId/versions/:number/draft',
  summary: 'Begin the next version as a former one stood; what is published stays until the draft is published',
  who: writers,
  params: activityParams.extend({ number: z.coerce.number().int().min(1).max(100_000) }),
  answer: z.object({ number: z.number().int() }),
});
