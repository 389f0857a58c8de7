/**
 * A small S3 for tests, in memory and strict: every request must carry a signature (AWS Signature Version 4) and the sum of its body, both
 * computed here from scratch. It can be told to misbehave as networks and full services do.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { faultOfSignature } from './s3-signature.ts';

/**
 * `busy`: 503 SlowDown. `denied`: 403 AccessDenied. `cut`: the connection ends before anything is done. `lost`: all is done, but the answer never comes.
 * `half`: half of the body of the answer comes.
 */
export type Misbehaviour = 'busy' | 'denied' | 'cut' | 'lost' | 'half';

export interface S3Endpoint {
  readonly files: Map<string, Buffer>;
  /** uploads in parts that were begun and neither completed nor given up */
  readonly unfinished: ReadonlyMap<string, Unfinished>;
  /** `PUT /bucket/key`, in the order they came */
  readonly asked: readonly string[];
  url(more?: { readonly secret?: string; readonly query?: string; readonly bucket?: string }): string;
  /** the next request whose `METHOD /path?query` matches misbehaves, once for every word */
  misbehave(match: RegExp, ...how: readonly Misbehaviour[]): void;
  close(): Promise<void>;
}

export interface Unfinished {
  readonly key: string;
  readonly begun: Date;
  readonly parts: Map<number, Buffer>;
}

interface State {
  readonly files: Map<string, Buffer>;
  readonly unfinished: Map<string, Unfinished>;
  readonly asked: string[];
  readonly faults: { readonly match: RegExp; readonly how: Misbehaviour[] }[];
}

const key = 'AKIATEST';
const secret = 'a/secret+of the tests';
const region = 'eu-test-1';
const bucket = 'academy';
/** smaller than real ones, so that more than one page is tried */
const pageLength = 3;

export async function openS3(): Promise<S3Endpoint> {
  const state: State = { files: new Map(), unfinished: new Map(), asked: [], faults: [] };
  const server = createServer((request, response) => {
    void answer(state, request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...state,
    url: ({ secret: other = secret, query = `region=${region}&tls=no`, bucket: named = bucket } = {}) =>
      `s3://${key}:${encodeURIComponent(other)}@127.0.0.1:${port}/${named}/kept?${query}`,
    misbehave: (match, ...how) => state.faults.push({ match, how: [...how] }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const line = `${request.method} ${request.url}`;
  const how = state.faults.find(({ match, how: left }) => left.length > 0 && match.test(line))?.how.shift();
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const body = Buffer.concat(parts);
  state.asked.push(line);
  if (how === 'cut') return void request.socket.destroy();
  if (how === 'busy') return tell(response, request, fault(503, 'SlowDown'));
  if (how === 'denied') return tell(response, request, fault(403, 'AccessDenied'));
  const wrong = faultOfSignature(request, body, { key, secret, region });
  const unmeasured = request.method === 'PUT' && request.headers['content-length'] !== String(body.length);
  const told = wrong ? fault(403, wrong) : unmeasured ? fault(411, 'MissingContentLength') : act(state, request, body);
  if (how === 'lost') return void request.socket.destroy();
  if (how === 'half') {
    response.writeHead(told.status, { ...told.headers, 'content-length': told.body.length });
    response.write(told.body.subarray(0, told.body.length / 2), () => request.socket.destroy());
    return;
  }
  tell(response, request, told);
}

interface Told {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

const told = (status: number, body: Buffer | string = '', headers: Record<string, string> = {}): Told => ({
  status,
  headers,
  body: Buffer.from(body as string),
});
const fault = (status: number, code: string): Told =>
  told(status, `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${secret}</Message></Error>`);

function tell(response: ServerResponse, { method }: IncomingMessage, { status, headers, body }: Told): void {
  response.writeHead(status, { ...headers, 'content-length': body.length });
  response.end(method === 'HEAD' ? undefined : body);
}

function act(state: State, request: IncomingMessage, body: Buffer): Told {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://s3');
  const [, named = '', ...steps] = decodeURIComponent(pathname).split('/');
  if (named !== bucket) return fault(404, 'NoSuchBucket');
  const name = steps.join('/');
  if (name === '') return actOnBucket(state, searchParams);
  const uploadId = searchParams.get('uploadId');
  if (uploadId !== null || searchParams.has('uploads'))
    return actOnParts(state, request.method ?? '', name, uploadId, Number(searchParams.get('partNumber')), body);
  const found = state.files.get(name);
  if (request.method === 'PUT') {
    state.files.set(name, body);
    return told(200, '', { etag: etagOf(body) });
  }
  if (request.method === 'DELETE') return (state.files.delete(name), told(204));
  if (!found) return fault(404, 'NoSuchKey');
  return read(found, request.headers.range);
}

function read(file: Buffer, range: string | undefined): Told {
  const [, first = '', last = ''] = /^bytes=(\d+)-(\d+)$/.exec(range ?? '') ?? [];
  if (first === '') return told(200, file);
  if (Number(first) >= file.length) return fault(416, 'InvalidRange');
  return told(206, file.subarray(Number(first), Number(last) + 1), {
    'content-range': `bytes ${first}-${Math.min(Number(last), file.length - 1)}/${file.length}`,
  });
}

function actOnBucket({ files, unfinished }: State, query: URLSearchParams): Told {
  const prefix = query.get('prefix') ?? '';
  if (query.has('uploads'))
    return told(
      200,
      `<ListMultipartUploadsResult>${[...unfinished]
        .filter(([, one]) => one.key.startsWith(prefix))
        .map(
          ([id, one]) =>
            `<Upload><Key>${one.key}</Key><UploadId>${id}</UploadId><Initiated>${one.begun.toISOString()}</Initiated></Upload>`,
        )
        .join('')}</ListMultipartUploadsResult>`,
    );
  const after = query.get('continuation-token') ?? '';
  const names = [...files.keys()].filter((one) => one.startsWith(prefix) && one > after).sort();
  const page = names.slice(0, pageLength);
  const more = names.length > page.length;
  return told(
    200,
    `<ListBucketResult><IsTruncated>${more}</IsTruncated>${page
      .map((one) => `<Contents><Key>${one}</Key><Size>${files.get(one)?.length}</Size></Contents>`)
      .join('')}${more ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : ''}</ListBucketResult>`,
  );
}

function actOnParts(
  { files, unfinished }: State,
  method: string,
  name: string,
  uploadId: string | null,
  number: number,
  body: Buffer,
): Told {
  if (uploadId === null) {
    const id = randomUUID();
    unfinished.set(id, { key: name, begun: new Date(), parts: new Map() });
    return told(200, `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`);
  }
  const upload = unfinished.get(uploadId);
  if (upload?.key !== name) return fault(404, 'NoSuchUpload');
  if (method === 'PUT') {
    upload.parts.set(number, body);
    return told(200, '', { etag: etagOf(body) });
  }
  unfinished.delete(uploadId);
  if (method === 'DELETE') return told(204);
  const wanted = [...body.toString().matchAll(/<PartNumber>(\d+)<\/PartNumber><ETag>([^<]*)<\/ETag>/g)];
  const parts = wanted.map(([, at, etag]) => ({ bytes: upload.parts.get(Number(at)), etag }));
  if (parts.some(({ bytes, etag }) => !bytes || etagOf(bytes) !== etag)) return fault(400, 'InvalidPart');
  files.set(name, Buffer.concat(parts.map(({ bytes }) => bytes ?? Buffer.alloc(0))));
  return told(200, '<CompleteMultipartUploadResult><ETag>x</ETag></CompleteMultipartUploadResult>');
}

function etagOf(bytes: Buffer): string {
  return `"${createHash('md5').update(bytes).digest('hex')}"`;
}
