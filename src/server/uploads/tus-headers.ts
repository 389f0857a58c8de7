/** The headers of tus 1.0.0, read with care. */
import { Problem } from '../../kernel/problem.ts';

/** `filename Y291cnNlLnppcA==,purpose cGFja2FnZQ==`: words with their values in base64, which may be missing. */
export function metadataOf(header: string | null): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const pair of (header ?? '').slice(0, 4_000).split(',')) {
    const [key = '', value = ''] = pair.trim().split(' ');
    if (key) found.set(key, Buffer.from(value, 'base64').toString('utf8').replaceAll('\0', ''));
  }
  return found;
}

export function wholeNumber(header: string | null): number | null {
  return header !== null && /^\d{1,15}$/.test(header) ? Number(header) : null;
}

/** `sha256 <base64>`. @throws Problem bad-request for another way to sum, or what is no sum */
export function checksumOf(header: string | null): Buffer | null {
  if (header === null) return null;
  const [algorithm, value = ''] = header.trim().split(' ');
  const sum = Buffer.from(value, 'base64');
  if (algorithm === 'sha256' && sum.length === 32) return sum;
  throw new Problem('bad-request', 'Upload-Checksum must be sha256 and its value in base64.', {
    reason: 'upload-checksum',
  });
}
