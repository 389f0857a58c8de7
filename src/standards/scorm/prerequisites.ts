/**
 * adlcp:prerequisites of SCORM 1.2 (CAM 2.3.2.5): a script of AICC that says by the statuses of other items whether an item may be
 * entered. A script that cannot be read closes nothing: a slip of its author must not keep people out.
 */

/** the statuses of cmi.core.lesson_status; AICC takes the first letter of one for the whole */
const statuses = ['passed', 'completed', 'browsed', 'failed', 'not attempted', 'incomplete'] as const;
export type LessonStatus = (typeof statuses)[number];

export type Prerequisite =
  | { readonly kind: 'done'; readonly item: string }
  | { readonly kind: 'status'; readonly item: string; readonly is: boolean; readonly status: LessonStatus }
  | { readonly kind: 'not'; readonly of: Prerequisite }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Prerequisite[] }
  | { readonly kind: 'at least'; readonly count: number; readonly of: readonly Prerequisite[] };

const token = /\s*(<>|[&|~=(){},*]|"[^"]*"|[^\s&|~=<>(){},*"]+)/y;
/** A script is a line of its author's; one that is deeper than this was not written by hand. */
const deepest = 100;

/** Null where it is no script. Of the operators `~` binds first, then `&`, then `|`. */
export function readPrerequisites(script: string): Prerequisite | null {
  const tokens = tokensOf(script.trim());
  if (!tokens || tokens.length === 0) return null;
  try {
    const reading = new Reading(tokens);
    const read = reading.any(0);
    return reading.isAtEnd() ? read : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function tokensOf(script: string): readonly string[] | null {
  const found: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < script.length) {
    const next = token.exec(script);
    if (!next) return null;
    found.push(next[1] ?? '');
  }
  return found;
}

class Reading {
  #at = 0;
  constructor(private readonly tokens: readonly string[]) {}

  isAtEnd(): boolean {
    return this.#at === this.tokens.length;
  }

  any(depth: number): Prerequisite {
    return this.#joined('or', '|', () => this.#joined('and', '&', () => this.#one(depth + 1)));
  }

  #joined(kind: 'and' | 'or', by: string, part: () => Prerequisite): Prerequisite {
    const parts = [part()];
    while (this.#takes(by)) parts.push(part());
    const [first] = parts;
    return first && parts.length === 1 ? first : { kind, of: parts };
  }

  #one(depth: number): Prerequisite {
    if (depth > deepest) throw new SyntaxError('too deep');
    if (this.#takes('~')) return { kind: 'not', of: this.#one(depth + 1) };
    if (this.#takes('(')) {
      const inside = this.any(depth);
      this.#must(')');
      return inside;
    }
    const name = this.#next();
    if (/^\d+$/.test(name) && this.#takes('*')) return this.#atLeast(Number(name), depth);
    const item = unquoted(name);
    if (item === '' || /^[&|~=<>(){},*]/.test(name)) throw new SyntaxError('no item');
    if (this.#takes('=')) return { kind: 'status', item, is: true, status: this.#status() };
    if (this.#takes('<>')) return { kind: 'status', item, is: false, status: this.#status() };
    return { kind: 'done', item };
  }

  #atLeast(count: number, depth: number): Prerequisite {
    this.#must('{');
    const of = [this.any(depth)];
    while (this.#takes(',')) of.push(this.any(depth));
    this.#must('}');
    return { kind: 'at least', count, of };
  }

  /** In quotes or not, in any case; "not attempted" may be two words. */
  #status(): LessonStatus {
    const said = unquoted(this.#next()).toLowerCase();
    const whole = said === 'not' && this.tokens[this.#at]?.toLowerCase() === 'attempted' ? `not ${this.#next()}` : said;
    const spaced = whole.toLowerCase().replace(/^not[\s_]*attempted$/, 'not attempted');
    const found = statuses.find((status) => status === spaced || status[0] === spaced);
    if (!found) throw new SyntaxError('no status');
    return found;
  }

  #next(): string {
    const next = this.tokens[this.#at];
    if (next === undefined) throw new SyntaxError('it ends too early');
    this.#at += 1;
    return next;
  }

  #takes(wanted: string): boolean {
    if (this.tokens[this.#at] !== wanted) return false;
    this.#at += 1;
    return true;
  }

  #must(wanted: string): void {
    if (!this.#takes(wanted)) throw new SyntaxError(`${wanted} is missing`);
  }
}

const unquoted = (text: string): string => (text.startsWith('"') ? text.slice(1, -1).trim() : text);

const isDone = (status: LessonStatus): boolean => status === 'passed' || status === 'completed';

/** Whether what it asks for is so. */
export function isMet(asked: Prerequisite, statusOf: (item: string) => LessonStatus): boolean {
  switch (asked.kind) {
    case 'done':
      return isDone(statusOf(asked.item));
    case 'status':
      return (statusOf(asked.item) === asked.status) === asked.is;
    case 'not':
      return !isMet(asked.of, statusOf);
    case 'and':
      return asked.of.every((one) => isMet(one, statusOf));
    case 'or':
      return asked.of.some((one) => isMet(one, statusOf));
    case 'at least':
      return asked.of.filter((one) => isMet(one, statusOf)).length >= asked.count;
  }
}

/** The items it names, each once, in their order. */
export function itemsNamed(asked: Prerequisite): readonly string[] {
  if (asked.kind === 'done' || asked.kind === 'status') return [asked.item];
  const below = asked.kind === 'not' ? [asked.of] : asked.of;
  return [...new Set(below.flatMap(itemsNamed))];
}

/** Why it is not met yet, for people to read: the items it names that are not done, without those it must not find done. */
export function itemsAwaited(asked: Prerequisite, statusOf: (item: string) => LessonStatus): readonly string[] {
  if (asked.kind === 'not' || isMet(asked, statusOf)) return [];
  if (asked.kind === 'status') return asked.is ? [asked.item] : [];
  if (asked.kind === 'done') return [asked.item];
  return [...new Set(asked.of.flatMap((one) => itemsAwaited(one, statusOf)))];
}
