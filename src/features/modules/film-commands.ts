/** Films of cards: taken in as they came, and shown to everybody of the academy. The address is the hash, so it never changes. */
import type { Answer, Asked } from '../../kernel/contract.ts';
import { Problem } from '../../kernel/problem.ts';
import { keepFilm, keepFilmAt, sendFilm } from '../../server/files/films.ts';
import type { Carried, Inside, PersonAct } from '../../server/http/route.ts';
import type { UploadPurpose } from '../../server/uploads/purpose.ts';
import { takeUpload } from '../../server/uploads/taking.ts';
import { mayWriteActivity } from './access.ts';
import { largestFilm } from './film.ts';
import type * as contract from './film-contract.ts';
import { loadFilm, saveFilm } from './film-store.ts';
import { keepRow } from './keeping-commands.ts';

export async function addFilm(act: PersonAct, { request }: Carried): Promise<Answer<typeof contract.addFilm>> {
  // bytes without a row are only bytes; a row without its bytes would be a hole
  const film = await keepFilm(act.world.settings, act.academyId, request, largestFilm);
  await keepRow(act, 'films', film.file, () =>
    saveFilm(act.db, act.academyId, film, { by: act.actor.personId, at: act.now }),
  );
  return film;
}

export const filmUploads: UploadPurpose = {
  name: 'film',
  largest: largestFilm,
  may: (actor) => mayWriteActivity(actor, { delivery: 'e-learning' }),
};

export async function addUploadedFilm(
  inside: Inside,
  { params: { uploadId } }: Asked<typeof contract.addUploadedFilm>,
): Promise<Answer<typeof contract.addUploadedFilm>> {
  return takeUpload(inside, uploadId, filmUploads.name, async ({ world, academyId, path }) => {
    const film = await keepFilmAt(world.settings, academyId, path, largestFilm);
    await inside((act) =>
      keepRow(act, 'films', film.file, () =>
        saveFilm(act.db, academyId, film, { by: act.actor.personId, at: act.now }),
      ),
    );
    return film;
  });
}

export async function readFilm(
  { db, academyId, world }: PersonAct,
  { params, request }: Asked<typeof contract.readFilm> & Carried,
): Promise<Response> {
  const kept = await loadFilm(db, academyId, params.file);
  if (!kept) throw new Problem('not-found', 'There is no such film in this academy.', { reason: 'no-film' });
  return sendFilm(world.settings, academyId, kept, request.headers);
}
