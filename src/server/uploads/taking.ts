/** What a feature does with an upload that is whole. */
import { stat } from 'node:fs/promises';
import type { AcademyId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import { afterCommit } from '../database/transaction.ts';
import type { Inside, PersonAct } from '../http/route.ts';
import type { World } from '../world.ts';
import { pathOfUpload, removeBytes } from './arriving-bytes.ts';
import { lease } from './lease.ts';
import { loadUpload, saveBecame } from './store.ts';

export interface WholeUpload {
  /** to be read, or linked to; it is taken away afterwards */
  readonly path: string;
  readonly name: string;
  readonly size: number;
  readonly world: World;
  readonly academyId: AcademyId;
}

/**
 * Makes something of one's own upload, once: who asks again, because the answer was lost, is told what was made of it then. Where `make`
 * refuses, the upload stays as it is.
 * @param make answers what JSON can carry; no transaction is open meanwhile
 * @throws Problem not-found, conflict (not whole yet), and what `make` throws
 */
export async function takeUpload<T>(
  inside: Inside,
  uploadId: string,
  purpose: string,
  make: (upload: WholeUpload) => Promise<T>,
): Promise<T> {
  await inside((act) => find(act, uploadId, purpose));
  const { release } = await lease(uploadId);
  try {
    const found = await inside((act) => find(act, uploadId, purpose));
    if ('became' in found) return found.became as T;
    const made = await make(found);
    await inside(async ({ db, academyId, world }) => {
      await saveBecame(db, academyId, uploadId, made);
      afterCommit(db, () => removeBytes(world.settings, academyId, [uploadId]));
    });
    return made;
  } finally {
    release();
  }
}

async function find(
  { db, academyId, actor, world }: PersonAct,
  uploadId: string,
  purpose: string,
): Promise<WholeUpload | { readonly became: unknown }> {
  const found = await loadUpload(db, academyId, actor.personId, uploadId);
  if (found?.purpose !== purpose) throw new Problem('not-found', 'There is no such upload.', { reason: 'no-upload' });
  if (found.became !== null) return { became: found.became };
  const path = pathOfUpload(world.settings, academyId, uploadId);
  const there = await stat(path).catch(() => null);
  if (found.received !== found.size || there?.size !== found.size)
    throw new Problem('conflict', 'The upload is not whole yet. Send the rest of it first.', {
      reason: 'upload-not-whole',
    });
  return { path, name: found.name, size: found.size, world, academyId };
}
