/** The first screens of those who answer for the academy and of those who make it with them: figures of many, none of one. */
import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { stepShape } from '../assessments/contract.ts';
import { wordsShape } from '../way-of-selling/contract.ts';
import { academyStepKinds } from './academy-step.ts';

const day = z.iso.date();
const count = z.number().int();
const named = z.object({ id: z.uuid(), name: z.string() });
const versionShape = z.object({ number: z.number().int(), effectiveOn: day });
/** people: of whom it is required; proven: with evidence that counts; below: what is required; missing: the steps they miss in all */
const groupShape = z.object({ people: count, proven: count, below: count, missing: count });

export const getNeeds = endpoint({
  method: 'GET',
  path: '/api/first/needs',
  summary:
    'What sales needs: gaps by capability and market, the largest first, without names and without groups of fewer than five people',
  who: ['contributor', 'owner', 'head-of-sales'],
  answer: z.object({
    asOf: day,
    version: versionShape.nullable(),
    /** groups of fewer people are not shown */
    smallestGroup: count,
    people: count,
    /** the scale, with what each step means */
    scale: z.array(stepShape),
    markets: z.array(z.object({ id: z.uuid().nullable(), name: z.string().nullable(), here: z.boolean() })),
    needs: z.array(
      z.object({
        capabilityId: z.uuid(),
        name: wordsShape,
        group: wordsShape,
        purpose: wordsShape,
        indicators: z.record(z.string(), wordsShape),
        /** how many activities on the menu develop it; 50 says so many or more */
        offers: count,
        /** null: too few people to say */
        total: groupShape.nullable(),
        /** in the order of the markets; null: hidden */
        markets: z.array(groupShape.nullable()),
      }),
    ),
  }),
});

export const getAcademyNow = endpoint({
  method: 'GET',
  path: '/api/first/academy',
  summary:
    'The academy, or the markets one heads: what to see to now, readiness, where the gaps are, whom it reaches, who came and went',
  who: ['owner', 'head-of-sales'],
  answer: z.object({
    asOf: day,
    version: versionShape.nullable(),
    step: z.object({
      kind: z.enum(academyStepKinds),
      count: count.nullable(),
      of: count.nullable(),
      capability: z.object({ id: z.uuid(), name: wordsShape }).nullable(),
      market: z.object({ id: z.uuid().nullable(), name: z.string().nullable() }).nullable(),
    }),
    readiness: z.object({ demonstrated: z.number(), required: z.number(), share: z.number().nullable() }),
    reach: z.object({
      people: count,
      withRole: count,
      assessed: count,
      coached: count,
      agreements: count,
      checkBacksDue: count,
      checkBacksDone: count,
      gapsClosed: count,
      gapsLookedAt: count,
      joined: count,
      left: count,
    }),
    since: z.object({ assessed: day, coached: day, checkBacks: day, flow: day }),
    /** markets × capabilities, the largest need first; cells in fives: position of the capability, people of whom it is required, proven, below, steps missing */
    gaps: z.object({
      path: z.array(named),
      capabilities: z.array(z.object({ capabilityId: z.uuid(), name: wordsShape, missing: count })),
      rows: z.array(
        z.object({
          /** null: people in no market */
          id: z.uuid().nullable(),
          name: z.string().nullable(),
          /** people directly in the market whose parts the other rows are */
          here: z.boolean(),
          opens: z.boolean(),
          people: count,
          cells: z.array(count),
        }),
      ),
    }),
  }),
  bulk: true,
});

export const getAcademyMovement = endpoint({
  method: 'GET',
  path: '/api/first/academy/movement',
  summary:
    'How readiness moved over the last twelve months, by today’s requirements; of a large academy from a fixed part of its people',
  who: ['owner', 'head-of-sales'],
  answer: z.object({
    points: z.array(z.object({ on: day, share: z.number(), people: count })),
    /** people looked at, and how many there are */
    looked: count,
    of: count,
  }),
});
