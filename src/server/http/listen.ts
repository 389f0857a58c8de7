/** The web server around the app: address, size of answers on the wire, and an orderly end. */
import type { Server } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type HttpBindings, serve } from '@hono/node-server';
import type { World } from '../world.ts';
import type { Handle } from './app.ts';

export interface Listening {
  readonly url: string;
  /** the same with the port it got, where any would do: what makes addresses reads it there */
  readonly world: World;
  stop(): Promise<void>;
}

const worthPacking = 8 * 1024;
const packed = promisify(gzip);

/** @param answering made once the port is known, before the first request */
export async function listen(given: World, answering: (world: World) => Handle): Promise<Listening> {
  const { host, trustProxy } = given.settings;
  let handle: Handle;
  const at = await new Promise<{ readonly server: Server; readonly world: World }>((resolve, reject) => {
    const made = serve(
      {
        hostname: host,
        port: given.settings.port,
        fetch: async (request, env) => {
          const { incoming } = env as HttpBindings;
          const forwarded = trustProxy ? incoming.headers['x-forwarded-for'] : undefined;
          const client = lastOf(forwarded) ?? incoming.socket.remoteAddress ?? 'unknown';
          return squeeze(request, await handle(request, client));
        },
      },
      ({ port }) => {
        const world = { ...given, settings: { ...given.settings, port } };
        handle = answering(world);
        resolve({ server: made as Server, world });
      },
    );
    made.once('error', reject);
  });
  const { server, world } = at;
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return {
    url: world.settings.publicUrl ?? `http://${name}:${world.settings.port}`,
    world,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 5_000).unref();
      }),
  };
}

/** The address the nearest proxy saw; those before it are the client's own words. */
function lastOf(forwarded: string | string[] | undefined): string | undefined {
  const text = Array.isArray(forwarded) ? forwarded.join(',') : forwarded;
  return text?.split(',').at(-1)?.trim() || undefined;
}

async function squeeze(request: Request, response: Response): Promise<Response> {
  const type = response.headers.get('content-type') ?? '';
  if (!type.startsWith('application/json') && !type.startsWith('text/csv')) return response;
  if (!(request.headers.get('accept-encoding') ?? '').includes('gzip')) return response;
  const body = Buffer.from(await response.arrayBuffer());
  const headers = new Headers(response.headers);
  if (body.length < worthPacking) return new Response(body, { status: response.status, headers });
  headers.set('content-encoding', 'gzip');
  headers.append('vary', 'accept-encoding');
  return new Response(new Uint8Array(await packed(body)), { status: response.status, headers });
}
