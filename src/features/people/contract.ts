/** The directory, a person's record, markets, teams, roles and levels as everybody finds them; changes to a selection. */
import { z } from 'zod';
import { grants } from '../../kernel/actor.ts';
import { endpoint } from '../../kernel/contract.ts';
import { emailShape } from '../../server/sign-in/contract.ts';
import { motions } from './role.ts';

const words = z.record(z.string(), z.string());
const day = z.iso.date();
const named = z.object({ id: z.uuid(), name: z.string() });

export const personShape = z.object({
  id: z.uuid(),
  name: z.string(),
  title: z.string().nullable(),
  email: z.string().nullable(),
  market: named.nullable(),
  team: named.nullable(),
  manager: named.nullable(),
  roleId: z.uuid().nullable(),
  levelId: z.uuid().nullable(),
  targetLevelId: z.uuid().nullable(),
  joinedOn: day.nullable(),
  leftOn: day.nullable(),
});

const filters = z.object({
  q: z.string().max(200).optional(),
  market: z.uuid().optional(),
  team: z.uuid().optional(),
  manager: z.uuid().optional(),
  role: z.uuid().optional(),
  level: z.uuid().optional(),
  status: z.enum(['here', 'left', 'no-sign-in', 'no-role', 'no-level']).default('here'),
});

export const listPeople = endpoint({
  method: 'GET',
  path: '/api/people',
  summary: 'The directory by name: search and filter; a market includes the markets below it',
  who: 'member',
  query: filters.extend({
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  answer: z.object({ items: z.array(personShape), next: z.string().nullable(), total: z.number().int().nullable() }),
});

export const getPerson = endpoint({
  method: 'GET',
  path: '/api/people/:personId',
  summary: 'One person: place in the organisation, role and level, and what the one who asks may do here',
  who: 'member',
  params: z.object({ personId: z.uuid() }),
  answer: personShape.extend({
    /** their name and all that says who they were is gone for good */
    erased: z.boolean(),
    relation: z.enum(['self', 'manager', 'above', 'market-head', 'colleague']),
    may: z.object({ seeStandings: z.boolean(), change: z.boolean(), handOutLink: z.boolean() }),
    signIn: z.enum(['none', 'invited', 'active']).nullable(),
    grants: z.array(z.object({ grant: z.enum(grants), market: named.nullable() })),
    leads: z.array(named.extend({ roleId: z.uuid().nullable(), levelId: z.uuid().nullable() })),
  }),
});

export const addPerson = endpoint({
  method: 'POST',
  path: '/api/people',
  summary: 'Add one person',
  who: ['owner', 'administrator'],
  body: z.object({
    name: z.string().trim().min(1).max(200),
    email: emailShape.nullish(),
    title: z.string().max(200).nullish(),
    managerId: z.uuid().nullish(),
    marketId: z.uuid().nullish(),
    teamId: z.uuid().nullish(),
    roleId: z.uuid().nullish(),
    levelId: z.uuid().nullish(),
    joinedOn: day.nullish(),
  }),
  answer: z.object({ id: z.uuid() }),
});

const changes = z
  .object({
    name: z.string().trim().min(1).max(200),
    email: emailShape.nullable(),
    title: z.string().max(200).nullable(),
    managerId: z.uuid().nullable(),
    marketId: z.uuid().nullable(),
    teamId: z.uuid().nullable(),
    roleId: z.uuid().nullable(),
    levelId: z.uuid().nullable(),
    targetLevelId: z.uuid().nullable(),
    joinedOn: day.nullable(),
    leftOn: day.nullable(),
  })
  .partial();

/** Everybody that filters show, or just these. */
const selection = z.union([z.object({ people: z.array(z.uuid()).min(1).max(20_000) }), z.object({ filters })]);

export const previewChange = endpoint({
  method: 'POST',
  path: '/api/people/change/preview',
  summary: 'What a change to a selection would do, before it is done: how many, and the first of them before and after',
  who: ['owner', 'administrator'],
  reads: true,
  body: z.object({ selection, change: changes }),
  answer: z.object({
    people: z.number().int(),
    changed: z.number().int(),
    sample: z.array(z.object({ id: z.uuid(), name: z.string(), before: z.record(z.string(), z.string().nullable()) })),
    refused: z.array(z.object({ id: z.uuid(), name: z.string(), reason: z.string() })),
    /** what ends because of it, where people leave: how many agreements, how many planned coaching sessions */
    ends: z.record(z.string(), z.number().int()),
  }),
});

export const changePeople = endpoint({
  method: 'POST',
  path: '/api/people/change',
  summary: 'Change a selection of people at once; answers what undoes it',
  who: ['owner', 'administrator'],
  body: z.object({ selection, change: changes }),
  answer: z.object({ changed: z.number().int(), undo: z.uuid().nullable() }),
});

export const undoChange = endpoint({
  method: 'POST',
  path: '/api/people/change/:changeId/undo',
  summary: 'Take a change back, for everyone whom nobody changed since',
  who: ['owner', 'administrator'],
  params: z.object({ changeId: z.uuid() }),
  answer: z.object({ restored: z.number().int(), kept: z.number().int() }),
});

export const getOrganisation = endpoint({
  method: 'GET',
  path: '/api/organisation',
  summary: 'Markets as a tree, teams, roles and their levels: what filters and forms are made of',
  who: 'member',
  answer: z.object({
    markets: z.array(named.extend({ parentId: z.uuid().nullable() })),
    teams: z.array(named.extend({ marketId: z.uuid().nullable() })),
    roles: z.array(
      z.object({
        id: z.uuid(),
        key: z.string(),
        name: words,
        motion: z.enum(motions).nullable(),
        retired: z.boolean(),
      }),
    ),
    levels: z.array(
      z.object({
        id: z.uuid(),
        roleId: z.uuid(),
        key: z.string(),
        name: words,
        position: z.number().int(),
        retired: z.boolean(),
      }),
    ),
  }),
});

export const saveMarket = endpoint({
  method: 'PUT',
  path: '/api/markets/:marketId',
  summary: 'Add a market, rename it, or hang it below another one',
  who: ['owner', 'administrator'],
  params: z.object({ marketId: z.uuid() }),
  body: z.object({ name: z.string().trim().min(1).max(200), parentId: z.uuid().nullable() }),
  answer: z.object({ id: z.uuid() }),
});

export const removeMarket = endpoint({
  method: 'DELETE',
  path: '/api/markets/:marketId',
  summary: 'Remove a market that nobody is in',
  who: ['owner', 'administrator'],
  params: z.object({ marketId: z.uuid() }),
  answer: z.object({ removed: z.literal(true) }),
});

export const saveTeam = endpoint({
  method: 'PUT',
  path: '/api/teams/:teamId',
  summary: 'Add a team, rename it, or place it in a market',
  who: ['owner', 'administrator'],
  params: z.object({ teamId: z.uuid() }),
  body: z.object({ name: z.string().trim().min(1).max(200), marketId: z.uuid().nullable() }),
  answer: z.object({ id: z.uuid() }),
});

export const removeTeam = endpoint({
  method: 'DELETE',
  path: '/api/teams/:teamId',
  summary: 'Remove a team that nobody is in, also nobody who has left',
  who: ['owner', 'administrator'],
  params: z.object({ teamId: z.uuid() }),
  answer: z.object({ removed: z.literal(true) }),
});

export const setGrants = endpoint({
  method: 'PUT',
  path: '/api/people/:personId/grants',
  summary: 'Set what a person may do beyond what the organisation gives them',
  who: ['owner', 'administrator'],
  params: z.object({ personId: z.uuid() }),
  body: z.object({
    /** a head of sales stands here once for each market headed, or once without a market for the whole academy */
    grants: z.array(z.object({ grant: z.enum(grants), marketId: z.uuid().nullable().default(null) })).max(50),
  }),
  answer: z.object({ saved: z.literal(true) }),
});
