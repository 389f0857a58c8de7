/** What packages and their kinds are called. */
import { useLingui } from '@lingui/react/macro';
import { inLanguage, type Words } from '../../../kernel/words.ts';
import type { PackageKind } from '../package.ts';

/** Names of standards: the same in every language. */
export const kindNames: Record<PackageKind, string> = {
  'scorm-1.2': 'SCORM 1.2',
  'scorm-2004': 'SCORM 2004',
  cmi5: 'cmi5',
  xapi: 'Tin Can (xAPI)',
};

export function usePackageWords(): {
  readonly say: (words: Words) => string;
  readonly languageName: (language: string) => string;
} {
  const { i18n } = useLingui();
  const names = new Intl.DisplayNames([i18n.locale], { type: 'language' });
  return {
    // makers write `en-US` and `de-CH`
    say: (words) => {
      const near = Object.entries(words).find(([tag]) => tag.split('-')[0] === i18n.locale.split('-')[0]);
      return near?.[1] ?? inLanguage(words, i18n.locale);
    },
    languageName: (language) => names.of(language) ?? language,
  };
}
