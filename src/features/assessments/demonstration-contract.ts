/** Demonstrations: what there is to judge, recording and taking back; who verifies; asking to be watched. */
import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { wordsShape } from '../way-of-selling/contract.ts';
import { placeShape, stepShape } from './contract.ts';
import { occasions } from './demonstration.ts';

const day = z.iso.date();
const named = z.object({ id: z.uuid(), name: z.string() });
const step = z.number().int().min(1).max(9);
const personParams = z.object({ personId: z.uuid() });
const capabilityNamed = z.object({ capabilityId: z.uuid(), name: wordsShape });

export const getDemonstrating = endpoint({
  method: 'GET',
  path: '/api/people/:personId/demonstrating',
  summary:
    'What one may judge of a person by what one saw: capabilities with the indicators of each step; what the target level requires first',
  who: 'member',
  params: personParams,
  answer: z.object({
    /** level and target only for those who lead the person */
    person: placeShape,
    as: z.enum(['leader', 'verifier']),
    scale: z.array(stepShape),
    capabilities: z.array(
      z.object({
        capabilityId: z.uuid(),
        name: wordsShape,
        purpose: wordsShape,
        group: wordsShape,
        indicators: z.record(z.string(), wordsShape),
        /** by the target level; 0: not required, or not for a verifier to know */
        required: z.number().int(),
        /** recorded in the last twelve months, by anybody; only for those who lead the person */
        times: z.number().int(),
        lastOn: day.nullable(),
        /** the person asked for it to be watched */
        request: z.object({ words: z.string().nullable(), until: day }).nullable(),
      }),
    ),
  }),
});

export const recordDemonstration = endpoint({
  method: 'PUT',
  path: '/api/demonstrations/:assessmentId',
  summary:
    'Record what was seen of one capability on one occasion; counts at once. The same id again is the same demonstration',
  who: 'member',
  params: z.object({ assessmentId: z.uuid() }),
  body: z.object({
    personId: z.uuid(),
    capabilityId: z.uuid(),
    occasion: z.enum(occasions),
    /** the day it was seen: today at the latest, 60 days back at the most */
    on: day,
    proficiency: step,
    /** the steps whose indicators were seen; the one judged among them */
    seen: z.array(step).min(1).max(9),
    note: z.string().trim().max(4000).nullable().default(null),
  }),
  answer: z.object({ recorded: z.literal(true), on: day }),
});

export const takeBackDemonstration = endpoint({
  method: 'DELETE',
  path: '/api/demonstrations/:assessmentId',
  summary: 'Take back a demonstration one has recorded, within a day; it stops counting and stays in history',
  who: 'member',
  params: z.object({ assessmentId: z.uuid() }),
  answer: z.object({ takenBack: z.literal(true) }),
});

export const listDemonstrations = endpoint({
  method: 'GET',
  path: '/api/people/:personId/demonstrations',
  summary: 'What a person has demonstrated, the last first; of somebody who only verifies, what they recorded',
  who: 'member',
  params: personParams,
  query: z.object({
    capability: z.uuid().optional(),
    cursor: z.string().max(100).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  answer: z.object({
    items: z.array(
      z.object({
        assessmentId: z.uuid(),
        capabilityId: z.uuid(),
        capability: wordsShape,
        rater: named,
        occasion: z.enum(occasions),
        on: day,
        proficiency: z.number().int(),
        seen: z.array(z.number().int()),
        note: z.string().nullable(),
        mayTakeBack: z.boolean(),
      }),
    ),
    next: z.string().nullable(),
  }),
});

export const getMayVerify = endpoint({
  method: 'GET',
  path: '/api/me/may-verify',
  summary: 'The capabilities one may judge as a verifier today',
  who: 'member',
  answer: z.object({ items: z.array(capabilityNamed) }),
});

export const listVerifiers = endpoint({
  method: 'GET',
  path: '/api/verifiers',
  summary: 'Who was appointed to judge demonstrations of what, and whether they may today',
  who: ['owner', 'head-of-sales'],
  answer: z.object({
    items: z.array(
      z.object({
        person: named,
        capabilities: z.array(capabilityNamed.extend({ since: day, appointedBy: z.string(), mayJudge: z.boolean() })),
      }),
    ),
  }),
});

export const listVerifierCandidates = endpoint({
  method: 'GET',
  path: '/api/verifiers/candidates',
  summary: 'People who hold the highest level of their role, with the capabilities they could verify',
  who: ['owner', 'head-of-sales'],
  query: z.object({ q: z.string().trim().max(100).default('') }),
  answer: z.object({
    items: z.array(named.extend({ capabilities: z.array(capabilityNamed) })),
  }),
});

export const appointVerifier = endpoint({
  method: 'PUT',
  path: '/api/verifiers/:personId',
  summary: 'Say which capabilities a person verifies from now on; none ends it',
  who: ['owner', 'head-of-sales'],
  params: personParams,
  body: z.object({ capabilityIds: z.array(z.uuid()).max(200) }),
  answer: z.object({ added: z.number().int(), ended: z.number().int() }),
});

export const listWatchers = endpoint({
  method: 'GET',
  path: '/api/me/may-watch/:capabilityId',
  summary: 'Whom one may ask to watch one at a capability: one’s manager, and its verifiers',
  who: 'member',
  params: z.object({ capabilityId: z.uuid() }),
  answer: z.object({ items: z.array(named.extend({ as: z.enum(['manager', 'verifier']) })) }),
});

export const askToBeWatched = endpoint({
  method: 'PUT',
  path: '/api/demonstration-requests/:requestId',
  summary: 'Ask one’s manager or a verifier to watch one at a capability until a day; asking the same again moves it',
  who: 'member',
  params: z.object({ requestId: z.uuid() }),
  body: z.object({
    capabilityId: z.uuid(),
    askedId: z.uuid(),
    until: day,
    words: z.string().trim().max(500).nullable().default(null),
  }),
  answer: z.object({ asked: z.literal(true) }),
});

export const closeRequest = endpoint({
  method: 'DELETE',
  path: '/api/demonstration-requests/:requestId',
  summary: 'Withdraw what one has asked, or decline what one was asked',
  who: 'member',
  params: z.object({ requestId: z.uuid() }),
  answer: z.object({ closed: z.literal(true) }),
});

const requestShape = z.object({
  requestId: z.uuid(),
  person: named,
  asked: named,
  capabilityId: z.uuid(),
  capability: wordsShape,
  words: z.string().nullable(),
  until: day,
});

export const listMyRequests = endpoint({
  method: 'GET',
  path: '/api/me/demonstration-requests',
  summary: 'Whom one was asked to watch, and whom one has asked; those still waiting',
  who: 'member',
  answer: z.object({ toMe: z.array(requestShape), byMe: z.array(requestShape) }),
});
