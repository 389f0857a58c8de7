/** What `FILES_URL` says: where the bucket is, whose key opens it, and how the place wants to be spoken to. */
export interface S3Address {
  readonly key: string;
  readonly secret: string;
  /** `https://s3.eu-central-1.amazonaws.com`, or `https://bucket.…` in the style of hosts */
  readonly origin: string;
  /** of the bucket itself: `/bucket/`, or `/` in the style of hosts; the keys follow */
  readonly path: string;
  readonly bucket: string;
  /** before every key within the bucket: `prefix/`, or nothing */
  readonly prefix: string;
  readonly region: string;
  /** where it is and nothing secret, to be said to people */
  readonly said: string;
}

const words: ReadonlySet<string> = new Set(['region', 'tls', 'style']);

/**
 * `s3://key:secret@host:port/bucket/prefix?region=…&tls=no&style=host`: the prefix may be missing; the region is us-east-1, the connection
 * encrypted and the bucket part of the path unless it says otherwise. What is special in addresses is percent-encoded in key and secret.
 * @returns undefined for anything else
 */
export function s3AddressOf(text: string): S3Address | undefined {
  const url = /^s3:\/\//i.test(text) && URL.canParse(text) ? new URL(text) : undefined;
  const [key, secret] = [decoded(url?.username), decoded(url?.password)];
  if (!url || !key || !secret || !url.hostname || url.hash) return undefined;
  if ([...url.searchParams.keys()].some((name) => !words.has(name))) return undefined;
  const { region = 'us-east-1', tls = 'yes', style = 'path' } = Object.fromEntries(url.searchParams);
  const [bucket = '', ...prefixes] = url.pathname.slice(1).replace(/\/$/, '').split('/');
  const understood =
    /^[\w-]+$/.test(region) &&
    (tls === 'yes' || tls === 'no') &&
    (style === 'path' || style === 'host') &&
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket) &&
    prefixes.every((step) => /^[\w-]+$/.test(step));
  if (!understood) return undefined;
  const scheme = tls === 'yes' ? 'https' : 'http';
  const prefix = prefixes.map((step) => `${step}/`).join('');
  const host = style === 'host' ? `${bucket}.${url.host}` : url.host;
  return {
    key,
    secret,
    origin: `${scheme}://${host}`,
    path: style === 'host' ? '/' : `/${bucket}/`,
    bucket,
    prefix,
    region,
    said: `${scheme}://${url.host}/${bucket}/${prefix}`,
  };
}

function decoded(text = ''): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
