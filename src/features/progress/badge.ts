/**
 * A level reached or a certification as others read it, outside the academy: what it is called, and what was shown for it. It
 * names neither the person nor those who judged.
 */
import type { Day } from '../../kernel/day.ts';
import { inLanguage, type Words } from '../../kernel/words.ts';

export type CredentialKind = 'level' | 'certification';

export interface Earned {
  readonly kind: CredentialKind;
  readonly role: Words | null;
  readonly level: Words | null;
  /** of a certification of one capability */
  readonly capability: Words | null;
  readonly on: Day;
  /** the first day on which it is no longer valid; null: it does not end */
  readonly until: Day | null;
}

/** What counted, of one capability. */
export interface Shown {
  readonly capability: Words;
  readonly times: number;
  readonly raters: number;
  /** the lowest that counted */
  readonly step: number;
  readonly last: Day;
}

export interface BadgeWords {
  /** `Senior · Key account manager` */
  readonly name: string;
  /** in the picture, from the largest */
  readonly lines: { readonly title: string; readonly below: string };
  readonly description: string;
  readonly narrative: string;
  readonly tags: readonly string[];
}

/** The language of whoever earned it where it is one of ours, else English: a badge is read by strangers. */
export function badgeWords(earned: Earned, shown: readonly Shown[], academy: string, language: string): BadgeWords {
  const say = (words: Words | null): string => inLanguage(words ?? {}, language);
  const german = language.startsWith('de');
  const title = say(earned.capability ?? earned.level);
  const below = earned.capability === null ? say(earned.role) : '';
  const name = [title, below].filter(Boolean).join(' · ');
  const told = german ? inGerman : inEnglish;
  const narrative = [
    told.confirmed(earned.kind),
    ...shown.map((one) => `- ${told.shown(say(one.capability), one)}`),
  ].join('\n');
  return {
    name,
    lines: { title, below },
    description: told.description(earned.kind, name, academy),
    narrative,
    tags: shown.map(({ capability }) => say(capability)),
  };
}

type Told = {
  description(kind: CredentialKind, name: string, academy: string): string;
  confirmed(kind: CredentialKind): string;
  shown(capability: string, of: Shown): string;
};

const inEnglish: Told = {
  description: (kind, name, academy) =>
    kind === 'level' ? `Level reached at ${academy}: ${name}.` : `Certified by ${academy}: ${name}.`,
  confirmed: (kind) =>
    `${kind === 'level' ? 'The level was reached' : 'It was certified'} by demonstrations in front of customers and colleagues, judged against observable indicators, and confirmed by whoever leads the person. What counted:\n`,
  shown: (capability, { times, raters, step, last }) =>
    `${capability}: step ${step} or higher, shown ${times === 1 ? 'once' : `${times} times`} to ${raters === 1 ? 'one judge' : `${raters} judges`}, last on ${last}`,
};

const inGerman: Told = {
  description: (kind, name, academy) =>
    kind === 'level' ? `Stufe erreicht bei ${academy}: ${name}.` : `Zertifiziert von ${academy}: ${name}.`,
  confirmed: (kind) =>
    `${kind === 'level' ? 'Die Stufe wurde erreicht' : 'Zertifiziert wurde'} durch das, was vor Kunden und Kollegen gezeigt und nach beobachtbaren Merkmalen beurteilt wurde, und bestätigt von der Führungskraft. Gezählt hat:\n`,
  shown: (capability, { times, raters, step, last }) =>
    `${capability}: Ausprägung ${step} oder höher, ${times === 1 ? 'einmal' : `${times}-mal`} gezeigt, beurteilt von ${raters === 1 ? 'einer Person' : `${raters} Personen`}, zuletzt am ${last}`,
};
