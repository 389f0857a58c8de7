/**
 * Captions as browsers show them: WebVTT (W3C), and SubRip, which many programs write and which differs little. What is read is written
 * again from its cues alone: no style, no region, no comment, nothing a browser would fetch.
 */

export interface Captions {
  /** WebVTT, ready to be served */
  readonly text: string;
  readonly cues: number;
  /** when the last one ends */
  readonly seconds: number;
}

export type CaptionsFault = 'not-captions' | 'bad-time' | 'no-cues' | 'too-many-cues' | 'too-large';

export type CaptionsRead =
  | { readonly ok: true; readonly captions: Captions }
  | { readonly ok: false; readonly fault: CaptionsFault; readonly line: number };

export const mostCaptionCharacters = 1_000_000;
const mostCues = 5_000;
/** WebVTT 4.1: hours may be left out; SubRip writes a comma. */
const moment = /^(?:(\d{1,3}):)?([0-5]\d):([0-5]\d)[.,](\d{3})$/;
const settings =
  /^(?:vertical:(?:rl|lr)|line:-?\d{1,3}(?:\.\d+)?%?(?:,(?:start|center|end))?|position:\d{1,3}(?:\.\d+)?%(?:,[a-z-]+)?|size:\d{1,3}(?:\.\d+)?%|align:(?:start|center|end|left|right))$/;

export function readCaptions(source: string): CaptionsRead {
  if (source.length > mostCaptionCharacters) return { ok: false, fault: 'too-large', line: 0 };
  // oxlint-disable-next-line no-control-regex
  const text = source
    .replace(/^\uFEFF/, '')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\u0000-\u0008\u000b-\u001f]/g, '');
  const lines = text.split('\n');
  const isVtt = /^WEBVTT(?:[ \t].*)?$/.test(lines[0] ?? '');
  if (!isVtt && !startsAsSubRip(lines)) return { ok: false, fault: 'not-captions', line: 1 };
  const cues: string[] = [];
  let seconds = 0;
  for (let at = isVtt ? 1 : 0; at < lines.length; at += 1) {
    if (!lines[at]?.includes('-->')) {
      // STYLE, REGION and NOTE go on to the next empty line, as a name of a cue stands alone
      if (isVtt && /^(?:STYLE|REGION|NOTE)\b/.test(lines[at] ?? '')) while (lines[at + 1]?.trim()) at += 1;
      continue;
    }
    const timed = timesOf(lines[at] ?? '');
    if (!timed) return { ok: false, fault: 'bad-time', line: at + 1 };
    const said: string[] = [];
    while (lines[at + 1]?.trim() && !lines[at + 1]?.includes('-->')) {
      at += 1;
      said.push((lines[at] ?? '').trimEnd());
    }
    if (said.length === 0) continue;
    if (cues.length >= mostCues) return { ok: false, fault: 'too-many-cues', line: at + 1 };
    cues.push(`${timed.written}\n${said.map((line) => (isVtt ? line : fromSubRip(line))).join('\n')}`);
    seconds = Math.max(seconds, timed.end);
  }
  if (cues.length === 0) return { ok: false, fault: 'no-cues', line: 1 };
  return { ok: true, captions: { text: `WEBVTT\n\n${cues.join('\n\n')}\n`, cues: cues.length, seconds } };
}

/** A number, and below it the time. */
function startsAsSubRip(lines: readonly string[]): boolean {
  const first = lines.findIndex((line) => line.trim() !== '');
  return first >= 0 && /^\s*\d+\s*$/.test(lines[first] ?? '') && timesOf(lines[first + 1] ?? '') !== null;
}

function timesOf(line: string): { readonly written: string; readonly end: number } | null {
  const [from = '', rest = ''] = line.split('-->');
  const [to = '', ...more] = rest.trim().split(/\s+/);
  const [start, end] = [secondsOf(from.trim()), secondsOf(to)];
  if (start === null || end === null || end <= start) return null;
  const kept = more.filter((one) => settings.test(one));
  return { written: [`${written(start)} --> ${written(end)}`, ...kept].join(' '), end };
}

function secondsOf(text: string): number | null {
  const found = moment.exec(text);
  if (!found) return null;
  const [, hours = '0', minutes = '0', seconds = '0', thousandths = '0'] = found;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(thousandths) / 1000;
}

function written(seconds: number): string {
  const thousandths = Math.round(seconds * 1000);
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const hours = two(thousandths / 3_600_000);
  const minutes = two((thousandths / 60_000) % 60);
  return `${hours}:${minutes}:${two((thousandths / 1000) % 60)}.${String(thousandths % 1000).padStart(3, '0')}`;
}

/** SubRip knows a few marks of HTML, of which WebVTT knows three; `&` and `<` are signs there. */
function fromSubRip(line: string): string {
  return line
    .replaceAll(/<\/?font[^<>]*>|\{\\an\d\}/gi, '')
    .split(/(<\/?[biu]>)/i)
    .map((part, at) => (at % 2 === 1 ? part.toLowerCase() : part.replaceAll('&', '&amp;').replaceAll('<', '&lt;')))
    .join('');
}
