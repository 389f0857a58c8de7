/**
 * Playing a package as a card of one's own attempt: looking at it, opening it, and telling each step. What a step holds is a text of
 * its own in the body, since what content has set must arrive to the letter.
 */
import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { packageKinds } from './package.ts';

/** characters of one step: suspend data of 64,000 and hundreds of interactions */
export const largestStep = 512 * 1024;

const words = z.record(z.string(), z.string());
/** The id of a trial stands where that of an attempt does, with any card. */
const params = z.object({ attemptId: z.uuid(), cardKey: z.string().max(60) });

const standing = z.object({
  completed: z.boolean().nullable(),
  passed: z.boolean().nullable(),
  /** 0 to 1 */
  score: z.number().nullable(),
});

export const lookAtCard = endpoint({
  method: 'GET',
  path: '/api/attempts/:attemptId/cards/:cardKey',
  summary: 'What a package card of one’s attempt holds and how far one is in it, without opening it',
  who: 'member',
  params,
  answer: z.object({
    kind: z.enum(packageKinds),
    packageId: z.uuid(),
    title: words,
    begun: z.boolean(),
    done: z.boolean(),
    /** the activity whose attempt this is: the way back; null: a trial */
    activityId: z.uuid().nullable(),
    /** what would be taken over: the session that was heard of lately and has not ended */
    open: z.object({ sessionId: z.uuid(), since: z.date(), lastAt: z.date() }).nullable(),
    standing,
    /** seconds used so far */
    seconds: z.number(),
    /** the page on the origin of content that plays SCORM there */
    frame: z.string().nullable(),
    /** content is opened in a window of its own */
    ownWindow: z.boolean(),
  }),
});

export const openCard = endpoint({
  method: 'POST',
  path: '/api/attempts/:attemptId/cards/:cardKey/play',
  summary: 'Open a SCORM card of one’s attempt; what is open elsewhere is taken over only where that is asked for',
  who: 'member',
  params,
  body: z.object({ take: z.boolean().default(false) }),
  answer: z.object({
    kind: z.enum(packageKinds),
    packageId: z.uuid(),
    title: words,
    registrationId: z.uuid(),
    sessionId: z.uuid(),
    /** in a review nothing is recorded */
    mode: z.enum(['normal', 'review']),
    scorm: z.object({
      /** `Manifest` of standards/scorm */
      manifest: z.unknown(),
      /** `Playing` of standards/scorm, with nothing open */
      registration: z.unknown(),
      learner: z.object({ id: z.string(), name: z.string(), mode: z.enum(['normal', 'review']) }),
      /** addresses of the manifest are below it; it ends with a slash */
      files: z.string(),
      frame: z.string(),
      seed: z.number().int(),
      /** accepted in this session so far: the next one has the number behind it */
      steps: z.number().int(),
      /** where a window that closes sends its last report */
      parting: z.object({ url: z.string(), token: z.string() }),
    }),
  }),
});

/** The same step as often as it is sent. A gap is refused, and so is what comes after somebody has taken over. */
export const tellStep = endpoint({
  method: 'PUT',
  path: '/api/packages/sessions/:sessionId/steps/:number',
  summary: 'One step of one’s own session, in order; sent again it is answered again and changes nothing',
  who: 'member',
  params: z.object({ sessionId: z.uuid(), number: z.coerce.number().int().min(1).max(1_000_000) }),
  body: z.object({
    /** `Step` of standards/scorm, as JSON */
    step: z.string().max(largestStep),
  }),
  answer: z.object({ accepted: z.number().int(), standing, done: z.boolean() }),
});

/** Set only by content, and long: an element’s name is short, a value may be all of it. */
const texts = <T extends z.ZodType>(value: T) =>
  z.record(z.string().max(300), value).refine((all) => Object.keys(all).length <= 20_000, 'too many');
const keptShape = z.object({
  values: texts(z.string()),
  counts: texts(z.number().int().min(0)),
  said: texts(z.literal(true)),
});
const phase = z.enum(['not initialized', 'running', 'finished', 'terminated']);
const activity = z.string().max(4_000);
const openedShape = z.object({ activity, kept: keptShape, phase });

const plain = [
  'start',
  'resumeAll',
  'continue',
  'previous',
  'exit',
  'exitAll',
  'abandon',
  'abandonAll',
  'suspendAll',
] as const;
const asked = z.union([
  z.object({ request: z.enum(plain) }),
  z.object({ request: z.enum(['choice', 'jump']), target: activity }),
]);

const report = z.number().int().min(0).max(1_000_000_000);
const stepBase = {
  number: z.number().int().min(1).max(1_000_000),
  at: z.number().min(0).max(4_102_444_800_000),
  report: report.nullable(),
};

/** What is in the text of a step. */
export const stepShape = z.discriminatedUnion('kind', [
  z.object({ ...stepBase, kind: z.literal('save'), activity, kept: keptShape }),
  z.object({ ...stepBase, kind: z.literal('move'), asked: asked.nullable(), opened: openedShape.nullable() }),
]);

/** The last word of a window that closes, sent as text/plain to the address of its session. */
export const partingShape = z.object({ ...openedShape.shape, token: z.string().max(200), report });
