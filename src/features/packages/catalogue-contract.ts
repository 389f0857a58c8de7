/**
 * A list of bought modules: brought in, looked at, put on the menu as drafts, taken back. Nothing stands on the menu before it is
 * applied; applying does what the preview with that fingerprint showed, once.
 */
import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { catalogueReasons } from './catalogue.ts';
import { catalogueMeanings } from './catalogue-words.ts';

const keepers = ['owner', 'contributor'] as const;
const params = z.object({ listId: z.uuid() });
const mapping = z
  .array(z.enum(catalogueMeanings).nullable())
  .max(200)
  .refine((columns) => {
    const said = columns.filter((meaning) => meaning !== null);
    return new Set(said).size === said.length;
  }, 'Each meaning stands once.');

export const bringCatalogue = endpoint({
  method: 'POST',
  path: '/api/catalogue',
  summary: 'Bring in a list of modules, CSV or XLSX; answers its columns with samples and what each probably means',
  who: keepers,
  accepts: 'application/octet-stream',
  query: z.object({ fileName: z.string().trim().min(1).max(255) }),
  answer: z.object({
    listId: z.uuid(),
    fileName: z.string(),
    rows: z.number().int(),
    /** the row that the headings stand in, and how many stand above it and are left out */
    headingLine: z.number().int(),
    above: z.number().int(),
    columns: z.array(z.object({ name: z.string(), samples: z.array(z.string()) })),
    mapping,
    /** the columns mean what they meant in the last list with these headings */
    remembered: z.boolean(),
  }),
});

export const previewCatalogue = endpoint({
  method: 'POST',
  path: '/api/catalogue/:listId/preview',
  summary: 'What comes of a list read this way, and what stays out, by row and column with the reason',
  who: keepers,
  params,
  body: z.object({ mapping }),
  reads: true,
  bulk: true,
  answer: z.object({
    fingerprint: z.string(),
    coming: z.array(
      z.object({
        line: z.number().int(),
        title: z.string(),
        minutes: z.number().int(),
        language: z.string(),
        capabilities: z.array(z.string()),
        opens: z.string(),
        /** nothing is missing: an owner may publish it at once */
        complete: z.boolean(),
      }),
    ),
    leftOut: z.array(
      z.object({
        line: z.number().int(),
        column: z.string().nullable(),
        reason: z.enum(catalogueReasons),
        title: z.string(),
        value: z.string(),
      }),
    ),
  }),
});

export const applyCatalogue = endpoint({
  method: 'PUT',
  path: '/api/catalogue/:listId',
  summary:
    'Begin a draft for each row that comes; asked again, the same answer. Owners may publish what is complete at once',
  who: keepers,
  params,
  body: z.object({ mapping, fingerprint: z.string().max(100), publish: z.boolean().default(false) }),
  answer: z.object({ made: z.number().int(), published: z.number().int() }),
});

export const undoCatalogue = endpoint({
  method: 'POST',
  path: '/api/catalogue/:listId/undo',
  summary: 'Take back the drafts of a list that nobody has touched since; the others stay, and are named',
  who: keepers,
  params,
  answer: z.object({
    removed: z.number().int(),
    kept: z.array(z.object({ activityId: z.uuid(), name: z.string() })),
  }),
  bulk: true,
});

export const listCatalogues = endpoint({
  method: 'GET',
  path: '/api/catalogue',
  summary: 'The lists that were applied, the last ones first',
  who: keepers,
  answer: z.object({
    items: z.array(
      z.object({
        listId: z.uuid(),
        fileName: z.string(),
        appliedAt: z.iso.datetime(),
        made: z.number().int(),
        undoneAt: z.iso.datetime().nullable(),
      }),
    ),
  }),
});
