/**
 * Which documents are taken, by what is in them: PDF, PowerPoint, Word, and slides of OpenDocument. Their names are the sender's word
 * only; a page, a picture that is a page, or a document that brings a program along is none of them.
 */
import { openPromise } from 'yauzl';

export type DocumentKind =
  | 'application/pdf'
  | 'application/vnd.openxmlformats-officedocument.presentationml.presentation'
  | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  | 'application/vnd.oasis.opendocument.presentation';

/** So many first bytes tell a PDF, slides of OpenDocument, and whether the rest can be an office document. */
export const documentHeadLength = 128;
const mostEntries = 20_000;

const office: readonly (readonly [string, DocumentKind])[] = [
  ['ppt/presentation.xml', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
  ['word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
];

/** @returns null for what cannot be a document, however it goes on */
export function beginsAs(head: Uint8Array): 'pdf' | 'zip' | null {
  const begins = (...bytes: readonly number[]): boolean => bytes.every((byte, at) => head[at] === byte);
  if (begins(0x25, 0x50, 0x44, 0x46, 0x2d)) return 'pdf';
  return begins(0x50, 0x4b, 0x03, 0x04) ? 'zip' : null;
}

/** @param path where all of it lies @returns null for another archive, a broken one, or one that brings a program along */
export async function documentKindOf(head: Uint8Array, path: string): Promise<DocumentKind | null> {
  const begins = beginsAs(head);
  if (begins !== 'zip') return begins && 'application/pdf';
  const names = await namesIn(path).catch(() => null);
  if (!names || [...names].some((name) => /(?:^|\/)vbaProject\.bin$|^(?:Basic|Scripts)\//i.test(name))) return null;
  // of OpenDocument the first entry is not packed, and says what it is
  const text = Buffer.from(head.subarray(30)).toString('latin1');
  if (text.startsWith('mimetypeapplication/vnd.oasis.opendocument.presentation') && names.has('content.xml'))
    return 'application/vnd.oasis.opendocument.presentation';
  if (!names.has('[Content_Types].xml')) return null;
  return office.find(([name]) => names.has(name))?.[1] ?? null;
}

async function namesIn(path: string): Promise<ReadonlySet<string> | null> {
  const zip = await openPromise(path, { autoClose: false });
  try {
    if (zip.entryCount > mostEntries) return null;
    const names = new Set<string>();
    for await (const { fileName } of zip.eachEntry()) names.add(fileName);
    return names;
  } finally {
    zip.close();
  }
}
