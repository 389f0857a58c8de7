/** The smallest that is known as a film: the head of one, and bytes that tell it from another. No player shows them. */
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

/** 64 bytes. */
export function tinyMp4(differs = 0): Uint8Array {
  const head = '\0\0\0\x20ftypisom\0\0\x02\0isomiso2avc1mp41\0\0\0\x20mdat';
  return bytes(head.padEnd(64, String.fromCharCode(differs)));
}

export function tinyWebm(): Uint8Array {
  return bytes(
    '\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\xf7\x81\x01\x42\xf2\x81\x04\x42\xf3\x81\x08\x42\x82\x84webm\x42\x87\x81\x04',
  );
}

/** The first bytes of a program, as somebody might send them by the name of a film. */
export function tinyProgram(): Uint8Array {
  return bytes(`MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0${'This program cannot be run in DOS mode. '.repeat(10)}`);
}
