/** Taking a module along to another learning system: what would come along, and the package itself. */
import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { exportFormats } from './exported-module.ts';

const params = z.object({ activityId: z.uuid() });

export const lookAtExport = endpoint({
  method: 'GET',
  path: '/api/menu/:activityId/export/report',
  summary: 'What comes along when the published version of a module is exported, and what is left out and why',
  who: ['owner', 'contributor'],
  params,
  answer: z.object({
    number: z.number().int(),
    cards: z.number().int(),
    questions: z.number().int(),
    languages: z.array(z.string()),
    files: z.number().int(),
    bytes: z.number().int(),
    leftOut: z.array(
      z.object({
        cardKey: z.string(),
        kind: z.string(),
        title: z.record(z.string(), z.string()),
        why: z.enum(['made-elsewhere']),
      }),
    ),
  }),
});

export const exportModule = endpoint({
  method: 'GET',
  path: '/api/menu/:activityId/export',
  summary: 'The published version of a module as a package with its player, for any learning system',
  who: ['owner', 'contributor'],
  params,
  query: z.object({
    format: z.enum(exportFormats),
    /** titles in manifests stand in one language; the module keeps all of its own */
    language: z.string().max(35).optional(),
  }),
  produces: 'application/zip',
});
