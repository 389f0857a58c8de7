/**
 * One process a data folder. The lock names the process that holds it by its id and the moment it began, so that a lock
 * left by a killed process, or by one of the same id before a restart of the machine or container, holds nobody up.
 */
import { execFileSync } from 'node:child_process';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../../kernel/problem.ts';

export interface FolderLock {
  release(): void;
}

/** @throws Problem `conflict` while another living process holds it */
export function lockFolder(folder: string): FolderLock {
  const lock = join(folder, 'lock');
  const own = `${process.pid} ${beginningOf(process.pid)}`;
  const draft = `${lock}.${process.pid}`;
  writeFileSync(draft, own);
  try {
    for (let round = 0; round < 10; round++) {
      if (claims(draft, lock)) return { release: () => holderIn(lock) === own && rmSync(lock) };
      const holder = holderIn(lock);
      if (holder !== null && isAlive(holder)) throw inUse(folder, holder);
      if (holder !== null) setAside(lock, holder);
    }
    throw inUse(folder, holderIn(lock) ?? '');
  } finally {
    rmSync(draft, { force: true });
  }
}

/** The id of the living process that holds the folder, or null. */
export function lockHolder(folder: string): number | null {
  const holder = holderIn(join(folder, 'lock'));
  return holder !== null && isAlive(holder) ? Number.parseInt(holder, 10) : null;
}

/** A hard link appears whole or not at all, and never over another one. */
function claims(draft: string, lock: string): boolean {
  try {
    linkSync(draft, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Two may find the same dead holder: one of them sets it aside, and the other must not take the first one's new lock for it. */
function setAside(lock: string, deadHolder: string): void {
  const aside = `${lock}.aside.${process.pid}`;
  try {
    renameSync(lock, aside);
  } catch {
    return;
  }
  if (holderIn(aside) !== deadHolder) claims(aside, lock);
  rmSync(aside, { force: true });
}

function holderIn(lock: string): string | null {
  try {
    return readFileSync(lock, 'utf8');
  } catch {
    return null;
  }
}

function isAlive(holder: string): boolean {
  const [pid = '', ...beginning] = holder.split(' ');
  return beginningOf(Number(pid)) === beginning.join(' ');
}

/** When a process began, in a form that no other process of the same id repeats; null when there is none. */
function beginningOf(pid: number): string | null {
  try {
    if (process.platform !== 'linux')
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' }).trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold anything; the 20th field after it is the start in ticks since the machine started.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${ticks}`;
  } catch {
    return null;
  }
}

function inUse(folder: string, holder: string): Problem {
  return new Problem(
    'conflict',
    `The folder ${folder} is in use by another Sellwright (process ${Number.parseInt(holder, 10) || 'unknown'}). ` +
      'Stop that one first, or give this one a folder of its own with DATA_DIR.',
    { reason: 'folder-in-use' },
  );
}
