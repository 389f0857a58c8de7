/**
 * The environment, checked once at start: the product either knows what it was told or says what is wrong with it.
 * Every variable stands in the table below; the README's table is written from it, so there is no other.
 */
import { resolve } from 'node:path';
import { s3AddressOf } from './files/s3-address.ts';

type Check<Value> = (text: string) => Value | undefined;

interface Variable<Name extends string, Value, Default extends string | null> {
  readonly name: Name;
  /** as a person would type it; null: unset unless given */
  readonly default: Default;
  readonly meaning: string;
  /** what is allowed, to follow "must be" */
  readonly allowed: string;
  readonly check: Check<Value>;
}

function variable<const Name extends string, Value, const Default extends string | null>(
  name: Name,
  initial: Default,
  meaning: string,
  allowed: string,
  check: Check<Value>,
): Variable<Name, Value, Default> {
  return { name, default: initial, meaning, allowed, check };
}

const yesOrNo: Check<boolean> = (text) =>
  ({ yes: true, true: true, '1': true, no: false, false: false, '0': false })[text.toLowerCase()];

const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export const variables = [
  variable(
    'PORT',
    '4400',
    'Port of the web server; 0 takes any free one',
    'a whole number from 0 to 65535',
    whole(0, 65535),
  ),
  variable(
    'HOST',
    '127.0.0.1',
    'Address it listens on; `0.0.0.0` and `::` let other machines in',
    'an address or a host name',
    (text) => (/^[\w.:-]+$/.test(text) ? text : undefined),
  ),
  variable(
    'PUBLIC_URL',
    null,
    'Address people type into the browser, for links in mails; set it behind a proxy',
    'an http or https address without a path',
    (text) => (text.includes('*') ? undefined : publicUrl(text)),
  ),
  variable(
    'CONTENT_PORT',
    null,
    'Port for content made elsewhere, which runs on an origin of its own; unset, the one after `PORT`',
    'a whole number from 0 to 65535',
    whole(0, 65535),
  ),
  variable(
    'CONTENT_URL',
    null,
    'Address people reach that port by; set it behind a proxy, to another host or port than `PUBLIC_URL`. With a star ' +
      'for its first name (`https://*.content.example`) each package runs on an origin of its own',
    'an http or https address without a path, whose first name may be a star',
    contentUrl,
  ),
  variable(
    'TRUST_PROXY',
    'no',
    'Believe `X-Forwarded-For`, to tell clients apart for rate limits; only behind a proxy that sets it',
    'yes or no',
    yesOrNo,
  ),
  variable('DATA_DIR', './.data', 'Folder of the embedded PostgreSQL and of uploaded files', 'a folder', (text) =>
    resolve(text),
  ),
  variable(
    'FILES_URL',
    null,
    'Bucket of an S3 for uploaded files instead of `DATA_DIR`: `s3://key:secret@host/bucket?region=eu-central-1`',
    'an s3:// address with key, secret, host and bucket',
    (text) => (s3AddressOf(text) ? text : undefined),
  ),
  variable(
    'MIN_FREE_MB',
    '256',
    'Free disk space below which nothing more is written',
    'a whole number from 0 to 1000000',
    whole(0, 1_000_000),
  ),
  variable(
    'DATABASE_URL',
    null,
    'PostgreSQL 15 or later instead of the embedded one',
    'a postgres:// address',
    databaseUrl,
  ),
  variable(
    'DATABASE_OWNER_URL',
    null,
    'Owner of the schema, when `DATABASE_URL` is a user without powers',
    'a postgres:// address',
    databaseUrl,
  ),
  variable(
    'DATABASE_POOL',
    '10',
    'Connections to PostgreSQL that one process opens at most',
    'a whole number from 2 to 500',
    whole(2, 500),
  ),
  variable(
    'SECRET',
    null,
    'Signs cookies and links; unset, a random one is kept in the database',
    'at least 32 characters',
    (text) => (text.length >= 32 ? text : undefined),
  ),
  variable(
    'SMTP_URL',
    null,
    'Mail server; unset, administrators hand out links themselves',
    'an smtp:// or smtps:// address',
    smtpUrl,
  ),
  variable('MAIL_FROM', 'Sellwright <academy@localhost>', 'Sender of mails', 'a mail address', (text) =>
    /^\S+@\S+$|^[^<>\r\n]+ <\S+@\S+>$/.test(text) ? text : undefined,
  ),
  variable('LOG_LEVEL', 'info', 'What is logged at least', `one of ${logLevels.join(', ')}`, (text) =>
    logLevels.find((level) => level === text),
  ),
] as const;

type Variables = (typeof variables)[number];
type ValueOf<V extends Variables> = NonNullable<ReturnType<V['check']>> | (null extends V['default'] ? null : never);
type Camel<S extends string> = S extends `${infer Head}_${infer Tail}`
  ? `${Lowercase<Head>}${Capitalize<Camel<Tail>>}`
  : Lowercase<S>;

/** `dataDir`, `databaseUrl` …: the variable's name in camel case; null where it has no default and was not given. */
export type Settings = {
  readonly [V in Variables as Camel<V['name']>]: ValueOf<V>;
};

export type SettingsRead =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly errors: readonly string[] };

export function readSettings(env: Readonly<Record<string, string | undefined>>): SettingsRead {
  const errors: string[] = [];
  const settings: Record<string, unknown> = {};
  for (const { name, default: initial, allowed, check } of variables) {
    const text = env[name]?.trim() || initial;
    const value: unknown = text === null ? null : check(text);
    if (value === undefined) errors.push(`${name} must be ${allowed}${isSecret(name) ? '' : `, not “${text}”`}.`);
    settings[camelCase(name)] = value;
  }
  if (settings['databaseOwnerUrl'] && !settings['databaseUrl'])
    errors.push('DATABASE_OWNER_URL goes with DATABASE_URL: set both, or neither for the embedded PostgreSQL.');
  if (settings['contentUrl'] && settings['contentUrl'] === settings['publicUrl'])
    errors.push('CONTENT_URL must differ from PUBLIC_URL: content made elsewhere runs on an origin of its own.');
  if (settings['contentPort'] && settings['contentPort'] === settings['port'])
    errors.push('CONTENT_PORT must differ from PORT: content made elsewhere runs on an origin of its own.');
  return errors.length > 0 ? { ok: false, errors } : { ok: true, settings: settings as unknown as Settings };
}

/** The table of the README. */
export function settingsTable(): string {
  const rows = variables.map(
    (v) => `| \`${v.name}\` | ${v.default === null ? '' : `\`${v.default}\``} | ${v.meaning} |`,
  );
  return ['| Variable | Default | Meaning |', '|---|---|---|', ...rows].join('\n');
}

/** These may carry passwords: what was typed is not repeated in messages. */
function isSecret(name: string): boolean {
  return /SECRET|_URL$/.test(name) && name !== 'PUBLIC_URL' && name !== 'CONTENT_URL';
}

function camelCase(name: string): string {
  return name.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function whole(least: number, most: number): Check<number> {
  return (text) => (/^\d+$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : undefined);
}

function parsedUrl(text: string, ...protocols: readonly string[]): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url && protocols.includes(url.protocol) ? url : undefined;
}

function publicUrl(text: string): string | undefined {
  const url = parsedUrl(text, 'http:', 'https:');
  return url && url.pathname === '/' && !url.search && !url.hash && !url.username ? url.origin : undefined;
}

/** As above; all packages on one host, or each on its own where a star stands for the first name. */
function contentUrl(text: string): string | undefined {
  const origin = publicUrl(text);
  return origin?.replace('://*.', '://').includes('*') ? undefined : origin;
}

/** `postgres:///name?host=/folder` (a socket) has no host and is no URL to Node, yet allowed. */
function databaseUrl(text: string): string | undefined {
  return /^postgres(ql)?:\/\/\S+$/.test(text) ? text : undefined;
}

function smtpUrl(text: string): string | undefined {
  return parsedUrl(text, 'smtp:', 'smtps:') ? text : undefined;
}
