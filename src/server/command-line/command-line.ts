/**
 * The one command line: a list of commands, their help, and errors in plain words. Answers go to standard output, as JSON
 * with `--json`, which a refusal is there too; everything else to standard error.
 */
import { parseArgs } from 'node:util';
import { Problem } from '../../kernel/problem.ts';
import { documentOf } from '../http/problem-document.ts';
import { readSettings, settingsTable, type Settings } from '../settings.ts';

export interface Given {
  readonly settings: Settings;
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  /** prints the answer: the object with --json, else the lines */
  print(answer: object, lines: readonly string[]): void;
}

export interface Command {
  readonly name: string;
  /** what follows the name: `FILE`; what may be left out stands in brackets, last */
  readonly takes: readonly string[];
  readonly options?: Readonly<Record<string, { readonly type: 'string' | 'boolean'; readonly says: string }>>;
  readonly says: string;
  run(given: Given): Promise<void>;
}

export async function runCommandLine(argv: readonly string[], commands: readonly Command[]): Promise<number> {
  const [name = 'help', ...rest] = argv;
  if (['help', '--help', '-h'].includes(name)) {
    process.stdout.write(help(commands));
    return 0;
  }
  const command = commands.find((one) => one.name === name);
  if (!command) return failed(`There is no command “${name}”. sellwright help lists them all.`, 2);
  try {
    const { values, positionals } = parse(command, rest);
    const least = command.takes.filter((one) => !one.startsWith('[')).length;
    if (positionals.length < least || positionals.length > command.takes.length) {
      return failed(`Usage: sellwright ${[command.name, ...command.takes].join(' ')}`, 2);
    }
    const read = readSettings(process.env);
    if (!read.ok) return failed(['The environment is not right:', ...read.errors].join('\n  '), 2);
    const print = (answer: object, lines: readonly string[]) => {
      process.stdout.write(values['json'] ? `${JSON.stringify(answer)}\n` : lines.map((line) => `${line}\n`).join(''));
    };
    await command.run({ settings: read.settings, words: positionals, options: values, print });
    return 0;
  } catch (error) {
    if (error instanceof Problem && rest.includes('--json'))
      process.stdout.write(`${JSON.stringify({ problem: documentOf(error) })}\n`);
    if (error instanceof Problem || isParseError(error)) return failed((error as Error).message, 1);
    return failed(error instanceof Error ? (error.stack ?? error.message) : String(error), 1);
  }
}

function parse(command: Command, argv: readonly string[]) {
  const own = Object.fromEntries(Object.entries(command.options ?? {}).map(([name, { type }]) => [name, { type }]));
  const parsed = parseArgs({ args: [...argv], options: { json: { type: 'boolean' }, ...own }, allowPositionals: true });
  return { values: parsed.values as Record<string, string | boolean | undefined>, positionals: parsed.positionals };
}

function isParseError(error: unknown): boolean {
  return error instanceof TypeError && String((error as { code?: string }).code).startsWith('ERR_PARSE_ARGS');
}

function failed(message: string, code: number): number {
  process.stderr.write(`${message}\n`);
  return code;
}

function help(commands: readonly Command[]): string {
  const lines = commands.flatMap((command) => [
    `  ${[command.name, ...command.takes].join(' ').padEnd(26)} ${command.says}`,
    ...Object.entries(command.options ?? {}).map(([name, { says }]) => `      --${name.padEnd(22)} ${says}`),
  ]);
  return `Sellwright, the sales academy.\n\nsellwright COMMAND [--json]\n\n${lines.join('\n')}\n\nEnvironment:\n\n${settingsTable()}\n`;
}
