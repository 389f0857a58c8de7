/** Packages of cmi5 and Tin Can as a card of one’s attempt: how far one is in their units, and starting one of them. */
import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { launchModes, partKinds } from './package.ts';

const words = z.record(z.string(), z.string());
const params = z.object({ attemptId: z.uuid(), cardKey: z.string().max(60) });

export const lookAtUnits = endpoint({
  method: 'GET',
  path: '/api/attempts/:attemptId/cards/:cardKey/units',
  summary: 'Blocks and units of a package card of one’s attempt, with how far one is in each',
  who: 'member',
  params,
  answer: z.object({
    kind: z.enum(['cmi5', 'xapi']),
    packageId: z.uuid(),
    title: words,
    description: words,
    /** in a review nothing counts any more */
    mode: z.enum(['normal', 'review']),
    done: z.boolean(),
    score: z.number().nullable(),
    seconds: z.number(),
    /** in their order, a block before what is in it */
    parts: z.array(
      z.object({
        partId: z.uuid(),
        parentId: z.uuid().nullable(),
        kind: z.enum(partKinds),
        title: words,
        description: words,
        moveOn: z.string().nullable(),
        masteryScore: z.number().nullable(),
        launchMethod: z.string().nullable(),
        begun: z.boolean(),
        completed: z.boolean(),
        passed: z.boolean(),
        waived: z.boolean(),
        satisfied: z.boolean(),
        score: z.number().nullable(),
        seconds: z.number(),
        /** the session that is under way */
        open: z.object({ sessionId: z.uuid(), launchedAt: z.date(), lastAt: z.date() }).nullable(),
      }),
    ),
  }),
});

export const startUnit = endpoint({
  method: 'POST',
  path: '/api/attempts/:attemptId/cards/:cardKey/units/:unitId/start',
  summary:
    'The address that starts a unit of a package card; what is open elsewhere is ended only where that is asked for',
  who: 'member',
  params: params.extend({ unitId: z.uuid() }),
  body: z.object({ launchMode: z.enum(launchModes).default('Normal'), take: z.boolean().default(false) }),
  answer: z.object({
    url: z.string(),
    sessionId: z.uuid(),
    launchMode: z.enum(launchModes),
    /** whether it may be shown within the page; otherwise it has a window of its own */
    framed: z.boolean(),
    /** where the content leads when it is left; what comes from there says so to the page */
    contentOrigin: z.string(),
  }),
});
