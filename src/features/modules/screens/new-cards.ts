/** A card of each kind with nothing on it yet, and keys that nothing else has: keys are never seen, and never change. */
import type { Card, CardKind } from '../module-content.ts';

/** What may be put in, in the order it is offered. */
export const newKinds = [
  'text',
  'picture',
  'video',
  'example',
  'dialogue',
  'practice',
  'single',
  'multiple',
  'order',
  'match',
  'short',
  'task',
  'package',
  'link',
  'document',
] as const satisfies readonly CardKind[];
export type NewKind = (typeof newKinds)[number];

export function freeKey(start: string, taken: readonly { readonly key: string }[]): string {
  const keys = new Set(taken.map(({ key }) => key));
  for (let number = taken.length + 1; ; number += 1) if (!keys.has(`${start}-${number}`)) return `${start}-${number}`;
}

/** Removed cards keep their keys for themselves: answers given to them may still be there. */
export function newCard(kind: NewKind): Card {
  const base = { key: `${kind}-${crypto.randomUUID().slice(0, 8)}`, title: {} };
  const question = { ...base, asks: {}, explains: {} };
  const choices = ['a', 'b', 'c', 'd'].map((key) => ({ key, says: {} }));
  switch (kind) {
    case 'text':
      return { ...base, kind, text: {}, picture: null };
    case 'task':
      return { ...base, kind, text: {} };
    case 'picture':
      return { ...base, kind, picture: null, caption: {} };
    case 'video':
      return { ...base, kind, file: null, minutes: 2, transcript: {} };
    case 'example':
      return { ...base, kind, weak: {}, good: {}, difference: {} };
    case 'practice':
      return { ...base, kind, asks: {}, good: {} };
    case 'dialogue':
      return {
        ...base,
        kind,
        customer: {},
        turns: [
          {
            key: 'opening',
            says: {},
            choices: ['a', 'b'].map((key) => ({ key, says: {}, worth: 'fair', comment: {}, leadsTo: null })),
          },
        ],
      };
    case 'package':
      return { ...base, kind, packageId: null, unitId: null, minutes: 10 };
    case 'link':
      return { ...base, kind, url: '', minutes: 5, text: {} };
    case 'document':
      return { ...base, kind, file: null, name: '', type: 'application/pdf', size: 0, minutes: 5, text: {} };
    case 'single':
      return { ...question, kind, choices, right: 'a' };
    case 'multiple':
      return { ...question, kind, choices, right: ['a', 'c'] };
    case 'order':
      return { ...question, kind, choices };
    case 'match':
      return { ...question, kind, pairs: ['a', 'b', 'c'].map((key) => ({ key, left: {}, right: {} })) };
    case 'short':
      return { ...question, kind, accepts: {} };
  }
}
