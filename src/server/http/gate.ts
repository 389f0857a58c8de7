/**
 * The gate: shuts out forged requests, finds the session, proves the academy and the actor, and asks the contract's `who`.
 */
import type { Actor, Grant } from '../../kernel/actor.ts';
import { holds } from '../../kernel/actor.ts';
import type { Endpoint } from '../../kernel/contract.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Settings } from '../settings.ts';

const harmless = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Cross-site request forgery and DNS rebinding. A browser says where a request comes from (Sec-Fetch-Site, Origin);
 * a program that sends neither carries no cookies of a browser.
 */
export function refuseForged(request: Request, settings: Settings): void {
  const host = refuseUnknownHost(request, settings);
  if (harmless.has(request.method)) return;
  const site = request.headers.get('sec-fetch-site');
  const origin = request.headers.get('origin');
  const foreign =
    (site !== null && site !== 'same-origin' && site !== 'none') ||
    (origin !== null && !sameOrigin(origin, host, settings));
  if (foreign)
    throw new Problem('forbidden', 'The request came from another site and was not carried out.', {
      reason: 'cross-site',
    });
}

/** @returns the name the request was sent to */
export function refuseUnknownHost(request: Request, settings: Settings): string {
  const host = request.headers.get('host') ?? new URL(request.url).host;
  if (hostAllowed(host, settings)) return host;
  throw new Problem(
    'forbidden',
    `This server does not answer to the name ${host}. Set PUBLIC_URL to the address people use.`,
    {
      reason: 'unknown-host',
    },
  );
}

function sameOrigin(origin: string, host: string, settings: Settings): boolean {
  if (!URL.canParse(origin)) return false;
  if (settings.publicUrl && new URL(settings.publicUrl).origin === new URL(origin).origin) return true;
  return new URL(origin).host === host;
}

/** Where the product listens on this machine only, a name that leads here by DNS is somebody's trick. */
function hostAllowed(host: string, settings: Settings): boolean {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  if (settings.publicUrl && new URL(settings.publicUrl).hostname === name) return true;
  if (!isLoopback(settings.host)) return true;
  return isLoopback(name) || name.endsWith('.localhost');
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/**
 * What a browser kept while there was no connection says whose work it is: another tab may have signed in as somebody else
 * since, and it must not be saved under their name.
 */
export function refuseAnother(request: Request, actor: Pick<Actor, 'personId'> | null): void {
  const expected = request.headers.get('expected-person');
  if (expected === null || expected === actor?.personId) return;
  throw new Problem(
    'conflict',
    'This is the work of somebody else than the one signed in here now. Sign in as them to save it.',
    {
      reason: 'another-person',
    },
  );
}

/** Refuses an actor whom the endpoint is not for. */
export function refuseStranger(endpoint: Endpoint, actor: Actor): void {
  if (admitted(endpoint.who, actor)) return;
  throw new Problem('forbidden', `This is for ${describeWho(endpoint.who)}.`, { reason: 'not-for-you' });
}

function admitted(who: Endpoint['who'], actor: Actor): boolean {
  if (who === 'anyone' || who === 'signed-in' || who === 'member') return true;
  if (who === 'leader') return actor.leads || holds(actor, 'owner', 'head-of-sales');
  return holds(actor, ...(who as readonly Grant[]));
}

function describeWho(who: Endpoint['who']): string {
  if (who === 'leader') return 'people who lead others, heads of sales and academy owners';
  return typeof who === 'string' ? who : who.join(', ');
}
