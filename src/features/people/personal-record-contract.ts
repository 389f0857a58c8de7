/** Personal data: taking one's whole record along, being erased, and who looked at or changed what is known about a person. */
import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';

const ofPerson = z.object({ personId: z.uuid() });
/** `name` is null once the person was erased */
const who = z.object({ id: z.uuid(), name: z.string().nullable() });

export const exportRecord = endpoint({
  method: 'GET',
  path: '/api/people/:personId/record',
  summary:
    'The whole record of a person as one readable JSON file: by themselves, an owner, or an administrator without assessments and agreements',
  who: 'member',
  params: ofPerson,
  produces: 'application/json',
  answer: z.record(z.string(), z.unknown()),
  reads: false,
});

export const erasePerson = endpoint({
  method: 'POST',
  path: '/api/people/:personId/erase',
  summary:
    'Erase a person for good: name, addresses and texts go, what happened stays countable; their name is typed to confirm',
  who: ['owner', 'administrator'],
  params: ofPerson,
  body: z.object({ name: z.string().max(200) }),
  answer: z.object({ erased: z.literal(true) }),
});

export const listOnRecord = endpoint({
  method: 'GET',
  path: '/api/people/:personId/on-record',
  summary: 'Who looked at or changed what is known about a person, newest first: for the person themselves and owners',
  who: 'member',
  params: ofPerson,
  query: z.object({
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answer: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        /** looked: `what` is the kind of record, and the day counts; changed: `what` is the name of the event */
        did: z.enum(['looked', 'changed']),
        what: z.string(),
        at: z.date(),
        /** null: the product itself */
        by: who.nullable(),
      }),
    ),
    next: z.string().nullable(),
  }),
});
