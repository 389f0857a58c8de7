/** Priorities: what the company wants developed now, and what a person wants. */
import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { wordsShape } from './contract.ts';
import { priorityWeights } from './priority.ts';

const day = z.iso.date();
const weight = z.literal(priorityWeights);
const priorityShape = z.object({
  priorityId: z.uuid(),
  capabilityId: z.uuid(),
  capability: wordsShape,
  market: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  weight,
  until: day,
});

export const listPriorities = endpoint({
  method: 'GET',
  path: '/api/priorities',
  summary: 'What the company wants developed now, and one’s own',
  who: 'member',
  answer: z.object({
    company: z.array(priorityShape),
    own: z.array(priorityShape),
    may: z.object({ setCompany: z.boolean() }),
  }),
});

export const setCompanyPriority = endpoint({
  method: 'PUT',
  path: '/api/priorities/:priorityId',
  summary: 'Set or change a priority of the company; the id is made by who asks, so that asking twice sets one',
  who: ['owner'],
  params: z.object({ priorityId: z.uuid() }),
  body: z.object({ capabilityId: z.uuid(), marketId: z.uuid().nullable(), weight, until: day }),
});

export const endCompanyPriority = endpoint({
  method: 'DELETE',
  path: '/api/priorities/:priorityId',
  summary: 'End a priority of the company',
  who: ['owner'],
  params: z.object({ priorityId: z.uuid() }),
});

export const setOwnPriority = endpoint({
  method: 'PUT',
  path: '/api/me/priorities/:priorityId',
  summary: 'Set or change a priority of one’s own: three at most',
  who: 'member',
  params: z.object({ priorityId: z.uuid() }),
  body: z.object({ capabilityId: z.uuid(), weight, until: day }),
});

export const endOwnPriority = endpoint({
  method: 'DELETE',
  path: '/api/me/priorities/:priorityId',
  summary: 'End a priority of one’s own',
  who: 'member',
  params: z.object({ priorityId: z.uuid() }),
});
