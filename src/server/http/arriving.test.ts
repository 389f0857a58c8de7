import { expect, test } from 'vitest';
import { arrive, largestUpload } from './arriving.ts';

function upload(body: ReadableStream<Uint8Array>, headers: Record<string, string> = {}): Request {
  return new Request('http://localhost/upload', { method: 'POST', body, headers, duplex: 'half' } as RequestInit);
}

function streamOf(parts: readonly Uint8Array[], broken = false): ReadableStream<Uint8Array> {
  const left = [...parts];
  return new ReadableStream({
    pull(stream) {
      const part = left.shift();
      if (part) stream.enqueue(part);
      else if (broken) stream.error(new Error('the connection was lost'));
      else stream.close();
    },
  });
}

test('what was sent is what is read, and the file is gone afterwards', async () => {
  const arrived = await arrive(upload(streamOf([new Uint8Array([1, 2]), new Uint8Array([3])])));
  expect([...new Uint8Array(await arrived.request.arrayBuffer())]).toEqual([1, 2, 3]);
  await arrived.remove();
});

test('takes just more than the largest file, whatever keeps coming', async () => {
  const part = new Uint8Array(1024 * 1024);
  const endless = new ReadableStream<Uint8Array>({ pull: (stream) => stream.enqueue(part) });
  const arrived = await arrive(upload(endless));
  const { byteLength } = await arrived.request.arrayBuffer();
  expect(byteLength).toBeGreaterThan(largestUpload);
  expect(byteLength).toBeLessThanOrEqual(largestUpload + part.length);
  await arrived.remove();
});

test('takes nothing of what says that it is too large', async () => {
  let asked = 0;
  const body = new ReadableStream<Uint8Array>({ pull: () => void (asked += 1) }, { highWaterMark: 0 });
  const arrived = await arrive(upload(body, { 'content-length': String(largestUpload + 1) }));
  expect(arrived.request.body).toBeNull();
  expect(asked).toBe(0);
});

test('an upload that breaks off changes nothing and says so', async () => {
  await expect(arrive(upload(streamOf([new Uint8Array([1])], true)))).rejects.toMatchObject({
    more: { reason: 'upload-broken-off' },
  });
});
