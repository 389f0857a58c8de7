/** The part of a file that is asked for (RFC 9110, 14): players jump by it. Several parts at once are answered with the whole. */
export interface ByteRange {
  readonly start: number;
  /** included */
  readonly end: number;
}

/** @returns null where the whole is meant, 'beyond' where nothing of it is there or the range makes no sense */
export function byteRangeOf(header: string | null, size: number): ByteRange | 'beyond' | null {
  const asked = /^\s*bytes\s*=(.*)$/i.exec(header ?? '')?.[1]?.trim();
  if (asked === undefined || asked.includes(',')) return null;
  const [, first = '', last = ''] = /^(\d*)-(\d*)$/.exec(asked) ?? [];
  if (first === '' && last === '') return 'beyond';
  if (first === '')
    return last && Number(last) > 0 ? { start: Math.max(0, size - Number(last)), end: size - 1 } : 'beyond';
  const start = Number(first);
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return start < size && start <= end ? { start, end } : 'beyond';
}
