/** Assigning: a preview of exactly who gets what and why, giving it, taking it back; rules that act on joiners and movers. */
import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { wordsShape } from '../way-of-selling/contract.ts';

const day = z.iso.date();
const named = z.object({ id: z.uuid(), name: z.string() });

const everybody = z.strictObject({
  roleId: z.uuid().optional(),
  levelId: z.uuid().optional(),
  marketId: z.uuid().optional(),
  teamId: z.uuid().optional(),
  managerId: z.uuid().optional(),
  joinedWithin: z.number().int().min(1).max(730).optional(),
});
export const whom = z.union([
  z.strictObject({ people: z.array(z.uuid()).min(1).max(20_000) }),
  z.strictObject({ everybody }),
]);
const what = z.union([
  z.strictObject({ activities: z.array(z.uuid()).min(1).max(5) }),
  z.strictObject({
    byNeed: z.object({
      activities: z.number().int().min(1).max(5),
      minutes: z.number().int().min(1).max(600).nullable(),
    }),
  }),
]);
const due = z
  .union([z.strictObject({ on: day }), z.strictObject({ within: z.number().int().min(1).max(730) })])
  .nullable();
const order = { whom, what, due };

const partShape = z.union([
  z.object({
    why: z.literal('gap'),
    capabilityId: z.uuid(),
    steps: z.number().int(),
    weight: z.number().int(),
    points: z.number().int(),
  }),
  z.object({ why: z.literal('unproven'), capabilityId: z.uuid(), weight: z.number().int(), points: z.number().int() }),
  z.object({
    why: z.enum(['company-priority', 'own-priority']),
    capabilityId: z.uuid(),
    weight: z.number().int(),
    until: day,
    points: z.number().int(),
  }),
]);

const plannedShape = z.object({
  activityId: z.uuid(),
  name: wordsShape,
  minutes: z.number().int(),
  due: day.nullable(),
  points: z.number().int(),
  parts: z.array(partShape),
});

const summaryShape = z.object({
  /** whom it reaches */
  people: z.number().int(),
  /** of these, who gets something */
  given: z.number().int(),
  assignments: z.number().int(),
  minutes: z.number().int(),
  leftOut: z.array(z.object({ why: z.enum(['finished', 'open', 'shown', 'no-need']), count: z.number().int() })),
});

export const previewOrder = endpoint({
  method: 'POST',
  path: '/api/assignments/preview',
  summary: 'Exactly who would get what, and why; writes nothing',
  who: 'leader',
  reads: true,
  body: z.object({
    ...order,
    from: z.number().int().min(0).default(0),
    limit: z.number().int().min(1).max(1_000).default(50),
  }),
  answer: summaryShape.extend({
    /** confirm with it, so that what was shown is what is given */
    fingerprint: z.string(),
    capabilities: z.array(z.object({ capabilityId: z.uuid(), name: wordsShape })),
    items: z.array(
      z.object({
        person: named,
        planned: z.array(plannedShape),
        leftOut: z.array(
          z.object({ activityId: z.uuid().nullable(), why: z.enum(['finished', 'open', 'shown', 'no-need']) }),
        ),
      }),
    ),
    /** where the next page begins; null on the last */
    next: z.number().int().nullable(),
  }),
});

export const giveOrder = endpoint({
  method: 'PUT',
  path: '/api/assignments/:orderId',
  summary: 'Give what the preview showed; the id is made by who asks, so that asking twice gives once',
  who: 'leader',
  params: z.object({ orderId: z.uuid() }),
  body: z.object({ ...order, fingerprint: z.string().max(100).optional() }),
  answer: summaryShape,
});

export const undoOrder = endpoint({
  method: 'POST',
  path: '/api/assignments/:orderId/undo',
  summary: 'Take back what an order gave and nobody has finished',
  who: 'leader',
  params: z.object({ orderId: z.uuid() }),
  answer: z.object({ takenBack: z.number().int() }),
});

const orderShape = z.object({
  orderId: z.uuid(),
  rule: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  ...order,
  by: named.nullable(),
  at: z.date(),
  made: z.number().int(),
  undoneAt: z.date().nullable(),
});

export const listOrders = endpoint({
  method: 'GET',
  path: '/api/assignments',
  summary: 'What was given, the latest first: by oneself, or by anybody for the owner',
  who: 'leader',
  query: z.object({ cursor: z.iso.datetime().optional(), limit: z.coerce.number().int().min(1).max(100).default(30) }),
  answer: z.object({ items: z.array(orderShape), next: z.string().nullable() }),
});

export const listAssigned = endpoint({
  method: 'GET',
  path: '/api/people/:personId/assignments',
  summary: 'What a person was given and has not finished, with the reasons it was given for',
  who: 'member',
  params: z.object({ personId: z.uuid() }),
  answer: z.object({
    items: z.array(
      plannedShape.extend({ orderId: z.uuid(), on: day, by: z.string().nullable(), rule: z.string().nullable() }),
    ),
    capabilities: z.array(z.object({ capabilityId: z.uuid(), name: wordsShape })),
    may: z.object({ takeBack: z.boolean() }),
  }),
});

export const takeBack = endpoint({
  method: 'DELETE',
  path: '/api/people/:personId/assignments/:activityId',
  summary: 'Take back one thing a person was given',
  who: 'leader',
  params: z.object({ personId: z.uuid(), activityId: z.uuid() }),
});

export const listNeeded = endpoint({
  method: 'GET',
  path: '/api/people/:personId/needed',
  summary: 'What a person needs most of the menu, by one score that explains itself',
  who: 'member',
  params: z.object({ personId: z.uuid() }),
  query: z.object({ limit: z.coerce.number().int().min(1).max(30).default(8) }),
  answer: z.object({
    items: z.array(plannedShape.omit({ due: true })),
    capabilities: z.array(z.object({ capabilityId: z.uuid(), name: wordsShape })),
  }),
});

const ruleShape = z.object({
  ruleId: z.uuid(),
  name: z.string(),
  ...order,
  by: z.string(),
  at: z.date(),
  made: z.number().int(),
  /** what is named in `what` */
  activities: z.array(z.object({ activityId: z.uuid(), name: wordsShape })),
});

export const listRules = endpoint({
  method: 'GET',
  path: '/api/assignment-rules',
  summary: 'The rules that give something to whoever joins or moves',
  who: ['owner'],
  answer: z.object({ rules: z.array(ruleShape) }),
});

export const writeRule = endpoint({
  method: 'PUT',
  path: '/api/assignment-rules/:ruleId',
  summary: 'Write a rule; `now` also gives it to everybody it holds for today',
  who: ['owner'],
  params: z.object({ ruleId: z.uuid() }),
  body: z.object({
    name: z.string().trim().min(1).max(120),
    whom: z.strictObject({ everybody }),
    what,
    due: z.strictObject({ within: z.number().int().min(1).max(730) }).nullable(),
    now: z.boolean(),
  }),
  answer: summaryShape.extend({ orderId: z.uuid().nullable() }),
});

export const endRule = endpoint({
  method: 'DELETE',
  path: '/api/assignment-rules/:ruleId',
  summary: 'End a rule; what it has given stays, and each order of it can be taken back',
  who: ['owner'],
  params: z.object({ ruleId: z.uuid() }),
});

export const resumeRule = endpoint({
  method: 'POST',
  path: '/api/assignment-rules/:ruleId/resume',
  summary: 'A rule that was ended holds again, from now on: whoever joined in between gets nothing by it',
  who: ['owner'],
  params: z.object({ ruleId: z.uuid() }),
});
