/** What a German reader must not find: a text of the interface that stands in the catalogs and was not translated. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import PO from 'pofile';
import type { Page } from 'playwright-core';

/** Texts of two words and more whose German differs; short ones are the same in both languages too often. */
function englishTexts(): readonly RegExp[] {
  const folders = ['src/web', ...readdirSync('src/features').map((name) => join('src/features', name))];
  return folders.flatMap((folder) => {
    const { items } = PO.parse(readFileSync(join(folder, 'locales', 'de.po'), 'utf8'));
    return items
      .filter(
        ({ msgid, msgstr }) =>
          /\S{2,} \S{2,}/.test(msgid) &&
          msgstr[0] !== msgid &&
          !msgid.includes(', plural,') &&
          !msgid.includes(', select,'),
      )
      .map(({ msgid }) => asPattern(msgid))
      .filter((pattern) => pattern !== null);
  });
}

/** Placeholders hold anything; what would match any text at all is left out. */
function asPattern(text: string): RegExp | null {
  const bare = text.replace(/<\/?\w+\/?>/g, '');
  const words = bare.replace(/\{[^}]*\}/g, ' ').trim();
  if (words.split(/\s+/).filter((word) => /[a-z]{2}/i.test(word)).length < 2) return null;
  const escaped = bare.split(/\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${escaped.join('.+')}$`);
}

let known: readonly RegExp[] | undefined;

/** Texts of the page, written or only heard, that are English where German stands in the catalogs. */
export async function untranslated(page: Page): Promise<readonly string[]> {
  known ??= englishTexts();
  const texts = await page.evaluate(() => {
    const all = new Set<string>([document.title.split(' · ')[0] ?? '']);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Element)
        for (const name of ['aria-label', 'placeholder', 'title', 'alt']) all.add(node.getAttribute(name) ?? '');
      else all.add(node.textContent?.trim() ?? '');
    }
    return [...all];
  });
  // what somebody named like this stays like this
  const names = new Set(['Demo academy', 'All markets']);
  return texts.filter((text) => text !== '' && !names.has(text) && known?.some((pattern) => pattern.test(text)));
}
