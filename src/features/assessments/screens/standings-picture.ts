/** A person's standings as a picture of its own, to be put on a slide: each capability on the scale, with what is required. */
import { escaped } from '../../../web/picture.ts';

export interface PictureLine {
  readonly label: string;
  /** null: nothing proven */
  readonly standing: number | null;
  readonly self: number | null;
  /** 0: not required */
  readonly required: number;
  /** beside the scale: how far it is */
  readonly says: string;
  readonly unsure: boolean;
}

export interface PictureWords {
  readonly title: string;
  readonly standing: string;
  readonly self: string;
  readonly required: string;
}

const line = 30;
const head = 84;
const label = 300;
const scale = 320;
const ink = { text: '#26231f', dimmed: '#5f5a53', line: '#c5c0b9', accent: '#0f6b7f', ground: '#ffffff' } as const;

/** @param steps how many proficiencies there are. @returns an SVG text, light whatever the reader's screen is */
export function standingsPicture(words: PictureWords, lines: readonly PictureLine[], steps: number): string {
  const width = label + scale + 220;
  const height = head + lines.length * line + 24;
  const x = (value: number): number => label + 12 + ((value - 1) * (scale - 24)) / Math.max(1, steps - 1);
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, 'Segoe UI', Roboto, Arial, sans-serif" font-size="13">`,
    `<rect width="${width}" height="${height}" fill="${ink.ground}"/>`,
    `<text x="16" y="30" font-size="16" font-weight="600" fill="${ink.text}">${escaped(words.title)}</text>`,
    key(words),
  ];
  lines.forEach((one, at) => {
    const y = head + at * line + line / 2;
    parts.push(`<text x="16" y="${y + 4}" fill="${ink.text}">${escaped(shortened(one.label))}</text>`);
    parts.push(`<line x1="${x(1)}" x2="${x(steps)}" y1="${y}" y2="${y}" stroke="${ink.line}" stroke-width="1.5"/>`);
    for (let step = 1; step <= steps; step += 1)
      parts.push(
        `<line x1="${x(step)}" x2="${x(step)}" y1="${y - 3}" y2="${y + 3}" stroke="${ink.line}" stroke-width="1.5"/>`,
      );
    if (one.required > 0)
      parts.push(
        `<rect x="${x(one.required) - 1.5}" y="${y - 10}" width="3" height="20" rx="1.5" fill="${ink.dimmed}"/>`,
      );
    if (one.self !== null) parts.push(ring(x(one.self), y));
    if (one.standing !== null) parts.push(dot(x(one.standing), y, one.unsure));
    parts.push(`<text x="${label + scale + 20}" y="${y + 4}" fill="${ink.dimmed}">${escaped(one.says)}</text>`);
  });
  return `${parts.join('')}</svg>`;
}

function key(words: PictureWords): string {
  const at = (place: number, mark: string, says: string): string =>
    `${mark}<text x="${place + 12}" y="60" fill="${ink.dimmed}">${escaped(says)}</text>`;
  return [
    at(22, dot(22, 56, false), words.standing),
    at(252, ring(252, 56), words.self),
    at(432, `<rect x="430" y="48" width="3" height="16" rx="1.5" fill="${ink.dimmed}"/>`, words.required),
  ].join('');
}

function dot(x: number, y: number, unsure: boolean): string {
  return `<circle cx="${x}" cy="${y}" r="5" fill="${unsure ? ink.ground : ink.accent}" stroke="${ink.accent}" stroke-width="1.5"${unsure ? ' stroke-dasharray="2 1.8"' : ''}/>`;
}

function ring(x: number, y: number): string {
  return `<circle cx="${x}" cy="${y}" r="7" fill="none" stroke="${ink.accent}" stroke-width="1.6"/>`;
}

function shortened(text: string): string {
  return text.length > 42 ? `${text.slice(0, 41)}…` : text;
}
