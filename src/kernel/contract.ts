/**
 * One endpoint: what the browser may ask and what it gets back. The server mounts these objects, the OpenAPI
 * document is generated from them, and the browser imports their types only (so that zod stays out of it).
 */
import type { z } from 'zod';
import type { Grant } from './actor.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';

/**
 * Who may call at all; what they may see of whom is decided by the feature's access rules.
 * `anyone`: no sign-in. `signed-in`: a sign-in, in no academy yet. `member`: a person of an academy.
 * `leader`: leads someone, or heads a market, or owns the academy. A list: one of these grants.
 */
export type Who = 'anyone' | 'signed-in' | 'member' | 'leader' | readonly Grant[];

export interface Endpoint {
  readonly method: Method;
  /** `/api/people/:personId` */
  readonly path: `/api/${string}`;
  /** one line for the reference page */
  readonly summary: string;
  readonly who: Who;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** the answer's shape; checked on its way out unless `bulk` */
  readonly answer?: z.ZodType;
  /** a big list, exempt from the check of its answer */
  readonly bulk?: true;
  /** answers something else than JSON (text/csv, text/calendar, application/x-ndjson …): the command returns a Response */
  readonly produces?: string;
  /** takes a stream of bytes instead of JSON: the command reads `request.body` */
  readonly accepts?: 'application/octet-stream';
  /** bytes that are taken in at most, where it is more than usual */
  readonly largest?: number;
  /** writes nothing although it is not a GET, or writes although it is */
  readonly reads?: boolean;
}

export function endpoint<const E extends Endpoint>(shape: E): E {
  return shape;
}

type Parsed<T> = T extends z.ZodType ? z.output<T> : undefined;
type Sent<T> = T extends z.ZodType ? z.input<T> : undefined;

/** What a command is given, after parsing. */
export interface Asked<E extends Endpoint> {
  readonly params: Parsed<E['params']>;
  readonly query: Parsed<E['query']>;
  readonly body: Parsed<E['body']>;
}

/** What the browser hands over, before parsing. */
export interface Asking<E extends Endpoint> {
  readonly params: Sent<E['params']>;
  readonly query: Sent<E['query']>;
  readonly body: Sent<E['body']>;
}

export type Answer<E extends Endpoint> = E['answer'] extends z.ZodType ? z.output<E['answer']> : undefined;

/** One page of a list: `next` is the cursor of the following page, null on the last. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}
