/**
 * The Experience API as it is spoken below /xapi: which resource is meant, in which version, by whose key; and how every answer looks.
 * A request is read whole before the transaction begins, and answered in the academy of its key.
 */
import { asProblem, problemResponse } from '../../server/http/problem-document.ts';
import type { World } from '../../server/world.ts';
import { isAlternate, type PlainRequest, unfolded } from '../../standards/xapi/alternate-request.ts';
import { fault, XapiRefusal } from '../../standards/xapi/refusal.ts';
import { type Version, versionAsked, versionHeader } from '../../standards/xapi/version.ts';
import { mayAsk } from './access.ts';
import { type Admitted, withKey } from './credential-commands.ts';
import { type Resource, resources } from './resource-commands.ts';

export const xapiPath = '/xapi';
const largestBody = 32 * 1024 * 1024;
/** no more is read from whoever shows no key */
const largestOfStrangers = 1024 * 1024;
const throughHeader = 'x-experience-api-consistent-through';

export async function answerXapi(world: World, request: Request): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  // an endpoint told with a slash at its end makes two before the resource
  const path = pathname.slice(xapiPath.length).replace(/^\/+/, '/').replace(/\/$/, '');
  if (request.method === 'OPTIONS') return finished(world, path, '2.0.0', new Response(null, { status: 204 }));
  // settled as soon as it is known, for a refusal says it too
  const speaking: Speaking = { version: versionAsked(request.headers.get(versionHeader) ?? '') ?? '2.0.0' };
  const response = await answered(world, request, path, searchParams, speaking).catch((error: unknown) =>
    refused(world, request, path, error),
  );
  const whole = request.method === 'HEAD' ? new Response(null, response) : response;
  return finished(world, path, speaking.version, whole);
}

interface Speaking {
  version: Version;
}

async function answered(
  world: World,
  request: Request,
  path: string,
  search: URLSearchParams,
  speaking: Speaking,
): Promise<Response> {
  const resource = resources.get(path);
  if (!resource) throw new XapiRefusal(404, `There is no resource at ${xapiPath}${path}.`);
  const plain = { method: request.method, search, headers: request.headers, body: await readBody(world, request) };
  const alternate = isAlternate(plain);
  const asked = alternate ? unfolded(plain) : plain;
  const takes = resource.methods.includes(asked.method);
  if (takes && asked.method !== 'GET' && asked.method !== 'HEAD') await world.database.diskSpace.demand();
  const response = await withKey(world, asked.headers.get('authorization'), (admitted) => {
    const version = versionAsked(asked.headers.get(versionHeader) ?? '');
    speaking.version = version ?? admitted?.key.defaultVersion ?? '2.0.0';
    if (!takes) throw new XapiRefusal(405, `${path.slice(1)} takes ${resource.methods.join(', ')}.`);
    if (alternate && speaking.version === '2.0.0')
      throw fault('method', 'is no parameter of 2.0.0, which has no alternate request syntax.');
    return admittedTo(world, resource, asked, version, admitted);
  });
  // also where a form asks it (1.0.3 Communication 1.1, 1.3)
  return asked.method === 'HEAD' ? new Response(null, response) : response;
}

function admittedTo(
  world: World,
  resource: Resource,
  asked: PlainRequest,
  version: Version | null,
  admitted: Admitted | null,
): Promise<Response> {
  if ('open' in resource)
    return resource.open(asked, asked.headers.has(versionHeader) ? version : (admitted?.key.defaultVersion ?? null));
  if (!version)
    throw fault('X-Experience-API-Version', 'must be there and name a version that is spoken here: 1.0.x or 2.0.x.');
  if (!admitted) throw new XapiRefusal(401, 'The key and its secret are missing or wrong.');
  if (!mayAsk(asked.method, admitted.key)) throw new XapiRefusal(403, 'The key does not allow this.');
  const { db, academyId, key } = admitted;
  return resource.answer({ ...asked, db, academyId, key, world, version });
}

/** The whole body, no more than the limit of it; of strangers no more than a little. @param isKnown by their Authorization header */
export async function readBody(
  world: World,
  request: Request,
  isKnown: (authorization: string | null) => Promise<boolean> = (given) =>
    withKey(world, given, async (admitted) => admitted !== null),
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = Number(request.headers.get('content-length') ?? 0);
  let read = 0;
  let trusted = false;
  const reader = request.body?.getReader();
  try {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      read += part.value.length;
      length = Math.max(length, read);
      if (length > largestBody)
        throw new XapiRefusal(
          413,
          `A request may have ${largestBody / 1024 / 1024} MB. Send statements in several batches.`,
        );
      if (length > largestOfStrangers && !trusted) trusted = await demandKey(request, isKnown);
      parts.push(part.value);
    }
  } catch (error) {
    await reader?.cancel();
    throw error;
  }
  return Buffer.concat(parts);
}

async function demandKey(request: Request, isKnown: (authorization: string | null) => Promise<boolean>): Promise<true> {
  if (!(await isKnown(request.headers.get('authorization'))))
    throw new XapiRefusal(401, 'The key and its secret are missing or wrong.');
  return true;
}

export function refused(world: World, request: Request, path: string, error: unknown): Response {
  if (!(error instanceof XapiRefusal))
    return problemResponse(asProblem(error, world.log, `${request.method} ${xapiPath}${path}`));
  const { status, message } = error;
  // in plain words, for there are programs that take any text of a refusal for theirs to show
  const headers = new Headers({ 'content-type': 'text/plain; charset=utf-8' });
  // a browser would ask its user for a password that people do not have
  if (status === 401 && !request.headers.has('origin'))
    headers.set('www-authenticate', 'Basic realm="learning records"');
  return new Response(message, { status, headers });
}

export function finished(world: World, path: string, version: Version, response: Response): Response {
  const { headers } = response;
  headers.set(versionHeader, version);
  if (!headers.has('cache-control')) headers.set('cache-control', 'private, no-cache');
  if (path === '/statements' && !headers.has(throughHeader)) headers.set(throughHeader, world.now().toISOString());
  // content of any origin may record; no cookie is read here, so nobody is recorded unasked
  headers.set('access-control-allow-origin', '*');
  headers.set('access-control-allow-methods', 'GET, HEAD, PUT, POST, DELETE, OPTIONS');
  headers.set(
    'access-control-allow-headers',
    'Authorization, Content-Type, Accept-Language, If-Match, If-None-Match, X-Experience-API-Version',
  );
  headers.set(
    'access-control-expose-headers',
    'ETag, Last-Modified, X-Experience-API-Version, X-Experience-API-Consistent-Through',
  );
  headers.set('access-control-max-age', '86400');
  return response;
}
