/** Cards as they travel: the same shapes for whoever writes a module and whoever goes through it. */
import { z } from 'zod';
import { documentTypes, largestDocument } from './document.ts';

const keyPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;
export const cardKey = z.string().regex(keyPattern).max(60);
const language = z.string().max(35);
/** A text by language; of a card up to a few pages */
export const textShape = z.record(language, z.string().max(8000));
const lineShape = z.record(language, z.string().max(600));
const fileHash = z.string().regex(/^[0-9a-f]{64}$/);

export const pictureShape = z.object({
  file: fileHash,
  alt: lineShape,
  width: z.number().int().min(1).max(10_000),
  height: z.number().int().min(1).max(10_000),
});

const card = { key: cardKey, title: lineShape };
const question = { ...card, asks: textShape, explains: textShape };
const minutes = z.number().min(0).max(600);
const choices = z.array(z.object({ key: cardKey, says: lineShape })).max(12);

const turn = z.object({
  key: cardKey,
  says: textShape,
  choices: z
    .array(
      z.object({
        key: cardKey,
        says: textShape,
        worth: z.enum(['strong', 'fair', 'weak']),
        comment: textShape,
        leadsTo: cardKey.nullable(),
      }),
    )
    .max(8),
});

export const cardShape = z.discriminatedUnion('kind', [
  z.object({ ...card, kind: z.literal('text'), text: textShape, picture: pictureShape.nullable() }),
  z.object({ ...card, kind: z.literal('picture'), picture: pictureShape.nullable(), caption: lineShape }),
  z.object({
    ...card,
    kind: z.literal('video'),
    file: fileHash.nullable(),
    minutes: z.number().min(0).max(60),
    transcript: textShape,
    captions: z.record(language, fileHash).optional(),
  }),
  z.object({ ...card, kind: z.literal('example'), weak: textShape, good: textShape, difference: textShape }),
  z.object({ ...card, kind: z.literal('dialogue'), customer: lineShape, turns: z.array(turn).max(40) }),
  z.object({ ...card, kind: z.literal('practice'), asks: textShape, good: textShape }),
  z.object({ ...card, kind: z.literal('task'), text: textShape }),
  z.object({
    ...card,
    kind: z.literal('package'),
    packageId: z.uuid().nullable(),
    unitId: z.uuid().nullable(),
    minutes,
  }),
  // also half an address, while one writes it: what is no address of the web is a fault, and never opened
  z.object({ ...card, kind: z.literal('link'), url: z.string().max(2000), minutes, text: textShape }),
  z.object({
    ...card,
    kind: z.literal('document'),
    file: fileHash.nullable(),
    name: z.string().max(200),
    type: z.enum(documentTypes),
    size: z.number().int().min(0).max(largestDocument),
    minutes,
    text: textShape,
  }),
  z.object({ ...question, kind: z.literal('single'), choices, right: z.string().max(60) }),
  z.object({ ...question, kind: z.literal('multiple'), choices, right: z.array(cardKey).max(12) }),
  z.object({ ...question, kind: z.literal('order'), choices }),
  z.object({
    ...question,
    kind: z.literal('match'),
    pairs: z.array(z.object({ key: cardKey, left: lineShape, right: lineShape })).max(12),
  }),
  z.object({
    ...question,
    kind: z.literal('short'),
    accepts: z.record(language, z.array(z.string().max(200)).max(30)),
  }),
]);

export const contentShape = z.object({ cards: z.array(cardShape).max(80) });
