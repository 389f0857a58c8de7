/**
 * An activity that ships with the product, from plain values as a YAML parser yields them: one file for the structure,
 * one a language for the texts. Every refusal has its place; nothing in a file is left unread, since it would be lost.
 */
import type { Words } from '../../kernel/words.ts';
import type { Reading, Unreadable, UnreadableReason } from '../way-of-selling/reading.ts';
import {
  type ActivityFacts,
  type ActivityKind,
  activityKinds,
  deliveries,
  type Delivery,
  placesItFits,
} from './activity.ts';
import { type Card, questionKinds } from './module-content.ts';

/** One activity as it ships: what it develops is told by the key of the capability. */
export interface StarterActivity extends Omit<ActivityFacts, 'develops'> {
  readonly key: string;
  readonly develops: { readonly [capabilityKey: string]: number };
  readonly cards: readonly Card[] | null;
  readonly guide: Words | null;
}

export interface StarterFiles {
  readonly key: string;
  readonly structure: unknown;
  /** the texts, by language */
  readonly texts: { readonly [language: string]: unknown };
}

export function readStarterActivity({ key, structure, texts }: StarterFiles): Reading<StarterActivity> {
  const reader = new StarterReader(texts);
  const value = reader.activity(key, structure);
  reader.refuseUnread();
  return reader.unreadable.length === 0 ? { ok: true, value } : { ok: false, unreadable: reader.unreadable };
}

type Mapping = { readonly [key: string]: unknown };
const keyPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const cardKinds = ['text', 'example', 'dialogue', 'practice', 'task', ...questionKinds] as const;
const worths = ['strong', 'fair', 'weak'] as const;

class StarterReader {
  readonly unreadable: Unreadable[] = [];
  private readonly read = new Set<string>();
  constructor(private readonly texts: { readonly [language: string]: unknown }) {}

  activity(key: string, plain: unknown): StarterActivity {
    const fields = this.mapping('', plain, ['kind', 'delivery', 'develops', 'minutes', 'fits', 'cards']);
    const kind: ActivityKind =
      fields['kind'] === undefined ? 'module' : this.oneOf('kind', fields['kind'], activityKinds);
    const delivery: Delivery | null =
      kind !== 'module'
        ? null
        : fields['delivery'] === undefined
          ? 'e-learning'
          : this.oneOf('delivery', fields['delivery'], deliveries);
    const alone = delivery === 'e-learning';
    const develops = Object.entries(this.mapping('develops', fields['develops'], null)).map(
      ([capability, step]) => [capability, this.number(`develops.${capability}`, step)] as const,
    );
    return {
      key,
      kind,
      delivery,
      develops: Object.fromEntries(develops),
      minutes: this.number('minutes', fields['minutes']),
      fits: this.list('fits', fields['fits']).map((fit, at) => this.oneOf(`fits.${at}`, fit, placesItFits)),
      languages: Object.keys(this.texts),
      name: this.words('name'),
      summary: this.words('summary'),
      cards: alone
        ? this.keyed('cards', fields['cards']).map(([cardKey, path, value]) => this.card(cardKey, path, value))
        : null,
      guide: alone ? null : this.words('guide'),
    };
  }

  /** A text that no field asks for would silently not be there. */
  refuseUnread(): void {
    for (const [language, tree] of Object.entries(this.texts)) this.unread(language, '', tree);
  }

  private unread(language: string, path: string, value: unknown): void {
    if (this.read.has(path)) return;
    if (isMapping(value)) {
      for (const [key, inner] of Object.entries(value)) this.unread(language, path ? `${path}.${key}` : key, inner);
    } else this.refuse(`${language}: ${path}`, 'unknown-field', 'nothing of this name stands in the structure');
  }

  private card(key: string, path: string, value: unknown): Card {
    const kind = this.oneOf(`${path}.kind`, isMapping(value) ? value['kind'] : undefined, cardKinds);
    const own = { turns: ['turns'], choices: ['choices'], rated: ['choices', 'right'], pairs: ['pairs'], none: [] };
    const extra =
      kind === 'dialogue'
        ? own.turns
        : kind === 'single' || kind === 'multiple'
          ? own.rated
          : kind === 'order'
            ? own.choices
            : kind === 'match'
              ? own.pairs
              : own.none;
    const fields = this.mapping(path, value, ['kind', ...extra]);
    const base = { key, title: this.words(`${path}.title`) };
    const text = (field: string): Words => this.words(`${path}.${field}`);
    if (kind === 'text') return { ...base, kind, text: text('text'), picture: null };
    if (kind === 'task') return { ...base, kind, text: text('text') };
    if (kind === 'example')
      return { ...base, kind, weak: text('weak'), good: text('good'), difference: text('difference') };
    if (kind === 'practice') return { ...base, kind, asks: text('asks'), good: text('good') };
    if (kind === 'dialogue')
      return {
        ...base,
        kind,
        customer: text('customer'),
        turns: this.keyed(`${path}.turns`, fields['turns']).map(([turn, at, inner]) => this.turn(turn, at, inner)),
      };
    const question = { ...base, asks: text('asks'), explains: text('explains') };
    const keys = (field: string): readonly string[] =>
      this.list(`${path}.${field}`, fields[field]).map((one, at) => this.key(`${path}.${field}.${at}`, one));
    if (kind === 'short') return { ...question, kind, accepts: this.variants(`${path}.accepts`) };
    if (kind === 'match')
      return {
        ...question,
        kind,
        pairs: keys('pairs').map((pair) => ({
          key: pair,
          left: text(`pairs.${pair}.left`),
          right: text(`pairs.${pair}.right`),
        })),
      };
    const choices = keys('choices').map((choice) => ({ key: choice, says: text(`choices.${choice}`) }));
    if (kind === 'order') return { ...question, kind, choices };
    if (kind === 'multiple') return { ...question, kind, choices, right: keys('right') };
    return { ...question, kind, choices, right: this.key(`${path}.right`, fields['right']) };
  }

  private turn(key: string, path: string, value: unknown) {
    const { choices } = this.mapping(path, value, ['choices']);
    return {
      key,
      says: this.words(`${path}.says`),
      choices: this.keyed(`${path}.choices`, choices).map(([choice, at, inner]) => {
        const { worth, leadsTo } = this.mapping(at, inner, ['worth', 'leadsTo']);
        return {
          key: choice,
          says: this.words(`${at}.says`),
          comment: this.words(`${at}.comment`),
          worth: this.oneOf(`${at}.worth`, worth, worths),
          leadsTo: leadsTo === null || leadsTo === undefined ? null : this.key(`${at}.leadsTo`, leadsTo),
        };
      }),
    };
  }

  private words(path: string): Words {
    this.read.add(path);
    const said = Object.keys(this.texts).map((language) => {
      const text = this.at(language, path);
      if (typeof text === 'string' && text.trim()) return [language, text.trim()] as const;
      this.refuse(`${language}: ${path}`, text === undefined ? 'missing' : 'not-a-text', 'a text belongs here');
      return [language, ''] as const;
    });
    return Object.fromEntries(said);
  }

  private variants(path: string): { readonly [language: string]: readonly string[] } {
    this.read.add(path);
    const said = Object.keys(this.texts).map((language) => {
      const all = this.list(`${language}: ${path}`, this.at(language, path));
      if (all.some((one) => typeof one !== 'string'))
        this.refuse(`${language}: ${path}`, 'not-a-text', 'put every variant in quotes');
      return [language, all.map(String)] as const;
    });
    return Object.fromEntries(said);
  }

  private at(language: string, path: string): unknown {
    return path
      .split('.')
      .reduce<unknown>(
        (value, key) => (isMapping(value) && Object.hasOwn(value, key) ? value[key] : undefined),
        this.texts[language],
      );
  }

  private number(path: string, value: unknown): number {
    if (typeof value === 'number' && Number.isInteger(value) && value > 0) return value;
    this.refuse(path, 'not-a-number', 'a whole number belongs here');
    return 1;
  }

  private oneOf<const Known extends string>(path: string, value: unknown, known: readonly Known[]): Known {
    const found = known.find((one) => one === value);
    if (found !== undefined) return found;
    this.refuse(path, 'unknown-field', `one of ${known.join(', ')} belongs here`);
    return known[0] as Known;
  }

  private key(path: string, value: unknown): string {
    if (typeof value === 'string' && keyPattern.test(value)) return value;
    this.refuse(path, 'bad-key', 'a kebab-case key belongs here');
    return '';
  }

  private list(path: string, value: unknown): readonly unknown[] {
    if (Array.isArray(value)) return value;
    this.refuse(path, value === undefined ? 'missing' : 'not-a-list', 'a list belongs here');
    return [];
  }

  private keyed(path: string, value: unknown): readonly (readonly [key: string, path: string, value: unknown])[] {
    const entries = Object.entries(this.mapping(path, value, null));
    for (const [key] of entries) this.key(`${path}.${key}`, key);
    return entries.map(([key, inner]) => [key, `${path}.${key}`, inner]);
  }

  private mapping(path: string, value: unknown, fields: readonly string[] | null): Mapping {
    if (!isMapping(value)) {
      this.refuse(path, value === undefined ? 'missing' : 'not-a-mapping', 'fields with values belong here');
      return {};
    }
    for (const key of fields === null ? [] : Object.keys(value)) {
      if (!fields?.includes(key))
        this.refuse(path ? `${path}.${key}` : key, 'unknown-field', `known here: ${fields?.join(', ')}`);
    }
    return value;
  }

  private refuse(path: string, reason: UnreadableReason, detail: string): void {
    this.unreadable.push({ path, reason, detail });
  }
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
