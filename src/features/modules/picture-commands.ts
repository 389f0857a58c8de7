/** Pictures of cards: taken in, made small, and shown to everybody of the academy. The address is the hash, so it never changes. */
import type { Answer, Asked } from '../../kernel/contract.ts';
import { Problem } from '../../kernel/problem.ts';
import { keepPicture, receivePicture, sendPicture } from '../../server/files/pictures.ts';
import type { Carried, PersonAct } from '../../server/http/route.ts';
import type * as contract from './draft-contract.ts';
import { loadPicture, savePicture } from './picture-store.ts';
import { holdFiles } from './unnamed-store.ts';

export async function addPicture(
  act: PersonAct,
  { request }: Asked<typeof contract.addPicture> & Carried,
): Promise<Answer<typeof contract.addPicture>> {
  const picture = await receivePicture(act.world.settings, request);
  const { file, width, height, type, bytes } = picture;
  const kept = { file, width, height, type, size: bytes.length };
  await holdFiles(act.db, act.academyId, 'keep');
  await savePicture(act.db, act.academyId, kept, { by: act.actor.personId, at: act.now });
  // bytes without a row are only bytes; a row without its bytes would be a hole
  await keepPicture(act.world.settings, act.academyId, picture);
  return { file, width, height };
}

export async function readPicture(act: PersonAct, { params }: Asked<typeof contract.readPicture>): Promise<Response> {
  const kept = await loadPicture(act.db, act.academyId, params.file);
  if (!kept) throw new Problem('not-found', 'There is no such picture in this academy.', { reason: 'no-picture' });
  return sendPicture(act.world.settings, act.academyId, kept);
}
