/**
 * Heat maps of gaps: people × capabilities of a team, markets, roles or teams × capabilities of the academy. Cells travel as
 * rows of whole numbers, because a page for fifty people holds eight hundred of them.
 */
import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { wordsShape } from '../way-of-selling/contract.ts';
import { stepShape } from './contract.ts';

const day = z.iso.date();
const named = z.object({ id: z.uuid(), name: z.string() });
const rung = z.object({ id: z.uuid(), name: wordsShape });
const capabilityShape = z.object({ capabilityId: z.uuid(), name: wordsShape, group: wordsShape });

/** Whose people: those somebody leads (oneself, when nobody is named), a team’s, or a market’s with the markets below. */
const teamQuery = z.object({
  manager: z.uuid().optional(),
  depth: z.enum(['direct', 'tree']).default('direct'),
  team: z.uuid().optional(),
  market: z.uuid().optional(),
  role: z.uuid().optional(),
});

export const getTeamGaps = endpoint({
  method: 'GET',
  path: '/api/gaps/team',
  summary:
    'People × capabilities, at most 500 people whom one may see; cells in sixes: position of the capability, step (0 unproven), required by the target level, by the level held, weight, certainty in percent',
  who: 'leader',
  query: teamQuery,
  answer: z.object({
    scope: z.object({ kind: z.enum(['manager', 'team', 'market']), id: z.uuid(), name: z.string() }),
    scale: z.array(stepShape.omit({ meaning: true })),
    roles: z.array(rung),
    levels: z.array(rung),
    capabilities: z.array(capabilityShape),
    people: z.array(
      named.extend({
        roleId: z.uuid().nullable(),
        levelId: z.uuid().nullable(),
        targetId: z.uuid().nullable(),
        leads: z.boolean(),
        /** the last evidence that counts */
        lastOn: day.nullable(),
        cells: z.array(z.number().int()),
      }),
    ),
    /** how many there are in all, where not all are shown */
    total: z.number().int(),
  }),
  bulk: true,
});

export const teamGapsFile = endpoint({
  method: 'GET',
  path: '/api/gaps/team/file',
  summary: 'The same as CSV, a line for each person and capability',
  who: 'leader',
  query: teamQuery,
  produces: 'text/csv',
});

const companyQuery = z.object({
  by: z.enum(['market', 'role', 'team']).default('market'),
  /** this market and those below; its own markets become the rows */
  market: z.uuid().optional(),
  role: z.uuid().optional(),
});

export const getCompanyGaps = endpoint({
  method: 'GET',
  path: '/api/gaps/company',
  summary:
    'Markets, roles or teams × capabilities; cells in fives: position of the capability, people of whom it is required, of them proven, of them below, steps they miss in all',
  who: ['owner', 'head-of-sales'],
  query: companyQuery,
  answer: z.object({
    by: z.enum(['market', 'role', 'team']),
    /** from the top down to the market shown, as far as one may see; empty: the whole academy */
    path: z.array(named),
    capabilities: z.array(capabilityShape),
    rows: z.array(
      z.object({
        /** null: people in no market, or in no team */
        id: z.uuid().nullable(),
        name: z.union([z.string(), wordsShape]).nullable(),
        /** people directly in the market shown, where the other rows are the markets below it */
        here: z.boolean(),
        /** markets lie below it */
        opens: z.boolean(),
        people: z.number().int(),
        demonstrated: z.number(),
        required: z.number(),
        cells: z.array(z.number().int()),
      }),
    ),
  }),
  bulk: true,
});

export const companyGapsFile = endpoint({
  method: 'GET',
  path: '/api/gaps/company/file',
  summary: 'The same as CSV, a line for each row and capability',
  who: ['owner', 'head-of-sales'],
  query: companyQuery,
  produces: 'text/csv',
});
