/** Badges: what a person can show outside the academy, and each as a file. */
import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { wordsShape } from '../way-of-selling/contract.ts';

const day = z.iso.date();
export const badgeFiles = ['jwt', 'json', 'png', 'svg'] as const;

export const listCredentials = endpoint({
  method: 'GET',
  path: '/api/people/:personId/credentials',
  summary:
    'What a person can show outside the academy: levels reached and certifications, each to be taken as an Open Badge',
  who: 'member',
  params: z.object({ personId: z.uuid() }),
  answer: z.object({
    items: z.array(
      z.object({
        credentialId: z.uuid(),
        kind: z.enum(['level', 'certification']),
        /** of the level and the role, or of the capability */
        name: z.array(wordsShape),
        on: day,
        /** the first day on which it is no longer valid; null: it does not end */
        until: day.nullable(),
        by: z.string(),
      }),
    ),
  }),
});

export const getCredentialFile = endpoint({
  method: 'GET',
  path: '/api/credentials/:credentialId/file',
  summary:
    'An Open Badge (3.0), signed by the academy and checked without it: as a token, as JSON, or in a picture (PNG or SVG)',
  who: 'member',
  // the first one makes the academy's key
  reads: false,
  params: z.object({ credentialId: z.uuid() }),
  query: z.object({ as: z.enum(badgeFiles).default('jwt') }),
  produces: 'text/plain',
});
