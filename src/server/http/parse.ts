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
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const body = endpoint.body ? await readJson(request) : undefined;
  const faults: FieldProblem[] = [];
  const parsed = {
    params: parsePart(endpoint.params, params, '/params', faults),
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
  const declared = Number(request.headers.get('content-length') ?? 0);
  if (declared > largestBody) throw tooLarge();
  const text = await request.text();
  if (text.length > largestBody) throw tooLarge();
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem('bad-request', 'The body is not valid JSON.');
  }
}

function tooLarge(): Problem {
  return new Problem('too-large', `The body is larger than ${largestBody / 1024 / 1024} MB.`);
}
