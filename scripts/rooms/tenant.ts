/**
 * The tenant is proven: an AcademyId is minted at few places, all listed here, and handed on from there. And the database
 * is the first argument of whatever a store exports, so that no statement leaves the transaction it belongs to.
 */
import { placeOf } from './place.ts';
import { type Finding, type Node, type Source, walk } from './source.ts';

/** Where a text becomes an AcademyId, and what proves it there. */
const mints: Readonly<Record<string, string>> = {
  'src/server/http/app.ts': 'the session gate: the sign-in is a person of the academy',
  'src/features/people/founding-commands.ts': 'founding: the academy begins here',
  'src/features/people/invitation-commands.ts': 'an invitation link, signed by the academy it names',
  'src/features/learning-records/credential-commands.ts':
    'the API-key gate: the secret is the one kept in the academy the key names',
  'src/features/packages/session-gate-commands.ts':
    'the gate of content: the token is the one kept with the session in the academy it names, or the address is signed',
  'src/features/progress/badge-check-commands.ts':
    'the public face of badges: whether one was taken back, and by whom a key is used, is for everybody to know',
};

export function checkTenant(source: Source): Finding[] {
  const place = placeOf(source.path);
  if (place.room === 'test' || place.room === 'testing') return [];
  const found: Finding[] = [];
  const add = (node: Node, law: string, says: string): void =>
    void found.push({ file: source.path, line: source.lineAt(node.start), law, says });
  walk(source.program, (node) => {
    if (node.type !== 'TSAsExpression' && node.type !== 'TSTypeAssertion') return;
    const type = source.text.slice((node['typeAnnotation'] as Node).start, (node['typeAnnotation'] as Node).end);
    if (type === 'AcademyId' && !(source.path in mints)) add(node, 'tenant', 'an AcademyId is proven, not claimed');
  });
  if (place.room === 'feature' && place.part === 'store') {
    for (const node of exportedFunctions(source)) {
      if (!takesDatabaseFirst(node)) add(node, 'database-first', 'the database is the first argument, called db');
    }
  }
  return found;
}

function exportedFunctions(source: Source): Node[] {
  return (source.program['body'] as Node[]).flatMap((statement) => {
    const declared = statement.type === 'ExportNamedDeclaration' ? (statement['declaration'] as Node | null) : null;
    if (declared?.type === 'FunctionDeclaration') return [declared];
    if (declared?.type !== 'VariableDeclaration') return [];
    const values = (declared['declarations'] as Node[]).map((one) => one['init'] as Node | null);
    return values.flatMap((value) => (value && /Function/.test(value.type) ? [value] : []));
  });
}

/** A function that only words a part of a statement runs nothing and needs no database. */
function takesDatabaseFirst(node: Node): boolean {
  const names = (node['params'] as Node[]).map((one) => (one.type === 'Identifier' ? (one['name'] as string) : ''));
  if (names.includes('db')) return names[0] === 'db';
  let runs = false;
  walk(node, (inner) => {
    const callee = inner.type === 'CallExpression' ? (inner['callee'] as Node) : null;
    const method = callee?.type === 'MemberExpression' ? (callee['property'] as Node)['name'] : null;
    if (typeof method === 'string' && /^(execute|stream)/.test(method)) runs = true;
  });
  return !runs;
}
