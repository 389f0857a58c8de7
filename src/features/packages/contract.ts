/** Packages: bringing them in, starting their units, and what is settled for a person by hand. */
import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { launchModes, packageKinds, partKinds, waiveReasons } from './package.ts';

/** 1 GB: a course with its films. */
export const largestPackage = 1024 ** 3;

const wordsShape = z.record(z.string(), z.string());
const unitShape = z.object({ auId: z.uuid(), publisherId: z.string(), title: wordsShape });
const params = z.object({ packageId: z.uuid() });

export const addPackage = endpoint({
  method: 'POST',
  path: '/api/packages',
  summary:
    'Bring in a package of SCORM, cmi5 or Tin Can, or a cmi5 course structure by itself; every fault is told with its line',
  who: 'member',
  accepts: 'application/octet-stream',
  largest: largestPackage,
  answer: z.object({
    packageId: z.uuid(),
    kind: z.enum(packageKinds),
    title: wordsShape,
    units: z.array(unitShape),
    files: z.number().int(),
    /** what was put right or left out; line 0 is the file as a whole */
    warnings: z.array(z.object({ code: z.string(), file: z.string(), line: z.number().int(), says: z.string() })),
    /** what was on the shelf before it: the very same files, or another version by the same maker under the same name */
    before: z.object({ packageId: z.uuid(), since: z.iso.datetime(), same: z.boolean() }).nullable(),
  }),
});

export const listPackages = endpoint({
  method: 'GET',
  path: '/api/packages',
  summary: 'Packages that were brought in, the newest first',
  who: 'member',
  answer: z.object({
    items: z.array(
      z.object({
        packageId: z.uuid(),
        kind: z.enum(packageKinds),
        title: wordsShape,
        units: z.number().int(),
        importedAt: z.date(),
      }),
    ),
  }),
});

export const getPackage = endpoint({
  method: 'GET',
  path: '/api/packages/:packageId',
  summary: 'A package with its blocks and units in order, and how far one has come in it',
  who: 'member',
  params,
  answer: z.object({
    packageId: z.uuid(),
    kind: z.enum(packageKinds),
    publisherId: z.string(),
    title: wordsShape,
    description: wordsShape,
    /** one’s own; null before the first start */
    registration: z.uuid().nullable(),
    satisfied: z.boolean(),
    parts: z.array(
      z.object({
        partId: z.uuid(),
        parentId: z.uuid().nullable(),
        kind: z.enum(partKinds),
        publisherId: z.string(),
        title: wordsShape,
        description: wordsShape,
        moveOn: z.string().nullable(),
        launchMethod: z.string().nullable(),
        activityType: z.string().nullable(),
        satisfied: z.boolean(),
      }),
    ),
  }),
});

export const removePackage = endpoint({
  method: 'DELETE',
  path: '/api/packages/:packageId',
  summary: 'Take a package away, with its registrations; what was recorded stays in the learning records',
  who: 'member',
  params,
});

export const launchUnit = endpoint({
  method: 'POST',
  path: '/api/packages/:packageId/launches',
  summary: 'The address that starts a unit for oneself, in a registration begun before or a new one',
  who: 'member',
  params,
  body: z.object({
    auId: z.uuid(),
    launchMode: z.enum(launchModes).default('Normal'),
    registration: z.uuid().optional(),
    /** where the content leads when it is left */
    returnUrl: z
      .url({ protocol: /^https?$/ })
      .max(2000)
      .optional(),
  }),
  answer: z.object({
    url: z.string(),
    launchMethod: z.string(),
    registration: z.uuid(),
    sessionId: z.uuid(),
  }),
});

export const waiveUnit = endpoint({
  method: 'POST',
  path: '/api/packages/registrations/:registrationId/waivers',
  summary: 'A unit counts as done in this registration, for a reason',
  who: 'member',
  params: z.object({ registrationId: z.uuid() }),
  body: z.object({ auId: z.uuid(), reason: z.enum(waiveReasons) }),
  answer: z.object({ sessionId: z.uuid() }),
});

export const abandonSession = endpoint({
  method: 'POST',
  path: '/api/packages/sessions/:sessionId/abandon',
  summary: 'End a session that its content did not end; it records nothing more',
  who: 'member',
  params: z.object({ sessionId: z.uuid() }),
});
