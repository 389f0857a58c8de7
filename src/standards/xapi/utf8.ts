/**
 * Bytes as the text they are. What is spoken is UTF-8 and nothing else (1.0.3 Communication 1.4; RFC 8259 8.1): other bytes are refused,
 * for a statement kept with replacement characters in it would be another than the one sent, and could never be mended.
 */
import { fault } from './refusal.ts';

const decoder = new TextDecoder('utf-8', { fatal: true });

/** A byte order mark is left out. */
export function utf8At(bytes: Uint8Array, where: string): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw fault(where, 'is not in UTF-8.');
  }
}
