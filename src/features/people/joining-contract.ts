/** How people come in: founding an academy, invitations, choosing among one's academies, and who I am. */
import { z } from 'zod';
import { grants } from '../../kernel/actor.ts';
import { endpoint } from '../../kernel/contract.ts';
import { emailShape, passwordShape } from '../../server/sign-in/contract.ts';

const academy = z.object({ id: z.uuid(), name: z.string() });

export const getMe = endpoint({
  method: 'GET',
  path: '/api/me',
  summary: 'Who asks: sign-in, person, academy, grants; and what an installation without academies offers',
  who: 'anyone',
  answer: z.object({
    signIn: z.object({ name: z.string(), email: z.string(), emailVerified: z.boolean() }).nullable(),
    person: z
      .object({
        id: z.uuid(),
        name: z.string(),
        language: z.string().nullable(),
        timeZone: z.string().nullable(),
        roleId: z.uuid().nullable(),
        managerId: z.uuid().nullable(),
      })
      .nullable(),
    academy: academy.extend({ kind: z.enum(['company', 'demo']), languages: z.array(z.string()) }).nullable(),
    academies: z.array(academy),
    grants: z.array(z.enum(grants)),
    leads: z.boolean(),
    /** links for a new password that somebody made for the person lately, newest first: they are told of it */
    resetLinks: z.array(z.object({ id: z.uuid(), at: z.date(), by: z.string() })),
    /** an empty installation; and whether founding asks for the set-up code */
    installation: z.object({ empty: z.boolean(), asksSetupCode: z.boolean(), mails: z.boolean(), demo: z.boolean() }),
  }),
});

export const foundAcademy = endpoint({
  method: 'POST',
  path: '/api/academies',
  summary: 'Found an academy: its name, languages, first administrator, and the starter way of selling or an empty one',
  who: 'anyone',
  body: z.object({
    name: z.string().trim().min(1).max(120),
    languages: z
      .array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/))
      .min(1)
      .max(20),
    start: z.enum(['starter', 'empty']),
    founder: z.object({ name: z.string().trim().min(1).max(200), email: emailShape, password: passwordShape }),
    setupCode: z.string().max(100).optional(),
  }),
  answer: z.object({ academyId: z.uuid() }),
});

export const enterAcademy = endpoint({
  method: 'POST',
  path: '/api/academies/:academyId/enter',
  summary: 'Go into one of your academies with this session',
  who: 'signed-in',
  params: z.object({ academyId: z.uuid() }),
  answer: z.object({ entered: z.literal(true) }),
});

export const setPreferences = endpoint({
  method: 'PATCH',
  path: '/api/me',
  summary: 'Your language and time zone',
  who: 'member',
  body: z.object({
    language: z
      .string()
      .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
      .optional(),
    timeZone: z.string().max(60).optional(),
  }),
  answer: z.object({ saved: z.literal(true) }),
});

export const invitePeople = endpoint({
  method: 'POST',
  path: '/api/invitations',
  summary:
    'Invite people: by mail where there is mail and an address, else by links to hand out; an earlier invitation ends',
  who: ['owner', 'administrator'],
  body: z.object({ people: z.array(z.uuid()).min(1).max(20_000) }),
  answer: z.object({
    mailed: z.number().int(),
    links: z.array(z.object({ personId: z.uuid(), name: z.string(), link: z.string() })),
    skipped: z.array(
      z.object({ personId: z.uuid(), name: z.string(), reason: z.enum(['has-sign-in', 'left', 'owner-only']) }),
    ),
  }),
});

export const lookAtInvitation = endpoint({
  method: 'POST',
  path: '/api/invitations/look',
  summary: 'What an invitation link is for',
  who: 'anyone',
  body: z.object({ token: z.string().max(200) }),
  answer: z.object({ academy: z.string(), name: z.string(), email: z.string().nullable() }),
});

export const acceptInvitation = endpoint({
  method: 'POST',
  path: '/api/invitations/accept',
  summary: 'Join with an invitation: as the sign-in of this session, or with a new e-mail and password',
  who: 'anyone',
  body: z.object({ token: z.string().max(200), email: emailShape.optional(), password: passwordShape.optional() }),
  answer: z.object({ academyId: z.uuid() }),
});

export const handOutResetLink = endpoint({
  method: 'POST',
  path: '/api/people/:personId/reset-link',
  summary: 'A link with which this person sets a new password, to hand to them',
  who: ['owner', 'administrator'],
  params: z.object({ personId: z.uuid() }),
  answer: z.object({ link: z.string() }),
});

export const getAcademy = endpoint({
  method: 'GET',
  path: '/api/academy',
  summary: 'The academy: name, languages, how long leavers are kept',
  who: 'member',
  answer: academy.extend({
    kind: z.enum(['company', 'demo']),
    languages: z.array(z.string()),
    foundedAt: z.date(),
    retentionDays: z.number().int().nullable(),
  }),
});

export const changeAcademy = endpoint({
  method: 'PATCH',
  path: '/api/academy',
  summary: 'Change the name, the languages, or how long leavers are kept',
  who: ['owner', 'administrator'],
  body: z.object({
    name: z.string().trim().min(1).max(120).optional(),
    languages: z
      .array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/))
      .min(1)
      .max(20)
      .optional(),
    retentionDays: z.number().int().min(0).max(36_500).nullable().optional(),
  }),
  answer: z.object({ saved: z.literal(true) }),
});

/** The five people a visitor of the demo academy can be. */
export const demoParts = ['salesperson', 'manager', 'contributor', 'head-of-sales', 'administrator'] as const;

export const foundDemo = endpoint({
  method: 'POST',
  path: '/api/demo',
  summary: 'Found the demo academy, once; tells how far it is',
  who: 'anyone',
  body: z.object({ setupCode: z.string().max(100).optional() }),
  produces: 'application/x-ndjson',
  answer: z.object({ people: z.number().int() }),
});

export const listDemoPeople = endpoint({
  method: 'GET',
  path: '/api/demo/people',
  summary: 'The people a visitor of the demo academy can be; none where there is no demo academy',
  who: 'anyone',
  answer: z.object({ items: z.array(z.object({ id: z.uuid(), name: z.string(), part: z.enum(demoParts) })) }),
});

export const becomeDemoPerson = endpoint({
  method: 'POST',
  path: '/api/demo/become',
  summary: 'Look around the demo academy as one of its people; there is no such thing outside a demo academy',
  who: 'anyone',
  body: z.object({ personId: z.uuid() }),
  answer: z.object({ entered: z.literal(true) }),
});
