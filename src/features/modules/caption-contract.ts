/** What is said in a film, to be read along: handed in beside a film card in each language, shown by the player. */
import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';

export const addCaptions = endpoint({
  method: 'POST',
  path: '/api/menu/captions',
  summary: 'Hand in captions for a film, WebVTT or SubRip of at most 1 MB; kept are its cues, without styles',
  who: ['owner', 'contributor'],
  accepts: 'application/octet-stream',
  answer: z.object({
    file: z.string(),
    cues: z.number().int(),
    /** when the last one ends */
    seconds: z.number(),
  }),
});

export const readCaptions = endpoint({
  method: 'GET',
  path: '/api/menu/captions/:file',
  summary: 'Captions of a film, as WebVTT',
  who: 'member',
  params: z.object({ file: z.string().regex(/^[0-9a-f]{64}$/) }),
  produces: 'text/vtt',
});
