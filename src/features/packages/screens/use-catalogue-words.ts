/** What columns, reasons and refusals of a list of modules are called. */
import { useLingui } from '@lingui/react/macro';
import type { CatalogueReason } from '../catalogue.ts';
import type { CatalogueMeaning } from '../catalogue-words.ts';

export function useMeaningWords(): Record<CatalogueMeaning, string> {
  const { t } = useLingui();
  return {
    title: t`Title of the module`,
    summary: t`Summary`,
    minutes: t`Minutes`,
    capability: t`Capability`,
    proficiency: t`Proficiency`,
    language: t`Language`,
    link: t`Link`,
    package: t`Package file`,
  };
}

export function useReasonWords(): Record<CatalogueReason, string> {
  const { t } = useLingui();
  return {
    'no-title': t`it has no title`,
    'too-long': t`this is too long`,
    'wrong-minutes': t`minutes are whole, from 1 to 600`,
    'unknown-capability': t`the way of selling has no such capability`,
    'wrong-proficiency': t`the scale has no such step`,
    'unknown-language': t`the academy does not speak this language`,
    'not-a-web-address': t`this is no address of the web`,
    'no-such-package': t`no package that was brought in is called so`,
    'several-packages': t`several packages are called so`,
    'nothing-to-open': t`it has neither a link nor a package`,
    'on-the-menu': t`this is on the menu already`,
    'twice-in-the-list': t`a row above opens the same`,
  };
}

export function useCatalogueRefusals(): Readonly<Record<string, string>> {
  const { t } = useLingui();
  const other = t`This is no list that can be read here. Save it as CSV or Excel (.xlsx).`;
  const kinds = [
    'program',
    'picture',
    'pdf',
    'archive',
    'web-page',
    'not-a-table',
    'other-document',
    'binary-workbook',
  ];
  return {
    ...Object.fromEntries(kinds.map((kind) => [kind, other])),
    'old-workbook': t`This is an old Excel file (.xls). Save it as .xlsx or CSV.`,
    'locked-workbook': t`This workbook is locked with a password. Remove the password, or save it as CSV.`,
    'broken-workbook': t`This workbook is broken. Open it, save it again, and bring it once more.`,
    'empty-file': t`The file is empty.`,
    'header-only': t`The list has one row only: headings without modules, or modules without headings.`,
    'too-large': t`This file is too large.`,
    'too-many-rows': t`A list may have 10,000 rows. Split it.`,
    'open-quote': t`A quotation mark opens and does not close. Close it, or save the list as Excel (.xlsx).`,
    'preview-outdated': t`The menu has changed since you looked. Look again, then bring it in.`,
    'no-list': t`This list is no longer here: it was brought in, or its day is over. Choose it again.`,
  };
}
