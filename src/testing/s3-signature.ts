/** Whether a request is signed as an S3 wants it (AWS Signature Version 4, in the header), from the text of that standard. */
import { createHash, createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

interface Signer {
  readonly key: string;
  readonly secret: string;
  readonly region: string;
}

const hash = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');
const mac = (secret: Buffer | string, text: string): Buffer => createHmac('sha256', secret).update(text).digest();

/** @returns the code of the refusal, or null where all is right */
export function faultOfSignature(
  request: IncomingMessage,
  body: Buffer,
  { key, secret, region }: Signer,
): string | null {
  const {
    authorization = '',
    'x-amz-date': moment = '',
    'x-amz-content-sha256': sum = '',
  } = request.headers as Record<string, string | undefined>;
  const [, credential = '', names = '', signature = ''] =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(authorization) ?? [];
  const [named, day = '', where = '', service, end] = credential.split('/');
  if (named !== key) return 'InvalidAccessKeyId';
  if (service !== 's3' || end !== 'aws4_request' || !moment.startsWith(day)) return 'AccessDenied';
  if (where !== region) return 'AuthorizationHeaderMalformed';
  if (sum !== hash(body)) return 'XAmzContentSHA256Mismatch';
  const signed = names.split(';');
  if (!['host', 'x-amz-content-sha256', 'x-amz-date'].every((one) => signed.includes(one))) return 'AccessDenied';
  const url = new URL(request.url ?? '', 'http://s3');
  const query = [...url.searchParams]
    .map(([name, value]) => `${strict(name)}=${strict(value)}`)
    .sort()
    .join('&');
  const headers = signed.map((name) => `${name}:${String(request.headers[name]).trim()}\n`).join('');
  const canonical = [request.method, url.pathname, query, headers, names, sum].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', moment, [day, region, 's3', 'aws4_request'].join('/'), hash(canonical)].join(
    '\n',
  );
  const dayKey = mac(mac(mac(mac(`AWS4${secret}`, day), region), 's3'), 'aws4_request');
  return mac(dayKey, toSign).toString('hex') === signature ? null : 'SignatureDoesNotMatch';
}

/** RFC 3986: everything but letters, digits and these four is escaped. */
function strict(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
}
