import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { afterAll, expect, test } from 'vitest';
import { webStream } from './web-stream.ts';

const folder = mkdtempSync(join(tmpdir(), 'sellwright-web-stream-'));
const path = join(folder, 'large');
const bytes = new Uint8Array(3_000_000).map((_, at) => at % 251);
writeFileSync(path, bytes);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a file comes whole', async () => {
  const arrived = new Uint8Array(await new Response(webStream(createReadStream(path))).arrayBuffer());
  expect(Buffer.from(arrived).equals(Buffer.from(bytes))).toBe(true);
});

test('a reader who hangs up at any moment ends the reading, closes the file and breaks nothing', async () => {
  const broke: unknown[] = [];
  const note = (error: unknown): number => broke.push(error);
  process.on('uncaughtExceptionMonitor', note);
  for (let parts = 0; parts < 40; parts += 1) {
    const file = createReadStream(path);
    const closed = once(file, 'close');
    const reader = webStream(file).getReader();
    for (let part = 0; part < parts; part += 1) await reader.read();
    const reading = reader.read();
    await reader.cancel();
    await reading.catch(() => {});
    await closed;
  }
  process.off('uncaughtExceptionMonitor', note);
  expect(broke).toEqual([]);
});

test('a file that cannot be read fails the one who reads it', async () => {
  await expect(new Response(webStream(createReadStream(join(folder, 'none')))).arrayBuffer()).rejects.toThrow('ENOENT');
});
