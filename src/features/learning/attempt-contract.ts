/** Attempts at modules: opened whole in one answer, and told step by step. */
import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { activityKinds, deliveries, placesItFits } from '../modules/activity.ts';
import { cardKey, contentShape } from '../modules/card-contract.ts';
import { noteLength } from './step.ts';

const key = z.string().max(60);
const words = z.record(z.string(), z.string());

export const givenShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('single'), choice: key }),
  z.object({ kind: z.literal('multiple'), choices: z.array(key).max(20) }),
  z.object({ kind: z.literal('order'), choices: z.array(key).max(20) }),
  z.object({ kind: z.literal('match'), pairs: z.record(key, key) }),
  z.object({ kind: z.literal('short'), text: z.string().max(300) }),
]);

const step = {
  stepId: z.uuid(),
  cardKey,
  at: z.iso.datetime({ offset: true }),
  seconds: z.number().min(0).max(1_000_000),
};
const told = [
  z.object({ ...step, kind: z.literal('seen') }),
  z.object({ ...step, kind: z.literal('answer'), given: givenShape }),
  z.object({ ...step, kind: z.literal('choice'), turn: cardKey, choice: cardKey }),
  z.object({ ...step, kind: z.literal('note'), text: z.string().max(noteLength), kept: z.boolean().default(true) }),
] as const;
/** What a browser may tell. */
export const toldShape = z.discriminatedUnion('kind', told);
export const stepShape = z.discriminatedUnion('kind', [
  ...told,
  z.object({ ...step, kind: z.literal('played'), score: z.number().min(0).max(1).nullable(), done: z.boolean() }),
]);

const attemptShape = z.object({
  attemptId: z.uuid(),
  activityId: z.uuid(),
  number: z.number().int(),
  language: z.string(),
  state: z.enum(['open', 'completed']),
  startedAt: z.iso.datetime(),
  completedAt: z.iso.datetime().nullable(),
  seconds: z.number().int(),
  score: z.number().nullable(),
  place: z.string().nullable(),
  share: z.number(),
});

export const openAttempt = endpoint({
  method: 'POST',
  path: '/api/activities/:activityId/attempts',
  summary: 'Begin a module, go on where one left it, or look at it again: all its cards and all one’s steps',
  who: 'member',
  params: z.object({ activityId: z.uuid() }),
  body: z.object({
    /** begin anew although it is completed; an open attempt is gone on with all the same */
    again: z.boolean().default(false),
    language: z.string().max(35).optional(),
  }),
  answer: z.object({
    attempt: attemptShape,
    steps: z.array(stepShape),
    module: z.object({
      kind: z.enum(activityKinds),
      delivery: z.enum(deliveries).nullable(),
      name: words,
      summary: words,
      minutes: z.number().int(),
      fits: z.array(z.enum(placesItFits)),
      languages: z.array(z.string()),
      develops: z.array(z.object({ capabilityId: z.uuid(), name: words, proficiency: z.number().int() })),
      content: contentShape,
      /** a newer version is on the menu; this attempt finishes the one it began with */
      newer: z.boolean(),
    }),
  }),
});

/** The set of steps grows; sent again, nothing changes. So it is a PUT, and safe to repeat. */
export const tellSteps = endpoint({
  method: 'PUT',
  path: '/api/attempts/:attemptId/steps',
  summary: 'Steps of one’s attempt, in any order and as often as needed; answers how the attempt stands',
  who: 'member',
  params: z.object({ attemptId: z.uuid() }),
  body: z.object({ language: z.string().max(35).optional(), steps: z.array(toldShape).max(500) }),
  answer: attemptShape,
});
