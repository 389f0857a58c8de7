/** The answers of an S3 that are XML, read for what is wanted of them. */
import { SaxesParser } from 'saxes';

type Texts = Readonly<Record<string, string>>;

/** The text of the first element of this name; null where there is none, or no XML. */
export function firstText(xml: string, name: string): string | null {
  let found: string | null = null;
  walk(xml, (path, text) => {
    if (path.at(-1) === name) found ??= text;
  });
  return found;
}

/** What stands directly in each element of this name, by name. */
export function eachOf(xml: string, name: string): readonly Texts[] {
  const all: Record<string, string>[] = [];
  let current: Record<string, string> = {};
  walk(xml, (path, text) => {
    if (path.at(-1) === name) {
      all.push(current);
      current = {};
    } else if (path.at(-2) === name) current[path.at(-1) ?? ''] = text;
  });
  return all;
}

/** Told as each element ends. */
function walk(xml: string, ended: (path: readonly string[], text: string) => void): void {
  const parser = new SaxesParser();
  const path: string[] = [];
  let text = '';
  parser.on('opentag', ({ name }) => {
    path.push(name);
    text = '';
  });
  parser.on('text', (part) => (text += part));
  parser.on('closetag', () => {
    ended(path, text.trim());
    path.pop();
    text = '';
  });
  let broken = false;
  parser.on('error', () => (broken = true));
  parser.write(xml);
  if (!broken) parser.close();
}
