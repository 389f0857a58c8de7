/** Which of a module's languages somebody reads it in, where nothing but their wishes is known. */

/** @param languages of the module, the leading one first @param wanted in their order */
export function bestLanguageOf(languages: readonly string[], wanted: readonly (string | null | undefined)[]): string {
  for (const tag of wanted) {
    if (!tag) continue;
    const lower = tag.toLowerCase();
    const primary = lower.split('-')[0];
    const found =
      languages.find((one) => one.toLowerCase() === lower) ??
      languages.find((one) => one.toLowerCase().split('-')[0] === primary);
    if (found) return found;
  }
  return languages[0] ?? 'en';
}
