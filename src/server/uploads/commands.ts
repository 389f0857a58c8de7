/**
 * What is asked of uploads, in the words of tus 1.0.0. Bytes are written outside any transaction: a slow sender holds no connection of
 * the database.
 */
import type { Answer, Asked } from '../../kernel/contract.ts';
import { newId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import { afterCommit } from '../database/transaction.ts';
import type { Carried, Inside, PersonAct } from '../http/route.ts';
import { appendBytes, lengthOfUpload, mismatchReason, pathOfUpload, removeBytes, takenOver } from './arriving-bytes.ts';
import * as contract from './contract.ts';
import { lease } from './lease.ts';
import type { UploadPurpose } from './purpose.ts';
import * as store from './store.ts';
import { checksumOf, metadataOf, wholeNumber } from './tus-headers.ts';

const livesMs = 7 * 86_400_000;
const mostOpen = 50;
const mostOpenBytes = 20 * 1024 ** 3;

export async function tellUploads(purposes: readonly UploadPurpose[], reply: Headers): Promise<undefined> {
  speakTus(reply);
  reply.set('tus-version', contract.tusVersion);
  reply.set('tus-extension', contract.tusExtensions);
  reply.set('tus-checksum-algorithm', 'sha256');
  reply.set('tus-max-size', String(Math.max(0, ...purposes.map(({ largest }) => largest))));
}

export async function beginUpload(
  act: PersonAct,
  { request, reply }: Carried,
  purposes: readonly UploadPurpose[],
): Promise<Response> {
  const spoken = speakTus(reply, request);
  if (spoken) return spoken;
  const { db, academyId, actor, now } = act;
  const metadata = metadataOf(request.headers.get('upload-metadata'));
  const purpose = purposes.find(({ name }) => name === metadata.get('purpose'));
  if (!purpose)
    throw new Problem(
      'bad-request',
      `Say in Upload-Metadata what it is for: purpose ${purposes.map(({ name }) => name).join(' or ')}.`,
      {
        reason: 'upload-purpose',
      },
    );
  if (!purpose.may(actor))
    throw new Problem('forbidden', 'Uploads of this kind are for others in the academy.', { reason: 'not-for-you' });
  const size = wholeNumber(request.headers.get('upload-length'));
  if (size === null || size === 0)
    throw new Problem('bad-request', 'Upload-Length must say how many bytes will come.', { reason: 'upload-length' });
  if (size > purpose.largest)
    throw new Problem('too-large', `At most ${Math.floor(purpose.largest / 1024 ** 2)} MB are taken.`, {
      reason: 'upload-too-large',
    });
  const open = await store.listUploads(db, academyId, actor.personId, now);
  if (open.length >= mostOpen || open.reduce((sum, one) => sum + one.size, size) > mostOpenBytes)
    throw new Problem('refused', 'Too many of your uploads are unfinished. Finish some, or give them up.', {
      reason: 'too-many-uploads',
    });
  const upload = {
    uploadId: newId(),
    purpose: purpose.name,
    name: (metadata.get('filename') ?? '').slice(0, 300),
    mark: (metadata.get('mark') ?? '').slice(0, 300),
    size,
    expiresAt: new Date(now.getTime() + livesMs),
  };
  await store.saveUpload(db, academyId, actor.personId, upload, now);
  tellStanding(reply, { ...upload, received: 0 });
  reply.set('location', `/api/uploads/${upload.uploadId}`);
  return Response.json({ ...upload, received: 0 }, { status: 201, headers: reply });
}

export async function listUploads(act: PersonAct): Promise<Answer<typeof contract.listUploads>> {
  return { items: await store.listUploads(act.db, act.academyId, act.actor.personId, act.now) };
}

export async function getUpload(
  act: PersonAct,
  { params, reply }: Asked<typeof contract.getUpload> & Carried,
): Promise<Answer<typeof contract.getUpload>> {
  speakTus(reply);
  const upload = await standing(act, params.uploadId);
  tellStanding(reply, upload);
  return upload;
}

/** The sender's and no other's; as far as its bytes really lie here. */
async function standing(act: PersonAct, uploadId: string): Promise<store.UploadFound> {
  const { db, academyId, actor, now, world } = act;
  const found = await store.loadUpload(db, academyId, actor.personId, uploadId);
  if (!found) throw new Problem('not-found', 'There is no such upload.', { reason: 'no-upload' });
  if (found.became !== null) return found;
  if (found.expiresAt <= now)
    throw new Problem('gone', 'Nobody went on with this upload in time. Begin it anew.', { reason: 'upload-expired' });
  const received = await lengthOfUpload(pathOfUpload(world.settings, academyId, uploadId), found.received);
  if (received < found.received)
    await store.saveReceived(db, academyId, uploadId, found.received, received, found.expiresAt);
  return { ...found, received };
}

export async function appendToUpload(
  inside: Inside,
  { params: { uploadId }, request, reply }: Asked<typeof contract.appendToUpload> & Carried,
): Promise<Response> {
  const spoken = speakTus(reply, request);
  if (spoken) return spoken;
  if (request.headers.get('content-type') !== 'application/offset+octet-stream')
    throw new Problem('unsupported-file', 'Pieces of an upload are sent as application/offset+octet-stream.', {
      reason: 'upload-content-type',
    });
  const sha256 = checksumOf(request.headers.get('upload-checksum'));
  // who may not go on with it must not end the sending of who may
  await inside((act) => standing(act, uploadId));
  const { signal, release } = await lease(uploadId);
  try {
    const { upload, academyId, settings, now } = await inside(async (act) => ({
      upload: await standing(act, uploadId),
      academyId: act.academyId,
      settings: act.world.settings,
      now: act.now,
    }));
    if (wholeNumber(request.headers.get('upload-offset')) !== upload.received || upload.became !== null)
      throw new Problem('conflict', `The upload stands at ${upload.received}. Go on from there.`, {
        reason: 'upload-offset',
        current: { received: upload.received },
      });
    const expiresAt = new Date(now.getTime() + livesMs);
    let from = upload.received;
    const count = async (to: number): Promise<void> => {
      const counted = await inside((act) => store.saveReceived(act.db, academyId, uploadId, from, to, expiresAt));
      if (!counted) throw takenOver();
      from = to;
    };
    const { size } = upload;
    const path = pathOfUpload(settings, academyId, uploadId);
    const received = await appendBytes(settings, path, request.body, { from, size, sha256, signal, count });
    tellStanding(reply, { size, received, expiresAt });
    return new Response(null, { status: 204, headers: reply });
  } catch (error) {
    if (error instanceof Problem && error.more.reason === mismatchReason)
      return new Response(error.message, { status: 460, statusText: 'Checksum Mismatch', headers: reply });
    throw error;
  } finally {
    await request.body?.cancel().catch(() => {});
    release();
  }
}

export async function endUpload(
  act: PersonAct,
  { params: { uploadId }, reply }: Asked<typeof contract.endUpload> & Carried,
): Promise<undefined> {
  speakTus(reply);
  const { db, academyId, actor, world } = act;
  const found = await store.loadUpload(db, academyId, actor.personId, uploadId, true);
  if (!found) throw new Problem('not-found', 'There is no such upload.', { reason: 'no-upload' });
  await store.removeUpload(db, academyId, uploadId);
  afterCommit(db, async () => {
    // whoever is still sending to it is ended first
    const { release } = await lease(uploadId);
    await removeBytes(world.settings, academyId, [uploadId]);
    release();
  });
}

/** @returns the answer to who speaks another version; who says none is taken at their word */
function speakTus(reply: Headers, request?: Request): Response | null {
  reply.set('tus-resumable', contract.tusVersion);
  const asked = request?.headers.get('tus-resumable') ?? contract.tusVersion;
  if (asked === contract.tusVersion) return null;
  reply.set('tus-version', contract.tusVersion);
  return new Response(`Version ${contract.tusVersion} of tus is spoken here.`, { status: 412, headers: reply });
}

function tellStanding(reply: Headers, upload: Pick<store.UploadFound, 'size' | 'received' | 'expiresAt'>): void {
  reply.set('upload-offset', String(upload.received));
  reply.set('upload-length', String(upload.size));
  reply.set('upload-expires', upload.expiresAt.toUTCString());
}
