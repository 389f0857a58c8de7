/**
 * The parts of a backup on their way in, one after the other: rows into their tables, files into a folder, told one by one
 * when they are whole. Never more than a few megabytes are held.
 */
import { createWriteStream, mkdirSync } from 'node:fs';
import { once } from 'node:events';
import { dirname, join, normalize } from 'node:path';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import pg from 'pg';
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams';
import { damaged, type Manifest, readEntries } from './backup-file.ts';

interface Sink {
  readonly part: string;
  readonly stream: Writable;
  close(): Promise<void>;
}

export async function loadParts(
  owner: pg.Client,
  file: string,
  manifest: Manifest,
  filesFolder: string,
  arrived: (key: string, place: string) => Promise<void>,
): Promise<void> {
  const sinks = new Map<string, () => Sink>();
  for (const table of manifest.tables) sinks.set(table.part, () => intoTable(owner, file, table));
  for (const { part, path } of manifest.files)
    sinks.set(part, () => intoFile(part, placeIn(filesFolder, file, path), (place) => arrived(path, place)));

  let sink: Sink | undefined;
  for await (const { part, bytes } of readEntries(file)) {
    if (!part) continue;
    if (sink?.part !== part) {
      await sink?.close();
      sink = sinks.get(part)?.();
      if (!sink) throw damaged(file, `${part} was added`);
      sinks.delete(part);
    }
    const { stream } = sink;
    const ready = stream.write(bytes);
    if (stream.errored) throw stream.errored;
    if (!ready) await once(stream, 'drain');
  }
  await sink?.close();
  // What is left has no bytes: empty files are made, empty tables are there.
  for (const { part } of manifest.files) await sinks.get(part)?.().close();
}

function intoTable(owner: pg.Client, file: string, { part, table, columns, rows }: Manifest['tables'][number]): Sink {
  const names = columns.map((column) => pg.escapeIdentifier(column)).join(', ');
  const stream: CopyStreamQuery = owner.query(copyFrom(`copy ${pg.escapeIdentifier(table)} (${names}) from stdin`));
  const loaded = finished(stream);
  loaded.catch(() => {});
  return {
    part,
    stream,
    async close() {
      stream.end();
      await loaded;
      if (stream.rowCount !== rows) throw damaged(file, `${table} should have ${rows} rows, not ${stream.rowCount}`);
    },
  };
}

function intoFile(part: string, path: string, arrived: (path: string) => Promise<void>): Sink {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const stream = createWriteStream(path, { mode: 0o600, flush: true });
  const written = finished(stream);
  written.catch(() => {});
  return {
    part,
    stream,
    async close() {
      stream.end();
      await written;
      await arrived(path);
    },
  };
}

/** A backup may come from anywhere; its files stay below their folder. */
function placeIn(folder: string, file: string, path: string): string {
  const place = normalize(path);
  if (place.startsWith('..') || place.startsWith('/') || path.includes('\0'))
    throw damaged(file, `${path} lies outside its folder`);
  return join(folder, place);
}
