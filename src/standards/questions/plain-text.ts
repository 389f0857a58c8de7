/**
 * Marked-up text becomes plain text piece by piece: paragraphs, `- ` lists, `**strong**`. What markup says beyond that is let go;
 * pictures, sound and film are counted as lost, with their names.
 */

/** Whose content is never text. */
const silent = new Set(['script', 'style', 'head', 'template', 'noscript', 'iframe', 'object', 'svg', 'canvas']);
const media = new Set([
  'img',
  'image',
  'video',
  'audio',
  'source',
  'embed',
  'iframe',
  'object',
  'svg',
  'math',
  'canvas',
]);
const blocks = new Set(
  (
    'p div section article header footer main aside nav h1 h2 h3 h4 h5 h6 ul ol dl dt dd table thead tbody tr blockquote pre form ' +
    'figure figcaption fieldset address hr br center'
  ).split(' '),
);

/** A point of a list stays one line. */
const inItem = new Set(['p', 'div', 'br']);

export interface Plain {
  readonly text: string;
  /** names of pictures, sound and film that stood in it */
  readonly media: readonly string[];
}

export type Attributes = (name: string) => string | undefined;

interface Run {
  text: string;
  strong: boolean;
}

export class PlainText {
  private readonly lines: string[] = [];
  private readonly lost: string[] = [];
  private runs: Run[] = [];
  private strong = 0;
  /** elements whose text is not heard, innermost last */
  private readonly quiet: string[] = [];
  private item = 0;
  /** the line being written says something already */
  private heard = false;

  open(name: string, attribute: Attributes): void {
    if (media.has(name) && this.quiet.length === 0) this.lost.push(nameOf(attribute) || name);
    if (silent.has(name)) this.quiet.push(name);
    if (this.quiet.length > 0) return;
    if (name === 'li') {
      this.endBlock();
      this.item += 1;
      this.begin('- ');
    } else if (this.item > 0 && inItem.has(name)) this.add(' ');
    else if (blocks.has(name)) this.endBlock();
    else if (name === 'b' || name === 'strong') this.strong += 1;
    else if (name === 'td' || name === 'th') this.between(' | ');
    else if (name === 'sup') this.add('^');
  }

  close(name: string): void {
    if (this.quiet.length > 0) {
      const at = this.quiet.lastIndexOf(name);
      if (at >= 0) this.quiet.length = at;
      return;
    }
    if (name === 'li') {
      this.endBlock();
      this.item = Math.max(0, this.item - 1);
    } else if (this.item > 0 && inItem.has(name)) this.add(' ');
    else if (blocks.has(name)) this.endBlock();
    else if ((name === 'b' || name === 'strong') && this.strong > 0) this.strong -= 1;
  }

  text(more: string): void {
    if (this.quiet.length === 0) this.add(more.replaceAll(/\s+/g, ' '));
  }

  done(): Plain {
    this.endBlock();
    const text = this.lines
      .map((line, at) =>
        at === 0 ? line : `${isItem(line) && isItem(this.lines[at - 1] ?? '') ? '\n' : '\n\n'}${line}`,
      )
      .join('');
    return { text: clean(text), media: this.lost.map(clean) };
  }

  private add(text: string): void {
    if (text === '') return;
    this.heard ||= text.trim() !== '';
    const last = this.runs.at(-1);
    const strong = this.strong > 0;
    if (last && last.strong === strong) last.text += text;
    else this.runs.push({ text, strong });
  }

  private between(mark: string): void {
    if (this.heard) this.add(mark);
  }

  private begin(mark: string): void {
    this.runs = [{ text: mark, strong: false }];
  }

  private endBlock(): void {
    const line = this.runs.map(written).join('').replaceAll(/ +/g, ' ').trim();
    this.runs = [];
    this.heard = false;
    if (line !== '' && line !== '-') this.lines.push(line);
  }
}

/** Without what no text holds: control characters and halves of characters, which databases refuse. */
export function clean(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '').replaceAll(/[\ud800-\udfff]/gu, '');
}

/** What was never marked up: its own line ends stay, and nothing else that cannot be seen. */
export function asWritten(text: string): string {
  return clean(text.replaceAll(/\r\n?/g, '\n'))
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

function isItem(line: string): boolean {
  return line.startsWith('- ');
}

/** The marks stand close to the words, else they are none. */
function written({ text, strong }: Run): string {
  const inner = text.trim();
  if (!strong || inner === '') return text;
  return `${text.slice(0, text.length - text.trimStart().length)}**${inner}**${text.slice(text.trimEnd().length)}`;
}

function nameOf(attribute: Attributes): string {
  const address = attribute('src') ?? attribute('data') ?? '';
  const named = address.startsWith('data:') ? '' : (address.split(/[?#]/)[0] ?? '').split('/').at(-1);
  return named || attribute('alt') || '';
}
