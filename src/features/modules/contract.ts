/** The menu of activities: choosing from it, what is recommended to a person, and one activity with its guide. */
import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { activityKinds, activityStates, deliveries, placesItFits } from './activity.ts';
import { textShape } from './card-contract.ts';

export const lineShape = z.record(z.string().max(35), z.string().max(600));
export const activityParams = z.object({ activityId: z.uuid() });
export const developsShape = z.object({ capabilityId: z.uuid(), proficiency: z.number().int().min(1).max(9) });

export const activityShape = z.object({
  activityId: z.uuid(),
  /** of what shipped with the product; null for what the academy made */
  key: z.string().nullable(),
  kind: z.enum(activityKinds),
  delivery: z.enum(deliveries).nullable(),
  state: z.enum(activityStates),
  number: z.number().int(),
  /** a version is being written; null where the one who asks does not read drafts */
  hasDraft: z.boolean().nullable(),
  /** somebody asked for the draft to be published */
  asked: z.boolean().nullable(),
  name: lineShape,
  summary: lineShape,
  minutes: z.number().int(),
  fits: z.array(z.enum(placesItFits)),
  languages: z.array(z.string()),
  develops: z.array(developsShape),
});

export const menuFilters = z.object({
  search: z.string().trim().max(200).optional(),
  capability: z.uuid().optional(),
  group: z.string().max(80).optional(),
  kind: z.enum(activityKinds).optional(),
  delivery: z.enum(deliveries).optional(),
  minutes: z.coerce.number().int().min(1).max(600).optional(),
  language: z.string().max(35).optional(),
  fits: z.enum(placesItFits).optional(),
  state: z.enum(activityStates).optional(),
});

export const listMenu = endpoint({
  method: 'GET',
  path: '/api/menu',
  summary: 'Activities by name in one’s language; drafts and what was retired for those who write',
  who: 'member',
  query: menuFilters.extend({
    cursor: z.string().max(700).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  answer: z.object({
    items: z.array(activityShape),
    next: z.string().nullable(),
    /** on the first page only */
    total: z.number().int().nullable(),
    /** what the one who asks may do here */
    may: z.object({ readDrafts: z.boolean(), write: z.array(z.enum([...deliveries, 'reinforcement'])) }),
  }),
});

export const menuFile = endpoint({
  method: 'GET',
  path: '/api/menu/file',
  summary: 'The same as CSV, a line for each activity and capability it develops',
  who: 'member',
  query: menuFilters,
  produces: 'text/csv',
});

export const recommend = endpoint({
  method: 'GET',
  path: '/api/menu/recommended',
  summary: 'What closes a person’s largest gaps, each with the gap it closes; one’s own gaps, unless a person is named',
  who: 'member',
  query: z.object({
    personId: z.uuid().optional(),
    minutes: z.coerce.number().int().min(1).max(600).optional(),
    limit: z.coerce.number().int().min(1).max(50).default(12),
  }),
  answer: z.object({
    items: z.array(
      activityShape.extend({
        closes: z.object({
          capabilityId: z.uuid(),
          name: lineShape,
          /** where the person stands; null while nothing is proven */
          standing: z.number().int().nullable(),
          required: z.number().int(),
          weight: z.number().int(),
          /** what the activity helps to reach, at most what is required */
          reaches: z.number().int(),
        }),
      }),
    ),
  }),
});

export const getActivity = endpoint({
  method: 'GET',
  path: '/api/menu/:activityId',
  summary: 'One activity: what it develops, and the guide for whoever runs it',
  who: 'member',
  params: activityParams,
  answer: z.object({
    activity: activityShape,
    guide: textShape.nullable(),
    /** how many cards a module has, and how many of them are questions */
    cards: z.number().int(),
    questions: z.number().int(),
    capabilities: z.array(
      z.object({
        capabilityId: z.uuid(),
        name: lineShape,
        group: lineShape,
        proficiency: z.number().int(),
        /** what one sees of somebody who has reached it */
        indicator: textShape,
      }),
    ),
    may: z.object({ readDraft: z.boolean(), write: z.boolean(), publish: z.boolean() }),
  }),
});
