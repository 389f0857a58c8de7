/** Bringing questions in from a file of another system: looked at first, then put into the draft as cards by its ordinary edits. */
import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { cardShape } from './card-contract.ts';
import { activityParams } from './contract.ts';
import { questionLosses, questionRefusals } from './question-import.ts';

const place = z.object({
  /** inside a package; null for the file itself */
  file: z.string().nullable(),
  /** 0 where no line can be named */
  line: z.number().int(),
});

export const previewQuestions = endpoint({
  method: 'POST',
  path: '/api/menu/:activityId/draft/questions/preview',
  summary:
    'Read questions from GIFT, Moodle XML, QTI 2 and 3 (items or packages), CSV or Excel: the cards they would be, to be put in as edits of the draft, and what is left out',
  who: ['owner', 'contributor'],
  params: activityParams,
  query: z.object({
    /** its ending tells a table from a text */
    name: z.string().min(1).max(300),
    /** in which texts stand that name no language */
    language: z.string().min(2).max(35),
  }),
  accepts: 'application/octet-stream',
  reads: true,
  answer: z.object({
    format: z.enum(['gift', 'moodle-xml', 'qti', 'table']),
    cards: z.array(
      z.object({
        card: cardShape,
        place,
        /** what of the question stays behind */
        losses: z.array(z.object({ reason: z.enum(questionLosses), detail: z.string() })),
      }),
    ),
    leftOut: z.array(z.object({ place, name: z.string(), reason: z.enum(questionRefusals), detail: z.string() })),
    /** how many more cards the module takes */
    room: z.number().int(),
  }),
});
