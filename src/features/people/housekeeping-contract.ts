/** What an administrator sees to: what waits, what happened, what was sent, who may do what. Nothing here tells the content of coaching. */
import { z } from 'zod';
import { grants } from '../../kernel/actor.ts';
import { endpoint } from '../../kernel/contract.ts';

const keepers = ['owner', 'administrator'] as const;
const count = z.number().int();
/** `name` is null once the person was erased */
const who = z.object({ id: z.uuid(), name: z.string().nullable() });
const page = { cursor: z.string().max(500).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) };

export const getHousekeeping = endpoint({
  method: 'GET',
  path: '/api/housekeeping',
  summary: 'What waits for an administrator, counted',
  who: keepers,
  answer: z.object({
    people: count,
    toInvite: count,
    noRole: count,
    noLevel: count,
    failedMails: count,
    openImports: count,
    leavers: count,
    leaversDue: count,
    leaversHeld: count,
    retentionDays: count.nullable(),
  }),
});

export const listHistory = endpoint({
  method: 'GET',
  path: '/api/history',
  summary: 'What happened in the academy, newest first, without what it said; by person, kind and day',
  who: keepers,
  query: z.object({
    ...page,
    /** who did it, or to whom it happened */
    person: z.uuid().optional(),
    /** nouns of events, with commas between: `assessment,evidence` */
    kind: z
      .string()
      .max(200)
      .regex(/^[a-z-]+(,[a-z-]+)*$/)
      .optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
  }),
  answer: z.object({
    items: z.array(z.object({ id: z.uuid(), at: z.date(), event: z.string(), by: who.nullable(), of: who.nullable() })),
    next: z.string().nullable(),
  }),
});

export const mailStates = ['waiting', 'failed', 'sent'] as const;

export const listMails = endpoint({
  method: 'GET',
  path: '/api/mails',
  summary: 'What was sent to whom, what caused it, when, and why it failed; never its text',
  who: keepers,
  query: z.object({ ...page, state: z.enum(mailStates).optional(), person: z.uuid().optional() }),
  answer: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        recipient: z.string(),
        person: who.nullable(),
        subject: z.string(),
        /** the event that caused it */
        because: z.string(),
        state: z.enum(mailStates),
        queuedAt: z.date(),
        sentAt: z.date().nullable(),
        tries: count,
        failed: z.string().nullable(),
      }),
    ),
    next: z.string().nullable(),
  }),
});

export const sendMailsAgain = endpoint({
  method: 'POST',
  path: '/api/mails/again',
  summary: 'Try mails that failed once more, now: these, or all of them',
  who: keepers,
  body: z.object({ mails: z.array(z.uuid()).min(1).max(1000).optional() }),
  answer: z.object({ queued: count }),
});

export const listAccess = endpoint({
  method: 'GET',
  path: '/api/access',
  summary: 'Who holds which grant, by name',
  who: keepers,
  query: z.object({ ...page, grant: z.enum(grants).optional() }),
  answer: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        email: z.string().nullable(),
        left: z.boolean(),
        hasSignIn: z.boolean(),
        grants: z.array(z.object({ grant: z.enum(grants), market: z.string().nullable() })),
      }),
    ),
    next: z.string().nullable(),
  }),
});
