/**
 * Reads XML from front to back, one tag at a time, without building a tree. It knows the five entities of XML and
 * character references only: a document type, where entity bombs live, is refused.
 */
export interface XmlTag {
  /** without its prefix */
  readonly name: string;
  readonly kind: 'open' | 'close' | 'empty';
  /** the attributes as written; see `attribute` */
  readonly attributes: string;
  /** the text between this tag and the next, decoded */
  readonly text: string;
}

export class BrokenXml extends Error {}

export function* xmlTags(xml: string): Generator<XmlTag> {
  let at = xml.indexOf('<');
  while (at >= 0) {
    if (xml.startsWith('<!--', at)) {
      at = xml.indexOf('<', after(xml, '-->', at));
      continue;
    }
    if (xml.startsWith('<?', at)) {
      at = xml.indexOf('<', after(xml, '?>', at));
      continue;
    }
    if (xml.startsWith('<!', at)) throw new BrokenXml('a document type or a CDATA section where none belongs');
    const end = endOfTag(xml, at);
    let next = xml.indexOf('<', end);
    let text = '';
    if (next > end + 1) text = decode(xml.slice(end + 1, next));
    while (next >= 0 && xml.startsWith('<![CDATA[', next)) {
      const close = after(xml, ']]>', next);
      text += xml.slice(next + 9, close - 3);
      const following = xml.indexOf('<', close);
      if (following > close) text += decode(xml.slice(close, following));
      next = following;
    }
    yield tagOf(xml.slice(at + 1, end), text);
    at = next;
  }
}

const patterns = new Map<string, RegExp>();

/** The value of an attribute by its name without prefix; null where it is missing. */
export function attribute(attributes: string, name: string): string | null {
  let pattern = patterns.get(name);
  if (!pattern) {
    pattern = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
    patterns.set(name, pattern);
  }
  const found = pattern.exec(attributes);
  return found ? decode(found[1] ?? found[2] ?? '') : null;
}

function tagOf(inside: string, text: string): XmlTag {
  const close = inside.startsWith('/');
  const empty = inside.endsWith('/');
  const body = inside.slice(close ? 1 : 0, empty ? -1 : undefined);
  const space = body.search(/\s/);
  const whole = space < 0 ? body : body.slice(0, space);
  const name = whole.slice(whole.indexOf(':') + 1);
  return {
    name,
    kind: close ? 'close' : empty ? 'empty' : 'open',
    attributes: space < 0 ? '' : body.slice(space),
    text,
  };
}

/** Each character is looked at once: a quote that never closes must not cost the square of the file. */
function endOfTag(xml: string, at: number): number {
  for (let end = at + 1; end < xml.length; end++) {
    const character = xml[end];
    if (character === '>') return end;
    if (character !== '"' && character !== "'") continue;
    // a ">" inside a quoted attribute does not end the tag
    end = xml.indexOf(character, end + 1);
    if (end < 0) break;
  }
  throw new BrokenXml('a tag that does not end');
}

function after(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from);
  if (at < 0) throw new BrokenXml(`"${mark}" is missing`);
  return at + mark.length;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|\w+);/g, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name] ?? whole;
    const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
