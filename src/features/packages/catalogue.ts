/**
 * A list of bought modules, as a marketplace or a colleague sends it: which column says what, and what becomes of each row. A row comes
 * whole or stays out with its reason and its place; a cell is text and nothing else, whatever it looks like.
 */
import type { Words } from '../../kernel/words.ts';
import type { CapabilityId } from '../../kernel/id.ts';
import { isWebAddress, type Card } from '../modules/module-content.ts';
import { type CatalogueMapping, type CatalogueMeaning, folded, languageMeant } from './catalogue-words.ts';

export const catalogueReasons = [
  'no-title',
  'too-long',
  'wrong-minutes',
  'unknown-capability',
  'wrong-proficiency',
  'unknown-language',
  'not-a-web-address',
  'no-such-package',
  'several-packages',
  'nothing-to-open',
  'on-the-menu',
  'twice-in-the-list',
] as const;
export type CatalogueReason = (typeof catalogueReasons)[number];

export interface CatalogueRow {
  /** as a spreadsheet program counts */
  readonly line: number;
  readonly cells: readonly string[];
}

/** What the academy has, to be named by a list. */
export interface CatalogueWorld {
  /** its first one is meant where a row says none */
  readonly languages: readonly string[];
  readonly capabilities: readonly { readonly capabilityId: CapabilityId; readonly key: string; readonly name: Words }[];
  readonly steps: number;
  readonly packages: readonly { readonly packageId: string; readonly title: Words; readonly fileName: string | null }[];
  /** addresses and packages that are on the menu */
  readonly links: readonly string[];
  readonly packagesUsed: readonly string[];
}

export interface Coming {
  readonly line: number;
  readonly title: string;
  readonly summary: string;
  readonly minutes: number;
  readonly language: string;
  readonly capabilityIds: readonly CapabilityId[];
  readonly proficiency: number;
  readonly url: string | null;
  readonly packageId: string | null;
}

export interface LeftOut {
  readonly line: number;
  /** the column of the file that is the matter; null where it is the whole row */
  readonly column: number | null;
  readonly reason: CatalogueReason;
  readonly title: string;
  /** what stands there */
  readonly value: string;
}

export interface CataloguePlan {
  readonly coming: readonly Coming[];
  readonly leftOut: readonly LeftOut[];
}

const usualMinutes = 10;
const usualProficiency = 2;
const longest = { title: 200, summary: 600, link: 2000 } as const;

export function planCatalogue(
  rows: readonly CatalogueRow[],
  mapping: CatalogueMapping,
  world: CatalogueWorld,
): CataloguePlan {
  const reading = new Reading(mapping, world);
  const coming: Coming[] = [];
  const leftOut: LeftOut[] = [];
  for (const row of rows) {
    const read = reading.read(row);
    if ('reason' in read) leftOut.push(read);
    else coming.push(read);
  }
  return { coming, leftOut };
}

/** The cards of what comes: what is opened first stands first. */
export function cardsOf({ title, language, minutes, url, packageId }: Coming): readonly Card[] {
  const words = { [language]: title };
  const cards: Card[] = [];
  if (packageId !== null)
    cards.push({ kind: 'package', key: 'package', title: words, packageId, unitId: null, minutes });
  if (url !== null) cards.push({ kind: 'link', key: 'link', title: words, url, minutes, text: {} });
  return cards;
}

type Cell = (meaning: CatalogueMeaning) => string;

class Refused extends Error {
  constructor(
    readonly meaning: CatalogueMeaning | null,
    readonly reason: CatalogueReason,
  ) {
    super(reason);
  }
}

/** One list being read: what was named in rows above is known. */
class Reading {
  readonly #mapping: CatalogueMapping;
  readonly #world: CatalogueWorld;
  readonly #capabilities = new Map<string, CapabilityId>();
  readonly #packages = new Map<string, Set<string>>();
  readonly #onMenu: ReadonlySet<string>;
  readonly #inList = new Set<string>();

  constructor(mapping: CatalogueMapping, world: CatalogueWorld) {
    this.#mapping = mapping;
    this.#world = world;
    for (const { capabilityId, key, name } of world.capabilities)
      for (const word of [key, ...Object.values(name)]) this.#capabilities.set(folded(word), capabilityId);
    const call = (name: string, packageId: string): void => {
      const word = folded(name.replace(/\.(zip|xml)$/i, ''));
      if (word) this.#packages.set(word, (this.#packages.get(word) ?? new Set()).add(packageId));
    };
    // a name of a file is plainer than a title, which several packages may bear
    for (const { packageId, fileName } of world.packages) if (fileName) call(fileName, packageId);
    const byFile = new Set(this.#packages.keys());
    for (const { packageId, title } of world.packages)
      for (const name of Object.values(title))
        if (!byFile.has(folded(name.replace(/\.(zip|xml)$/i, '')))) call(name, packageId);
    this.#onMenu = new Set([...world.links.map(addressKey), ...world.packagesUsed]);
  }

  read({ line, cells }: CatalogueRow): Coming | LeftOut {
    const cell: Cell = (meaning) => (cells[this.#mapping.indexOf(meaning)] ?? '').trim();
    try {
      return { line, ...this.#whole(cell) };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const column = error.meaning === null ? -1 : this.#mapping.indexOf(error.meaning);
      return {
        line,
        column: column < 0 ? null : column,
        reason: error.reason,
        title: cell('title').slice(0, longest.title),
        value: error.meaning === null ? '' : cell(error.meaning).slice(0, longest.title),
      };
    }
  }

  #whole(cell: Cell): Omit<Coming, 'line'> {
    const title = cell('title').replace(/\s+/g, ' ');
    if (title === '') throw new Refused('title', 'no-title');
    if (title.length > longest.title) throw new Refused('title', 'too-long');
    const summary = cell('summary');
    if (summary.length > longest.summary) throw new Refused('summary', 'too-long');
    const minutes = minutesIn(cell('minutes'));
    const said = cell('language');
    const language = said === '' ? (this.#world.languages[0] ?? 'en') : languageMeant(said, this.#world.languages);
    if (language === null) throw new Refused('language', 'unknown-language');
    const capabilityIds = this.#capabilitiesIn(cell('capability'));
    const proficiency = this.#proficiencyIn(cell('proficiency'));
    const opened = this.#opened(cell);
    return { title, summary, minutes, language, capabilityIds, proficiency, ...opened };
  }

  #opened(cell: Cell): Pick<Coming, 'url' | 'packageId'> {
    const url = cell('link') || null;
    if (url !== null && !isWebAddress(url)) throw new Refused('link', 'not-a-web-address');
    if (url !== null && url.length > longest.link) throw new Refused('link', 'too-long');
    const packageId = this.#packageNamed(cell('package'));
    if (url === null && packageId === null) throw new Refused(null, 'nothing-to-open');
    const named = [
      ['link', url === null ? null : addressKey(url)],
      ['package', packageId],
    ] as const;
    for (const [meaning, key] of named) {
      if (key === null) continue;
      if (this.#onMenu.has(key)) throw new Refused(meaning, 'on-the-menu');
      if (this.#inList.has(key)) throw new Refused(meaning, 'twice-in-the-list');
    }
    for (const [, key] of named) if (key !== null) this.#inList.add(key);
    return { url, packageId };
  }

  #packageNamed(name: string): string | null {
    if (name === '') return null;
    const found = this.#packages.get(folded(name.replace(/^.*[\\/]/, '').replace(/\.(zip|xml)$/i, '')));
    const [packageId, ...others] = found ?? [];
    if (packageId === undefined) throw new Refused('package', 'no-such-package');
    if (others.length > 0) throw new Refused('package', 'several-packages');
    return packageId;
  }

  #capabilitiesIn(text: string): readonly CapabilityId[] {
    if (text === '') return [];
    const whole = this.#capabilities.get(folded(text));
    if (whole) return [whole];
    const found = text
      .split(/[;|\n]/)
      .filter((part) => part.trim())
      .map((part) => this.#capabilities.get(folded(part)));
    if (found.length === 0 || found.length > 12 || found.includes(undefined))
      throw new Refused('capability', 'unknown-capability');
    return [...new Set(found.flatMap((one) => one ?? []))];
  }

  #proficiencyIn(text: string): number {
    const most = Math.max(1, this.#world.steps);
    if (text === '') return Math.min(usualProficiency, most);
    const step = /^\d{1,2}([.,]0+)?$/.test(text) ? Number.parseInt(text, 10) : Number.NaN;
    if (!(step >= 1 && step <= most)) throw new Refused('proficiency', 'wrong-proficiency');
    return step;
  }
}

/** `45`, `45.0`, `45 min`, `45 Minuten`. */
function minutesIn(text: string): number {
  if (text === '') return usualMinutes;
  const found = /^(\d{1,4})(?:[.,]0+)?\s*(?:m|min\.?|mins|minutes?|minuten?|['′])?$/i.exec(text);
  const minutes = Number(found?.[1] ?? Number.NaN);
  if (!(minutes >= 1 && minutes <= 600)) throw new Refused('minutes', 'wrong-minutes');
  return minutes;
}

/** Host names know no capital letters; a slash at the end says nothing. */
export function addressKey(url: string): string {
  const [, start = '', rest = ''] = /^([a-z]+:\/\/[^/?#]*)(.*)$/i.exec(url.trim()) ?? [];
  return `${start.toLowerCase()}${rest.replace(/\/$/, '')}`;
}
