/** The first screens of those who sell and of those who lead them: what comes next, and what stands behind it. One request each. */
import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { placeShape, stepShape as proficiencyShape } from '../assessments/contract.ts';
import { activityKinds, sides } from '../coaching/agreement-content.ts';
import { activityShape } from '../coaching/contract.ts';
import { whoNext } from '../coaching/session-contract.ts';
import { wordsShape } from '../way-of-selling/contract.ts';
import { biteReasons } from './bite.ts';
import { stepKinds } from './next-step.ts';
import { waitingKinds } from './waiting-list.ts';

const day = z.iso.date();
const named = z.object({ id: z.uuid(), name: z.string() });
const readinessShape = z.object({ demonstrated: z.number(), required: z.number(), share: z.number().nullable() });
const scaleShape = z.array(proficiencyShape.omit({ meaning: true }));

const agreedShape = z.object({
  id: z.uuid(),
  manager: named,
  state: z.enum(['proposed', 'set-aside', 'in-force']),
  agreedOn: day.nullable(),
  checkBack: day.nullable(),
  gaps: z.array(
    z.object({
      capabilityId: z.uuid(),
      name: wordsShape,
      from: z.number().int(),
      to: z.number().int(),
      open: z.boolean(),
    }),
  ),
  actions: z.array(
    z.object({
      actionId: z.uuid(),
      what: z.string(),
      kind: z.enum(activityKinds),
      owner: z.enum(sides),
      due: day,
      done: z.boolean(),
      daysOverdue: z.number().int(),
      /** what of the menu is meant */
      activity: activityShape.extend({ activityId: z.uuid() }).nullable(),
      /** it was done by finishing that */
      finishedOn: day.nullable(),
    }),
  ),
});

const stretchShape = z.object({
  capabilityId: z.uuid(),
  name: wordsShape,
  group: wordsShape,
  required: z.number().int(),
  held: z.number().int(),
  weight: z.number().int(),
  /** 0: nothing proven */
  step: z.number().int(),
  mean: z.number(),
  certainty: z.number(),
  state: z.enum(['unproven', 'uncertain', 'fair', 'sure']),
  on: day.nullable(),
  outcome: z.enum(['met', 'gap', 'unproven']),
  gap: z.number().int(),
  toRestore: z.number().int(),
  self: z.number().int().nullable(),
  /** part of the agreement in force */
  agreed: z.boolean(),
  /** what must be seen of it to reach the level; null where the target level does not ask for it */
  criterion: z
    .object({
      demonstrations: z.number().int(),
      counted: z.number().int(),
      missingDemonstrations: z.number().int(),
      missingRaters: z.number().int(),
      met: z.boolean(),
    })
    .nullable(),
});

const biteShape = z.object({
  activityId: z.uuid(),
  name: wordsShape,
  minutes: z.number().int(),
  cards: z.boolean(),
  why: z.enum(biteReasons),
  share: z.number(),
  minutesLeft: z.number().int(),
  due: day.nullable(),
  by: z.string().nullable(),
});

export const getMyPath = endpoint({
  method: 'GET',
  path: '/api/first/my-path',
  summary: 'What one does next, the actions agreed on, and the road to the level one works toward',
  who: 'member',
  answer: z.object({
    person: placeShape,
    manager: named.nullable(),
    version: z.object({ number: z.number().int(), effectiveOn: day }).nullable(),
    scale: scaleShape,
    /** the first is the one thing to do now */
    steps: z.array(
      z.object({
        kind: z.enum(stepKinds),
        id: z.uuid().nullable(),
        person: named.nullable(),
        day: day.nullable(),
        at: z.date().nullable(),
        what: z.string().nullable(),
        count: z.number().int().nullable(),
      }),
    ),
    /** what to learn, the next bite first */
    bites: z.array(biteShape),
    learning: z.object({
      /** of the path: still ahead, and saved because it is shown already */
      minutesLeft: z.number().int(),
      minutesSaved: z.number().int(),
      bites: z.number().int(),
    }),
    agreement: agreedShape.nullable(),
    readiness: readinessShape,
    /** everything the target level or the level held requires, in the order of the way of selling */
    road: z.array(stretchShape),
    lastSelf: day.nullable(),
    lastAppraisal: z.object({ by: z.string(), on: day }).nullable(),
  }),
});

export const getMyTeam = endpoint({
  method: 'GET',
  path: '/api/first/my-team',
  summary:
    'Whom to coach next and why, what waits for one, and the largest gaps of those one leads directly; cells in fives: position of the capability, step (0 unproven), required, by the level held, certainty in percent',
  who: 'leader',
  answer: z.object({
    week: whoNext.answer,
    waiting: z.array(
      z.object({
        kind: z.enum(waitingKinds),
        person: named,
        agreementId: z.uuid().nullable(),
        side: z.enum(sides).nullable(),
        day: day.nullable(),
        daysOverdue: z.number().int(),
      }),
    ),
    version: z.object({ number: z.number().int(), effectiveOn: day }).nullable(),
    scale: scaleShape,
    team: z.object({
      people: z.number().int(),
      withRole: z.number().int(),
      assessed: z.number().int(),
      readiness: readinessShape,
      asOf: day,
    }),
    /** the largest first; `below`, `unproven`: people */
    capabilities: z.array(
      z.object({
        capabilityId: z.uuid(),
        name: wordsShape,
        required: z.number().int(),
        below: z.number().int(),
        unproven: z.number().int(),
        weighted: z.number(),
      }),
    ),
    people: z.array(
      named.extend({ share: z.number().nullable(), lastOn: day.nullable(), cells: z.array(z.number().int()) }),
    ),
  }),
});
