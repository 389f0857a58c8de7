/**
 * A module as it goes along to another learning system: its cards but for those that only run here, the files they show, and what was
 * left out and why. Whoever exports it reads the report before they take it.
 */
import { accept, type Decision, refuse } from '../../kernel/decision.ts';
import type { Words } from '../../kernel/words.ts';
import type { Card, CardKind, ModuleContent } from '../modules/module-content.ts';

export const exportFormats = ['scorm-1.2', 'scorm-2004', 'cmi5'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What the exported page is given. */
export interface ExportedModule {
  readonly format: ExportFormat;
  readonly name: Words;
  readonly minutes: number;
  readonly languages: readonly string[];
  readonly content: ModuleContent;
  /** paths beside the page, by hash */
  readonly files: Readonly<Record<string, string>>;
}

export interface LeftOut {
  readonly cardKey: string;
  readonly kind: CardKind;
  readonly title: Words;
  readonly why: 'made-elsewhere';
}

export interface FileShown {
  readonly file: string;
  readonly from: 'pictures' | 'films' | 'captions' | 'documents';
}

export interface Exportable {
  readonly content: ModuleContent;
  readonly leftOut: readonly LeftOut[];
  readonly shown: readonly FileShown[];
}

/** A package stays here: it has a player of its own, and perhaps a licence for one system only. */
export function exportable({ cards }: ModuleContent): Decision<Exportable, 'no-cards' | 'nothing-to-take-along'> {
  if (cards.length === 0) return refuse('no-cards');
  const kept = cards.filter(({ kind }) => kind !== 'package');
  if (kept.length === 0) return refuse('nothing-to-take-along');
  const leftOut = cards.flatMap(({ key, kind, title }): readonly LeftOut[] =>
    kind === 'package' ? [{ cardKey: key, kind, title, why: 'made-elsewhere' }] : [],
  );
  const shown = new Map(kept.flatMap(filesOf).map((one) => [one.file, one]));
  return accept({ content: { cards: kept }, leftOut, shown: [...shown.values()] });
}

function filesOf(card: Card): readonly FileShown[] {
  switch (card.kind) {
    case 'text':
    case 'picture':
      return card.picture ? [{ file: card.picture.file, from: 'pictures' }] : [];
    case 'video': {
      const captions = Object.values(card.captions ?? {}).map((file) => ({ file, from: 'captions' as const }));
      return card.file === null ? [] : [{ file: card.file, from: 'films' }, ...captions];
    }
    case 'document':
      return card.file === null ? [] : [{ file: card.file, from: 'documents' }];
    default:
      return [];
  }
}

const endings: Readonly<Record<string, string>> = {
  'image/webp': 'webp',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'text/vtt': 'vtt',
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.oasis.opendocument.presentation': 'odp',
};

/** Short, and with the ending by which any server knows what it is. */
export function pathInPackage(file: string, type: string): string {
  return `files/${file.slice(0, 20)}.${endings[type] ?? 'bin'}`;
}
