/**
 * Files in a bucket of an S3. A file is sent from the disk in parts of a few megabytes, each with its sum, and stands in the bucket when all
 * of it is there. A reading that breaks off goes on where it was.
 */
import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { demandPlain, type FileStore, type KeptFile, type Span } from './kept-files.ts';
import { eachOf, firstText } from './s3-answers.ts';
import type { S3Address } from './s3-address.ts';
import { type Patience, patience, S3Requests } from './s3-requests.ts';
import { proveByWriting } from './proving.ts';

/** the least that services take of what is not the last part */
const leastPart = 5 * 1024 * 1024;

export class S3Store implements FileStore {
  readonly #requests: S3Requests;
  readonly #patience: Patience;

  readonly #partLength: number;

  /** @param partLength bytes that are held in memory at a time */
  constructor(address: S3Address, patient: Patience = patience, partLength = leastPart) {
    this.#requests = new S3Requests(address, patient);
    this.#patience = patient;
    this.#partLength = partLength;
  }

  async put(key: string, path: string): Promise<void> {
    if (await this.has(key)) return;
    const file = await open(path);
    try {
      const { size } = await file.stat();
      if (size > this.#partLength) return await this.#putInParts(key, file, size);
      const body = await readPart(file, 0, new Uint8Array(size));
      demandSame(key, createHash('sha256').update(body).digest('hex'));
      await this.#requests.send({ method: 'PUT', key: this.#keyOf(key), body, expects: [200] });
    } finally {
      await file.close();
    }
  }

  async #putInParts(key: string, file: FileHandle, size: number): Promise<void> {
    const place = this.#keyOf(key);
    const begun = await this.#requests.send({ method: 'POST', key: place, query: { uploads: '' }, expects: [200] });
    const uploadId = firstText(await begun.text(), 'UploadId');
    if (!uploadId) throw new Error('the S3 began no upload');
    try {
      const hash = createHash('sha256');
      const parts: string[] = [];
      const memory = new Uint8Array(this.#partLength);
      for (let at = 0; at < size; at += this.#partLength) {
        const body = await readPart(file, at, memory.subarray(0, Math.min(this.#partLength, size - at)));
        hash.update(body);
        const query = { partNumber: String(parts.length + 1), uploadId };
        const sent = await this.#requests.send({ method: 'PUT', key: place, query, body, expects: [200] });
        parts.push(`<Part><PartNumber>${query.partNumber}</PartNumber><ETag>${sent.headers.get('etag')}</ETag></Part>`);
      }
      demandSame(key, hash.digest('hex'));
      await this.#complete(key, uploadId, parts);
    } catch (error) {
      // what cannot be taken away now, the next round takes away
      const query = { uploadId };
      await this.#requests.send({ method: 'DELETE', key: place, query, expects: [204, 404] }).catch(() => {});
      throw error;
    }
  }

  async #complete(key: string, uploadId: string, parts: readonly string[]): Promise<void> {
    const body = new TextEncoder().encode(`<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`);
    const request = { method: 'POST', key: this.#keyOf(key), query: { uploadId }, body, expects: [200, 404] } as const;
    for (let tried = 1; ; tried += 1) {
      const text = await (await this.#requests.send(request)).text();
      const fault = firstText(text, 'Code');
      // the answer to a try before this one may have been lost; then the upload is gone and the file is there
      if (fault === null || (fault === 'NoSuchUpload' && (await this.has(key)))) return;
      // it answers well at once and may fail later, in the same answer
      if (fault !== 'InternalError' || tried >= this.#patience.tries)
        throw new Error(`the S3 could not finish: ${fault}`);
    }
  }

  async read(key: string, span: Span | null = null): Promise<Readable | null> {
    const first = await this.#get(key, span);
    if (!first) return null;
    const start = span?.start ?? 0;
    const length = Number(first.headers.get('content-length'));
    return Readable.from(this.#goingOn(key, first, start, start + length), { objectMode: false });
  }

  async #get(key: string, span: Span | null): Promise<Response | null> {
    const answer = await this.#requests.send({
      method: 'GET',
      key: this.#keyOf(key),
      ...(span ? { headers: { range: `bytes=${span.start}-${span.end}` } } : {}),
      expects: [span ? 206 : 200, 404],
    });
    if (answer.status !== 404) return answer;
    const fault = firstText(await answer.text(), 'Code');
    if (fault === null || fault === 'NoSuchKey') return null;
    throw this.#requests.refusal(fault);
  }

  /** Where it breaks off, the rest is asked for; so often in a row without a byte, and it gives up. */
  async *#goingOn(key: string, first: Response, start: number, end: number): AsyncGenerator<Uint8Array> {
    let at = start;
    let answer: Response | null = first;
    for (let broken = 0; at < end;) {
      try {
        for await (const part of partsOf(answer, this.#patience.answerMs)) {
          at += part.length;
          broken = 0;
          yield part;
        }
        if (at < end) throw new Error('the S3 sent less than it said');
      } catch (error) {
        broken += 1;
        if (broken >= this.#patience.tries) throw error;
        answer = await this.#get(key, { start: at, end: end - 1 });
        if (!answer) throw error;
      }
    }
  }

  async has(key: string): Promise<boolean> {
    const answer = await this.#requests.send({ method: 'HEAD', key: this.#keyOf(key), expects: [200, 404] });
    return answer.status === 200;
  }

  async remove(keys: readonly string[]): Promise<void> {
    // one by one: places differ in the sums they ask for with many at once
    for (let at = 0; at < keys.length; at += 8)
      await Promise.all(
        keys
          .slice(at, at + 8)
          .map((key) => this.#requests.send({ method: 'DELETE', key: this.#keyOf(key), expects: [204, 200, 404] })),
      );
  }

  async *list(prefix: string): AsyncGenerator<KeptFile> {
    const own = this.#requests.address.prefix;
    for (let next: string | null = '', first = true; first || next; first = false) {
      const query: Record<string, string> = { 'list-type': '2', prefix: own + prefix };
      if (next) query['continuation-token'] = next;
      const xml: string = await this.#ask(query);
      for (const { Key = '', Size = '0' } of eachOf(xml, 'Contents'))
        yield { key: Key.slice(own.length), size: Number(Size) };
      next = firstText(xml, 'IsTruncated') === 'true' ? firstText(xml, 'NextContinuationToken') : null;
    }
  }

  async forgetUnfinished(before: Date): Promise<void> {
    const xml = await this.#ask({ uploads: '', prefix: this.#requests.address.prefix });
    for (const { Key = '', UploadId: uploadId = '', Initiated = '' } of eachOf(xml, 'Upload'))
      if (new Date(Initiated) < before)
        await this.#requests.send({ method: 'DELETE', key: Key, query: { uploadId }, expects: [204, 404] });
  }

  async prove(): Promise<void> {
    // a bucket that is not there answers to nothing but this with a word for it
    await this.#ask({ 'list-type': '2', prefix: this.#requests.address.prefix, 'max-keys': '1' });
    await proveByWriting(this);
  }

  async #ask(query: Readonly<Record<string, string>>): Promise<string> {
    return (await this.#requests.send({ method: 'GET', key: '', query, expects: [200] })).text();
  }

  #keyOf(key: string): string {
    return this.#requests.address.prefix + demandPlain(key);
  }
}

/** Fills the bytes from there on. */
async function readPart(
  file: FileHandle,
  at: number,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  for (let read = 0; read < bytes.length;) {
    const { bytesRead } = await file.read(bytes, read, bytes.length - read, at + read);
    if (bytesRead === 0) throw new Error('the file became shorter while it was kept');
    read += bytesRead;
  }
  return bytes;
}

/** What is named by its hash must be what the name says, or it is not kept. */
function demandSame(key: string, hash: string): void {
  const name = key.slice(key.lastIndexOf('/') + 1);
  if (/^[0-9a-f]{64}$/.test(name) && name !== hash) throw new Error('the file is not what its name says');
}

/** A connection that is silent for so long is dead. */
async function* partsOf(answer: Response, silenceMs: number): AsyncGenerator<Uint8Array> {
  const reader = answer.body?.getReader();
  if (!reader) return;
  try {
    for (;;) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const silence = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error('the S3 fell silent')), silenceMs);
      });
      const part = await Promise.race([reader.read(), silence]).finally(() => clearTimeout(timer));
      if (part.done) return;
      yield part.value;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}
