/** A row of the access table as a request, and what became of it: the door was open, shut, or the request itself was wrong. */
import type { Answered, Ask } from '../academy.ts';
import type { LivedIn } from '../lived-in.ts';
import type { Asked, Asker, Row } from './row.ts';

export async function askRow(row: Row, academy: LivedIn, asker: Asker): Promise<Answered> {
  return send(row.endpoint, await row.asked(academy, asker), asker.ask);
}

export async function send(endpoint: string, { query, body, headers, ...params }: Asked, ask: Ask): Promise<Answered> {
  const [method = '', pattern = ''] = endpoint.split(' ');
  const path = pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  return ask(method, query ? `${path}?${new URLSearchParams(query).toString()}` : path, body, headers);
}

/** Said by a rule to somebody who is not the one it is for; other refusals are meant for anyone. */
const shutBy = new Set(['does-not-lead', 'not-a-party', 'not-the-manager', 'not-yours-to-rate']);

/** How much the row lets them see; null: the door is shut. Anything else than an answer or a shut door is a fault of the row. */
export function outcomeOf(row: Row, answer: Answered, academy: LivedIn): string | null {
  // a stream of progress begins with 200; its problem tells how it ended
  const status: number = answer.headers.get('content-type')?.includes('x-ndjson')
    ? (answer.body?.status ?? answer.status)
    : answer.status;
  if (status < 300) return row.sees ? row.sees(answer, academy) : 'yes';
  if (row.behind?.includes(answer.body.reason)) return 'yes';
  if ([401, 403, 404].includes(status) || shutBy.has(answer.body.reason)) return null;
  throw new Error(`${row.endpoint} was neither answered nor shut: ${status} ${answer.text.slice(0, 300)}`);
}
