/** Versions of the way of selling: which there are, what one says, what differs, starting, publishing, export and import. */
import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { motions } from '../people/role.ts';

export const wordsShape = z.record(z.string().max(35), z.string().max(4000));
const day = z.iso.date();

/** A version by its id, or whatever holds today. */
export const versionParams = z.object({ versionId: z.union([z.uuid(), z.literal('in-force')]) });
export const draftParams = z.object({ versionId: z.uuid() });

const maker = z.object({ id: z.uuid(), name: z.string() }).nullable();

export const versionShape = z.object({
  versionId: z.uuid(),
  number: z.number().int().nullable(),
  state: z.enum(['draft', 'published']),
  phase: z.enum(['draft', 'planned', 'in-force', 'past']),
  name: wordsShape,
  note: z.string().nullable(),
  languages: z.array(z.string()),
  effectiveOn: day.nullable(),
  basedOn: z.uuid().nullable(),
  revision: z.number().int(),
});

export const listVersions = endpoint({
  method: 'GET',
  path: '/api/way-of-selling/versions',
  summary: 'All versions of the way of selling: drafts first, then the published ones from the latest',
  who: ['owner', 'head-of-sales'],
  answer: z.object({
    items: z.array(
      versionShape.extend({
        madeBy: maker,
        madeAt: z.string(),
        publishedBy: maker,
        publishedAt: z.string().nullable(),
      }),
    ),
  }),
});

const step = z.object({ proficiency: z.number().int(), key: z.string(), name: wordsShape, meaning: wordsShape });
const group = z.object({ key: z.string(), name: wordsShape });
export const levelShape = z.object({ levelId: z.uuid(), key: z.string(), name: wordsShape, meaning: wordsShape });
export const roleShape = z.object({
  roleId: z.uuid(),
  key: z.string(),
  name: wordsShape,
  purpose: wordsShape,
  motion: z.enum(motions).nullable(),
  levels: z.array(levelShape),
});

export const getMatrix = endpoint({
  method: 'GET',
  path: '/api/way-of-selling/versions/:versionId',
  summary:
    'One version as a matrix; cells in fours: position of the level among all levels, of the capability, proficiency, weight',
  who: 'member',
  params: versionParams,
  answer: z.object({
    version: versionShape,
    mayChange: z.boolean(),
    scale: z.array(step),
    groups: z.array(group),
    roles: z.array(roleShape),
    capabilities: z.array(
      z.object({
        capabilityId: z.uuid(),
        key: z.string(),
        groupKey: z.string(),
        name: wordsShape,
        tags: z.array(z.string()),
      }),
    ),
    cells: z.array(z.number().int()),
  }),
  bulk: true,
});

export const occupationalTaskShape = z.object({
  occupation: z.string().regex(/^\d{2}-\d{4}\.\d{2}$/),
  task: z.string().regex(/^\d{1,9}$/),
});

export const capabilityShape = z.object({
  capabilityId: z.uuid(),
  key: z.string(),
  groupKey: z.string(),
  name: wordsShape,
  purpose: wordsShape,
  /** by proficiency: `"1"` … */
  indicators: z.record(z.string(), wordsShape),
  occupationalTasks: z.array(occupationalTaskShape),
  tags: z.array(z.string()),
});

export const getCapabilities = endpoint({
  method: 'GET',
  path: '/api/way-of-selling/versions/:versionId/capabilities',
  summary: 'The library of capabilities of one version, with what one can observe at each proficiency',
  who: 'member',
  params: versionParams,
  answer: z.object({
    version: versionShape,
    mayChange: z.boolean(),
    scale: z.array(step),
    groups: z.array(group),
    capabilities: z.array(capabilityShape),
  }),
  bulk: true,
});

export const faultShape = z.object({
  path: z.string(),
  reason: z.string(),
  severity: z.enum(['error', 'warning']),
  detail: z.string(),
});

export const checkVersion = endpoint({
  method: 'GET',
  path: '/api/way-of-selling/versions/:versionId/faults',
  summary: 'What is wrong with a version: errors keep it from being published, warnings are for a person to judge',
  who: ['owner', 'head-of-sales'],
  params: versionParams,
  answer: z.object({ revision: z.number().int(), publishable: z.boolean(), faults: z.array(faultShape) }),
});

const cell = z.object({ proficiency: z.number().int(), weight: z.number().int() }).nullable();
const fate = z.enum(['added', 'removed', 'changed']);

export const compareVersions = endpoint({
  method: 'GET',
  path: '/api/way-of-selling/versions/:versionId/difference',
  summary:
    'What differs between a version and another one; unless told otherwise, what will hold on the day given (or today) without it',
  who: ['owner', 'head-of-sales'],
  params: versionParams,
  query: z.object({ from: z.uuid().optional(), on: day.optional() }),
  answer: z.object({
    from: versionShape.nullable(),
    to: versionShape,
    requirements: z.array(
      z.object({ roleId: z.uuid(), levelId: z.uuid(), capabilityId: z.uuid(), was: cell, now: cell }),
    ),
    capabilities: z.array(z.object({ capabilityId: z.uuid(), fate, fields: z.array(z.string()) })),
    indicators: z.array(
      z.object({
        capabilityId: z.uuid(),
        proficiency: z.string(),
        was: wordsShape.nullable(),
        now: wordsShape.nullable(),
      }),
    ),
    roles: z.array(z.object({ roleId: z.uuid(), levelId: z.uuid().nullable(), fate, fields: z.array(z.string()) })),
    frame: z.array(z.enum(['name', 'languages', 'scale', 'groups'])),
    /** of all capabilities, roles and levels named above, by id */
    names: z.record(z.string(), wordsShape),
  }),
});

export const startDraft = endpoint({
  method: 'POST',
  path: '/api/way-of-selling/versions',
  summary: 'Start a draft: from a version, from the starter way of selling that ships, or empty',
  who: ['owner'],
  body: z.object({
    from: z.union([
      z.object({ versionId: z.union([z.uuid(), z.literal('in-force')]) }),
      z.literal('starter'),
      z.literal('empty'),
    ]),
    note: z.string().trim().max(500).nullish(),
  }),
  answer: z.object({ versionId: z.uuid() }),
});

export const importWay = endpoint({
  method: 'POST',
  path: '/api/way-of-selling/versions/import',
  summary: 'Start a draft from a file as export writes it (YAML or JSON); what cannot be read is named with its place',
  who: ['owner'],
  body: z.object({ text: z.string().max(1_900_000), note: z.string().trim().max(500).nullish() }),
  answer: z.object({ versionId: z.uuid(), faults: z.array(faultShape) }),
});

export const exportWay = endpoint({
  method: 'GET',
  path: '/api/way-of-selling/versions/:versionId/file',
  summary: 'A whole version as one readable file',
  who: 'member',
  params: versionParams,
  produces: 'application/yaml',
});

export const describeDraft = endpoint({
  method: 'PATCH',
  path: '/api/way-of-selling/versions/:versionId',
  summary: 'Say what a draft is about',
  who: ['owner'],
  params: draftParams,
  body: z.object({ note: z.string().trim().max(500).nullable() }),
  answer: z.object({ revision: z.number().int() }),
});

export const discardDraft = endpoint({
  method: 'DELETE',
  path: '/api/way-of-selling/versions/:versionId',
  summary: 'Discard a draft; published versions stay for good',
  who: ['owner'],
  params: draftParams,
});

export const publishVersion = endpoint({
  method: 'POST',
  path: '/api/way-of-selling/versions/:versionId/publish',
  summary: 'Publish a draft as of today or a later day; `revision` is the one that was looked at',
  who: ['owner'],
  params: draftParams,
  body: z.object({ effectiveOn: day, revision: z.number().int() }),
  answer: versionShape,
});
