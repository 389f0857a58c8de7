/** Films of cards: handed in whole, watched in parts. */
import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { largestFilm } from './film.ts';

export const addFilm = endpoint({
  method: 'POST',
  path: '/api/menu/films',
  summary: 'Hand in a film for a card, MP4 or WebM of at most 300 MB; it is kept as it came',
  who: ['owner', 'contributor'],
  accepts: 'application/octet-stream',
  largest: largestFilm,
  answer: z.object({ file: z.string(), type: z.enum(['video/mp4', 'video/webm']), size: z.number().int() }),
});

export const addUploadedFilm = endpoint({
  method: 'POST',
  path: '/api/menu/films/uploads/:uploadId',
  summary: 'Keep a film from an upload of oneself (purpose `film`) that is whole; asked again, the same answer',
  who: ['owner', 'contributor'],
  params: z.object({ uploadId: z.uuid() }),
  answer: addFilm.answer,
});

export const readFilm = endpoint({
  method: 'GET',
  path: '/api/menu/films/:file',
  summary: 'A film of a card, or the part of it that `Range` asks for',
  who: 'member',
  params: z.object({ file: z.string().regex(/^[0-9a-f]{64}$/) }),
  produces: 'video/mp4',
});
