import { expect, test } from 'vitest';
import { sampleModule } from '../../testing/sample-module.ts';
import type { Card } from '../modules/module-content.ts';
import { exportable, type ExportedModule, pathInPackage } from './exported-module.ts';
import { pageOf } from './exported-page.ts';

const card = (key: string, text: string): Card => ({
  kind: 'text',
  key,
  title: { en: text },
  text: { en: text },
  picture: null,
});
const hash = (letter: string): string => letter.repeat(64);

test('nothing written in a module ends its element or begins another', () => {
  const nasty = '</script><script>alert(1)</script><!-- <script> & "quoted"';
  const module: ExportedModule = {
    format: 'cmi5',
    name: { en: nasty },
    minutes: 3,
    languages: ['en'],
    content: { cards: [card('one', nasty)] },
    files: {},
  };
  const page = pageOf(module, 'en');
  expect(page.match(/<\/?script/g)).toHaveLength(4);
  expect(page).not.toContain('<!-- ');
  expect(JSON.parse(/id="module">(.*?)<\/script>/s.exec(page)?.[1] ?? '')).toEqual(module);
});

test('names every file once: pictures, films with their captions, documents', () => {
  const picture = { file: hash('a'), alt: {}, width: 4, height: 3 };
  const title = { en: 'See' };
  const film: Card = {
    kind: 'video',
    key: 'film',
    title,
    file: hash('b'),
    minutes: 1,
    transcript: {},
    captions: { en: hash('c'), de: hash('d') },
  };
  const cards: readonly Card[] = [
    { kind: 'picture', key: 'one', title, picture, caption: {} },
    { kind: 'text', key: 'two', title, text: {}, picture },
    film,
    { ...film, key: 'without', file: null },
  ];
  const taken = exportable({ cards });
  expect(taken.ok && taken.value.shown).toEqual([
    { file: hash('a'), from: 'pictures' },
    { file: hash('b'), from: 'films' },
    { file: hash('c'), from: 'captions' },
    { file: hash('d'), from: 'captions' },
  ]);
  expect(pathInPackage(hash('c'), 'text/vtt')).toBe(`files/${'c'.repeat(20)}.vtt`);
});

test('leaves packages behind, and says so; of nothing else there is nothing to take', () => {
  const bought: Card = {
    kind: 'package',
    key: 'bought',
    title: { en: 'Bought' },
    packageId: null,
    unitId: null,
    minutes: 9,
  };
  const mixed = exportable({ cards: [...sampleModule.cards, bought] });
  expect(mixed.ok && mixed.value.leftOut).toMatchObject([{ cardKey: 'bought', why: 'made-elsewhere' }]);
  expect(mixed.ok && mixed.value.content.cards).toEqual(sampleModule.cards);
  expect(exportable({ cards: [bought] })).toEqual({ ok: false, refused: 'nothing-to-take-along' });
  expect(exportable({ cards: [] })).toEqual({ ok: false, refused: 'no-cards' });
});
