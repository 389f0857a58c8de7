/** A request's parts, parsed by the contract; the problem names every wrong field with a JSON pointer (RFC 6901). */
import type { z } from 'zod';
import type { Asked, Endpoint } from '../../kernel/contract.ts';
import { type FieldProblem, Problem } from '../../kernel/problem.ts';

const largestBody = 2 * 1024 * 1024;

export async function parseRequest(
  endpoint: Endpoint,
  params: Record<string, string>,
  request: Request,
): Promise<Asked<Endpoint>> {
  const query = tidied(Object.fromEntries(new URL(request.url).searchParams)) as Record<string, string>;
  const body = endpoint.body ? await readJson(request) : undefined;
  const faults: FieldProblem[] = [];
  const parsed = {
    params: parsePart(endpoint.params, tidied(params), '/params', faults),
    query: parsePart(endpoint.query, query, '/query', faults),
    body: parsePart(endpoint.body, body, '', faults),
  };
  if (faults.length > 0) {
    throw new Problem('bad-request', faults.map((fault) => `${fault.pointer || '/'}: ${fault.detail}`).join('; '), {
      fields: faults,
    });
  }
  return parsed as Asked<Endpoint>;
}

function parsePart(schema: z.ZodType | undefined, value: unknown, root: string, faults: FieldProblem[]): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  for (const issue of result.error.issues.slice(0, 20)) {
    faults.push({ pointer: `${root}${issue.path.map((step) => `/${String(step)}`).join('')}`, detail: issue.message });
  }
  return undefined;
}

async function readJson(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type') ?? '';
  if (!type.startsWith('application/json')) {
    throw new Problem('bad-request', 'The body must be JSON, with the header content-type: application/json.');
  }
  if (Number(request.headers.get('content-length') ?? 0) > largestBody) throw tooLarge();
  const text = await readText(request);
  try {
    return tidied(JSON.parse(text));
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem('bad-request', 'The body is not valid JSON.');
  }
}

/** What is sent without a length is read no further than the limit either. */
async function readText(request: Request): Promise<string> {
  const reader = request.body?.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    length += part.value.length;
    if (length > largestBody) {
      await reader?.cancel();
      throw tooLarge();
    }
    parts.push(part.value);
  }
  return Buffer.concat(parts, length).toString('utf8');
}

const upperUuid = /^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$/;

/**
 * Two things no schema says of a text: PostgreSQL keeps no NUL, and an id is compared as text, so it comes in one spelling
 * (RFC 9562 §4 takes either).
 */
function tidied(value: unknown): unknown {
  if (typeof value === 'string') {
    if (value.includes('\0')) throw new Problem('bad-request', 'A text holds a NUL character. Take it out.');
    return value.length === 36 && upperUuid.test(value) ? value.toLowerCase() : value;
  }
  if (Array.isArray(value)) return value.map(tidied);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [tidied(key), tidied(one)]));
}

function tooLarge(): Problem {
  return new Problem('too-large', `The body is larger than ${largestBody / 1024 / 1024} MB.`);
}
