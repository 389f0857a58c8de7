/** Documents of cards: what is taken, and how large. Only a PDF is ever shown in place; never a page, which could hold a script. */
export const documentTypes = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.oasis.opendocument.presentation',
] as const;
export type DocumentType = (typeof documentTypes)[number];

export const largestDocument = 100_000_000;

export function isReadInPlace(type: DocumentType): boolean {
  return type === 'application/pdf';
}
