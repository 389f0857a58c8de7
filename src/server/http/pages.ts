/**
 * The browser's part from `dist/web`: hashed files for ever, the page itself fresh with a nonce of its own and with what the person
 * in front of it will need. Files are read once and kept compressed; they are a few megabytes.
 */
import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Pages } from './app.ts';
import { type Expected, linksOf, type Manifest, type PageLinks, withLinks } from './page-links.ts';
import { policyOfPage } from './security-headers.ts';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

interface Kept {
  readonly path: string;
  packed?: Promise<{ plain: Buffer; gzip: Buffer; br: Buffer }>;
}

export interface AroundPages {
  /** the origins a page may frame, seen from this request */
  framed(request: Request): string;
  /** what whoever asks for a page will need; null where nobody knows */
  expected(request: Request): Promise<Expected | null>;
}

export async function pagesFrom(folder: string): Promise<(around: AroundPages) => Pages> {
  const files = new Map<string, Kept>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || /\.(map|br)$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(`/${relative(folder, path).split(sep).join('/')}`, { path });
  }
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  // without it the page fetches each thing when it comes to it
  const said = await readFile(join(folder, '.vite', 'manifest.json'), 'utf8').catch(() => '{}');
  const manifest = JSON.parse(said) as Manifest;
  const links = new Map<string, PageLinks>();
  const linksFor = (screens: readonly string[]): PageLinks => {
    const key = screens.join(' ');
    const known = links.get(key) ?? linksOf(manifest, screens);
    links.set(key, known);
    return known;
  };
  return ({ framed, expected }) =>
    async (request) => {
      if (request.method !== 'GET' && request.method !== 'HEAD') return null;
      const { pathname } = new URL(request.url);
      const kept = pathname === '/index.html' ? undefined : files.get(pathname);
      if (kept) return fileResponse(kept, pathname, request);
      if (extname(pathname) !== '' && !wantsPage(request)) return null;
      const known = await expected(request);
      return pageResponse(known ? withLinks(page, linksFor(known.screens), known) : page, framed(request));
    };
}

function wantsPage(request: Request): boolean {
  return (request.headers.get('accept') ?? '').includes('text/html');
}

function pageResponse(page: string, framed: string): Response {
  const nonce = randomBytes(16).toString('base64');
  const numbered = page
    .replace('name="csp-nonce" content=""', `name="csp-nonce" content="${nonce}"`)
    .replace('<style nonce="">', `<style nonce="${nonce}">`);
  return new Response(numbered, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': policyOfPage(nonce, framed),
    },
  });
}

async function fileResponse(kept: Kept, pathname: string, request: Request): Promise<Response> {
  kept.packed ??= pack(kept.path);
  const packed = await kept.packed;
  const accepted = request.headers.get('accept-encoding') ?? '';
  const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : null;
  return new Response(new Uint8Array(packed[encoding ?? 'plain']), {
    headers: {
      'content-type': types[extname(pathname)] ?? 'application/octet-stream',
      'cache-control': pathname.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      vary: 'accept-encoding',
      ...(encoding ? { 'content-encoding': encoding } : {}),
    },
  });
}

async function pack(path: string): Promise<{ plain: Buffer; gzip: Buffer; br: Buffer }> {
  const plain = await readFile(path);
  const [zipped, br] = await Promise.all([
    promisify(gzip)(plain),
    // the build has packed what is large as small as it gets
    readFile(`${path}.br`).catch(() =>
      promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
    ),
  ]);
  return { plain, gzip: zipped, br };
}
