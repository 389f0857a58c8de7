/**
 * Documents that people hand in, kept as they came, named by the SHA-256 of their bytes. Only a PDF is ever shown in place, and nothing of
 * it runs there; anything else goes to the reader's machine.
 */
import type { AcademyId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Settings } from '../settings.ts';
import { bodyOf, type Looking, type Measured, measureFile, withArriving, writeArriving } from './arriving-file.ts';
import { beginsAs, documentHeadLength, type DocumentKind, documentKindOf } from './document-kind.ts';
import { type FilePlace, fileStore, keyOf } from './file-store.ts';
import { sendParts } from './sending-parts.ts';

export interface StoredDocument {
  readonly file: string;
  readonly type: DocumentKind;
  readonly size: number;
}

/** Safe when it returns. @throws Problem too-large, unsupported-file, bad-request (empty, cut off), storage-full */
export async function keepDocument(
  settings: Pick<Settings, 'dataDir' | 'minFreeMb' | 'filesUrl'>,
  academyId: AcademyId,
  { body, headers }: Pick<Request, 'body' | 'headers'>,
  largest: number,
): Promise<StoredDocument> {
  const declared = headers.get('content-length');
  if (Number(declared ?? 0) > largest) {
    await body?.cancel();
    throw tooLarge(largest);
  }
  return withArriving(settings, academyId, async (arriving) => {
    const measured = await writeArriving(bodyOf(body), arriving, looking(largest));
    if (measured.size > 0 && declared !== null && Number(declared) !== measured.size)
      throw new Problem('bad-request', 'The document did not arrive whole. Send it again.', { reason: 'file-cut-off' });
    return kept(settings, academyId, arriving, measured);
  });
}

/** The same for a document that has arrived already. It stays where it is. */
export async function keepDocumentAt(
  settings: FilePlace,
  academyId: AcademyId,
  path: string,
  largest: number,
): Promise<StoredDocument> {
  return kept(settings, academyId, path, await measureFile(path, looking(largest)));
}

async function kept(
  settings: FilePlace,
  academyId: AcademyId,
  path: string,
  { hash, size, head }: Measured,
): Promise<StoredDocument> {
  if (size === 0) throw new Problem('bad-request', 'The file is empty.', { reason: 'file-empty' });
  const type = await documentKindOf(head, path);
  if (!type) throw noDocument();
  await fileStore(settings).put(keyOf(academyId, 'documents', hash), path);
  return { file: hash, type, size };
}

/** What is no document, or too large, need not be read to its end. */
function looking(largest: number): Looking {
  return {
    headLength: documentHeadLength,
    headIs: demandBeginning,
    largest,
    tooLarge: () => tooLarge(largest),
  };
}

function demandBeginning(head: Uint8Array): void {
  if (!beginsAs(head)) throw noDocument();
}

/** The viewer of the browser draws with styles of its own; nothing else of a PDF does anything, and only our pages frame it. */
const policyOfPdf = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'";

const endings: Readonly<Record<DocumentKind, string>> = {
  'application/pdf': '.pdf',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': '.pptx',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'application/vnd.oasis.opendocument.presentation': '.odp',
};

/** @param name what it is called where it is saved; its ending is that of what it is */
export async function sendDocument(
  settings: FilePlace,
  academyId: AcademyId,
  document: StoredDocument,
  asked: Headers,
  name: string,
): Promise<Response> {
  const inPlace = document.type === 'application/pdf';
  const ending = endings[document.type];
  const bare = name.toLowerCase().endsWith(ending) ? name.slice(0, -ending.length) : name;
  const called = `${bare || 'document'}${ending}`;
  const plain = called.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const disposition = `${inPlace ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(called)}`;
  const headers = {
    'content-disposition': disposition,
    ...(inPlace ? { 'content-security-policy': policyOfPdf } : {}),
  };
  return sendParts(settings, academyId, { folder: 'documents', ...document, headers, gone }, asked);
}

function noDocument(): Problem {
  return new Problem(
    'unsupported-file',
    'Documents are taken as PDF, PowerPoint, Word or OpenDocument slides, without macros; this is none of them, whatever its name says.',
    { reason: 'not-a-document' },
  );
}

function tooLarge(largest: number): Problem {
  return new Problem('too-large', `A document may have ${largest / 1_000_000} MB.`, { reason: 'document-too-large' });
}

function gone(): Problem {
  return new Problem(
    'gone',
    'The bytes of this document are missing on the server. The administrator may have them in a backup.',
    { reason: 'file-gone' },
  );
}
