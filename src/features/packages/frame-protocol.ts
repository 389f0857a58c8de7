/**
 * What the player's page and the frame of foreign content say to each other. They are of different origins, and content can
 * say whatever the frame can: nothing that comes from there is believed before `readFromFrame` has looked at it.
 */

/** Where the frame's own page stands on the origin of content; no folder of a package has that name. */
export const framePath = '/frame/';
/** Which academy may speak to the frame: said in the frame's own address, as its policy lets no other embed it. */
export const homeParameter = 'home';

/** What content has set so far: all that is kept of it. */
export interface KeptData {
  readonly values: Readonly<Record<string, string>>;
  readonly counts: Readonly<Record<string, number>>;
  readonly said: Readonly<Record<string, true>>;
}

export type ContentPhase = 'not initialized' | 'running' | 'finished' | 'terminated';

export interface Reported {
  /** counts up through a session: of two the higher one is the later */
  readonly report: number;
  readonly activity: string;
  readonly kept: KeptData;
}

export interface Ended extends Reported {
  readonly phase: ContentPhase;
}

/** A report nobody is known to have received, from a window that is gone. */
export interface Leftover extends Ended {
  readonly session: string;
}

/** Something content wanted from elsewhere and did not get. */
export interface Blocked {
  readonly directive: string;
  readonly address: string;
}

/** What the frame puts in the place of content that has a window of its own: only a press within it may open one. */
export interface OwnWindow {
  readonly words: {
    readonly closed: string;
    readonly open: string;
    readonly blocked: string;
    readonly toOpen: string;
    readonly toShow: string;
  };
  /** of the page around it */
  readonly language: string;
  readonly colours: {
    readonly ground: string;
    readonly text: string;
    readonly button: string;
    readonly 'on-button': string;
  };
}

export interface OpenContent {
  readonly kind: 'open';
  /** counts up: what is said of an earlier one comes too late */
  readonly launch: number;
  readonly session: string;
  readonly activity: string;
  readonly title: string;
  readonly address: string;
  readonly edition: '1.2' | '2004';
  /** `Api12` or `Api2004`, as the edition says */
  readonly state: unknown;
  /** the last report of this session */
  readonly reported: number;
  readonly parting: { readonly url: string; readonly token: string };
  /** null: content stands in the frame */
  readonly ownWindow: OwnWindow | null;
}

export type ToFrame =
  | OpenContent
  /** what navigation content may ask for now */
  | { readonly kind: 'valid'; readonly launch: number; readonly valid: unknown }
  | { readonly kind: 'close'; readonly launch: number }
  /** nothing follows for now: content that is there still goes, and the window it had */
  | { readonly kind: 'rest'; readonly launch: number }
  /** received and kept, up to this report */
  | { readonly kind: 'kept'; readonly session: string; readonly report: number };

export type FromFrame =
  | { readonly kind: 'ready'; readonly leftovers: readonly Leftover[] }
  | { readonly kind: 'loaded'; readonly launch: number }
  /** the person has closed the window content had */
  | { readonly kind: 'left'; readonly launch: number }
  | ({ readonly kind: 'report'; readonly launch: number } & Reported)
  | ({ readonly kind: 'ended'; readonly launch: number } & Ended)
  | { readonly kind: 'blocked'; readonly launch: number; readonly what: readonly Blocked[] };

/** Characters of everything that is kept, as it is sent: a step must stay within what the server takes. */
const mostCharacters = 480_000;
const longestName = 300;
const longestActivity = 4_000;
const longestAddress = 500;
const mostBlocked = 50;
const mostLeftovers = 20;

const phases: readonly ContentPhase[] = ['not initialized', 'running', 'finished', 'terminated'];

type Said = Readonly<Record<string, unknown>>;

export const isSaid = (value: unknown): value is Said =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
const isText = (value: unknown, longest: number): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= longest;
const isName = (value: unknown): value is string => isText(value, longestName);

/** Whether it is small enough to be sent in one piece. */
export function fits(kept: KeptData): boolean {
  return JSON.stringify(kept).length <= mostCharacters;
}

/** A message of the frame, made anew from what is known of it; null when it is none. */
export function readFromFrame(message: unknown): FromFrame | null {
  if (!isSaid(message)) return null;
  if (message['kind'] === 'ready') {
    const { leftovers } = message;
    if (!Array.isArray(leftovers)) return null;
    return { kind: 'ready', leftovers: leftovers.slice(0, mostLeftovers).flatMap((one) => readLeftover(one) ?? []) };
  }
  const { launch } = message;
  if (!isCount(launch)) return null;
  switch (message['kind']) {
    case 'loaded':
      return { kind: 'loaded', launch };
    case 'left':
      return { kind: 'left', launch };
    case 'report': {
      const reported = readReported(message);
      return reported && { kind: 'report', launch, ...reported };
    }
    case 'ended': {
      const ended = readEnded(message);
      return ended && { kind: 'ended', launch, ...ended };
    }
    case 'blocked': {
      const { what } = message;
      if (!Array.isArray(what)) return null;
      return { kind: 'blocked', launch, what: what.slice(0, mostBlocked).flatMap((one) => readBlocked(one) ?? []) };
    }
    default:
      return null;
  }
}

/** Also what stood in the storage of the frame, which content may have written. */
export function readLeftover(value: unknown): Leftover | null {
  if (!isSaid(value)) return null;
  const { session } = value;
  const ended = readEnded(value);
  return ended && isName(session) ? { session, ...ended } : null;
}

function readEnded(value: Said): Ended | null {
  const phase = phases.find((known) => known === value['phase']);
  const reported = readReported(value);
  return reported && phase ? { ...reported, phase } : null;
}

function readReported({ report, activity, kept }: Said): Reported | null {
  const data = readKept(kept);
  return data && isCount(report) && isText(activity, longestActivity) ? { report, activity, kept: data } : null;
}

function readKept(value: unknown): KeptData | null {
  if (!isSaid(value)) return null;
  const values = readRecord(value['values'], (one): one is string => typeof one === 'string');
  const counts = readRecord(value['counts'], isCount);
  const said = readRecord(value['said'], (one): one is true => one === true);
  if (!values || !counts || !said) return null;
  const kept = { values, counts, said };
  return fits(kept) ? kept : null;
}

function readRecord<Value>(value: unknown, is: (one: unknown) => one is Value): Record<string, Value> | null {
  if (!isSaid(value)) return null;
  const entries: [string, Value][] = [];
  for (const [name, one] of Object.entries(value)) {
    if (!isName(name) || !is(one)) return null;
    entries.push([name, one]);
  }
  return Object.fromEntries(entries);
}

function readBlocked(value: unknown): Blocked | null {
  if (!isSaid(value)) return null;
  const { directive, address } = value;
  if (!isName(directive) || typeof address !== 'string' || address === '') return null;
  return { directive, address: address.slice(0, longestAddress) };
}

/** A message of the page: the frame has checked its origin, this only tells the kinds apart. */
export function readFromPage(message: unknown): ToFrame | null {
  if (!isSaid(message)) return null;
  const { kind, launch } = message;
  if (kind === 'kept') return isName(message['session']) && isCount(message['report']) ? (message as ToFrame) : null;
  if (!isCount(launch)) return null;
  if (kind === 'valid') return isSaid(message['valid']) ? (message as ToFrame) : null;
  if (kind === 'close' || kind === 'rest') return { kind, launch };
  if (kind !== 'open') return null;
  const { session, activity, address, edition, state, reported, parting, title, ownWindow } = message;
  const texts = [session, activity, address].every((text) => typeof text === 'string' && text !== '');
  const known = edition === '1.2' || edition === '2004';
  const way = isSaid(parting) && typeof parting['url'] === 'string' && typeof parting['token'] === 'string';
  const placed = ownWindow === null || isOwnWindow(ownWindow);
  const whole = texts && known && way && placed && typeof title === 'string' && isSaid(state) && isCount(reported);
  return whole ? (message as unknown as OpenContent) : null;
}

const areTexts = (value: unknown): boolean =>
  isSaid(value) && Object.values(value).every((text) => typeof text === 'string');

const isOwnWindow = (value: unknown): boolean =>
  isSaid(value) && areTexts(value['words']) && areTexts(value['colours']) && typeof value['language'] === 'string';
