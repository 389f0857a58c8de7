/** The OpenAPI 3.1 document, generated from the contracts: an endpoint that is served is described, and no other. */
import { z } from 'zod';
import type { Endpoint } from '../../kernel/contract.ts';
import { problemStatus } from '../../kernel/problem.ts';

type Json = Record<string, unknown>;

export interface OpenapiDocument {
  readonly openapi: '3.1.0';
  readonly info: Json;
  readonly paths: Record<string, Record<string, Json>>;
  readonly components: Json;
}

export function openapiDocument(endpoints: readonly Endpoint[]): OpenapiDocument {
  const paths: OpenapiDocument['paths'] = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[endpoint.method.toLowerCase()] = operation(endpoint);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Sellwright',
      version: '1',
      description: 'The sales academy. Errors are problem documents (RFC 9457); lists page by `cursor`.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths,
    components: {
      schemas: { Problem: problemSchema },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'sellwright.session_token' } },
    },
  };
}

function operation(endpoint: Endpoint): Json {
  const subject = endpoint.path
    .split('/')
    .slice(2)
    .find((part) => !part.startsWith(':'));
  return {
    operationId: `${endpoint.method.toLowerCase()}:${endpoint.path.slice(5)}`,
    summary: endpoint.summary,
    tags: [subject ?? 'academy'],
    'x-who': endpoint.who,
    ...(endpoint.who === 'anyone' ? { security: [] } : { security: [{ session: [] }] }),
    parameters: [...parameters(endpoint.params, 'path', endpoint.path), ...parameters(endpoint.query, 'query')],
    ...requestBody(endpoint),
    responses: {
      [endpoint.answer || endpoint.produces ? '200' : '204']: {
        description: 'Done',
        ...(endpoint.produces
          ? { content: { [endpoint.produces]: endpoint.answer ? { schema: schemaOf(endpoint.answer, 'output') } : {} } }
          : endpoint.answer
            ? { content: { 'application/json': { schema: schemaOf(endpoint.answer, 'output') } } }
            : {}),
      },
      default: {
        description: 'A problem',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function requestBody(endpoint: Endpoint): Json {
  if (endpoint.accepts) {
    return {
      requestBody: {
        required: true,
        content: { [endpoint.accepts]: { schema: { type: 'string', format: 'binary' } } },
      },
    };
  }
  if (!endpoint.body) return {};
  return {
    requestBody: { required: true, content: { 'application/json': { schema: schemaOf(endpoint.body, 'input') } } },
  };
}

function parameters(schema: z.ZodType | undefined, place: 'path' | 'query', path = ''): Json[] {
  const described = schema
    ? (schemaOf(schema, 'input') as { properties?: Record<string, Json>; required?: string[] })
    : {};
  const names = new Set(Object.keys(described.properties ?? {}));
  for (const found of path.matchAll(/:(\w+)/g)) names.add(found[1] ?? '');
  return [...names].map((name) => ({
    name,
    in: place,
    required: place === 'path' || (described.required?.includes(name) ?? false),
    schema: described.properties?.[name] ?? { type: 'string' },
  }));
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...described } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      if (zodSchema._zod.def.type === 'date') Object.assign(jsonSchema, { type: 'string', format: 'date-time' });
    },
  });
  return described;
}

const problemSchema: Json = {
  type: 'object',
  description: 'RFC 9457 problem document',
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'What happened, why, and what to do now' },
    code: { type: 'string', enum: Object.keys(problemStatus) },
    reason: { type: 'string', description: 'A finer word, stable for programs' },
    fields: {
      type: 'array',
      items: { type: 'object', properties: { pointer: { type: 'string' }, detail: { type: 'string' } } },
    },
  },
};
