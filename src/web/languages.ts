/**
 * The reader's language: which is shown now, and how another one is fetched. Switching re-renders the words and leaves
 * every field and scroll position as it is. `ar-XB` is no language but the proof that the layout mirrors.
 */
import { i18n } from '@lingui/core';
import { broughtLanguage } from './ahead.ts';

export interface Language {
  readonly tag: string;
  /** in the language itself */
  readonly name: string;
}

export const languages: readonly Language[] = [
  { tag: 'en', name: 'English' },
  { tag: 'de', name: 'Deutsch' },
];

type Loaders = { readonly [tag: string]: () => Promise<{ readonly messages: Readonly<Record<string, string>> }> };

const words: Loaders = {
  en: () => import('virtual:words/en'),
  de: () => import('virtual:words/de'),
  'ar-XB': () => import('virtual:words/ar-XB'),
};

/** Words of the frame, and of every feature that has spoken so far. */
const speakers = new Map<string, Loaders>([['frame', words]]);

const kept = 'sellwright.language';

export function directionOf(language: string): 'ltr' | 'rtl' {
  return /^(ar|fa|he|ur)\b/.test(language) ? 'rtl' : 'ltr';
}

/** The best language there is for what the reader asked for, in their order. */
export function bestLanguage(wanted: readonly (string | null | undefined)[]): string {
  for (const tag of wanted) {
    if (!tag) continue;
    if (tag in words) return tag;
    const primary = tag.split('-')[0] ?? tag;
    if (primary in words) return primary;
  }
  return 'en';
}

/** The chosen language as the reader's browser writes it: English of a British browser puts the day before the month. */
export function localeFor(language: string, preferred: readonly string[]): string {
  return preferred.find((tag) => tag.split('-')[0] === language) ?? language;
}

/** At the start: `?language=`, what the person chose if the page knows them, what was chosen here before, what the browser prefers. */
export function firstLanguage(): string {
  const asked = new URLSearchParams(location.search).get('language');
  return bestLanguage([asked, broughtLanguage(), remembered(), ...navigator.languages]);
}

let latest = '';

/** Shows the interface in this language; resolves when its words are on the screen. */
export async function speak(language: string): Promise<void> {
  latest = language;
  const catalogs = await Promise.all([...speakers.values()].map((loaders) => load(loaders, language)));
  if (latest !== language) return;
  i18n.load(language, Object.assign({}, ...catalogs));
  i18n.activate(language);
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
  try {
    localStorage.setItem(kept, language);
  } catch {
    // a browser that keeps nothing still speaks
  }
}

/**
 * A feature is about to speak for the first time. The build calls this; see vite.config.ts.
 * @public
 */
export async function addWords(speaker: string, loaders: Loaders): Promise<void> {
  speakers.set(speaker, loaders);
  const language = latest || firstLanguage();
  i18n.load(language, await load(loaders, language));
}

async function load(loaders: Loaders, language: string): Promise<Record<string, string>> {
  return { ...(await (loaders[language] ?? loaders['en'])?.())?.messages };
}

function remembered(): string | null {
  try {
    return localStorage.getItem(kept);
  } catch {
    return null;
  }
}
