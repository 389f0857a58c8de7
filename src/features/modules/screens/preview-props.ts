/** What the player is given that tries a module out; it belongs to learning, and browser.tsx hands it in. */
import type { Words } from '../../../kernel/words.ts';
import type { ModuleContent } from '../module-content.ts';

export interface PreviewProps {
  readonly module: {
    readonly name: Words;
    readonly minutes: number;
    readonly languages: readonly string[];
    readonly content: ModuleContent;
  };
  readonly language: string;
}
