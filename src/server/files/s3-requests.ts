/**
 * Requests to an S3, signed (AWS Signature Version 4, with the SHA-256 of what is sent, so that the place refuses what was changed on its
 * way). What passes is tried again; what does not is told in words, never with a key or a secret in them.
 */
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';
import { Problem } from '../../kernel/problem.ts';
import { firstText } from './s3-answers.ts';
import type { S3Address } from './s3-address.ts';

export interface S3Request {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';
  /** within the bucket, with its prefix; '' is the bucket itself */
  readonly key: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer>;
  /** statuses that are answers; any other is a fault */
  readonly expects: readonly number[];
}

export interface Patience {
  readonly tries: number;
  /** before the second try; twice as long before each one after it */
  readonly firstMs: number;
  /** until an answer begins */
  readonly answerMs: number;
}

export const patience: Patience = { tries: 6, firstMs: 250, answerMs: 120_000 };

const pieceLength = 64 * 1024;

export class S3Requests {
  readonly address: S3Address;
  readonly #patience: Patience;

  constructor(address: S3Address, patient: Patience) {
    this.address = address;
    this.#patience = patient;
  }

  /** @throws Problem unavailable */
  async send(request: S3Request): Promise<Response> {
    const { tries, firstMs } = this.#patience;
    for (let tried = 1; ; tried += 1) {
      const outcome = await this.#tried(request);
      if (outcome.answer) return outcome.answer;
      const { fault } = outcome;
      if (!fault.passes || tried >= tries) throw problemOf(this.address, fault);
      await pause(firstMs * 2 ** (tried - 1));
    }
  }

  // told apart by where it came from: the web server has a Response of its own
  async #tried(
    request: S3Request,
  ): Promise<{ readonly answer: Response } | { readonly answer: null; readonly fault: Fault }> {
    try {
      const answer = await this.#once(request);
      return request.expects.includes(answer.status) ? { answer } : { answer: null, fault: await faultOf(answer) };
    } catch (error) {
      return { answer: null, fault: { code: networkCode(error as Error), passes: true } };
    }
  }

  /** What a code that the place answered with means here. */
  refusal(code: string): Problem {
    return problemOf(this.address, { code, passes: false });
  }

  async #once({ method, key, query = {}, headers = {}, body }: S3Request): Promise<Response> {
    const { origin, path, key: accessKeyId, secret: secretAccessKey, region } = this.address;
    const url = new URL(`${origin}${path}${key.split('/').map(encodeURIComponent).join('/')}`);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const signed = await new AwsV4Signer({
      method,
      url: url.href,
      headers: {
        ...headers,
        'x-amz-content-sha256': createHash('sha256')
          .update(body ?? '')
          .digest('hex'),
      },
      accessKeyId,
      secretAccessKey,
      region,
      service: 's3',
    }).sign();
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), this.#patience.answerMs);
    try {
      // where it leads elsewhere, the signature does not hold
      const inPieces = body !== undefined && body.length > pieceLength;
      if (inPieces) signed.headers.set('content-length', String(body.length));
      return await fetch(signed.url, {
        method,
        headers: signed.headers,
        redirect: 'manual',
        signal: late.signal,
        ...(inPieces ? { body: piecesOf(body), duplex: 'half' as const } : body ? { body } : {}),
      });
    } finally {
      clearTimeout(timer);
    }
  }
}

/** What is sent whole is copied whole first, and the copies of many parts lie around for long. */
function piecesOf(body: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      controller.enqueue(body.subarray(at, (at += pieceLength)));
      if (at >= body.length) controller.close();
    },
  });
}

interface Fault {
  readonly code: string;
  readonly passes: boolean;
}

async function faultOf(answer: Response): Promise<Fault> {
  const text = await answer.text().catch(() => '');
  const code = firstText(text, 'Code') ?? `HTTP ${answer.status}`;
  return { code, passes: answer.status >= 500 || [408, 429].includes(answer.status) || code === 'RequestTimeout' };
}

function networkCode(error: Error): string {
  const { cause, name } = error as Error & { readonly cause?: { readonly code?: unknown; readonly message?: string } };
  return name === 'AbortError' ? 'no answer' : String(cause?.code ?? cause?.message ?? name);
}

const regions: ReadonlySet<string> = new Set([
  'AuthorizationHeaderMalformed',
  'PermanentRedirect',
  'TemporaryRedirect',
  'IllegalLocationConstraintException',
  'HTTP 301',
  'HTTP 307',
]);

/** What is wrong with the place, and what to do. The words of the place itself may repeat the key, and are left out. */
function problemOf({ said, region, bucket }: S3Address, { code, passes }: Fault): Problem {
  const [what, todo] = ((): readonly [string, string] => {
    if (code === 'InvalidAccessKeyId') return ['it does not know the key', 'Put the right one into FILES_URL.'];
    if (code === 'SignatureDoesNotMatch')
      return [
        'it does not accept the secret',
        'Put the right one into FILES_URL; what is special in it must be percent-encoded.',
      ];
    if (code === 'RequestTimeTooSkewed') return ['its clock and the one here differ', 'Set the clocks right.'];
    if (code === 'NoSuchBucket') return [`there is no bucket ${bucket}`, 'Make it, or name another in FILES_URL.'];
    if (regions.has(code)) return [`the bucket is not in ${region}`, 'Say the right one: ?region=… in FILES_URL.'];
    if (code === 'AccessDenied' || code === 'HTTP 403')
      return ['the key may not do that', 'Allow it to read, write, list and remove in the bucket.'];
    if (passes) return [`it cannot be reached, or cannot serve now (${code})`, 'Try again in a while.'];
    return [`it refuses (${code})`, 'See what its own log says.'];
  })();
  return new Problem('unavailable', `Uploaded files lie at ${said}, and ${what}. ${todo}`, {
    reason: 'files-place',
    ...(passes ? { retryAfter: 60 } : {}),
  });
}
