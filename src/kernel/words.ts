/** A text in the academy's languages, by language tag: `{ en: 'Senior', de: 'Senior' }`. */
export type Words = { readonly [language: string]: string };

/** The text in the reader's language; else in the first fallback that has one; else any there is. */
export function inLanguage(words: Words, language: string, fallbacks: readonly string[] = ['en']): string {
  for (const wanted of [language, language.split('-')[0] ?? language, ...fallbacks]) {
    const text = words[wanted];
    if (text) return text;
  }
  return Object.values(words).find((text) => text) ?? '';
}
