/** Texts of a GIFT question: signs behind a backslash are text, and each text may say in square brackets how it is written. */
import { textOf } from './html-text.ts';
import type { Loss } from './question.ts';

/** While the marks are read, escaped signs stand as characters that no text holds. */
const escapable = '~=#{}:\\';
const standIn = (at: number): string => String.fromCharCode(1 + at);
const newLine = '\u0008';

export function guarded(text: string): string {
  return (
    text
      // oxlint-disable-next-line no-control-regex
      .replaceAll(/[\u0001-\u0008]/g, '')
      .replaceAll(/\\([~=#{}:\\n])/g, (_, sign: string) => (sign === 'n' ? newLine : standIn(escapable.indexOf(sign))))
  );
}

function plainSigns(text: string, line: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replaceAll(/[\u0001-\u0008]/g, (sign) =>
    sign === newLine ? line : (escapable[sign.charCodeAt(0) - 1] ?? ''),
  );
}

export const formats = /^\s*\[(html|moodle|plain|markdown)\]/i;

/** Texts of one question: each may say its own format, else it has that of the question. */
export class GiftTexts {
  readonly losses: Loss[] = [];
  private readonly format: string;

  constructor(format: string) {
    this.format = format;
  }

  text(guardedText: string): string {
    const format = (formats.exec(guardedText)?.[1] ?? this.format).toLowerCase();
    const body = guardedText.replace(formats, '');
    const marked = format === 'html' || format === 'moodle';
    const { text, media } = textOf(plainSigns(body, marked ? '<br>' : '\n'), format);
    for (const detail of media) this.losses.push({ reason: 'media', detail });
    return text;
  }

  /** exactly as it is to be typed */
  word(guardedText: string): string {
    return plainSigns(guardedText.replace(formats, ''), ' ').trim();
  }
}
