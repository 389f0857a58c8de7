/**
 * Serves the files of packages on the origin of foreign content, and the page that frames them: no cookie is read or set, no session is
 * known. Who has the signed address of a package reads it.
 */
import type { Handle } from '../../server/http/app.ts';
import { academyOrigins } from '../../server/http/content-origin.ts';
import { readStream } from '../../server/files/package-bytes.ts';
import { said } from '../../server/log.ts';
import type { World } from '../../server/world.ts';
import { contentTypeOf, rangeIn } from './content-type.ts';
import type { FramePage } from './frame-commands.ts';
import { withFolder } from './session-gate-commands.ts';
import { type FileFound, loadFile } from './store.ts';
import { answerUnitPage } from './unit-page-commands.ts';
import { webStream } from '../../server/files/web-stream.ts';

/** @param frame the page that stands around content in the player; without it files are served all the same */
export function contentHandle(world: World, frame: FramePage | null = null): Handle {
  return async (request) => {
    const response = await answered(world, frame, request).catch((error: unknown) => {
      world.log.error('a file of a package could not be served', { error: said(error) });
      return new Response('The file could not be read.', { status: 500 });
    });
    for (const [name, value] of Object.entries(headersFor(world, request)))
      // the frame's page has a policy of its own, and a stricter one
      if (!response.headers.has(name)) response.headers.set(name, value);
    return response;
  };
}

async function answered(world: World, frame: FramePage | null, request: Request): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return plain(405, 'Files are read here.', { allow: 'GET, HEAD' });
  const academy = academyOrigins(world.settings, hostOf(request)).join(' ');
  const own = frame?.answer(request, academy) ?? answerUnitPage(request, academy);
  if (own) return own;
  const [, folder = '', ...steps] = new URL(request.url).pathname.split('/');
  const path = pathIn(steps);
  const found =
    path === null
      ? null
      : await withFolder(world, hostOf(request), folder, async (db, academyId, packageId) => {
          const file = await loadFile(db, academyId, packageId, path);
          return file ? { file, academyId } : null;
        });
  if (!found) return plain(404, 'There is no such file.');
  return send(world, request, found.academyId, found.file);
}

function hostOf(request: Request): string {
  return request.headers.get('host') ?? new URL(request.url).host;
}

/** Names are looked up among those of the package, never on the disk; what decodes to a step elsewhere is no name. */
function pathIn(steps: readonly string[]): string | null {
  try {
    const names = steps.map(decodeURIComponent);
    return names.some((name) => name === '' || name === '..' || /[/\0]/.test(name)) ? null : names.join('/');
  } catch {
    return null;
  }
}

async function send(
  world: World,
  request: Request,
  academyId: Parameters<typeof readStream>[1],
  { path, hash, size }: FileFound,
): Promise<Response> {
  const tag = `"${hash}"`;
  const headers = {
    'content-type': contentTypeOf(path),
    etag: tag,
    'accept-ranges': 'bytes',
    'cache-control': 'private, max-age=3600',
  };
  if (request.headers.get('if-none-match')?.includes(tag)) return new Response(null, { status: 304, headers });
  const asked = request.headers.get('range');
  const current = request.headers.get('if-range') ?? tag;
  const range = current === tag ? rangeIn(asked, size) : null;
  if (range === 'beyond') return plain(416, 'There are no such bytes.', { 'content-range': `bytes */${size}` });
  const length = range ? range.end - range.start + 1 : size;
  const whole = {
    ...headers,
    'content-length': String(length),
    ...(range ? { 'content-range': `bytes ${range.start}-${range.end}/${size}` } : {}),
  };
  const status = range ? 206 : 200;
  if (request.method === 'HEAD' || length === 0) return new Response(null, { status, headers: whole });
  const stream = await readStream(world.settings, academyId, hash, range);
  if (!stream) return plain(410, 'The bytes of this file are missing on the server.');
  return new Response(webStream(stream), { status, headers: whole });
}

function plain(status: number, says: string, headers: Record<string, string> = {}): Response {
  return new Response(says, { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers } });
}

/**
 * What packages do for real is allowed in their own origin: scripts in the page, evaluated code, media as data. They reach the academy's
 * endpoint and nothing else; fonts and counters of third parties stay unloaded.
 */
function headersFor({ settings }: World, request: Request): Record<string, string> {
  const academy = academyOrigins(settings, hostOf(request)).join(' ');
  const policy = [
    "default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval'",
    `connect-src 'self' data: blob: ${academy}`,
    `frame-ancestors 'self' ${academy}`,
    "object-src 'self'",
    "base-uri 'self'",
    "form-action 'self'",
    'sandbox allow-scripts allow-same-origin allow-forms allow-modals allow-popups allow-downloads',
  ];
  return {
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'cross-origin',
    // much content ends its attempt in `unload`, which browsers grant only where it is allowed by name
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), unload=*',
    'x-robots-tag': 'noindex',
  };
}
