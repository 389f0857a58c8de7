/** What a new module begins with: the cards of a good bite, in their order and without a word, to be filled or removed. */
import type { Card, ModuleContent } from './module-content.ts';

export function outlineOf(): ModuleContent {
  const title = {};
  const choices = ['a', 'b', 'c'].map((key) => ({ key, says: {} }));
  const cards: readonly Card[] = [
    { key: 'situation', kind: 'text', title, text: {}, picture: null },
    { key: 'idea', kind: 'text', title, text: {}, picture: null },
    { key: 'example', kind: 'example', title, weak: {}, good: {}, difference: {} },
    { key: 'practice', kind: 'practice', title, asks: {}, good: {} },
    { key: 'question-1', kind: 'single', title, asks: {}, explains: {}, choices, right: 'a' },
    { key: 'tomorrow', kind: 'task', title, text: {} },
  ];
  return { cards };
}
