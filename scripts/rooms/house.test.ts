import { describe, expect, test } from 'vitest';
import { checkHouse, type Exception } from './house.ts';
import { forbidden } from './imports.ts';
import { featureOrder, placeOf } from './place.ts';

const sound = {
  'package.json': '{"dependencies":{"zod":"1","kysely":"1","react":"1"}}',
  'src/academy.ts': `/** In order. */\nimport { peopleRoutes } from './features/people/routes.ts';\nimport { plan } from './features/coaching/commands.ts';\nexport const all = [peopleRoutes, plan];`,
  'src/kernel/day.ts': '/** A day. */\nexport type Day = string;',
  'src/features/people/person.ts':
    '/** A person. */\nexport const isHere = (left: string | null): boolean => left === null;',
  'src/features/people/tables.ts': '/** Rows. */\nexport const sql = `create table person (id uuid)`;',
  'src/features/people/contract.ts': "/** Asked. */\nimport { z } from 'zod';\nexport const person = z.string();",
  'src/features/people/store.ts':
    '/** SQL. */\nexport const savePerson = (db: { insertInto(t: string): unknown }) => db.insertInto("person");',
  'src/features/people/commands.ts':
    "/** Acts. */\nimport { isHere } from './person.ts';\nexport const leave = () => isHere(null);",
  'src/features/people/routes.ts':
    "/** Routes. */\nimport { leave } from './commands.ts';\nexport const peopleRoutes = [leave];",
  'src/features/coaching/commands.ts':
    "/** Acts. */\nimport { leave } from '../people/commands.ts';\nexport const plan = () => leave();",
};

/** Findings in the sound tree after these files were added or replaced, as `law file`. */
function broken(files: Record<string, string>, exceptions: readonly Exception[] = []): string[] {
  return checkHouse(new Map(Object.entries({ ...sound, ...files })), exceptions).map(
    ({ law, file }) => `${law} ${file}`,
  );
}

test('finds nothing in a sound house', () => {
  expect(broken({})).toEqual([]);
});

describe('places', () => {
  test('tells plumbing from domain by the last word', () => {
    expect(placeOf('src/features/people/roster-commands.ts')).toEqual({
      room: 'feature',
      feature: 'people',
      part: 'commands',
    });
    expect(placeOf('src/features/people/roster.ts')).toEqual({ room: 'feature', feature: 'people', part: 'domain' });
    expect(placeOf('src/features/people/screens/Directory.tsx')).toEqual({
      room: 'feature',
      feature: 'people',
      part: 'screens',
    });
    expect(placeOf('src/features/people/roster.db.test.ts')).toEqual({ room: 'test' });
  });

  test.each([
    'src/tools.ts',
    'src/features/people/parts/person.ts',
    'src/features/people/Person.tsx',
    'src/lib/person.ts',
  ])('refuses %s', (path) => {
    expect(broken({ [path]: '/** Lost. */\nexport const lost = 1;' })).toContain(`place ${path}`);
  });

  test('refuses a feature that the academy does not list', () => {
    expect(broken({ 'src/features/paths/path.ts': '/** A path. */\nexport const path = 1;' })).toEqual([
      'place src/features/paths/path.ts',
    ]);
  });

  test('reads the order of features from the academy', () => {
    expect(featureOrder(sound['src/academy.ts'])).toEqual(['people', 'coaching']);
  });
});

describe('imports', () => {
  const order = ['people', 'coaching'];
  const may = (from: string, to: string, typeOnly = false): boolean =>
    forbidden(placeOf(`src/${from}`), placeOf(`src/${to}`), order, typeOnly) === null;
  const people = 'features/people';
  const coaching = 'features/coaching';

  test.each([
    ['kernel/day.ts', 'server/http/route.ts'],
    ['server/http/route.ts', `${people}/person.ts`],
    ['web/Shell.tsx', `${people}/screens/Directory.tsx`],
    ['web/Shell.tsx', 'server/http/route.ts'],
    [`${people}/person.ts`, `${people}/store.ts`],
    [`${people}/person.ts`, `${coaching}/agreement.ts`],
    [`${people}/commands.ts`, `${coaching}/commands.ts`],
    [`${coaching}/routes.ts`, `${people}/store.ts`],
    ['demo/cast.ts', `${people}/screens/Directory.tsx`],
    ['server/http/route.ts', 'demo/cast.ts'],
    [`${coaching}/contract.ts`, `${people}/tables.ts`],
    [`${coaching}/commands.ts`, `${coaching}/screens/Agreement.tsx`],
    [`${people}/screens/Directory.tsx`, `${people}/contract.ts`],
    [`${people}/screens/Directory.tsx`, `${people}/store.ts`],
    ['browser.tsx', `${people}/store.ts`],
    ['academy.ts', `${people}/screens/Directory.tsx`],
    [`${people}/commands.ts`, 'testing/database.ts'],
    [`${people}/commands.ts`, `${people}/person.test.ts`],
    [`${people}/commands.ts`, 'academy.ts'],
  ])('%s may not import %s', (from, to) => {
    expect(may(from, to)).toBe(false);
  });

  test.each([
    [`${coaching}/agreement.ts`, `${people}/person.ts`],
    [`${coaching}/commands.ts`, `${people}/commands.ts`],
    [`${coaching}/store.ts`, `${people}/store.ts`],
    [`${coaching}/commands.ts`, `${people}/store.ts`],
    ['demo/cast.ts', `${people}/commands.ts`],
    ['operator.ts', 'demo/cast.ts'],
    [`${people}/routes.ts`, 'server/http/route.ts'],
    ['browser.tsx', `${people}/screens/Directory.tsx`],
    ['browser.tsx', 'navigation.ts'],
    ['academy.ts', `${people}/routes.ts`],
    [`${people}/person.test.ts`, 'testing/database.ts'],
  ])('%s may import %s', (from, to) => {
    expect(may(from, to)).toBe(true);
  });

  test('lets a contract take the shapes of a sign-in, and nothing else of the server', () => {
    const taking = (path: string): string[] =>
      broken({
        [`src/server/sign-in/${path}`]: '/** A shape. */\nexport const shape = 1;',
        'src/features/people/joining-contract.ts': `/** Asked. */\nimport { shape } from '../../server/sign-in/${path}';\nexport const joining = shape;`,
      });
    expect(taking('contract.ts')).toEqual([]);
    expect(taking('session.ts')).toEqual(['imports src/features/people/joining-contract.ts']);
  });

  test('lets screens take types of a contract, their own and those above', () => {
    expect(may(`${coaching}/screens/Agreement.tsx`, `${people}/contract.ts`, true)).toBe(true);
    expect(may(`${people}/screens/Directory.tsx`, `${coaching}/contract.ts`, true)).toBe(false);
  });

  test.each([
    [
      'a package in a domain file',
      'src/features/people/person.ts',
      "import { z } from 'zod';\nexport const a = z;",
      'packages',
    ],
    [
      'node in a domain file',
      'src/features/people/person.ts',
      "import { join } from 'node:path';\nexport const a = join;",
      'packages',
    ],
    [
      'SQL in a command',
      'src/features/people/roster-contract.ts',
      "import { sql } from 'kysely';\nexport const a = sql;",
      'packages',
    ],
    [
      'zod in a screen',
      'src/features/people/screens/list.ts',
      "import { z } from 'zod';\nexport const a = z;",
      'packages',
    ],
    ['an alias', 'src/features/people/store.ts', "import { a } from '@/kernel/day';\nexport const b = a;", 'packages'],
    [
      'a path without its ending',
      'src/features/people/person.ts',
      "import type { Day } from '../../kernel/day';\nexport type A = Day;",
      'imports',
    ],
    [
      'the rest of the server in a store',
      'src/features/people/store.ts',
      "import { a } from '../../server/mail.ts';\nexport const b = a;",
      'imports',
    ],
    [
      'a type from below, asked for inline',
      'src/features/people/person.ts',
      "export type A = import('../coaching/commands.ts').A;",
      'imports',
    ],
  ])('refuses %s', (_, path, text, law) => {
    expect(
      broken({ 'src/server/mail.ts': '/** Mail. */\nexport const a = 1;', [path]: `/** Head. */\n${text}` }),
    ).toContain(`${law} ${path}`);
  });

  test('refuses a ring of imports', () => {
    const ring = {
      'src/kernel/day.ts': "/** A. */\nimport type { B } from './b.ts';\nexport type Day = B;",
      'src/kernel/b.ts': "/** B. */\nimport type { Day } from './day.ts';\nexport type B = Day;",
    };
    expect(broken(ring)).toHaveLength(1);
    expect(broken(ring)[0]).toMatch(/^cycle /);
  });

  test('refuses path aliases in the compiler settings', () => {
    expect(broken({ 'tsconfig.json': '{"compilerOptions":{"paths":{"@/*":["./src/*"]}}}' })).toEqual([
      'imports tsconfig.json',
    ]);
  });
});

describe('purity', () => {
  const person = 'src/features/people/person.ts';
  test.each([
    'Date.now()',
    'new Date()',
    'Date()',
    'Math.random()',
    'process.env',
    'crypto.randomUUID()',
    'fetch("/x")',
    'performance.now()',
    'globalThis.x',
    'setTimeout(f)',
    'import.meta.url',
  ])('refuses %s in a rule', (text) => {
    expect(broken({ [person]: `/** Head. */\nexport const a = (f: () => void) => ${text};` })).toContain(
      `pure ${person}`,
    );
  });

  test.each([
    'new Date(day)',
    'day.document',
    '({ document: day })',
    'Math.max(1, 2)',
    '((process: string) => process)(day)',
  ])('lets a rule say %s', (text) => {
    expect(broken({ [person]: `/** Head. */\nexport const a = (day: any) => ${text};` })).toEqual([]);
  });

  test('refuses a rule that makes its own ids', () => {
    expect(
      broken({
        'src/kernel/id.ts': '/** Id. */\nexport const newId = () => 1;',
        [person]: "/** Head. */\nimport { newId } from '../../kernel/id.ts';\nexport const a = newId;",
      }),
    ).toContain(`pure ${person}`);
  });

  test('leaves commands their clock', () => {
    expect(
      broken({ 'src/features/people/commands.ts': '/** Acts. */\nexport const leave = () => Date.now();' }),
    ).toEqual([]);
  });
});

describe('owners', () => {
  const store = 'src/features/coaching/store.ts';
  test.each([
    'db.insertInto("person")',
    'db.updateTable("person as p")',
    'db.deleteFrom("person")',
    '`insert into person (id) values (1)`',
    '`update person set name = 1`',
    '`with a as (delete from person returning id) select 1`',
    '"truncate person"',
    "sql`insert into ${sql.table('person')} values (1)`",
  ])('refuses %s by another feature', (text) => {
    expect(broken({ [store]: `/** SQL. */\nexport const a = (db: any, sql: any) => ${text};` })).toEqual([
      `owner ${store}`,
    ]);
  });

  test('lets anyone above read, and the owner write', () => {
    expect(
      broken({ [store]: '/** SQL. */\nexport const a = `select name from person for update of person`;' }),
    ).toEqual([]);
    expect(broken({ 'src/features/people/store.ts': '/** SQL. */\nexport const a = `delete from person`;' })).toEqual(
      [],
    );
  });
});

describe('the tenant', () => {
  test('is not claimed by a command', () => {
    const text = '/** Acts. */\nexport const a = (text: string) => text as AcademyId;';
    expect(broken({ 'src/features/people/commands.ts': text })).toContain('tenant src/features/people/commands.ts');
    expect(broken({ 'src/features/people/founding-commands.ts': text })).toEqual([]);
    expect(broken({ 'src/features/people/person.test.ts': text })).toEqual([]);
  });

  test.each([
    'export function a(id: string, db: object) {}',
    'export const a = (id: string) => query(id).execute(db)',
    'export async function a() { return sql`select 1`.execute(db); }',
  ])('travels with the database: refuses %s in a store', (text) => {
    expect(broken({ 'src/features/people/store.ts': `/** SQL. */\n${text}` })).toEqual([
      'database-first src/features/people/store.ts',
    ]);
  });

  test.each([
    'export const a = (db: object, id: string) => sql`select ${id}`.execute(db)',
    'export const a = (id: string) => sql`select ${id}`',
  ])('lets a store say %s', (text) => {
    expect(broken({ 'src/features/people/store.ts': `/** SQL. */\n${text}` })).toEqual([]);
  });
});

describe('shape', () => {
  const path = 'src/features/people/person.ts';
  test.each([
    ['a missing head comment', path, 'export const a = 1;', 'head'],
    ['a head comment of six lines', path, '/**\n * a\n * b\n * c\n * d\n * e\n * f\n */\nexport const a = 1;', 'head'],
    [
      'a file of 401 lines',
      path,
      `/** Head. */\n${'export type A = 1;\n'.repeat(1)}${'// more\n'.repeat(399)}`,
      'size',
    ],
    ['a function of 81 lines', path, `/** Head. */\nexport function a() {\n${'// more\n'.repeat(79)}}`, 'size'],
    ['a name that says nothing', 'src/features/people/person-utils.ts', '/** Head. */\nexport const a = 1;', 'names'],
    ['a name in camel case', 'src/features/people/personName.ts', '/** Head. */\nexport const a = 1;', 'names'],
    ['a word of another glossary', 'src/features/people/skill.ts', '/** Head. */\nexport const a = 1;', 'names'],
    [
      'a component in a kebab-case file',
      'src/web/shell-frame.tsx',
      '/** Head. */\nexport function Shell() { return null; }',
      'names',
    ],
    [
      'two components in a file',
      'src/web/Shell.tsx',
      '/** Head. */\nexport function Shell() { return null; }\nexport function Bar() { return null; }',
      'names',
    ],
    ['a barrel', 'src/features/people/list.ts', "/** Head. */\nexport * from './person.ts';", 'barrel'],
    ['a re-export', 'src/features/people/list.ts', "/** Head. */\nexport { isHere } from './person.ts';", 'barrel'],
    [
      'a re-export by way of an import',
      'src/features/people/list.ts',
      "/** Head. */\nimport { isHere } from './person.ts';\nexport { isHere };",
      'barrel',
    ],
    ['a default export', path, '/** Head. */\nexport default 1;', 'barrel'],
    ['what is not TypeScript', path, '/** Head. */\nexport const = ;', 'syntax'],
  ])('refuses %s', (_, file, text, law) => {
    expect(broken({ [file]: text })).toContain(`${law} ${file}`);
  });

  test('allows 400 lines, 80 in a function and 5 in a head comment', () => {
    const text = `/**\n * a\n * b\n * c\n * d\n * e\n */\nexport function a() {\n${'// more\n'.repeat(78)}}\n${'// more\n'.repeat(400 - 87)}`;
    expect(text.trimEnd().split('\n')).toHaveLength(400);
    expect(broken({ [path]: text })).not.toContain(`size ${path}`);
    expect(broken({ [path]: text })).not.toContain(`head ${path}`);
  });
});

describe('exceptions', () => {
  const file = 'src/features/people/person.ts';
  const now = { [file]: '/** Head. */\nexport const isHere = () => Date.now();' };

  test('excuse one law in one file', () => {
    expect(broken(now, [{ file, law: 'pure', why: 'test' }])).toEqual([]);
    expect(broken(now, [{ file, law: 'size', why: 'test' }])).toContain(`pure ${file}`);
  });

  test('are findings themselves once nothing needs them', () => {
    expect(broken({}, [{ file, law: 'pure', why: 'test' }])).toEqual([`exceptions ${file}`]);
  });
});
