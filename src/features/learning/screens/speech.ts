/** The language a module is read in, for its cards: it may be another one than the reader's, where the module does not speak theirs. */
import { createContext, useContext } from 'react';
import { inLanguage, type Words } from '../../../kernel/words.ts';

export interface Speech {
  readonly language: string;
  /** of the module, the leading one first */
  readonly languages: readonly string[];
}

export const SpeechContext = createContext<Speech>({ language: 'en', languages: ['en'] });

/** The words in the language the module is read in. */
export function useSay(): (words: Words) => string {
  const { language, languages } = useContext(SpeechContext);
  return (words) => inLanguage(words, language, languages);
}
