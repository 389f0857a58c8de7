/** Captions of films: read at the door, kept as their cues alone, and served as what they are. The address is the hash. */
import { createHash } from 'node:crypto';
import type { Answer, Asked } from '../../kernel/contract.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Carried, PersonAct } from '../../server/http/route.ts';
import { type CaptionsFault, mostCaptionCharacters, readCaptions as readVtt } from '../../standards/captions/webvtt.ts';
import type * as contract from './caption-contract.ts';
import { loadCaptions, saveCaptions } from './caption-store.ts';

const largest = mostCaptionCharacters;

export async function addCaptions(act: PersonAct, { request }: Carried): Promise<Answer<typeof contract.addCaptions>> {
  const bytes = new Uint8Array(await request.arrayBuffer());
  if (bytes.length === 0) throw new Problem('bad-request', 'The file is empty.', { reason: 'file-empty' });
  if (bytes.length > largest) throw refusedFor('too-large', 0);
  const read = readVtt(decoded(bytes));
  if (!read.ok) throw refusedFor(read.fault, read.line);
  const { text, cues, seconds } = read.captions;
  const file = createHash('sha256').update(text).digest('hex');
  await saveCaptions(act.db, act.academyId, { file, text }, { by: act.actor.personId, at: act.now });
  return { file, cues, seconds };
}

/** WebVTT is UTF-8; older programs write SubRip as Windows does. */
function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

const says: { readonly [Fault in CaptionsFault]: string } = {
  'not-captions': 'These are no captions: WebVTT begins with the line WEBVTT, SubRip with a number and a time.',
  'bad-time':
    'The times of a caption cannot be read. They look like 00:01:02.500 --> 00:01:05.000, the end behind the beginning.',
  'no-cues': 'There is no caption in this file.',
  'too-many-cues': 'There are more than 5,000 captions in this file.',
  'too-large': 'A file of captions may have 1 MB.',
};

function refusedFor(fault: CaptionsFault, line: number): Problem {
  const code = fault === 'too-large' ? 'too-large' : 'unsupported-file';
  const detail = line > 0 ? `${says[fault]} (line ${line})` : says[fault];
  return new Problem(code, detail, { reason: `captions-${fault}`, ...(line > 0 ? { current: { line } } : {}) });
}

export async function readCaptions(
  { db, academyId }: PersonAct,
  { params }: Asked<typeof contract.readCaptions>,
): Promise<Response> {
  const text = await loadCaptions(db, academyId, params.file);
  if (text === null)
    throw new Problem('not-found', 'There are no such captions in this academy.', { reason: 'no-captions' });
  return new Response(text, {
    headers: {
      'content-type': 'text/vtt; charset=utf-8',
      'content-disposition': 'inline',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=31536000, immutable',
    },
  });
}
