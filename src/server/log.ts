/**
 * What the operator reads: one line a happening, on stderr, so that stdout stays free for what a command prints.
 * Ids and numbers go into `about`; names, mail addresses and free text of the academy never do.
 */
import type { LogLevel } from './settings.ts';

type Say = (message: string, about?: object) => void;

export interface Log {
  readonly debug: Say;
  readonly info: Say;
  readonly warn: Say;
  readonly error: Say;
}

const order: readonly LogLevel[] = ['debug', 'info', 'warn', 'error', 'silent'];

export function openLog(
  least: LogLevel,
  write: (line: string) => void = (line) => void process.stderr.write(line),
): Log {
  const say =
    (level: LogLevel): Say =>
    (message, about) => {
      if (order.indexOf(level) < order.indexOf(least)) return;
      const tail = about && Object.keys(about).length > 0 ? ` ${JSON.stringify(about)}` : '';
      write(`${new Date().toISOString()} ${level} ${message}${tail}\n`);
    };
  return { debug: say('debug'), info: say('info'), warn: say('warn'), error: say('error') };
}

/** What an unknown thrown thing says, for the log. */
export function said(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
