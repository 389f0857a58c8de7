/**
 * What a file is, by its first bytes: names and declared types are the sender's word only. Documents, pictures, sound, film
 * and plain text are taken; a program is not, whatever it is called.
 */
export type FileKind = `${string}/${string}`;

const marks: readonly (readonly [FileKind, number, readonly number[]])[] = [
  ['application/pdf', 0, [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/png', 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', 0, [0xff, 0xd8, 0xff]],
  ['image/gif', 0, [0x47, 0x49, 0x46, 0x38]],
  ['image/webp', 8, [0x57, 0x45, 0x42, 0x50]],
  ['audio/wav', 8, [0x57, 0x41, 0x56, 0x45]],
  ['audio/mpeg', 0, [0x49, 0x44, 0x33]],
  ['audio/mpeg', 0, [0xff, 0xfb]],
  ['audio/ogg', 0, [0x4f, 0x67, 0x67, 0x53]],
  ['video/webm', 0, [0x1a, 0x45, 0xdf, 0xa3]],
  ['video/mp4', 4, [0x66, 0x74, 0x79, 0x70]],
  // Office documents of both generations; what is inside only their programs tell
  ['application/zip', 0, [0x50, 0x4b, 0x03, 0x04]],
  ['application/x-ole-storage', 0, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
];

/** @param head the first bytes, 512 are enough. @returns null for what is not taken */
export function fileKindOf(head: Uint8Array): FileKind | null {
  for (const [kind, at, bytes] of marks) if (bytes.every((byte, index) => head[at + index] === byte)) return kind;
  return isText(head) ? 'text/plain' : null;
}

function isText(head: Uint8Array): boolean {
  if (head.length === 0) return false;
  // a script begins as text does
  if (head[0] === 0x23 && head[1] === 0x21) return false;
  if (
    head.some((byte) => byte === 0 || (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x1b))
  )
    return false;
  try {
    // streaming: the head may end within a letter
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}
