/** What those who lead somebody settle in the cmi5 packages of their modules: how the units stand, and that one need not be done. */
import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { partKinds, waiveReasons } from './package.ts';

const words = z.record(z.string(), z.string());
const activity = { activityId: z.uuid(), name: words };
const ofActivity = z.object({ personId: z.uuid(), activityId: z.uuid() });

export const listUnitModules = endpoint({
  method: 'GET',
  path: '/api/people/:personId/units',
  summary: 'Modules with units of cmi5 that a person is in the middle of, or, where that is asked for, has not begun',
  who: 'member',
  params: z.object({ personId: z.uuid() }),
  query: z.object({ begun: z.enum(['yes', 'no']).default('yes') }),
  answer: z.object({
    items: z.array(z.object(activity)),
    /** whether the academy has packages of cmi5 at all */
    any: z.boolean(),
  }),
});

export const lookAtTheirUnits = endpoint({
  method: 'GET',
  path: '/api/people/:personId/activities/:activityId/units',
  summary: 'How a person stands in the cmi5 units of a module, and what waiving each of them would make of it',
  who: 'member',
  params: ofActivity,
  answer: z.object({
    ...activity,
    state: z.enum(['not-begun', 'open', 'completed']),
    cards: z.array(
      z.object({
        cardKey: z.string(),
        title: words,
        done: z.boolean(),
        /** in their order, a block before what is in it */
        parts: z.array(
          z.object({
            partId: z.uuid(),
            parentId: z.uuid().nullable(),
            kind: z.enum(partKinds),
            title: words,
            begun: z.boolean(),
            completed: z.boolean(),
            passed: z.boolean(),
            waived: z.boolean(),
            satisfied: z.boolean(),
            /** the session that neither its content nor anybody else has ended */
            open: z.object({ sessionId: z.uuid(), launchedAt: z.date(), lastAt: z.date() }).nullable(),
            /** null where there is nothing to be waived */
            waiving: z
              .object({
                /** blocks that would be satisfied by it */
                blocks: z.array(z.uuid()),
                cardDone: z.boolean(),
                moduleDone: z.boolean(),
              })
              .nullable(),
          }),
        ),
      }),
    ),
  }),
});

export const waiveTheirUnit = endpoint({
  method: 'POST',
  path: '/api/people/:personId/activities/:activityId/waivers',
  summary: 'A unit of a module need not be done by a person, for a reason; cmi5 knows no way back',
  who: 'member',
  params: ofActivity,
  body: z.object({ cardKey: z.string().max(60), unitId: z.uuid(), reason: z.enum(waiveReasons) }),
  answer: z.object({
    sessionId: z.uuid(),
    /** whether the module is finished by it */
    finished: z.boolean(),
  }),
});
