/**
 * Domain files are told everything: no clock, no chance, no world. A name that the file itself declares is its own
 * (a rule may well have a parameter called `document`).
 */
import { walk, type Finding, type Node, type Source } from './source.ts';

const world = new Set(
  (
    'process fetch crypto performance console setTimeout setInterval setImmediate queueMicrotask require Buffer globalThis window document ' +
    'navigator localStorage sessionStorage indexedDB location history XMLHttpRequest WebSocket EventSource Worker alert __dirname __filename'
  ).split(' '),
);

export function checkPurity(source: Source): Finding[] {
  const found: Finding[] = [];
  const add = (node: Node, says: string): void =>
    void found.push({ file: source.path, line: source.lineAt(node.start), law: 'pure', says });
  const declared = declaredIn(source.program);
  for (const taken of source.imports) {
    if (taken.names.includes('newId'))
      found.push({
        file: source.path,
        line: taken.line,
        law: 'pure',
        says: 'newId is chance: a rule is given its ids',
      });
  }
  walk(source.program, (node, parent) => {
    if (node.type === 'MetaProperty') add(node, 'import.meta is the world outside');
    if (isCallOf(node, 'Math', 'random')) add(node, 'Math.random is chance: a rule is told what was drawn');
    if (isCallOf(node, 'Date', 'now')) add(node, 'Date.now is the clock: a rule is told the time');
    const callee = (node.type === 'NewExpression' || node.type === 'CallExpression') && (node['callee'] as Node);
    if (
      callee &&
      nameOf(callee) === 'Date' &&
      (node.type === 'CallExpression' || (node['arguments'] as Node[]).length === 0)
    ) {
      add(node, 'Date without a moment is the clock: a rule is told the time');
    }
    const name = nameOf(node);
    if (name && world.has(name) && !declared.has(name) && isReference(node, parent))
      add(node, `${name} is the world outside`);
  });
  return found;
}

function nameOf(node: Node): string | null {
  return node.type === 'Identifier' ? (node['name'] as string) : null;
}

function isCallOf(node: Node, object: string, property: string): boolean {
  return (
    node.type === 'MemberExpression' &&
    nameOf(node['object'] as Node) === object &&
    nameOf(node['property'] as Node) === property
  );
}

function isReference(node: Node, parent: Node | null): boolean {
  if (!parent || parent.type.startsWith('TS'))
    return parent?.type === 'TSAsExpression' || parent?.type === 'TSNonNullExpression';
  if (parent.type === 'MemberExpression') return parent['object'] === node || parent['computed'] === true;
  if (/Property$|PropertyDefinition$|MethodDefinition$/.test(parent.type)) return parent['value'] === node;
  return !/Specifier$|^LabeledStatement$|^BreakStatement$|^ContinueStatement$/.test(parent.type);
}

/** Every name bound by a variable, parameter, function, class or import of the file. */
function declaredIn(program: Node): Set<string> {
  const names = new Set<string>();
  const bind = (pattern: unknown): void => {
    const node = pattern as Node | null;
    if (!node) return;
    if (node.type === 'Identifier') names.add(node['name'] as string);
    else if (node.type === 'ObjectPattern')
      for (const inner of node['properties'] as Node[]) bind(inner['value'] ?? inner['argument']);
    else if (node.type === 'ArrayPattern') for (const inner of node['elements'] as (Node | null)[]) bind(inner);
    else if (node.type === 'AssignmentPattern') bind(node['left']);
    else if (node.type === 'RestElement') bind(node['argument']);
  };
  walk(program, (node) => {
    if (node.type === 'VariableDeclarator' || node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration')
      bind(node['id']);
    if (Array.isArray(node['params']) && !node.type.startsWith('TS'))
      for (const param of node['params'] as Node[]) bind(param);
    if (/^Import.*Specifier$/.test(node.type)) bind(node['local']);
  });
  return names;
}
