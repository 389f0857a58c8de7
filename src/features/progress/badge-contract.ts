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

export const getStatusList = endpoint({
  method: 'GET',
  path: '/api/academies/:academyId/badge-status/:list',
  summary:
    'Which badges of an academy were taken back, as a signed list of bits (W3C Bitstring Status List) that every badge names',
  who: 'anyone',
  params: z.object({ academyId: z.uuid(), list: z.coerce.number().int().min(1).max(100_000) }),
  produces: 'application/vc+jwt',
});

export const badgeFaults = [
  'not-a-token',
  'other-algorithm',
  'no-key',
  'weak-key',
  'wrong-signature',
  'no-badge',
  'not-a-badge',
  'changed',
  'other-key',
  'not-yet-valid',
  'ended',
] as const;

export const checkBadge = endpoint({
  method: 'POST',
  path: '/api/badges/check',
  summary:
    'Check an Open Badge from its file alone: a token, JSON, PNG or SVG. Of a badge of this installation it also says whether it was taken back',
  who: 'anyone',
  reads: true,
  body: z.object({
    /** its text, or its bytes in base64 */
    file: z.string().min(1).max(2_800_000),
    as: z.enum(['text', 'base64']),
    /** whose it is said to be: an address */
    email: z.string().trim().max(320).optional(),
  }),
  answer: z.object({
    valid: z.boolean(),
    /** null where it is valid */
    why: z.enum(badgeFaults).nullable(),
    badge: z
      .object({
        name: z.string(),
        description: z.string(),
        narrative: z.string(),
        issuer: z.string(),
        from: z.string(),
        until: z.string().nullable(),
        /** of the key that signed it */
        thumbprint: z.string(),
      })
      .nullable(),
    /** here: by an academy of this installation; elsewhere: by a key nobody here knows */
    issued: z.enum(['here', 'elsewhere']).nullable(),
    /** not-said: by another installation, which is not asked */
    status: z.enum(['holds', 'taken-back', 'not-said']).nullable(),
    /** null where no address was given */
    about: z.boolean().nullable(),
  }),
});
