/** Where a person stands, and why: standings with gaps, the evidence behind one, opinions side by side, movement. */
import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { wordsShape } from '../way-of-selling/contract.ts';
import { assessmentKinds } from './assessment.ts';
import { evidenceShape, placeShape, stepShape } from './contract.ts';

const day = z.iso.date();
const personParams = z.object({ personId: z.uuid() });
const versionShape = z.object({ number: z.number().int(), effectiveOn: day });

const standingShape = z.object({
  /** 1 to the number of steps; 0: nothing proven */
  step: z.number().int(),
  mean: z.number(),
  /** the probability that the step is the true one; 0 when unproven */
  certainty: z.number(),
  state: z.enum(['unproven', 'uncertain', 'fair', 'sure']),
  /** the last evidence that counts */
  on: day.nullable(),
  ageInDays: z.number().int().nullable(),
});

const gapShape = z.object({
  required: z.number().int(),
  held: z.number().int(),
  weight: z.number().int(),
  outcome: z.enum(['met', 'gap', 'unproven']),
  gap: z.number().int(),
  toRestore: z.number().int(),
  toDevelop: z.number().int(),
  weighted: z.number().int(),
});

const readinessShape = z.object({ demonstrated: z.number(), required: z.number(), share: z.number().nullable() });
const saidShape = z.object({ proficiency: z.number().int(), on: day });

export const getStandings = endpoint({
  method: 'GET',
  path: '/api/people/:personId/standings',
  summary:
    'Where a person stands in what the target level and the level held require: step, certainty, age, gap; the largest gap first',
  who: 'member',
  params: personParams,
  answer: z.object({
    person: placeShape,
    version: versionShape.nullable(),
    scale: z.array(stepShape.omit({ meaning: true })),
    /** toward the target level, and of the level held */
    readiness: readinessShape,
    heldReadiness: readinessShape,
    capabilities: z.array(
      standingShape
        .extend(gapShape.shape)
        .extend({ capabilityId: z.uuid(), name: wordsShape, group: wordsShape, self: saidShape.nullable() }),
    ),
    lastSelf: day.nullable(),
    lastAppraisal: day.nullable(),
    may: z.object({ rate: z.enum(['self', 'appraisal']).nullable(), inviteRaters: z.boolean() }),
  }),
});

export const explainStanding = endpoint({
  method: 'GET',
  path: '/api/people/:personId/standings/:capabilityId',
  summary:
    'Why a person stands where they stand: each piece of evidence, how much it counts and why, the requirement and its version',
  who: 'member',
  params: z.object({ personId: z.uuid(), capabilityId: z.uuid() }),
  answer: z.object({
    capabilityId: z.uuid(),
    name: wordsShape,
    scale: z.array(stepShape.omit({ meaning: true })),
    version: versionShape.nullable(),
    required: z.number().int(),
    held: z.number().int(),
    weight: z.number().int(),
    standing: standingShape,
    /** newest first; also what does not count, with the reason */
    evidence: z.array(
      z.object({
        assessmentId: z.uuid(),
        rater: z.string(),
        kind: z.enum(assessmentKinds),
        proficiency: z.number().int(),
        on: day,
        /** by how many steps the standing moves for each step of this rating */
        weight: z.number(),
        share: z.number(),
        reasons: z.array(z.enum(['aged', 'same-rater', 'self-never-counts', 'replaced', 'outweighed', 'not-yet'])),
        note: z.string().nullable(),
        items: z.array(evidenceShape),
      }),
    ),
    /** a self-evaluation is kept back until one has rated the capability oneself */
    selfKeptBack: z.boolean(),
    /** what a rating by the one who asks would be */
    rate: z.enum(['self', 'appraisal']).nullable(),
    movement: z.array(z.object({ on: day, mean: z.number(), step: z.number().int() })),
  }),
});

const opinionShape = saidShape.extend({ rater: z.string() });

export const comparePerson = endpoint({
  method: 'GET',
  path: '/api/people/:personId/comparison',
  summary: 'Self, manager, others and the requirement side by side; the largest disagreement on top',
  who: 'member',
  params: personParams,
  answer: z.object({
    person: placeShape,
    scale: z.array(stepShape.omit({ meaning: true })),
    capabilities: z.array(
      z.object({
        capabilityId: z.uuid(),
        name: wordsShape,
        group: wordsShape,
        required: z.number().int(),
        self: opinionShape.nullable(),
        manager: opinionShape.nullable(),
        others: z.array(opinionShape),
        /** self minus the mean of manager and others */
        difference: z.number().nullable(),
        selfKeptBack: z.boolean(),
      }),
    ),
  }),
});

export const getMovement = endpoint({
  method: 'GET',
  path: '/api/people/:personId/movement',
  summary:
    'How a person’s readiness for the target level moved, by today’s requirements, at each day something was judged',
  who: 'member',
  params: personParams,
  answer: z.object({ points: z.array(z.object({ on: day, share: z.number() })) }),
});

export const standingsFile = endpoint({
  method: 'GET',
  path: '/api/people/:personId/standings/file',
  summary: 'A person’s standings and gaps as CSV',
  who: 'member',
  params: personParams,
  produces: 'text/csv',
});
