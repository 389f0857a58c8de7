/** The languages the exported player speaks itself: all of them come along, for it fetches nothing. Stands in for `web/languages.ts`. */
import { i18n } from '@lingui/core';
import { messages as de } from 'virtual:words/de/learning';
import { messages as en } from 'virtual:words/en/learning';

export const languages = [
  { tag: 'en', name: 'English' },
  { tag: 'de', name: 'Deutsch' },
] as const;

i18n.load({ de, en });

/** The frame follows the module where it can; a module in a language the frame does not speak stands in an English one. */
export function speak(language: string): void {
  const spoken = language.split('-')[0] === 'de' ? 'de' : 'en';
  i18n.activate(spoken);
  document.documentElement.lang = spoken;
}

/** The language as the reader's browser writes it: see `web/languages.ts`. */
export function localeFor(language: string, preferred: readonly string[]): string {
  return preferred.find((tag) => tag.split('-')[0] === language) ?? language;
}
