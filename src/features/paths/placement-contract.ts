/** The placement check: questions and how one sees oneself, then a word of the manager. */
import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { cardShape } from '../modules/card-contract.ts';
import { givenShape } from '../learning/attempt-contract.ts';
import { wordsShape } from '../way-of-selling/contract.ts';

const ofPerson = z.object({ personId: z.uuid() });
const ofPlacement = z.object({ placementId: z.uuid() });
const step = z.number().int().min(1).max(9);

export const getPlacement = endpoint({
  method: 'GET',
  path: '/api/people/:personId/placement',
  summary:
    'A person’s placement check toward their next level; the questions to the person, what came of it to those who lead them',
  who: 'member',
  params: ofPerson,
  answer: z.object({
    person: z.object({ id: z.uuid(), name: z.string(), target: wordsShape.nullable() }),
    scale: z.array(z.object({ proficiency: z.number().int(), name: wordsShape })),
    placement: z
      .object({
        placementId: z.uuid(),
        state: z.enum(['open', 'submitted', 'judged']),
        judged: z.object({ by: z.string(), at: z.date() }).nullable(),
        items: z.array(
          z.object({
            capabilityId: z.uuid(),
            name: wordsShape,
            /** by proficiency: what one can observe there */
            indicators: z.record(z.string(), wordsShape),
            /** by the level worked toward */
            required: z.number().int(),
            /** only to the person, and without its answer while the check is open */
            question: cardShape.nullable(),
            given: givenShape.nullable(),
            self: z.number().int().nullable(),
            /** once it is handed in */
            right: z.boolean().nullable(),
          }),
        ),
      })
      .nullable(),
    /** how many capabilities it would ask about */
    capabilities: z.number().int(),
    may: z.object({ begin: z.boolean(), answer: z.boolean(), judge: z.boolean() }),
  }),
});

export const beginPlacement = endpoint({
  method: 'PUT',
  path: '/api/people/:personId/placement/:placementId',
  summary: 'Begin a placement check; the id is made by who asks, so that asking twice begins one',
  who: 'member',
  params: ofPerson.extend({ placementId: z.uuid() }),
  answer: z.object({ questions: z.number().int() }),
});

export const answerPlacement = endpoint({
  method: 'PUT',
  path: '/api/placements/:placementId/items/:at',
  summary: 'Answer one question, and say how one sees oneself',
  who: 'member',
  params: ofPlacement.extend({ at: z.coerce.number().int().min(0).max(200) }),
  body: z.object({ given: givenShape, self: step }),
});

export const submitPlacement = endpoint({
  method: 'POST',
  path: '/api/placements/:placementId/submit',
  summary: 'Hand in one’s placement check; how one sees oneself becomes a self-evaluation',
  who: 'member',
  params: ofPlacement,
});

export const judgePlacement = endpoint({
  method: 'POST',
  path: '/api/placements/:placementId/word',
  summary:
    'The manager’s word on it: what counts as shown, as an appraisal; says how many minutes of the path it saves',
  who: 'leader',
  params: ofPlacement,
  body: z.object({
    words: z
      .array(z.object({ capabilityId: z.uuid(), proficiency: step }))
      .min(1)
      .max(200),
  }),
  answer: z.object({ minutesSaved: z.number().int() }),
});
