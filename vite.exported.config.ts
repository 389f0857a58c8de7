/**
 * Builds the player that travels with an exported module into dist/exported: one script and one style sheet, without an import, an
 * address or a library beyond React. It shows the cards as the academy does, with the same components; what those take from the
 * frame of the product (its controls, its languages, the places of its files) has a small stand-in in `screens/exported/`.
 */
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { compileLanguage, transformMessages, usesMessages } from './scripts/languages.ts';

const root = fileURLToPath(new URL('.', import.meta.url));
const learning = `${root}src/features/learning/screens/`;
const standIns: Readonly<Record<string, string>> = {
  [`${root}src/web/languages.ts`]: `${learning}exported/languages.ts`,
  [`${learning}file-at.ts`]: `${learning}exported/file-at.ts`,
  [`${learning}PackageView.tsx`]: `${learning}exported/PackageView.tsx`,
};
const controls = '\0controls';
const words = 'virtual:words/';

function standingIn(): Plugin {
  return {
    name: 'standing-in',
    enforce: 'pre',
    resolveId(source, importer) {
      if (source === '@mantine/core') return controls;
      if (source.startsWith(words)) return `\0${source}`;
      return importer && source.startsWith('.') ? (standIns[resolve(dirname(importer), source)] ?? null) : null;
    },
    load(id) {
      if (id === controls)
        return [
          'export const createTheme = (theme) => theme;',
          ...['Button', 'TextInput', 'Textarea'].map(
            (name) => `export { ${name} } from '${learning}exported/${name}.tsx';`,
          ),
        ].join('\n');
      if (!id.startsWith(`\0${words}`)) return null;
      const [language = '', feature] = id.slice(words.length + 1).split('/');
      return compileLanguage(root, language, feature);
    },
    transform(code, id) {
      const file = id.split('?')[0] ?? id;
      if (!/\.tsx?$/.test(file) || file.includes('/node_modules/') || !usesMessages(code)) return null;
      const { code: transformed, map } = transformMessages(code, file);
      return { code: transformed, map: map as never };
    },
  };
}

export default defineConfig({
  root,
  base: './',
  publicDir: false,
  plugins: [standingIn(), react()],
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    outDir: 'dist/exported',
    emptyOutDir: true,
    // learning systems stand in companies whose browsers are older than ours
    target: 'es2020',
    cssTarget: 'chrome100',
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      input: `${learning}exported/main.tsx`,
      output: { format: 'iife', entryFileNames: 'player.js', assetFileNames: 'player[extname]' },
    },
  },
});
