/**
 * The picture of a badge: a shield with the rungs of a ladder, the name of what was reached and the academy's. Drawn as SVG in
 * the fonts of whoever looks; names of any length fit.
 */
import type { BadgeWords } from './badge.ts';

const letters = 'system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", "Noto Sans", sans-serif';

interface Line {
  readonly text: string;
  readonly size: number;
  readonly y: number;
  readonly bold: boolean;
}

export function drawBadge(
  { lines: { title, below } }: Pick<BadgeWords, 'lines'>,
  { academy, until }: { readonly academy: string; readonly until: string | null },
): string {
  const large = wrapped(title, 14, below === '' ? 3 : 2);
  const size = sizeFor(large, 54);
  const top = large.length === 1 ? 252 : 226 - (large.length - 2) * 4;
  const titled = large.map((text, at) => ({ text, size, y: top + at * (size + 6), bold: true }));
  const under = top + (large.length - 1) * (size + 6);
  const small = wrapped(below, 22, 2);
  const role = small.map((text, at) => ({ text, size: sizeFor(small, 24), y: under + 42 + at * 29, bold: false }));
  const foot = [academy, until ?? ''].filter(Boolean).map((text, at) => ({
    text: shortened(text, 20),
    size: 18,
    y: 408 + at * 24,
    bold: at === 0,
  }));
  const name = escaped([title, below, academy].filter(Boolean).join(', '));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512" width="512" height="512" role="img" aria-label="${name}">`,
    `<title>${name}</title>`,
    '<path d="M256 14 466 78v186c0 118-86 194-210 234C132 458 46 382 46 264V78Z" fill="#0b3b46"/>',
    '<path d="M256 40 442 96v168c0 104-74 170-186 208C144 434 70 368 70 264V96Z" fill="none" stroke="#f2c14e" stroke-width="5"/>',
    '<path d="M196 160h36v-28h36v-28h36V82" fill="none" stroke="#f2c14e" stroke-width="11" stroke-linecap="round" stroke-linejoin="round"/>',
    ...[...titled, ...role, ...foot].map(drawn),
    '</svg>',
  ].join('\n');
}

function drawn({ text, size, y, bold }: Line): string {
  return `<text x="256" y="${y}" text-anchor="middle" fill="#ffffff" font-family='${letters}' font-size="${size}"${bold ? ' font-weight="700"' : ''}>${escaped(text)}</text>`;
}

/** As large as fits between the edges; letters are about two thirds as wide as they are high. */
function sizeFor(lines: readonly string[], most: number): number {
  const longest = Math.max(1, ...lines.map((line) => [...line].length));
  return Math.min(most, Math.floor(330 / (longest * 0.66)));
}

/** In at most so many lines of about so many letters; what does not fit ends in dots. */
export function wrapped(text: string, width: number, most: number): string[] {
  const lines: string[] = [];
  // a word may be parted behind a hyphen of its own
  for (const word of text.split(/\s+|(?<=-)/).filter(Boolean)) {
    const last = lines.at(-1);
    const gap = last?.endsWith('-') ? '' : ' ';
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last}${gap}${word}`;
    else lines.push(word);
  }
  const shown = lines.slice(0, most).map((line) => shortened(line, width + 10));
  if (lines.length > most) shown[most - 1] = `${shortened(shown[most - 1] ?? '', width + 8)} …`;
  return shown;
}

function shortened(line: string, most: number): string {
  const all = [...line];
  return all.length <= most ? line : `${all.slice(0, most - 1).join('')}…`;
}

function escaped(text: string): string {
  // control characters have no place in XML at all
  return Array.from(text, (one) => (one < ' ' ? ' ' : (entities[one] ?? one))).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
