/** The draft that a package begins with: one card that holds it, called as its maker calls it where nobody says otherwise. */
import { inLanguage, type Words } from '../../kernel/words.ts';
import type { ModuleContent } from '../modules/module-content.ts';

export interface OfPackage {
  readonly packageId: string;
  readonly unitId: string | null;
  readonly name: Words;
  readonly minutes: number;
}

export function contentOf({ packageId, unitId, name, minutes }: OfPackage): ModuleContent {
  return { cards: [{ kind: 'package', key: 'package', title: name, packageId, unitId, minutes }] };
}

const longestSummary = 300;

/** A maker's words in each language of the module: in the nearest there is, since a person reads it over before it is published. */
export function wordsIn(languages: readonly string[], of: Words): Words {
  return Object.fromEntries(
    languages.flatMap((language) => {
      const text = inLanguage(nearTo(of), language).trim();
      return text ? [[language, text.length > longestSummary ? `${text.slice(0, longestSummary - 1)}…` : text]] : [];
    }),
  );
}

/** `de-CH` says it in `de` too. */
function nearTo(of: Words): Words {
  const short = Object.entries(of).map(([tag, text]) => [tag.split('-')[0] ?? tag, text] as const);
  return { ...Object.fromEntries(short), ...of };
}
