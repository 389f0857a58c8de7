/**
 * Where words and their translations stand: each feature keeps its own catalogs beside its screens.
 * `npx lingui extract` writes them; the build compiles them (scripts/languages.ts), so nothing compiled is kept.
 */
export default {
  sourceLocale: 'en',
  locales: ['en', 'de'],
  catalogs: [
    { path: 'src/features/{name}/locales/{locale}', include: ['src/features/{name}'], exclude: ['**/*.test.*'] },
    {
      path: 'src/web/locales/{locale}',
      include: ['src/web', 'src/browser.tsx', 'src/navigation.ts'],
      exclude: ['**/*.test.*'],
    },
  ],
  // no line numbers: two people changing screens would meet in every catalog
  format: 'po',
  formatOptions: { origins: true, lineNumbers: false },
  orderBy: 'message',
};
