/**
 * What a module made in the product consists of: cards, shown one at a time. A question is a card too.
 * Cards, choices and turns are known by key for as long as the module lives, so that an answer given in one language
 * or version still says what it said; texts are in the academy's languages.
 */
import type { Words } from '../../kernel/words.ts';
import type { DocumentType } from './document.ts';

/** A picture kept by the academy; `alt` says to those who do not see it what it shows. */
export interface Picture {
  /** SHA-256 of the stored bytes */
  readonly file: string;
  readonly alt: Words;
  /** in pixels: the place is kept while it loads */
  readonly width: number;
  readonly height: number;
}

interface CardBase {
  readonly key: string;
  readonly title: Words;
}

/** Paragraphs, `- ` lists and `**strong**`, nothing else. */
export interface TextCard extends CardBase {
  readonly kind: 'text';
  readonly text: Words;
  readonly picture: Picture | null;
}

export interface PictureCard extends CardBase {
  readonly kind: 'picture';
  readonly picture: Picture | null;
  readonly caption: Words;
}

export interface VideoCard extends CardBase {
  readonly kind: 'video';
  /** a stored file; null while none is there */
  readonly file: string | null;
  readonly minutes: number;
  /** what is said, for those who cannot listen now */
  readonly transcript: Words;
  /** stored captions, by language; cards of older versions have none */
  readonly captions?: { readonly [language: string]: string } | undefined;
}

/** The same moment twice: how it often goes, and how it goes well. */
export interface ExampleCard extends CardBase {
  readonly kind: 'example';
  readonly weak: Words;
  readonly good: Words;
  /** what makes the difference */
  readonly difference: Words;
}

/** How well a choice serves the salesperson in the conversation. */
export type Worth = 'strong' | 'fair' | 'weak';

export interface DialogueChoice {
  readonly key: string;
  readonly says: Words;
  readonly worth: Worth;
  /** what this choice did, shown once it is made */
  readonly comment: Words;
  /** the turn it leads to; null ends the conversation */
  readonly leadsTo: string | null;
}

export interface DialogueTurn {
  readonly key: string;
  /** what the customer says */
  readonly says: Words;
  /** empty where the conversation ends by itself */
  readonly choices: readonly DialogueChoice[];
}

/** A conversation with a customer that branches. It begins with the first turn. */
export interface DialogueCard extends CardBase {
  readonly kind: 'dialogue';
  readonly customer: Words;
  readonly turns: readonly DialogueTurn[];
}

/** Something to write or say for oneself, and what a good answer holds, shown afterwards. */
export interface PracticeCard extends CardBase {
  readonly kind: 'practice';
  readonly asks: Words;
  readonly good: Words;
}

/** What to do in tomorrow's customer conversation. */
export interface TaskCard extends CardBase {
  readonly kind: 'task';
  readonly text: Words;
}

export interface Choice {
  readonly key: string;
  readonly says: Words;
}

interface QuestionBase extends CardBase {
  readonly asks: Words;
  /** why the right answer is right, shown after every answer */
  readonly explains: Words;
}

export interface SingleQuestion extends QuestionBase {
  readonly kind: 'single';
  readonly choices: readonly Choice[];
  readonly right: string;
}

export interface MultipleQuestion extends QuestionBase {
  readonly kind: 'multiple';
  readonly choices: readonly Choice[];
  readonly right: readonly string[];
}

/** The list stands in its right order; who learns sees it shuffled. */
export interface OrderQuestion extends QuestionBase {
  readonly kind: 'order';
  readonly choices: readonly Choice[];
}

export interface MatchPair {
  readonly key: string;
  readonly left: Words;
  readonly right: Words;
}

export interface MatchQuestion extends QuestionBase {
  readonly kind: 'match';
  readonly pairs: readonly MatchPair[];
}

/** A word or a few; every accepted variant by language. Capital letters, accents, punctuation and spaces do not matter. */
export interface ShortQuestion extends QuestionBase {
  readonly kind: 'short';
  readonly accepts: { readonly [language: string]: readonly string[] };
}

/** A package made elsewhere: all of it, or one unit of it. Done when its content has said so, never by a press of a button. */
export interface PackageCard extends CardBase {
  readonly kind: 'package';
  /** null while none is chosen. A package never changes, so a version that names it stays what it was. */
  readonly packageId: string | null;
  readonly unitId: string | null;
  /** its maker's word, or the author's guess */
  readonly minutes: number;
}

/** Something elsewhere, opened in a window of its own. */
export interface LinkCard extends CardBase {
  readonly kind: 'link';
  /** opened only where it is one of the web: see `isWebAddress` */
  readonly url: string;
  readonly minutes: number;
  /** what to look for there */
  readonly text: Words;
}

/** A document to read: a PDF in place, anything else in its own program. */
export interface DocumentCard extends CardBase {
  readonly kind: 'document';
  /** SHA-256 of the stored bytes; null while none is there */
  readonly file: string | null;
  /** as it was called where it came from */
  readonly name: string;
  readonly type: DocumentType;
  /** in bytes */
  readonly size: number;
  readonly minutes: number;
  /** what to look for in it */
  readonly text: Words;
}

export type Question = SingleQuestion | MultipleQuestion | OrderQuestion | MatchQuestion | ShortQuestion;
export type Card =
  | TextCard
  | PictureCard
  | VideoCard
  | ExampleCard
  | DialogueCard
  | PracticeCard
  | TaskCard
  | PackageCard
  | LinkCard
  | DocumentCard
  | Question;
export type CardKind = Card['kind'];

export const questionKinds = ['single', 'multiple', 'order', 'match', 'short'] as const;

export interface ModuleContent {
  readonly cards: readonly Card[];
}

export function isQuestion(card: Card): card is Question {
  return (questionKinds as readonly string[]).includes(card.kind);
}

/** Whether a link leads into the web: a card never runs a script, nor opens a file of whoever reads it. */
export function isWebAddress(url: string): boolean {
  return /^https?:\/\/[^\s/?#]+\S*$/i.test(url);
}
