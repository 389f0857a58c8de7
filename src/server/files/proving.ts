/** Whether files can be kept in a place: something small is written there, read back and removed, before anybody relies on it. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Problem } from '../../kernel/problem.ts';
import type { FileStore } from './kept-files.ts';

/** @throws Problem unavailable, and what the place throws */
export async function proveByWriting(store: Pick<FileStore, 'put' | 'read' | 'remove'>): Promise<void> {
  const bytes = Buffer.from(randomUUID());
  const key = `proof/${createHash('sha256').update(bytes).digest('hex')}`;
  const folder = await mkdtemp(join(tmpdir(), 'sellwright-proof-'));
  try {
    const path = join(folder, 'proof');
    await writeFile(path, bytes);
    await store.put(key, path);
    const parts: Uint8Array[] = [];
    for await (const part of (await store.read(key)) ?? []) parts.push(part as Uint8Array);
    if (!Buffer.concat(parts).equals(bytes))
      throw new Problem('unavailable', 'Uploaded files come back from where they are kept as something else.', {
        reason: 'files-place',
      });
    await store.remove([key]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
