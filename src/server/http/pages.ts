/**
 * The browser's part from `dist/web`: hashed files for ever, the page itself fresh with a nonce of its own.
 * Files are read once and kept compressed; they are a few megabytes.
 */
import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Pages } from './app.ts';
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

/** @param framed the origins a page may frame, seen from this request */
export async function pagesFrom(folder: string, framed: (request: Request) => string): Promise<Pages> {
  const files = new Map<string, Kept>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.endsWith('.map')) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(`/${relative(folder, path).split(sep).join('/')}`, { path });
  }
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return null;
    const { pathname } = new URL(request.url);
    const kept = pathname === '/index.html' ? undefined : files.get(pathname);
    if (kept) return fileResponse(kept, pathname, request);
    if (extname(pathname) !== '' && !wantsPage(request)) return null;
    return pageResponse(page, framed(request));
  };
}

function wantsPage(request: Request): boolean {
  return (request.headers.get('accept') ?? '').includes('text/html');
}

function pageResponse(page: string, framed: string): Response {
  const nonce = randomBytes(16).toString('base64');
  return new Response(page.replace('name="csp-nonce" content=""', `name="csp-nonce" content="${nonce}"`), {
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
    promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
  ]);
  return { plain, gzip: zipped, br };
}
