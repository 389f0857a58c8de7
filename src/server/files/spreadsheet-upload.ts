/**
 * An upload, read no further than needed: it stops at the size limit, and at the first bytes when they show
 * something that can never be a table. At most the limit is ever held in memory.
 */
import { faultOf, kindOf } from './spreadsheet-kind.ts';
import { type SpreadsheetFault, spreadsheetLimits, tooLarge } from './spreadsheet-reading.ts';

const hopeless: ReadonlySet<string> = new Set(['program', 'picture', 'pdf']);

export async function readUpload(
  body: ReadableStream<Uint8Array> | null,
  declaredLength: number | null,
): Promise<
  { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly fault: SpreadsheetFault }
> {
  if (declaredLength !== null && declaredLength > spreadsheetLimits.bytes) {
    await body?.cancel();
    return { ok: false, fault: tooLarge() };
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    if (length < 16 && part.value.length >= 16) {
      const kind = kindOf(part.value);
      if (hopeless.has(kind)) return stop(reader, faultOf(kind as 'program'));
    }
    length += part.value.length;
    if (length > spreadsheetLimits.bytes) return stop(reader, tooLarge());
    chunks.push(part.value);
  }
  return { ok: true, bytes: Buffer.concat(chunks, length) };
}

async function stop(
  reader: ReadableStreamDefaultReader<Uint8Array> | undefined,
  fault: SpreadsheetFault,
): Promise<{ readonly ok: false; readonly fault: SpreadsheetFault }> {
  await reader?.cancel();
  return { ok: false, fault };
}
