/** What somebody has learned, how long modules really take, and saying that a group took part. */
import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { activityKinds, deliveries } from '../modules/activity.ts';

const words = z.record(z.string(), z.string());
const named = z.object({ id: z.uuid(), name: z.string() });
const activity = {
  activityId: z.uuid(),
  name: words,
  kind: z.enum(activityKinds),
  delivery: z.enum(deliveries).nullable(),
};

export const getLearning = endpoint({
  method: 'GET',
  path: '/api/people/:personId/learning',
  summary: 'What a person finished and is in the middle of: days, minutes, scores; never a single answer',
  who: 'member',
  params: z.object({ personId: z.uuid() }),
  answer: z.object({
    person: named,
    completions: z.array(
      z.object({
        completionId: z.uuid(),
        ...activity,
        how: z.enum(['attempt', 'group']),
        onDay: z.iso.date(),
        minutes: z.number().int(),
        score: z.number().nullable(),
        /** its content never said how it went: all that is known is that it was opened */
        onlyOpened: z.boolean(),
        by: named.nullable(),
      }),
    ),
    open: z.array(
      z.object({
        attemptId: z.uuid(),
        ...activity,
        startedAt: z.iso.datetime(),
        lastAt: z.iso.datetime(),
        share: z.number(),
        plannedMinutes: z.number().int(),
        minutesUsed: z.number().int(),
      }),
    ),
    totals: z.object({ completed: z.number().int(), minutes: z.number().int(), score: z.number().nullable() }),
  }),
});

export const listRemembered = endpoint({
  method: 'GET',
  path: '/api/me/remembered',
  summary: 'What one took into tomorrow: the tasks remembered at the end of modules, newest first; one’s own only',
  who: 'member',
  answer: z.object({
    items: z.array(
      z.object({
        attemptId: z.uuid(),
        activityId: z.uuid(),
        name: words,
        cardKey: z.string(),
        title: words,
        text: words,
        note: z.string(),
        at: z.iso.datetime(),
      }),
    ),
  }),
});

export const listUsedMinutes = endpoint({
  method: 'GET',
  path: '/api/learning/used-minutes',
  summary: 'How long activities really take: the median of minutes, once three people have finished it',
  who: 'member',
  query: z.object({
    activityIds: z
      .string()
      .max(20_000)
      .transform((text) => text.split(',').filter(Boolean))
      .pipe(z.array(z.uuid()).max(500)),
  }),
  answer: z.object({
    items: z.array(
      z.object({ activityId: z.uuid(), completions: z.number().int(), medianMinutes: z.number().nullable() }),
    ),
  }),
});

const ofActivity = z.object({ activityId: z.uuid() });
const selection = z.object({ personIds: z.array(z.uuid()).min(1).max(500), onDay: z.iso.date() });
const chosenShape = {
  included: z.array(named),
  excluded: z.array(named.extend({ why: z.enum(['not-yours', 'not-here', 'already', 'yourself']) })),
};

export const previewGroup = endpoint({
  method: 'POST',
  path: '/api/activities/:activityId/completions/preview',
  summary: 'Exactly who would be marked as having taken part, and who not and why',
  who: 'member',
  reads: true,
  params: ofActivity,
  body: selection,
  answer: z.object(chosenShape),
});

export const markGroup = endpoint({
  method: 'POST',
  path: '/api/activities/:activityId/completions',
  summary: 'Whoever ran it says who took part; sent again with the same id it is the same group',
  who: 'member',
  params: ofActivity,
  body: selection.extend({ groupId: z.uuid(), minutes: z.number().int().min(1).max(600) }),
  answer: z.object({ groupId: z.uuid(), ...chosenShape }),
});

export const undoGroup = endpoint({
  method: 'DELETE',
  path: '/api/completions/groups/:groupId',
  summary: 'Take back that a group took part, by whoever said so, or an owner',
  who: 'member',
  params: z.object({ groupId: z.uuid() }),
  answer: z.object({ undone: z.number().int() }),
});
