/**
 * Questions as other systems hand them on, read into one shape. Texts are plain: paragraphs, `- ` lists and `**strong**`; markup
 * never gets this far. What could not be taken over is told with its place, never dropped in silence.
 */

import { clean } from './plain-text.ts';

/** A text by language; '' where the file does not say in which it is written. */
export type Said = { readonly [language: string]: string };

export interface Place {
  /** inside a package; null where the file itself is meant */
  readonly file: string | null;
  /** from 1; 0 where no line can be named */
  readonly line: number;
}

export interface OfferedChoice {
  readonly says: Said;
  readonly right: boolean;
  /** what is said to whoever chose it; empty without */
  readonly feedback: Said;
}

export interface NumberAccepted {
  readonly value: number;
  /** the value as it is written in the file */
  readonly text: string;
  /** how far an answer may be from it */
  readonly tolerance: number;
}

export type Answers =
  | { readonly kind: 'choice'; readonly many: boolean; readonly choices: readonly OfferedChoice[] }
  /** true or false; how these are called, whoever asks it decides */
  | { readonly kind: 'truth'; readonly right: boolean; readonly ifTrue: Said; readonly ifFalse: Said }
  /** in their right order */
  | { readonly kind: 'order'; readonly items: readonly Said[] }
  | { readonly kind: 'match'; readonly pairs: readonly { readonly left: Said; readonly right: Said }[] }
  | { readonly kind: 'short'; readonly accepts: { readonly [language: string]: readonly string[] } }
  | { readonly kind: 'number'; readonly accepts: readonly NumberAccepted[] }
  /** written freely, judged by a person */
  | { readonly kind: 'open'; readonly good: Said };

/** What of a question that comes was left behind. */
export type LossReason =
  | 'media'
  | 'partial-credit'
  | 'wildcard'
  | 'capitals'
  | 'feedback'
  | 'extra-matches'
  | 'unit'
  | 'shared-text';

export interface Loss {
  readonly reason: LossReason;
  /** as the file says it: the name of a picture, a pattern; may be empty */
  readonly detail: string;
}

export interface ReadQuestion {
  readonly place: Place;
  /** a short name for those who keep it; may be empty */
  readonly name: Said;
  readonly asks: Said;
  /** said after the answer */
  readonly explains: Said;
  readonly answers: Answers;
  readonly losses: readonly Loss[];
}

export type LeftOutReason =
  | 'unreadable'
  | 'wrong-format'
  | 'kind-unknown'
  | 'several-in-one'
  | 'no-question'
  | 'no-text'
  | 'no-right-answer'
  | 'several-right'
  | 'too-few-choices'
  | 'answer-unclear'
  | 'file-missing'
  | 'too-many';

/** A question, or a whole file, that cannot come. */
export interface LeftOut {
  readonly place: Place;
  readonly name: string;
  readonly reason: LeftOutReason;
  /** the kind as the format calls it, or what the reader tripped over */
  readonly detail: string;
}

export type QuestionFormat = 'gift' | 'moodle-xml' | 'qti' | 'table';

export interface QuestionFile {
  readonly format: QuestionFormat;
  readonly questions: readonly ReadQuestion[];
  readonly leftOut: readonly LeftOut[];
}

/** So many questions are read of one file; what comes after is told as left out. */
export const mostQuestions = 500;
/** Characters of a file; nobody writes more questions than that. */
export const mostCharacters = 20_000_000;

/** While a file is read. */
export class Findings {
  readonly questions: ReadQuestion[] = [];
  readonly leftOut: LeftOut[] = [];
  private readonly format: QuestionFormat;

  constructor(format: QuestionFormat) {
    this.format = format;
  }

  take(question: ReadQuestion): void {
    if (this.questions.length < mostQuestions) this.questions.push(question);
    else this.leave(question.place, question.name[''] ?? '', 'too-many');
  }

  leave(place: Place, name: string, reason: LeftOutReason, detail = ''): void {
    this.leftOut.push({ place, name: shortened(name), reason, detail: shortened(detail) });
  }

  done(): QuestionFile {
    return { format: this.format, questions: this.questions, leftOut: this.leftOut };
  }
}

/** A text in the language nobody named; no language at all where it is empty. */
export function said(text: string): Said {
  return text === '' ? {} : { '': text };
}

/** On one line, so long that one knows it again. */
export function shortened(text: string, most = 120): string {
  const line = clean(text.slice(0, 2000).replaceAll(/\s+/g, ' ')).trim();
  return line.length <= most ? line : `${line.slice(0, most - 1).trimEnd()}…`;
}
