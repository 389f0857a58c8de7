/** A badge's file as it travels: a PNG as its bytes in base64, everything else as the text it is. */
export async function filedBadge(file: Blob): Promise<{ readonly file: string; readonly as: 'text' | 'base64' }> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const isPng = bytes[0] === 0x89 && bytes[1] === 0x50 && bytes[2] === 0x4e && bytes[3] === 0x47;
  if (!isPng) return { file: new TextDecoder().decode(bytes), as: 'text' };
  // in pieces: a call takes only so many arguments
  let text = '';
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return { file: btoa(text), as: 'base64' };
}
