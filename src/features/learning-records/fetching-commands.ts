/**
 * Taking over what another learning record store holds, page by page, the oldest first, with attachments. Statements keep their ids and
 * times, so a second run adds what is new only; the word for them is from then on the academy's, as with everything it receives.
 */
import type { AcademyId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import { linkTo } from '../../server/mail/letters.ts';
import type { World } from '../../server/world.ts';
import { mediaTypeOf } from '../../standards/xapi/formats.ts';
import { readMultipart } from '../../standards/xapi/multipart.ts';
import { XapiRefusal } from '../../standards/xapi/refusal.ts';
import { versionHeader } from '../../standards/xapi/version.ts';
import type { ToForward } from './forwarding-commands.ts';
import { keepStatements, readReceived } from './statement-commands.ts';
import { academyAgent } from './statement-of.ts';

const patienceMs = 60_000;

/**
 * Each page is kept as soon as it is there: what breaks off is begun again and ends where it would have.
 * @throws Problem bad-request (it cannot be reached; a page that is no statements, or differs from what is known here)
 */
export async function fetchStatements(
  world: World,
  academyId: AcademyId,
  from: ToForward,
): Promise<{ readonly read: number }> {
  if (!/^https?:\/\/[^/]/.test(from.endpoint) || !URL.canParse(from.endpoint))
    throw new Problem('bad-request', 'The address of the other store is an http or https address.');
  const authority = academyAgent({ homePage: linkTo(world, ''), academyId });
  const first = new URL(`${from.endpoint.replace(/\/$/, '')}/statements?ascending=true&attachments=true`);
  let read = 0;
  for (let next: URL | null = first; next;) {
    const page = await pageAt(next, from);
    await world.database
      .inAcademy(academyId, (db) =>
        keepStatements({ db, academyId, world }, page.received, { authority, version: from.version }),
      )
      .catch(refusedPage);
    read += page.received.statements.length;
    next = page.more === '' ? null : new URL(page.more, next);
    // the secret is for nobody else
    if (next && next.origin !== first.origin)
      throw new Problem('bad-request', 'The other store names a next page at another address.');
  }
  return { read };
}

async function pageAt(address: URL, { key, secret, version }: ToForward) {
  const response = await fetch(address, {
    headers: {
      authorization: `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`,
      [versionHeader]: version,
    },
    redirect: 'error',
    signal: AbortSignal.timeout(patienceMs),
  }).catch(() => null);
  if (!response?.ok)
    throw new Problem(
      'bad-request',
      `The other store ${response ? `answered ${response.status}` : 'cannot be reached'}. What was read before is kept.`,
    );
  const type = response.headers.get('content-type') ?? '';
  const body = new Uint8Array(await response.arrayBuffer());
  try {
    const { statements: text, parts } =
      mediaTypeOf(type) === 'multipart/mixed'
        ? readMultipart(type, body)
        : { statements: new TextDecoder().decode(body), parts: [] };
    const { statements, more } = JSON.parse(text) as { readonly statements?: unknown; readonly more?: unknown };
    const received = readReceived(JSON.stringify(Array.isArray(statements) ? statements : null), parts, version);
    return { received, more: typeof more === 'string' ? more : '' };
  } catch (error) {
    return refusedPage(error);
  }
}

function refusedPage(error: unknown): never {
  if (error instanceof XapiRefusal || error instanceof SyntaxError) throw new Problem('bad-request', error.message);
  throw error;
}
