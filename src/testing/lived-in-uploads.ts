/** Uploads in the academy that has lived a little: one half arrived, and whole ones of who may bring something in. */
import { type Joined, ok } from './academy.ts';
import { samplePackage } from './lived-in-packages.ts';
import { tinyPdf } from './tiny-documents.ts';
import { tinyMp4 } from './tiny-films.ts';

interface Whole {
  readonly package: string;
  readonly film: string;
  readonly document: string;
}

export interface Uploaded {
  readonly uploads: {
    /** of the contributor; half of it has arrived */
    readonly begun: string;
    readonly contributor: Whole;
    readonly owner: Whole;
  };
}

export const uploadHeaders = (purpose: string, length: number, name = 'course.zip'): Record<string, string> => ({
  'upload-length': String(length),
  'upload-metadata': `purpose ${btoa(purpose)},filename ${btoa(name)},mark ${btoa(`${name} ${length}`)}`,
});

export const pieceHeaders = (offset: number): Record<string, string> => ({
  'content-type': 'application/offset+octet-stream',
  'upload-offset': String(offset),
});

export async function beginUploads(contributor: Joined, owner: Joined, mark: string): Promise<Uploaded> {
  const begun = await begin(contributor, 'package', 8, mark);
  await ok(contributor.ask('PATCH', `/api/uploads/${begun}`, new Uint8Array(4), pieceHeaders(0)));
  return { uploads: { begun, contributor: await whole(contributor, mark), owner: await whole(owner, mark) } };
}

async function whole(person: Joined, mark: string): Promise<Whole> {
  return {
    package: await send(person, 'package', samplePackage(`sent-${mark}`), mark),
    film: await send(person, 'film', tinyMp4(), mark),
    document: await send(person, 'document', tinyPdf(`sent ${mark}`), mark),
  };
}

async function send(person: Joined, purpose: string, bytes: Uint8Array, mark: string): Promise<string> {
  const uploadId = await begin(person, purpose, bytes.length, mark);
  await ok(person.ask('PATCH', `/api/uploads/${uploadId}`, bytes, pieceHeaders(0)));
  return uploadId;
}

async function begin({ ask }: Joined, purpose: string, length: number, mark: string): Promise<string> {
  const { uploadId } = await ok(ask('POST', '/api/uploads', undefined, uploadHeaders(purpose, length, `${mark}.zip`)));
  return uploadId as string;
}
