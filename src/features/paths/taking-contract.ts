/** Taking one activity back from a selection of people: exactly from whom, taking it, giving back what was taken. */
import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { wordsShape } from '../way-of-selling/contract.ts';
import { whom } from './assignment-contract.ts';
import { takingLeftOut } from './taking.ts';

const day = z.iso.date();
const why = z.enum(takingLeftOut);
const ofTaking = z.object({ takingId: z.uuid() });

const summary = z.object({
  /** whom it reaches */
  people: z.number().int(),
  /** of these, from whom it is taken */
  taken: z.number().int(),
  leftOut: z.array(z.object({ why, count: z.number().int() })),
});

export const listTakeable = endpoint({
  method: 'POST',
  path: '/api/assignment-takings/choice',
  summary: 'What people of a selection were given and have not finished, and how many of them; writes nothing',
  who: 'leader',
  reads: true,
  body: z.object({ whom }),
  answer: z.object({
    people: z.number().int(),
    activities: z.array(z.object({ activityId: z.uuid(), name: wordsShape, people: z.number().int() })),
  }),
});

export const previewTaking = endpoint({
  method: 'POST',
  path: '/api/assignment-takings/preview',
  summary: 'Exactly from whom an activity would be taken back, and who is left out and why; writes nothing',
  who: 'leader',
  reads: true,
  body: z.object({ whom, activityId: z.uuid(), limit: z.number().int().min(1).max(1_000).default(50) }),
  answer: summary.extend({
    /** confirm with it, so that what was shown is what is taken */
    fingerprint: z.string(),
    items: z.array(
      z.object({
        person: z.object({ id: z.uuid(), name: z.string() }),
        on: day,
        due: day.nullable(),
        by: z.string().nullable(),
        rule: z.string().nullable(),
      }),
    ),
  }),
});

export const takeFromMany = endpoint({
  method: 'PUT',
  path: '/api/assignment-takings/:takingId',
  summary:
    'Take an activity back from those the preview showed; the id is made by who asks, so that asking twice takes once',
  who: 'leader',
  params: ofTaking,
  body: z.object({ whom, activityId: z.uuid(), fingerprint: z.string().max(100).optional() }),
  answer: summary,
});

export const undoTaking = endpoint({
  method: 'POST',
  path: '/api/assignment-takings/:takingId/undo',
  summary: 'Give back exactly what a taking took; what was given anew meanwhile stays as it is',
  who: 'leader',
  params: ofTaking,
  answer: z.object({ givenBack: z.number().int() }),
});

export const listTakings = endpoint({
  method: 'GET',
  path: '/api/assignment-takings',
  summary: 'What was taken back from many, the latest twenty: by oneself, or by anybody for the owner',
  who: 'leader',
  answer: z.object({
    items: z.array(
      z.object({
        takingId: z.uuid(),
        activity: wordsShape,
        by: z.string(),
        at: z.date(),
        taken: z.number().int(),
        undoneAt: z.date().nullable(),
      }),
    ),
  }),
});
