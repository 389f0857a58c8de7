/**
 * Importing a roster: a file is uploaded, its columns are guessed, a preview shows what would change, and confirming does exactly that.
 * Nothing about people is written before it is confirmed; the last import can be undone.
 */
import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { columnMeanings, marketSeparators } from './roster.ts';
import { changeKinds } from './roster-changes.ts';
import { rosterFields } from './roster-people.ts';

const keepers = ['owner', 'administrator'] as const;
const uploadParams = z.object({ uploadId: z.uuid() });
const importParams = z.object({ importId: z.uuid() });

const mapping = z.object({
  columns: z
    .array(z.enum(columnMeanings).nullable())
    .max(200)
    .refine(
      (columns) =>
        new Set(columns.filter((meaning) => meaning !== null)).size ===
        columns.filter((meaning) => meaning !== null).length,
      'Each meaning stands once.',
    ),
  dateOrder: z.enum(['day-first', 'month-first']).nullable(),
  nameOrder: z.enum(['as-written', 'last-comma-first']),
  marketSeparator: z.enum(marketSeparators).nullable(),
});

const counts = z.record(z.string(), z.number().int());
/** of the preview that is meant; refused when another one has been made since */
const fingerprint = z.string().max(100).optional();
const place = { line: z.number().int().nullable(), column: z.string().nullable() };

const uploaded = z.object({
  uploadId: z.uuid(),
  fileName: z.string(),
  kind: z.enum(['csv', 'xlsx']),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  sheet: z.string().nullable(),
  /** rows below the headings */
  rows: z.number().int(),
  columns: z.array(z.object({ name: z.string(), samples: z.array(z.string()) })),
  mapping,
  /** the mapping was used for such a file before */
  remembered: z.boolean(),
  notes: z.array(
    z.object({
      reason: z.string(),
      line: z.number().int().nullable(),
      column: z.number().int().nullable(),
      detail: z.string(),
    }),
  ),
});

export const uploadRoster = endpoint({
  method: 'POST',
  path: '/api/roster/uploads',
  summary: 'Upload a roster, CSV or XLSX; answers its columns with samples and what each probably means',
  who: keepers,
  accepts: 'application/octet-stream',
  query: z.object({ fileName: z.string().trim().min(1).max(255) }),
  answer: uploaded,
});

export const getOpenRoster = endpoint({
  method: 'GET',
  path: '/api/roster/uploads/open',
  summary: 'The file that was uploaded last and is neither imported nor discarded, to go on with it',
  who: keepers,
  answer: z.object({ upload: uploaded.nullable() }),
});

export const previewRoster = endpoint({
  method: 'POST',
  path: '/api/roster/uploads/:uploadId/preview',
  summary: 'What importing the file with this mapping would change; its lists are read page by page',
  who: keepers,
  params: uploadParams,
  body: z.object({
    mapping,
    /** the file names everybody: who is missing in it has left */
    wholeRoster: z.boolean().default(false),
    /** people who stay although they are missing */
    spared: z.array(z.uuid()).max(20_000).default([]),
  }),
  answer: z.object({
    fingerprint: z.string(),
    /** people: new, changed, moved, returned, gone, unchanged, missing; places in the file: wrong, notes */
    counts,
    markets: z.array(z.string()),
    teams: z.array(z.string()),
    newMarkets: z.number().int(),
    newTeams: z.number().int(),
    /** what ends because people are gone: how many agreements, how many planned coaching sessions */
    ends: z.record(z.string(), z.number().int()),
    /** dates can be read two ways; say in the mapping which comes first */
    askDateOrder: z.boolean(),
    /** no column says who the people are; nothing can be imported */
    namesMissing: z.boolean(),
  }),
});

export const listRosterChanges = endpoint({
  method: 'GET',
  path: '/api/roster/uploads/:uploadId/changes',
  summary: 'The people of one kind of change in the last preview, field by field before and after',
  who: keepers,
  params: uploadParams,
  query: z.object({ kind: z.enum(changeKinds), fingerprint, cursor: z.string().max(20).optional() }),
  answer: z.object({
    items: z.array(
      z.object({
        personId: z.uuid().nullable(),
        line: z.number().int().nullable(),
        name: z.string(),
        fields: z.array(
          z.object({ field: z.enum(rosterFields), before: z.string().nullable(), after: z.string().nullable() }),
        ),
      }),
    ),
    next: z.string().nullable(),
  }),
});

export const listRosterFaults = endpoint({
  method: 'GET',
  path: '/api/roster/uploads/:uploadId/faults',
  summary: 'What is wrong in the file, by line and column, and what becomes of each place',
  who: keepers,
  params: uploadParams,
  query: z.object({ fingerprint, cursor: z.string().max(20).optional() }),
  answer: z.object({
    items: z.array(
      z.object({
        ...place,
        reason: z.string(),
        effect: z.enum(['line-left-out', 'cell-left-out', 'note']),
        value: z.string().nullable(),
        other: z.string().nullable(),
        people: z.number().int(),
        detail: z.string(),
      }),
    ),
    next: z.string().nullable(),
  }),
});

export const exportRosterFaults = endpoint({
  method: 'GET',
  path: '/api/roster/uploads/:uploadId/faults.csv',
  summary: 'What is wrong in the file, as CSV for whoever keeps the file',
  who: keepers,
  params: uploadParams,
  produces: 'text/csv',
});

export const discardRoster = endpoint({
  method: 'DELETE',
  path: '/api/roster/uploads/:uploadId',
  summary: 'Forget an uploaded file; it is forgotten after a day by itself',
  who: keepers,
  params: uploadParams,
  answer: z.object({ discarded: z.literal(true) }),
});

export const confirmRoster = endpoint({
  method: 'POST',
  path: '/api/roster/uploads/:uploadId/confirm',
  summary: 'Do what the preview showed, in one transaction; tells its progress line by line',
  who: keepers,
  params: uploadParams,
  body: z.object({ fingerprint: z.string().max(100) }),
  produces: 'application/x-ndjson',
  answer: z.object({ importId: z.uuid(), counts }),
});

export const listRosterImports = endpoint({
  method: 'GET',
  path: '/api/roster/imports',
  summary: 'The imports, the last one first',
  who: keepers,
  query: z.object({ cursor: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(100).default(20) }),
  answer: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        fileName: z.string(),
        at: z.iso.datetime(),
        by: z.object({ id: z.uuid(), name: z.string() }).nullable(),
        counts,
        undoneAt: z.iso.datetime().nullable(),
        mayUndo: z.boolean(),
      }),
    ),
    next: z.string().nullable(),
  }),
});

export const listImported = endpoint({
  method: 'GET',
  path: '/api/roster/imports/:importId/people',
  summary: 'The people the last import brought in or back: to set their roles, or to invite them',
  who: keepers,
  params: importParams,
  answer: z.object({
    people: z.array(z.object({ id: z.uuid(), name: z.string(), role: z.boolean(), email: z.boolean() })),
  }),
  bulk: true,
});

export const undoRoster = endpoint({
  method: 'POST',
  path: '/api/roster/imports/:importId/undo',
  summary: 'Take the last import back; what was changed since is kept, and said',
  who: keepers,
  params: importParams,
  answer: z.object({
    removed: z.number().int(),
    restored: z.number().int(),
    kept: z.number().int(),
    /** the first of them */
    keptPeople: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        reason: z.enum(['own-people', 'changed-since', 'has-history', 'leads-others', 'no-longer-possible']),
        fields: z.array(z.enum(rosterFields)),
      }),
    ),
  }),
});
