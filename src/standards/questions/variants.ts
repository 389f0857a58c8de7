/** Answers of a word or a few as Moodle writes them: `*` stands for anything, unless a backslash stands before it. */
import { asWritten } from './plain-text.ts';

export function variantsOf(texts: readonly string[]): {
  readonly accepted: readonly string[];
  /** those that stand for more than one answer */
  readonly patterns: readonly string[];
} {
  const written = texts.map(asWritten).filter((text) => text !== '');
  const patterns = written.filter((text) => /(?<!\\)\*/.test(text));
  const accepted = written.filter((text) => !patterns.includes(text)).map((text) => text.replaceAll('\\*', '*'));
  return { accepted: [...new Set(accepted)], patterns };
}
