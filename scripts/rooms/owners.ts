/**
 * Only the owner of a table writes it. A table belongs to the feature (or to the server) whose migrations create it;
 * a write is a Kysely call or a statement in a text. Tests and src/testing may set any stage.
 */
import { placeOf } from './place.ts';
import { walk, type Finding, type Node, type Source } from './source.ts';

const creates = /\bcreate\s+(?:unlogged\s+)?table\s+(?:if\s+not\s+exists\s+)?"?(?:[a-z_]+\.)?([a-z_][a-z0-9_]*)"?/gi;
const statements = [
  /\binsert\s+into\s+"?([a-z_][a-z0-9_]*)"?/gi,
  /\bupdate\s+(?:only\s+)?"?([a-z_][a-z0-9_]*)"?\s+(?:as\s+\w+\s+|(?!set\b)\w+\s+)?set\b/gi,
  /\bdelete\s+from\s+(?:only\s+)?"?([a-z_][a-z0-9_]*)"?/gi,
  /\btruncate\s+(?:table\s+)?"?([a-z_][a-z0-9_]*)"?/gi,
  /\bmerge\s+into\s+"?([a-z_][a-z0-9_]*)"?/gi,
  /\bcopy\s+"?([a-z_][a-z0-9_]*)"?[^;]*\bfrom\s+stdin\b/gi,
];
const calls = new Set(['insertInto', 'replaceInto', 'updateTable', 'deleteFrom', 'mergeInto']);

function ownerOf(path: string): string | null {
  const place = placeOf(path);
  if (place.room === 'feature') return place.feature;
  return place.room === 'test' || place.room === 'testing' || place.room === 'nowhere' ? null : place.room;
}

/** Table → who created it. */
export function tableOwners(sources: readonly Source[]): Map<string, string> {
  const owners = new Map<string, string>();
  for (const source of sources) {
    const owner = ownerOf(source.path);
    if (owner === null) continue;
    for (const { text } of textsOf(source))
      for (const match of text.matchAll(creates)) owners.set(match[1] ?? '', owner);
  }
  return owners;
}

export function checkOwners(sources: readonly Source[]): Finding[] {
  const owners = tableOwners(sources);
  const found: Finding[] = [];
  for (const source of sources) {
    const mine = ownerOf(source.path);
    if (mine === null) continue;
    for (const { table, offset } of writesOf(source)) {
      const owner = owners.get(table);
      if (owner === undefined || owner === mine) continue;
      found.push({
        file: source.path,
        line: source.lineAt(offset),
        law: 'owner',
        says: `${table} belongs to ${owner}; ask its commands`,
      });
    }
  }
  return found;
}

interface Write {
  readonly table: string;
  readonly offset: number;
}

function writesOf(source: Source): Write[] {
  const writes: Write[] = [];
  for (const { text, offset } of textsOf(source)) {
    for (const shape of statements)
      for (const match of text.matchAll(shape)) writes.push({ table: match[1] ?? '', offset });
  }
  walk(source.program, (node) => {
    if (node.type !== 'CallExpression') return;
    const callee = node['callee'] as Node;
    const method = callee.type === 'MemberExpression' ? ((callee['property'] as Node)['name'] as string) : '';
    const first = (node['arguments'] as Node[])[0];
    if (!calls.has(method) || typeof first?.['value'] !== 'string') return;
    writes.push({ table: first['value'].split(' ')[0] ?? '', offset: node.start });
  });
  return writes;
}

/** Every text in the file: strings, and templates with their holes left out. `sql.table('x')` in a hole is read as its name. */
function textsOf(source: Source): { text: string; offset: number }[] {
  const texts: { text: string; offset: number }[] = [];
  walk(source.program, (node) => {
    if (node.type === 'Literal' && typeof node['value'] === 'string')
      texts.push({ text: node['value'], offset: node.start });
    if (node.type === 'TemplateLiteral') {
      const text = source.text.slice(node.start + 1, node.end - 1).replace(/\$\{sql\.table\('([a-z0-9_]+)'\)\}/g, '$1');
      texts.push({ text, offset: node.start });
    }
  });
  return texts;
}
