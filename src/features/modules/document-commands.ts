/** Documents of cards: taken in as they came, and read by everybody of the academy. The address is the hash, so it never changes. */
import type { Answer, Asked } from '../../kernel/contract.ts';
import { Problem } from '../../kernel/problem.ts';
import { keepDocument, keepDocumentAt, sendDocument } from '../../server/files/documents.ts';
import type { Carried, Inside, PersonAct } from '../../server/http/route.ts';
import type { UploadPurpose } from '../../server/uploads/purpose.ts';
import { takeUpload } from '../../server/uploads/taking.ts';
import { mayWriteActivity } from './access.ts';
import { largestDocument } from './document.ts';
import type * as contract from './document-contract.ts';
import { loadDocument, saveDocument } from './document-store.ts';
import { keepRow } from './keeping-commands.ts';

export async function addDocument(act: PersonAct, { request }: Carried): Promise<Answer<typeof contract.addDocument>> {
  // bytes without a row are only bytes; a row without its bytes would be a hole
  const document = await keepDocument(act.world.settings, act.academyId, request, largestDocument);
  await keepRow(act, 'documents', document.file, () =>
    saveDocument(act.db, act.academyId, document, { by: act.actor.personId, at: act.now }),
  );
  return document;
}

export const documentUploads: UploadPurpose = {
  name: 'document',
  largest: largestDocument,
  may: (actor) => mayWriteActivity(actor, { delivery: 'e-learning' }),
};

export async function addUploadedDocument(
  inside: Inside,
  { params: { uploadId } }: Asked<typeof contract.addUploadedDocument>,
): Promise<Answer<typeof contract.addUploadedDocument>> {
  return takeUpload(inside, uploadId, documentUploads.name, async ({ world, academyId, path }) => {
    const document = await keepDocumentAt(world.settings, academyId, path, largestDocument);
    await inside((act) =>
      keepRow(act, 'documents', document.file, () =>
        saveDocument(act.db, academyId, document, { by: act.actor.personId, at: act.now }),
      ),
    );
    return document;
  });
}

export async function readDocument(
  { db, academyId, world }: PersonAct,
  { params, query, request }: Asked<typeof contract.readDocument> & Carried,
): Promise<Response> {
  const kept = await loadDocument(db, academyId, params.file);
  if (!kept) throw new Problem('not-found', 'There is no such document in this academy.', { reason: 'no-document' });
  return sendDocument(world.settings, academyId, kept, request.headers, query.name);
}
