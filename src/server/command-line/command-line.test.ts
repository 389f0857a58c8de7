/** What another program hears of a command that is refused: the same problem as over HTTP. */
import { afterEach, expect, test, vi } from 'vitest';
import { Problem } from '../../kernel/problem.ts';
import { type Command, runCommandLine } from './command-line.ts';

const importing: Command = {
  name: 'import',
  takes: ['FILE'],
  says: 'Bring a file in',
  run: async ({ words: [file], print }) => {
    const fields = [{ pointer: 'cmi5.xml:3', detail: 'not-an-iri: The id is no IRI.' }];
    if (file !== 'good') throw new Problem('refused', 'The id is no IRI.', { reason: 'course-structure', fields });
    print({ courseId: 1 }, ['Course: 1']);
  },
};

afterEach(() => vi.restoreAllMocks());

async function run(...words: readonly string[]) {
  const told = { out: '', error: '' };
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((told.out += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((told.error += String(text)), true));
  const code = await runCommandLine(['import', ...words], [importing]);
  return { code, ...told };
}

test('a person reads why it was refused, and nothing is answered', async () => {
  expect(await run('bad')).toEqual({ code: 1, out: '', error: 'The id is no IRI.\n' });
});

test('a program is answered the problem as a document', async () => {
  const { code, out, error } = await run('bad', '--json');
  expect([code, error]).toEqual([1, 'The id is no IRI.\n']);
  expect(JSON.parse(out)).toMatchObject({
    problem: {
      code: 'refused',
      reason: 'course-structure',
      status: 422,
      fields: [{ pointer: 'cmi5.xml:3', detail: 'not-an-iri: The id is no IRI.' }],
    },
  });
});

test('a program is answered what was done', async () => {
  expect(await run('good', '--json')).toEqual({ code: 0, out: '{"courseId":1}\n', error: '' });
});
