/**
 * How a file looks from outside: its size, its name, its head comment, and that it exports its own things only.
 * Tests are spared the head comment (their title is one) and the length of functions (a describe block is a chapter).
 */
import { basename } from 'node:path';
import { placeOf } from './place.ts';
import { walk, type Finding, type Node, type Source } from './source.ts';

const mostLines = 400;
const mostLinesOfFunction = 80;
const mostLinesOfHead = 5;
/** Words that name nothing, and words for which GLOSSARY.md has another. */
const emptyWords = new Set(
  'util utils helper helpers common misc data handler handlers service services index'.split(' '),
);
const otherWords = new Set('student students course courses competency competencies skill skills persona'.split(' '));

export function checkShape(source: Source): Finding[] {
  const found: Finding[] = [];
  const add = (law: string, line: number, says: string): void =>
    void found.push({ file: source.path, line, law, says });
  const isTest = placeOf(source.path).room === 'test' || /\.test\.(tsx?|mjs)$/.test(source.path);
  const lines = source.text.trimEnd().split('\n').length;
  if (lines > mostLines) add('size', mostLines, `${lines} lines; at most ${mostLines}`);
  if (!isTest) {
    walk(source.program, (node) => {
      const length = isFunction(node) ? source.lineAt(node.end) - source.lineAt(node.start) + 1 : 0;
      if (length > mostLinesOfFunction)
        add('size', source.lineAt(node.start), `a function of ${length} lines; at most ${mostLinesOfFunction}`);
    });
    const head = headOf(source);
    if (head === null)
      add('head', 1, 'no head comment: what is this in the academy, and what could a reader get wrong?');
    else if (head > mostLinesOfHead) add('head', 1, `a head comment of ${head} lines; at most ${mostLinesOfHead}`);
  }
  checkName(source, isTest, (says) => add('names', 1, says));
  checkExports(source, (line, says) => add('barrel', line, says));
  return found;
}

function isFunction(node: Node): boolean {
  return /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type) && node['body'] !== null;
}

/** Lines of text in the comment before the first statement; null without one. */
function headOf(source: Source): number | null {
  const first = (source.program['body'] as Node[])[0]?.start ?? source.text.length;
  const comments = source.comments.filter((comment) => comment.end <= first);
  if (comments.length === 0) return null;
  const text = source.text.slice(comments[0]?.start, comments[0]?.end);
  const run = text.startsWith('/*') ? text : comments.map((comment) => comment.value).join('\n');
  return run.split('\n').filter((line) => /[\p{L}\p{N}]/u.test(line)).length;
}

function checkName(source: Source, isTest: boolean, add: (says: string) => void): void {
  const name = basename(source.path).replace(/\.[^/]*$/, '');
  const words = source.path
    .replace(/\.[a-z.]+$/, '')
    .split('/')
    .flatMap((part) => part.split('-'));
  const empty = words.find((word) => emptyWords.has(word.toLowerCase()));
  if (empty) add(`"${empty}" names nothing`);
  const other = source.path.startsWith('src/features/') && words.find((word) => otherWords.has(word.toLowerCase()));
  if (other) add(`"${other}" is not our word, see GLOSSARY.md`);
  const components =
    source.path.endsWith('.tsx') && !isTest && source.path !== 'src/browser.tsx' ? componentsOf(source) : [];
  if (components.length > 0) {
    if (!/^[A-Z][A-Za-z0-9]*$/.test(name)) add('a file with a component is named after it, in PascalCase');
    if (components.length > 1) add(`one component each; this file exports ${components.join(', ')}`);
  } else if (!isTest && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) add('file names are kebab-case');
}

function componentsOf(source: Source): string[] {
  return (source.program['body'] as Node[])
    .filter((statement) => statement.type === 'ExportNamedDeclaration')
    .map((statement) => statement['declaration'] as Node | null)
    .flatMap((declared) =>
      declared?.type === 'FunctionDeclaration' ? [(declared['id'] as Node)['name'] as string] : [],
    )
    .filter((name) => /^[A-Z]/.test(name));
}

function checkExports(source: Source, add: (line: number, says: string) => void): void {
  const imported = new Set<string>();
  for (const statement of source.program['body'] as Node[]) {
    const line = source.lineAt(statement.start);
    if (statement.type === 'ImportDeclaration')
      for (const one of statement['specifiers'] as Node[]) imported.add((one['local'] as Node)['name'] as string);
    if (statement.type === 'ExportAllDeclaration') add(line, 'export * hides where things live');
    if (statement.type === 'ExportDefaultDeclaration' && source.path.startsWith('src/'))
      add(line, 'no default exports: a thing has one name');
    if (statement.type !== 'ExportNamedDeclaration') continue;
    if (statement['source']) add(line, 're-export: import it from where it lives');
    for (const one of statement['specifiers'] as Node[]) {
      const name = (one['local'] as Node)['name'] as string;
      if (imported.has(name)) add(line, `${name} is re-exported: import it from where it lives`);
    }
  }
}
