/**
 * How values of PostgreSQL arrive: numbers as numbers, days as text `YYYY-MM-DD`, moments as Date.
 * Set for our own connections only, not for every user of `pg` in the process.
 */
import pg from 'pg';

const { builtins } = pg.types;

/** A count beyond 2^53 would arrive wrong, so it does not arrive at all. */
function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new RangeError(`${text} is too large for a number`);
  return number;
}

const parsers = new Map<number, (text: string) => unknown>([
  [builtins.INT8, wholeNumber],
  [builtins.NUMERIC, Number],
  [builtins.DATE, (text) => text],
]);

export const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers.get(oid)) || pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};
