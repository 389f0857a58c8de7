/** Documents of cards: handed in whole, or in pieces first; a PDF read in place, anything else saved. */
import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { documentTypes, largestDocument } from './document.ts';

export const addDocument = endpoint({
  method: 'POST',
  path: '/api/menu/documents',
  summary:
    'Hand in a document for a card: PDF, PowerPoint, Word or OpenDocument slides of at most 100 MB, kept as it came',
  who: ['owner', 'contributor'],
  accepts: 'application/octet-stream',
  largest: largestDocument,
  answer: z.object({ file: z.string(), type: z.enum(documentTypes), size: z.number().int() }),
});

export const addUploadedDocument = endpoint({
  method: 'POST',
  path: '/api/menu/documents/uploads/:uploadId',
  summary: 'Keep a document from an upload of oneself (purpose `document`) that is whole; asked again, the same answer',
  who: ['owner', 'contributor'],
  params: z.object({ uploadId: z.uuid() }),
  answer: addDocument.answer,
});

export const readDocument = endpoint({
  method: 'GET',
  path: '/api/menu/documents/:file',
  summary: 'A document of a card, or the part of it that `Range` asks for; only a PDF is shown in place',
  who: 'member',
  params: z.object({ file: z.string().regex(/^[0-9a-f]{64}$/) }),
  /** what it is called where it is saved */
  query: z.object({ name: z.string().max(200).default('') }),
  produces: 'application/pdf',
});
