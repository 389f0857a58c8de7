/**
 * Uploads that can be gone on with, after tus 1.0.0 (core, creation, expiration, checksum, termination): begun with their length, sent in
 * any number of pieces, and handed to what they are for by an endpoint of its feature once they are whole.
 */
import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';

export const tusVersion = '1.0.0';
export const tusExtensions = 'creation,expiration,checksum,termination';

const params = z.object({ uploadId: z.uuid() });

const uploadShape = z.object({
  uploadId: z.uuid(),
  purpose: z.string(),
  name: z.string(),
  size: z.number().int(),
  received: z.number().int(),
  /** the sender’s own mark of the file, by which it is known again; what it means the sender knows */
  mark: z.string(),
  expiresAt: z.date(),
});

export const tellUploads = endpoint({
  method: 'OPTIONS',
  path: '/api/uploads',
  summary: 'What of tus is understood here, in the headers of the answer',
  who: 'anyone',
  reads: true,
});

export const beginUpload = endpoint({
  method: 'POST',
  path: '/api/uploads',
  summary:
    'Begin an upload (tus creation): `Upload-Length`, and in `Upload-Metadata` its `purpose`, `filename` and a `mark` to know it by',
  who: 'member',
  produces: 'application/json',
  answer: uploadShape,
});

export const listUploads = endpoint({
  method: 'GET',
  path: '/api/uploads',
  summary: 'One’s own uploads that are not whole or not used yet',
  who: 'member',
  answer: z.object({ items: z.array(uploadShape) }),
});

export const getUpload = endpoint({
  method: 'GET',
  path: '/api/uploads/:uploadId',
  summary: 'How much of an upload has arrived for good; HEAD tells it in `Upload-Offset`',
  who: 'member',
  params,
  answer: uploadShape,
});

export const appendToUpload = endpoint({
  method: 'PATCH',
  path: '/api/uploads/:uploadId',
  summary: 'The next bytes of an upload (tus), from `Upload-Offset` on; what arrived before a connection broke is kept',
  who: 'member',
  params,
});

export const endUpload = endpoint({
  method: 'DELETE',
  path: '/api/uploads/:uploadId',
  summary: 'Give an upload up; what has arrived is taken away',
  who: 'member',
  params,
});
