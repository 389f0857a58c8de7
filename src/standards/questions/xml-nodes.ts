/**
 * XML of question files, as a tree in which text and elements keep their order. Read strictly, with lines; nothing is fetched, no entity
 * declared, and size, depth and number of elements have a limit. Names are lower case, without prefix, `qti-` and dashes, so that
 * the editions of QTI read alike.
 */
import { SaxesParser } from 'saxes';
import { characterNames } from './character-names.ts';
import { type Plain, PlainText } from './plain-text.ts';
import { mostCharacters } from './question.ts';

export interface Node {
  readonly name: string;
  /** as the file writes it */
  readonly written: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (Node | string)[];
  readonly line: number;
}

export type NodesRead =
  | { readonly ok: true; readonly root: Node }
  | { readonly ok: false; readonly line: number; readonly says: string };

const mostElements = 300_000;
const mostDepth = 100;

class Refusal extends Error {
  readonly line: number;

  constructor(line: number, says: string) {
    super(says);
    this.line = line;
  }
}

type Growing = Omit<Node, 'children'> & { readonly children: (Node | string)[] };

export function readNodes(text: string): NodesRead {
  try {
    return { ok: true, root: parse(text) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ok: false, line: error.line, says: error.message };
  }
}

function parse(text: string): Node {
  if (text.length > mostCharacters) throw new Refusal(0, 'The file is too large');
  const parser = new SaxesParser({ position: true });
  // exports of older systems name characters as HTML does
  for (const [name, character] of characterNames) parser.ENTITIES[name] ??= character;
  // a blank first line is common, and forbidden before the declaration
  const before = /^\s*/.exec(text)?.[0] ?? '';
  const skipped = before.split('\n').length - 1;
  const lineNow = (): number => parser.line + skipped;
  const open: Growing[] = [];
  let root: Node | null = null;
  let elements = 0;
  parser.on('error', (error) => {
    throw new Refusal(lineNow(), error.message.replace(/^\d+:\d+: /, ''));
  });
  parser.on('doctype', (declared) => {
    if (/<!ENTITY/i.test(declared))
      throw new Refusal(lineNow(), 'The file declares entities, which are never expanded');
  });
  parser.on('opentag', (tag) => {
    elements += 1;
    if (open.length >= mostDepth) throw new Refusal(lineNow(), 'Elements are nested too deeply');
    if (elements > mostElements) throw new Refusal(lineNow(), 'The file has too many elements');
    const attributes = new Map(Object.entries(tag.attributes).map(([name, value]) => [plainName(name), String(value)]));
    const element: Growing = {
      name: plainName(tag.name),
      written: tag.name,
      attributes,
      children: [],
      line: lineNow(),
    };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  const addText = (more: string): void => void open.at(-1)?.children.push(more);
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    root = open.pop() ?? root;
  });
  parser.write(text.slice(before.length)).close();
  if (root === null) throw new Refusal(0, 'The file holds no element');
  return root;
}

function plainName(name: string): string {
  return name
    .replace(/^[^:]*:/, '')
    .toLowerCase()
    .replace(/^qti-/, '')
    .replaceAll('-', '');
}

export function elementsIn(node: Node): readonly Node[] {
  return node.children.filter((child): child is Node => typeof child !== 'string');
}

export function childrenOf(node: Node, name: string): readonly Node[] {
  return elementsIn(node).filter((child) => child.name === name);
}

export function childOf(node: Node | undefined, name: string): Node | undefined {
  return node && elementsIn(node).find((child) => child.name === name);
}

/** Everything below, the node itself first. */
export function* within(node: Node): Generator<Node> {
  yield node;
  for (const child of elementsIn(node)) yield* within(child);
}

/** The text directly in it, untouched. */
export function textIn(node: Node | undefined): string {
  return node ? node.children.filter((child) => typeof child === 'string').join('') : '';
}

/** All text below it, as plain text; `skip` names elements that are not part of it, `put` what stands for others. */
export function plainOf(
  node: Node,
  skip: ReadonlySet<string> = new Set(),
  put: (node: Node) => string | null = () => null,
): Plain {
  const into = new PlainText();
  const walk = (one: Node): void => {
    for (const child of one.children) {
      if (typeof child === 'string') into.text(child);
      else if (!skip.has(child.name)) {
        const stands = put(child);
        if (stands !== null) into.text(stands);
        else {
          into.open(child.name, (name) => child.attributes.get(name));
          walk(child);
          into.close(child.name);
        }
      }
    }
  };
  walk(node);
  return into.done();
}
