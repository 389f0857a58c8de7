/** Asking the learning records of an academy over HTTP, as a program with a key does. */
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { type KeyMade, makeKey } from '../features/learning-records/credential-commands.ts';
import { newId } from '../kernel/id.ts';
import type { Version } from '../standards/xapi/version.ts';
import type { Ask, TestAcademy } from './academy.ts';

export interface Recorder {
  readonly made: KeyMade;
  /** in the version of the key, below /xapi */
  readonly ask: Ask;
  /** `ask` with the query given as what it says */
  find(path: string, query: Readonly<Record<string, unknown>>, headers?: Record<string, string>): ReturnType<Ask>;
}

export async function recorder(
  a: TestAcademy,
  version: Version,
  may: { readonly mayRead: boolean; readonly mayWrite: boolean } = { mayRead: true, mayWrite: true },
): Promise<Recorder> {
  const asked = { label: 'Content of others', defaultVersion: version, ...may };
  const made = await a.inside((db, academyId) => makeKey({ db, now: a.world.now() }, academyId, asked));
  const always = { authorization: authorizationOf(made), 'x-experience-api-version': version };
  const ask: Ask = (method, path, body, headers) => a.nobody(method, `/xapi${path}`, body, { ...always, ...headers });
  return { made, ask, find: (path, query, headers) => ask('GET', path + addressed(query), undefined, headers) };
}

export function authorizationOf({ key, secret }: KeyMade): string {
  return `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`;
}

/** A query of an address; what is no text is written as JSON. */
export function addressed(query: Readonly<Record<string, unknown>>): string {
  const written = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    written.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  return `?${written}`;
}

export const someone = (name: string) => ({ objectType: 'Agent', mbox: `mailto:${name}@example.test` });
export const activity = (name: string) => ({ objectType: 'Activity', id: `https://content.example/${name}` });
export const verb = (name: string) => ({ id: `https://verbs.example/${name}` });
export const voids = { id: 'http://adlnet.gov/expapi/verbs/voided' };

/** A statement with an id that says what it must, and whatever else is told. */
export function statement(more: Readonly<Record<string, unknown>> = {}): { id: string } & Record<string, unknown> {
  return { id: newId(), actor: someone('sam'), verb: verb('answered'), object: activity('call'), ...more };
}

export function reference(id: string): object {
  return { objectType: 'StatementRef', id };
}

/** An attachment of plain text, as a statement names it. */
export function attached(text: string | Buffer, more: Readonly<Record<string, unknown>> = {}) {
  const bytes = Buffer.from(text);
  return {
    usageType: 'https://content.example/certificate',
    display: { en: 'Certificate' },
    contentType: 'text/plain',
    length: bytes.length,
    sha2: createHash('sha256').update(bytes).digest('hex'),
    ...more,
  };
}

/** Statements with the bytes of their attachments in one body: what to send, and as what. */
export function mixed(
  statements: unknown,
  parts: readonly (string | Buffer)[],
): readonly [Buffer, Record<string, string>] {
  const pieces = [Buffer.from(`--part\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(statements)}\r\n`)];
  for (const part of parts) {
    const { sha2, contentType } = attached(part);
    const head = [
      `Content-Type: ${contentType}`,
      'Content-Transfer-Encoding: binary',
      `X-Experience-API-Hash: ${sha2}`,
    ];
    pieces.push(Buffer.from(`--part\r\n${head.join('\r\n')}\r\n\r\n`), Buffer.from(part), Buffer.from('\r\n'));
  }
  return [
    Buffer.concat([...pieces, Buffer.from('--part--\r\n')]),
    { 'content-type': 'multipart/mixed; boundary=part' },
  ];
}
