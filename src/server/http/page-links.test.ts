import { describe, expect, test } from 'vitest';
import { linksOf, type Manifest, withLinks } from './page-links.ts';

const manifest: Manifest = {
  'index.html': {
    file: 'assets/index.js',
    isEntry: true,
    imports: ['_library.js'],
    dynamicImports: ['src/Team.tsx', 'virtual:words/en', 'virtual:words/de'],
    css: ['assets/index.css'],
  },
  '_library.js': { file: 'assets/library.js', css: ['assets/library.css'] },
  '_kit.js': { file: 'assets/kit.js', imports: ['_library.js'], css: ['assets/kit.css', 'assets/library.css'] },
  '_words.js': {
    file: 'assets/words.js',
    dynamicImports: ['virtual:words/en/coaching', 'virtual:words/de/coaching'],
  },
  'src/Team.tsx': {
    file: 'assets/Team.js',
    imports: ['_kit.js', '_words.js', '_library.js'],
    dynamicImports: ['src/Later.tsx'],
  },
  'src/Next.tsx': { file: 'assets/Next.js', imports: ['_kit.js', '_words.js'] },
  'src/Later.tsx': { file: 'assets/Later.js', imports: ['_kit.js'] },
  'virtual:words/en': { file: 'assets/en.js' },
  'virtual:words/de': { file: 'assets/de.js' },
  'virtual:words/en/coaching': { file: 'assets/en-coaching.js' },
  'virtual:words/de/coaching': { file: 'assets/de-coaching.js' },
};

const page =
  '<html lang="en"><head><script src="/appearance.js" data-words="en=/assets/en.js"></script></head><body></body></html>';
const nothing = { modules: [], styles: [], words: [] };
const nobody = { screens: [], asks: [], told: {}, language: null };

describe('the links of a page', () => {
  test('name all that a screen brings along, once, and nothing that comes later or with the page itself', () => {
    expect(linksOf(manifest, ['src/Team.tsx', 'src/Next.tsx'])).toEqual({
      modules: ['/assets/Team.js', '/assets/kit.js', '/assets/words.js', '/assets/Next.js'],
      styles: ['/assets/kit.css'],
      words: ['en=/assets/en-coaching.js', 'de=/assets/de-coaching.js'],
    });
  });

  test('are none for a screen that the build does not know', () => {
    expect(linksOf(manifest, ['src/Gone.tsx'])).toEqual(nothing);
  });

  test('stand in the page, except what it names already', () => {
    const links = { modules: ['/assets/a.js', '/assets/b.js'], styles: ['/assets/a.css'], words: ['de=/assets/c.js'] };
    const named = page.replace('</head>', '<link rel="modulepreload" href="/assets/b.js"></head>');
    const written = withLinks(named, links, { ...nobody, screens: ['src/Team.tsx'] });
    expect(written).toContain('<html data-inside lang="en">');
    expect(written).toContain('<link rel="modulepreload" crossorigin href="/assets/a.js">');
    expect(written).toContain('<link rel="preload" as="style" crossorigin href="/assets/a.css">');
    expect(written).toContain('data-words="en=/assets/en.js de=/assets/c.js"');
    expect(written.match(/b\.js/g)).toHaveLength(1);
  });

  test('leave the outline to those whose screen is known', () => {
    expect(withLinks(page, nothing, nobody)).toContain('<html lang="en">');
  });
});

describe('what a page was told', () => {
  test('stays data, whatever somebody is called', () => {
    const name = '</script><script>alert(1)</script> $& $1';
    const written = withLinks(page, nothing, { ...nobody, told: { '/api/me': { name } } });
    const data = /<script type="application\/json" id="told">(.*?)<\/script>/.exec(written)?.[1] ?? '';
    expect(JSON.parse(data)).toEqual({ '/api/me': { name } });
    expect(written).not.toContain('<script>alert');
  });

  test('cannot leave the attribute it stands in', () => {
    const written = withLinks(page, nothing, { ...nobody, asks: ['/api/a"b c', '/api/d?e=f'], language: 'de" x="' });
    expect(written).toContain('data-asks="/api/a%22b%20c /api/d?e=f"');
    expect(written).toContain('data-language="de%22%20x=%22"');
  });
});
