/**
 * One row of the access table: an endpoint, what it is asked about, and who finds the door open. Where one sees more than
 * another, the word says how much. An endpoint stands in more than one row where it depends on what it is asked about.
 */
import type { Answered, Ask } from '../academy.ts';
import { type Kind, kinds } from '../kinds.ts';
import type { LivedIn, Seller } from '../lived-in.ts';

/** Who asks. */
export interface Asker {
  readonly kind: Kind;
  readonly ask: Ask;
}

/** What is asked: parameters of the path by name, beside these. */
export interface Asked {
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly [param: string]: unknown;
}

export type May = Readonly<Partial<Record<string, readonly Kind[]>>>;

export interface Row {
  /** `GET /api/people/:personId` */
  readonly endpoint: string;
  readonly may: May;
  asked(academy: LivedIn, asker: Asker): Asked | Promise<Asked>;
  /** what the request is about, where the endpoint stands in several rows */
  readonly about?: string;
  /** the salesperson of whom the kinds are told; Sam, unless said otherwise */
  readonly seller?: Seller;
  /** how much of the person the answer shows: a word of `may`, or null for nothing */
  readonly sees?: (answer: Answered, academy: LivedIn) => string | null;
  /** refusals behind the door: the rule was asked, and says no to anyone */
  readonly behind?: readonly string[];
}

export interface Section {
  readonly title: string;
  readonly rows: readonly Row[];
}

type More = Pick<Row, 'about' | 'seller' | 'sees' | 'behind'>;

export function row(
  endpoint: string,
  may: May | readonly Kind[],
  asked: Row['asked'] = () => ({}),
  more: More = {},
): Row {
  return { endpoint, may: Array.isArray(may) ? { yes: may } : (may as May), asked, ...more };
}

export const everyone: readonly Kind[] = kinds;
export const signedIn: readonly Kind[] = kinds.filter((kind) => kind !== 'nobody');
export const members: readonly Kind[] = signedIn.filter((kind) => kind !== 'outsider');
/** keep people and access */
export const keepers: readonly Kind[] = ['administrator', 'owner'];
/** decide about the way of selling */
export const deciders: readonly Kind[] = ['other-head', 'head', 'owner'];
/** lead the person */
export const leaders: readonly Kind[] = ['manager', 'above', 'head'];
/** coach one another */
export const theTwo: readonly Kind[] = ['self', 'manager'];
/** see where the person stands */
export const readers: readonly Kind[] = ['self', ...leaders, 'owner'];
/** may rate the person */
export const raters: readonly Kind[] = ['rater', 'self', ...leaders];

export function others(...left: readonly (readonly Kind[])[]): readonly Kind[] {
  return members.filter((kind) => !left.flat().includes(kind));
}
