/**
 * PostgreSQL refuses to run as root. When the product runs as root, PostgreSQL runs as the system's user without powers
 * (65534, "nobody"), which exists everywhere; otherwise it runs as the product does.
 */
import { closeSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

export interface Runner {
  readonly uid: number;
  readonly gid: number;
}

/** Whom to run PostgreSQL as; null: as the product itself. */
export function powerlessRunner(): Runner | null {
  return process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : null;
}

/** Whether every user may enter this folder and all above it. */
export function isOpenToAll(folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

/** A folder as a child process may name it; `descriptor` is to be handed down as the child's descriptor 4. */
export interface Reachable {
  readonly path: string;
  readonly descriptor: number | 'ignore';
  close(): void;
}

/**
 * A folder below one that the powerless user cannot enter (`/root`, mode 0700) is reached through a descriptor
 * opened before the powers are given up: `/proc/self/fd/4` leads there without passing through the folders above.
 */
export function reachable(folder: string, runner: Runner | null): Reachable {
  if (!runner || isOpenToAll(dirname(folder))) return { path: folder, descriptor: 'ignore', close: () => {} };
  const descriptor = openSync(folder, 'r');
  return { path: '/proc/self/fd/4', descriptor, close: () => closeSync(descriptor) };
}
