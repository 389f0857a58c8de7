/**
 * Rating: what there is to judge, one rating at a time, confirming; evidence with a rating; asking others to rate.
 * The browser makes the ids of assessments and of evidence, so that rating goes on without a connection and a request
 * sent twice does nothing twice.
 */
import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { wordsShape } from '../way-of-selling/contract.ts';
import { assessmentKinds, assessmentStates } from './assessment.ts';

const day = z.iso.date();
const named = z.object({ id: z.uuid(), name: z.string() });
const rung = z.object({ id: z.uuid(), name: wordsShape });
const personParams = z.object({ personId: z.uuid() });
const assessmentParams = z.object({ assessmentId: z.uuid() });
const ratingParams = z.object({ assessmentId: z.uuid(), capabilityId: z.uuid() });
const evidenceParams = z.object({ assessmentId: z.uuid(), capabilityId: z.uuid(), evidenceId: z.uuid() });

export const placeShape = z.object({
  id: z.uuid(),
  name: z.string(),
  role: rung.nullable(),
  level: rung.nullable(),
  target: rung.nullable(),
});

export const stepShape = z.object({ proficiency: z.number().int(), name: wordsShape, meaning: wordsShape });

export const evidenceShape = z.object({
  evidenceId: z.uuid(),
  kind: z.enum(['text', 'link', 'file']),
  /** the text, the address, or the name of the file */
  said: z.string(),
  size: z.number().int().nullable(),
  type: z.string().nullable(),
});

const ratingShape = z.object({
  capabilityId: z.uuid(),
  proficiency: z.number().int().nullable(),
  note: z.string().nullable(),
  on: day,
  evidence: z.array(evidenceShape),
});

export const getAssessing = endpoint({
  method: 'GET',
  path: '/api/people/:personId/assessing',
  summary:
    'What there is to judge of a person, with what one can observe at each proficiency, and how far one’s own assessment is',
  who: 'member',
  params: personParams,
  answer: z.object({
    person: placeShape,
    kind: z.enum(['self', 'appraisal']),
    scale: z.array(stepShape),
    capabilities: z.array(
      z.object({
        capabilityId: z.uuid(),
        name: wordsShape,
        purpose: wordsShape,
        group: wordsShape,
        indicators: z.record(z.string(), wordsShape),
        /** by the target level, and by the level held; 0: not required */
        required: z.number().int(),
        held: z.number().int(),
        weight: z.number().int(),
      }),
    ),
    /** the assessment to go on with */
    open: z.object({ assessmentId: z.uuid(), openedAt: z.date(), ratings: z.array(ratingShape) }).nullable(),
    /** what one said last, in an assessment that is closed */
    last: z.array(z.object({ capabilityId: z.uuid(), proficiency: z.number().int(), on: day })),
  }),
});

export const openAssessment = endpoint({
  method: 'PUT',
  path: '/api/assessments/:assessmentId',
  summary:
    'Begin an assessment of a person: of oneself a self-evaluation, else an appraisal. The same id again finds it',
  who: 'member',
  params: assessmentParams,
  body: z.object({ personId: z.uuid() }),
  answer: z.object({ assessmentId: z.uuid(), kind: z.enum(assessmentKinds) }),
});

export const saveRating = endpoint({
  method: 'PUT',
  path: '/api/assessments/:assessmentId/ratings/:capabilityId',
  summary:
    'Rate one capability; counts at once. Begins the assessment where it is not there yet; `proficiency` null takes the rating back',
  who: 'member',
  params: ratingParams,
  body: z.object({
    personId: z.uuid(),
    proficiency: z.number().int().min(1).max(9).nullable(),
    note: z.string().trim().max(4000).nullable().default(null),
    /** when it was made, where it could not be sent at once; believed for a month back */
    ratedAt: z.iso.datetime({ offset: true }).nullable().default(null),
  }),
  answer: z.object({ saved: z.literal(true) }),
});

export const confirmAssessment = endpoint({
  method: 'POST',
  path: '/api/assessments/:assessmentId/confirm',
  summary: 'Confirm an assessment: its ratings are final from now on, and the person is told',
  who: 'member',
  params: assessmentParams,
  answer: z.object({ personId: z.uuid(), ratings: z.number().int() }),
});

export const withdrawAssessment = endpoint({
  method: 'DELETE',
  path: '/api/assessments/:assessmentId',
  summary: 'Withdraw an assessment that is still open: its ratings stop counting',
  who: 'member',
  params: assessmentParams,
  answer: z.object({ withdrawn: z.literal(true) }),
});

export const getAssessment = endpoint({
  method: 'GET',
  path: '/api/assessments/:assessmentId',
  summary: 'One assessment with its ratings, notes and evidence',
  who: 'member',
  params: assessmentParams,
  answer: z.object({
    assessmentId: z.uuid(),
    person: named,
    rater: named,
    kind: z.enum(assessmentKinds),
    state: z.enum(assessmentStates),
    openedAt: z.date(),
    closedAt: z.date().nullable(),
    ratings: z.array(ratingShape.extend({ name: wordsShape })),
    /** ratings of a self-evaluation that the reader sees once they have rated the same themselves */
    keptBack: z.number().int(),
  }),
});

export const listAssessments = endpoint({
  method: 'GET',
  path: '/api/people/:personId/assessments',
  summary: 'The assessments of a person, the latest first; of somebody who only rates them, their own',
  who: 'member',
  params: personParams,
  query: z.object({
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  answer: z.object({
    items: z.array(
      z.object({
        assessmentId: z.uuid(),
        kind: z.enum(assessmentKinds),
        state: z.enum(assessmentStates),
        rater: named,
        openedAt: z.date(),
        closedAt: z.date().nullable(),
        ratings: z.number().int(),
      }),
    ),
    next: z.string().nullable(),
  }),
});

export const saveEvidence = endpoint({
  method: 'PUT',
  path: '/api/assessments/:assessmentId/ratings/:capabilityId/evidence/:evidenceId',
  summary: 'Put a text or a link to a rating',
  who: 'member',
  params: evidenceParams,
  body: z.object({
    personId: z.uuid(),
    kind: z.enum(['text', 'link']),
    said: z.string().trim().min(1).max(4000),
  }),
  answer: z.object({ saved: z.literal(true) }),
});

export const uploadEvidence = endpoint({
  method: 'PUT',
  path: '/api/assessments/:assessmentId/ratings/:capabilityId/files/:evidenceId',
  summary: 'Put a file to a rating: the bytes as they are, at most 20 MB',
  who: 'member',
  params: evidenceParams,
  query: z.object({ personId: z.uuid(), name: z.string().trim().min(1).max(200) }),
  accepts: 'application/octet-stream',
  answer: evidenceShape,
});

export const removeEvidence = endpoint({
  method: 'DELETE',
  path: '/api/evidence/:evidenceId',
  summary: 'Take a piece of evidence away again, while its assessment is open',
  who: 'member',
  params: z.object({ evidenceId: z.uuid() }),
  answer: z.object({ removed: z.literal(true) }),
});

export const readEvidenceFile = endpoint({
  method: 'GET',
  path: '/api/evidence/:evidenceId/file',
  summary: 'The bytes of a file given as evidence, to be saved, never shown in place',
  who: 'member',
  params: z.object({ evidenceId: z.uuid() }),
  produces: 'application/octet-stream',
});

export const listRaters = endpoint({
  method: 'GET',
  path: '/api/people/:personId/raters',
  summary: 'Who was asked to appraise a person, by whom and until when, and whether they have',
  who: 'member',
  params: personParams,
  answer: z.object({
    items: z.array(z.object({ rater: named, invitedBy: named, until: day, ratedOn: day.nullable() })),
    mayInvite: z.boolean(),
  }),
});

export const inviteRater = endpoint({
  method: 'PUT',
  path: '/api/people/:personId/raters/:raterId',
  summary: 'Ask a colleague to appraise a person until a day; they are told by mail',
  who: 'member',
  params: z.object({ personId: z.uuid(), raterId: z.uuid() }),
  body: z.object({ until: day }),
  answer: z.object({ invited: z.literal(true) }),
});

export const dismissRater = endpoint({
  method: 'DELETE',
  path: '/api/people/:personId/raters/:raterId',
  summary: 'Ask no longer; what was rated already stays',
  who: 'member',
  params: z.object({ personId: z.uuid(), raterId: z.uuid() }),
  answer: z.object({ dismissed: z.literal(true) }),
});

export const listToAssess = endpoint({
  method: 'GET',
  path: '/api/me/to-assess',
  summary:
    'What waits for one’s own judgement: assessments begun, people one was asked to appraise, people one leads who evaluated themselves since',
  who: 'member',
  answer: z.object({
    items: z.array(
      z.object({ person: named, why: z.enum(['begun', 'asked', 'self-evaluated']), since: day, until: day.nullable() }),
    ),
  }),
});
