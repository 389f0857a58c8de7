/** The path to each level, and one person's way along it. */
import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { activityKinds, deliveries } from '../modules/activity.ts';
import { wordsShape } from '../way-of-selling/contract.ts';

const day = z.iso.date();
const place = z.object({ roleId: z.uuid(), levelId: z.uuid() });
const proof = {
  demonstrations: z.number().int(),
  raters: z.number().int(),
  months: z.number().int(),
};
const develops = z.array(z.object({ capabilityId: z.uuid(), proficiency: z.number().int() }));

const offerShape = z.object({
  activityId: z.uuid(),
  name: wordsShape,
  summary: wordsShape,
  kind: z.enum(activityKinds),
  delivery: z.enum(deliveries).nullable(),
  minutes: z.number().int(),
  languages: z.array(z.string()),
  develops,
});

const criterionShape = z.object({
  capabilityId: z.uuid(),
  name: wordsShape,
  group: wordsShape,
  proficiency: z.number().int(),
  weight: z.number().int(),
  ...proof,
  /** written by an owner; else what is usual at this level */
  written: z.boolean(),
});

const rungShape = z.object({ roleId: z.uuid(), role: wordsShape, levelId: z.uuid(), level: wordsShape });

export const listPaths = endpoint({
  method: 'GET',
  path: '/api/paths',
  summary: 'Every role and level a path leads to, and whether an owner wrote it',
  who: 'member',
  answer: z.object({
    paths: z.array(
      rungShape.extend({
        position: z.number().int(),
        written: z.boolean(),
        minutes: z.number().int(),
        modules: z.number().int(),
        criteria: z.number().int(),
        /** how many people work toward the level today */
        people: z.number().int(),
      }),
    ),
    may: z.object({ write: z.boolean() }),
  }),
});

export const getPath = endpoint({
  method: 'GET',
  path: '/api/paths/:roleId/:levelId',
  summary: 'The path to a level: its modules in order and what must be demonstrated',
  who: 'member',
  params: place,
  answer: rungShape.extend({
    /** 0 while nobody wrote it */
    revision: z.number().int(),
    changed: z.object({ by: z.string(), at: z.date() }).nullable(),
    /** false: the modules follow from what is required and from the menu */
    ownModules: z.boolean(),
    minutes: z.number().int(),
    /** how many people work toward the level today: whom a change reaches */
    people: z.number().int(),
    scale: z.array(z.object({ proficiency: z.number().int(), name: wordsShape })),
    modules: z.array(offerShape),
    criteria: z.array(criterionShape.extend({ usual: z.object(proof) })),
    may: z.object({ write: z.boolean() }),
  }),
});

export const writePath = endpoint({
  method: 'PUT',
  path: '/api/paths/:roleId/:levelId',
  summary: 'Write the modules of a path in order, and how often each capability must be demonstrated',
  who: ['owner'],
  params: place,
  body: z.object({
    /** the revision this was written from: refused where somebody else wrote meanwhile */
    revision: z.number().int().min(0),
    /** null: they follow from what is required and from the menu */
    modules: z.array(z.uuid()).max(100).nullable(),
    /** only where it differs from what is usual */
    criteria: z.array(z.object({ capabilityId: z.uuid(), ...proof })).max(200),
  }),
  answer: z.object({ revision: z.number().int() }),
});

export const forgetPath = endpoint({
  method: 'DELETE',
  path: '/api/paths/:roleId/:levelId',
  summary: 'Back to the path that follows from what is required and from the menu',
  who: ['owner'],
  params: place,
});

export const getPersonalPath = endpoint({
  method: 'GET',
  path: '/api/people/:personId/path',
  summary:
    'One person’s way to their next level: what is proven and skipped, what lies ahead, what is still to be demonstrated',
  who: 'member',
  params: z.object({ personId: z.uuid() }),
  answer: z.object({
    person: z.object({
      id: z.uuid(),
      name: z.string(),
      role: wordsShape.nullable(),
      level: wordsShape.nullable(),
      target: wordsShape.nullable(),
    }),
    /** what the level asks of everybody; null without a role and a level to work toward */
    place: place.nullable(),
    scale: z.array(z.object({ proficiency: z.number().int(), name: wordsShape })),
    minutesLeft: z.number().int(),
    minutesSaved: z.number().int(),
    steps: z.array(
      offerShape.extend({
        state: z.enum(['done', 'proven', 'begun', 'ahead']),
        next: z.boolean(),
        /** the capabilities of the level it is in the path for */
        towards: z.array(z.object({ capabilityId: z.uuid(), name: wordsShape })),
        doneOn: day.nullable(),
      }),
    ),
    criteria: z.array(
      criterionShape.extend({
        step: z.number().int(),
        met: z.boolean(),
        counted: z.array(z.object({ assessmentId: z.uuid(), by: z.string(), on: day, proficiency: z.number().int() })),
        missingDemonstrations: z.number().int(),
        missingRaters: z.number().int(),
        until: day.nullable(),
      }),
    ),
    met: z.number().int(),
  }),
});
