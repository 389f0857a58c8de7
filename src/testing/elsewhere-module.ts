/** A module of content made elsewhere, for tests: a package, a link, a document, and one question of its own. */
import type { ModuleContent, PackageCard } from '../features/modules/module-content.ts';

export function packageCard(packageId: string | null, unitId: string | null = null, key = 'package'): PackageCard {
  return { kind: 'package', key, title: { en: 'On site', de: 'Vor Ort' }, packageId, unitId, minutes: 12 };
}

export function elsewhereModule(packageId: string): ModuleContent {
  return {
    cards: [
      packageCard(packageId),
      {
        kind: 'link',
        key: 'link',
        title: { en: 'Our prices', de: 'Unsere Preise' },
        url: 'https://example.com/prices',
        minutes: 2,
        text: {},
      },
      {
        kind: 'document',
        key: 'document',
        title: { en: 'The leaflet', de: 'Das Merkblatt' },
        file: 'd'.repeat(64),
        name: 'leaflet.pdf',
        type: 'application/pdf',
        size: 1200,
        minutes: 3,
        text: { en: 'Look at page two.', de: 'Sehen Sie Seite zwei an.' },
      },
      {
        kind: 'single',
        key: 'question',
        title: { en: 'What now?', de: 'Was nun?' },
        asks: { en: 'What does one ask first?', de: 'Was fragt man zuerst?' },
        explains: { en: 'The effect.', de: 'Die Wirkung.' },
        choices: [
          { key: 'a', says: { en: 'The price', de: 'Den Preis' } },
          { key: 'b', says: { en: 'The effect', de: 'Die Wirkung' } },
        ],
        right: 'b',
      },
    ],
  };
}
