/** Changing a draft: cells of the matrix in batches, and everything beside them. What changed meanwhile is never overwritten. */
import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { motions } from '../people/role.ts';
import { draftParams, occupationalTaskShape, wordsShape } from './contract.ts';
import { movables } from './order.ts';

const cell = z.object({ proficiency: z.number().int(), weight: z.number().int() }).nullable();
const place = { levelId: z.uuid(), capabilityId: z.uuid() };

export const editCells = endpoint({
  method: 'PATCH',
  path: '/api/way-of-selling/versions/:versionId/cells',
  summary:
    'Set requirements: each edit says what it saw in the cell and is left out, with the reason, where that no longer stands there',
  who: ['owner'],
  params: draftParams,
  body: z.object({
    edits: z
      .array(z.object({ ...place, was: cell, now: cell }))
      .min(1)
      .max(5000),
  }),
  answer: z.object({
    revision: z.number().int(),
    refused: z.array(
      z.object({
        ...place,
        refused: z.enum([
          'changed-meanwhile',
          'not-in-matrix',
          'proficiency-outside-scale',
          'weight-outside-range',
          'twice',
        ]),
        present: cell,
      }),
    ),
  }),
});

const key = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
  .max(80);
const before = z.string().nullish();
const stepKey = z.string().regex(/^[1-9]$/);
const named = { name: wordsShape, key: key.optional() };
const tags = z.array(z.string().trim().min(1).max(80)).max(20);
const stepTexts = z.object({ name: wordsShape, meaning: wordsShape }).partial();
const capabilityTexts = z
  .object({ name: wordsShape, purpose: wordsShape, groupKey: key, tags, indicators: z.record(stepKey, wordsShape) })
  .partial();
const roleTexts = z.object({ name: wordsShape, purpose: wordsShape, motion: z.enum(motions).nullable() }).partial();
const levelTexts = z.object({ name: wordsShape, meaning: wordsShape }).partial();
const newLevel = z.object({ ...named, meaning: wordsShape.default({}) });

/** Texts say what stood there (`was`) and what shall (`now`); indicators name only the proficiencies they change. */
const draftEdit = z.discriminatedUnion('edit', [
  z.object({ edit: z.literal('name'), was: wordsShape, now: wordsShape }),
  z.object({ edit: z.literal('step'), proficiency: z.number().int(), was: stepTexts, now: stepTexts }),
  z.object({ edit: z.literal('group'), key, was: z.object({ name: wordsShape }), now: z.object({ name: wordsShape }) }),
  z.object({ edit: z.literal('add-group'), ...named, before }),
  z.object({ edit: z.literal('remove-group'), key }),
  z.object({ edit: z.literal('capability'), capabilityId: z.uuid(), was: capabilityTexts, now: capabilityTexts }),
  z.object({
    edit: z.literal('add-capability'),
    ...named,
    groupKey: key,
    purpose: wordsShape.default({}),
    indicators: z.record(stepKey, wordsShape).default({}),
    occupationalTasks: z.array(occupationalTaskShape).max(50).default([]),
    tags: tags.default([]),
    before,
  }),
  z.object({ edit: z.literal('retire-capability'), capabilityId: z.uuid() }),
  z.object({ edit: z.literal('role'), roleId: z.uuid(), was: roleTexts, now: roleTexts }),
  z.object({
    edit: z.literal('add-role'),
    ...named,
    purpose: wordsShape.default({}),
    motion: z.enum(motions).nullable(),
    /** absent: named like those of the first role */
    levels: z.array(newLevel).min(1).max(12).optional(),
    before,
  }),
  z.object({ edit: z.literal('remove-role'), roleId: z.uuid() }),
  z.object({ edit: z.literal('level'), levelId: z.uuid(), was: levelTexts, now: levelTexts }),
  z.object({ edit: z.literal('add-level'), roleId: z.uuid(), ...newLevel.shape, before }),
  z.object({ edit: z.literal('remove-level'), levelId: z.uuid() }),
  z.object({
    edit: z.literal('move'),
    what: z.enum(movables),
    id: z.string().max(80),
    before: z.string().max(80).nullable(),
  }),
]);

export type AskedEdit = z.output<typeof draftEdit>;

export const editDraft = endpoint({
  method: 'PATCH',
  path: '/api/way-of-selling/versions/:versionId/contents',
  summary: 'Change texts, capabilities, groups, roles and levels of a draft; all of the edits or none',
  who: ['owner'],
  params: draftParams,
  body: z.object({ edits: z.array(draftEdit).min(1).max(500) }),
  /** `added`: the id (of a group, the key) of each thing that was added, in the order of the edits */
  answer: z.object({ revision: z.number().int(), added: z.array(z.string()) }),
});
