/**
 * Writing activities: drafts that several people may have open, asking for publication, publishing, taking off the menu.
 * What changed meanwhile is never overwritten: the answer says what stands there now.
 */
import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { activityKinds, deliveries, placesItFits } from './activity.ts';
import { cardKey, cardShape, contentShape, textShape } from './card-contract.ts';
import { contentFaultReasons } from './content-fault.ts';
import { activityParams, activityShape, developsShape, lineShape } from './contract.ts';

/** Whoever writes at least some of the menu; which of it, the access rules say. */
const writers = ['owner', 'contributor', 'trainer'] as const;

const minutes = z.number().int().min(1).max(600);
const languages = z.array(z.string().min(2).max(35)).max(12);
const develops = z.array(developsShape).max(12);
const fits = z.array(z.enum(placesItFits)).max(3);
const line = lineShape;

export const beginActivity = endpoint({
  method: 'POST',
  path: '/api/menu',
  summary: 'Begin an activity: a draft with an outline. The id is the caller’s, so that asking twice begins one',
  who: writers,
  body: z.object({
    activityId: z.uuid(),
    kind: z.enum(activityKinds),
    /** of a module; null for what reinforces */
    delivery: z.enum(deliveries).nullable(),
    name: line,
    languages: languages.min(1),
    develops: develops.default([]),
    minutes: minutes.default(10),
  }),
  answer: z.object({ activityId: z.uuid(), number: z.number().int() }),
});

export const takeOverStarter = endpoint({
  method: 'POST',
  path: '/api/menu/starter',
  summary: 'Bring in what ships with the product and is not on the menu yet',
  who: ['owner'],
  answer: z.object({ added: z.number().int() }),
});

const checked = {
  faults: z.array(
    z.object({
      card: z.string().nullable(),
      field: z.string(),
      reason: z.enum(contentFaultReasons),
      severity: z.enum(['error', 'warning']),
      language: z.string().nullable(),
    }),
  ),
  /** from what stands in it; null where it has no cards */
  estimatedMinutes: z.number().int().nullable(),
  /** where to cut a module that is too long */
  split: z.object({ after: z.string(), firstMinutes: z.number().int(), secondMinutes: z.number().int() }).nullable(),
};

const aboutFields = {
  name: line,
  summary: line,
  delivery: z.enum(deliveries),
  minutes,
  fits,
  languages,
  develops,
  guide: textShape.nullable(),
};

export const getDraft = endpoint({
  method: 'GET',
  path: '/api/menu/:activityId/draft',
  summary: 'The version being written, and what is wrong with it',
  who: writers,
  params: activityParams,
  answer: z.object({
    activity: activityShape,
    number: z.number().int(),
    revision: z.number().int(),
    changedAt: z.string(),
    askedAt: z.string().nullable(),
    about: z.object({ ...aboutFields, delivery: z.enum(deliveries).nullable() }),
    content: contentShape.nullable(),
    ...checked,
    may: z.object({ publish: z.boolean() }),
  }),
  bulk: true,
});

export const startDraft = endpoint({
  method: 'POST',
  path: '/api/menu/:activityId/draft',
  summary: 'Begin the next version of an activity; the published one stays until it is published',
  who: writers,
  params: activityParams,
  answer: z.object({ number: z.number().int() }),
});

const draftEdit = z.discriminatedUnion('edit', [
  z.object({ edit: z.literal('about'), ...z.object(aboutFields).partial().shape }),
  z.object({ edit: z.literal('card'), card: cardShape, before: cardKey.nullish() }),
  z.object({ edit: z.literal('remove-card'), key: cardKey }),
  z.object({ edit: z.literal('order'), keys: z.array(cardKey).max(100) }),
]);

export const editDraft = endpoint({
  method: 'PATCH',
  path: '/api/menu/:activityId/draft',
  summary:
    'Change parts of a draft: `seen` is the revision one looked at; a part that changed since is left as it is, and the answer says what stands there',
  who: writers,
  params: activityParams,
  body: z.object({ seen: z.number().int().min(0), edits: z.array(draftEdit).min(1).max(100) }),
  answer: z.object({
    revision: z.number().int(),
    refused: z.array(
      z.object({
        /** position of the edit in what was asked */
        at: z.number().int(),
        part: z.string(),
        refused: z.enum([
          'changed-meanwhile',
          'no-cards-here',
          'other-delivery',
          'too-many-cards',
          'unknown-capability',
        ]),
        present: z.unknown(),
      }),
    ),
    ...checked,
  }),
});

export const discardDraft = endpoint({
  method: 'DELETE',
  path: '/api/menu/:activityId/draft',
  summary: 'Give a draft up; an activity that was never published is gone with it',
  who: writers,
  params: activityParams,
});

export const splitDraft = endpoint({
  method: 'POST',
  path: '/api/menu/:activityId/draft/split',
  summary: 'Cut a draft in two behind a card: the cards behind it begin an activity of their own',
  who: writers,
  params: activityParams,
  body: z.object({ seen: z.number().int(), after: cardKey, activityId: z.uuid() }),
  answer: z.object({ activityId: z.uuid(), revision: z.number().int() }),
});

export const askForPublication = endpoint({
  method: 'POST',
  path: '/api/menu/:activityId/draft/ask',
  summary: 'Ask the owners to publish a draft, or take the request back',
  who: writers,
  params: activityParams,
  body: z.object({ asks: z.boolean() }),
  answer: z.object({ askedAt: z.string().nullable() }),
});

export const publishActivity = endpoint({
  method: 'POST',
  path: '/api/menu/:activityId/publish',
  summary: 'Publish a draft as it was seen; open attempts go on with the version they began with',
  who: ['owner'],
  params: activityParams,
  body: z.object({ seen: z.number().int() }),
  answer: z.object({ number: z.number().int() }),
});

export const retireActivity = endpoint({
  method: 'POST',
  path: '/api/menu/:activityId/retire',
  summary: 'Take an activity off the menu, or bring it back; what was completed stays completed',
  who: ['owner'],
  params: activityParams,
  body: z.object({ retired: z.boolean() }),
  answer: z.object({ state: z.enum(['published', 'retired']) }),
});

export const addPicture = endpoint({
  method: 'POST',
  path: '/api/menu/pictures',
  summary: 'Hand in a picture for a card: it is made small, and what it tells about camera and place is taken out',
  who: writers,
  accepts: 'application/octet-stream',
  answer: z.object({ file: z.string(), width: z.number().int(), height: z.number().int() }),
});

export const readPicture = endpoint({
  method: 'GET',
  path: '/api/menu/pictures/:file',
  summary: 'A picture of a card',
  who: 'member',
  params: z.object({ file: z.string().regex(/^[0-9a-f]{64}$/) }),
  produces: 'image/webp',
});
