/** The shelf of packages: for whoever writes modules, what was brought in, what it is in, and modules made of it. */
import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { activityStates } from '../modules/activity.ts';
import { packageKinds } from './package.ts';

const words = z.record(z.string().max(35), z.string().max(600));
const keepers = ['owner', 'contributor'] as const;

export const listShelf = endpoint({
  method: 'GET',
  path: '/api/packages/shelf',
  summary: 'Packages that were brought in, the newest first, with their size and the modules they are in',
  who: keepers,
  answer: z.object({
    items: z.array(
      z.object({
        packageId: z.uuid(),
        kind: z.enum(packageKinds),
        title: words,
        units: z.number().int(),
        bytes: z.number(),
        importedAt: z.date(),
        /** its content is opened in a window of its own */
        ownWindow: z.boolean(),
        modules: z.array(z.object({ activityId: z.uuid(), name: words, state: z.enum(activityStates) })),
      }),
    ),
  }),
});

export const changePackage = endpoint({
  method: 'PATCH',
  path: '/api/packages/:packageId',
  summary: 'Whether the content of a package is opened in a window of its own',
  who: keepers,
  params: z.object({ packageId: z.uuid() }),
  body: z.object({ ownWindow: z.boolean() }),
});

export const makeModules = endpoint({
  method: 'POST',
  path: '/api/packages/:packageId/modules',
  summary: 'Begin a module of a package, or one of each of its units: a draft that holds it as its card',
  who: keepers,
  params: z.object({ packageId: z.uuid() }),
  body: z.object({
    languages: z.array(z.string().min(2).max(35)).min(1).max(12),
    develops: z.array(z.object({ capabilityId: z.uuid(), proficiency: z.number().int().min(1).max(10) })).max(12),
    modules: z
      .array(
        z.object({
          /** the caller’s, so that asking twice makes one */
          activityId: z.uuid(),
          /** null: the whole package */
          unitId: z.uuid().nullable(),
          name: words,
          /** what it is for; where it is missing, what the maker says of it */
          summary: words.optional(),
          minutes: z.number().int().min(1).max(600),
        }),
      )
      .min(1)
      .max(60),
  }),
  answer: z.object({ activityIds: z.array(z.uuid()) }),
});
