/**
 * One file as the laws of the house see it: its text, its syntax tree, and what it imports.
 * Paths are relative to the root of the repository and written with slashes.
 */
import { posix } from 'node:path';
import { parseSync } from 'vite';

/** Path → text. A real tree is read from disk, a test writes one by hand. */
export type Tree = ReadonlyMap<string, string>;

export interface Finding {
  readonly file: string;
  readonly line: number;
  /** the law that is broken, in one word; exceptions name it */
  readonly law: string;
  readonly says: string;
}

export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

export interface Import {
  readonly specifier: string;
  /** the file meant, for a relative specifier */
  readonly target: string | null;
  readonly typeOnly: boolean;
  readonly names: readonly string[];
  readonly line: number;
}

export interface Source {
  readonly path: string;
  readonly text: string;
  readonly program: Node;
  readonly imports: readonly Import[];
  readonly comments: readonly { readonly start: number; readonly end: number; readonly value: string }[];
  readonly broken: string | null;
  readonly lineAt: (offset: number) => number;
}

export function readSource(path: string, text: string): Source {
  const parsed = parseSync(path, text);
  const lineAt = (offset: number): number => {
    let line = 1;
    for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++;
    return line;
  };
  const program = parsed.program as unknown as Node;
  const found = (specifier: string, typeOnly: boolean, names: readonly string[], start: number): Import => ({
    specifier,
    target: specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier.replace(/[?#].*$/, '')) : null,
    typeOnly,
    names,
    line: lineAt(start),
  });
  const imports: Import[] = [];
  for (const statement of parsed.module.staticImports) {
    const isType = statement.entries.length > 0 && statement.entries.every((entry) => entry.isType);
    const names = statement.entries.map((entry) => entry.importName.name ?? '*');
    imports.push(found(statement.moduleRequest.value, isType, names, statement.start));
  }
  for (const statement of parsed.module.staticExports) {
    for (const entry of statement.entries) {
      if (entry.moduleRequest) imports.push(found(entry.moduleRequest.value, entry.isType, ['*'], statement.start));
    }
  }
  walk(program, (node) => {
    const from =
      (node.type === 'ImportExpression' || node.type === 'TSImportType') && (node['source'] as Node | undefined);
    if (from && typeof from['value'] === 'string')
      imports.push(found(from['value'], node.type === 'TSImportType', ['*'], node.start));
  });
  return { path, text, program, imports, comments: parsed.comments, broken: parsed.errors[0]?.message ?? null, lineAt };
}

/** Visits every node of a syntax tree, the outer before the inner. */
export function walk(node: Node, visit: (node: Node, parent: Node | null) => void, parent: Node | null = null): void {
  visit(node, parent);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child && typeof child === 'object' && typeof (child as Node).type === 'string')
        walk(child as Node, visit, node);
    }
  }
}
