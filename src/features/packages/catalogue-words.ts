/**
 * The words by which lists of modules head their columns, in English and German, and what a language is called there. A guess may be
 * wrong and can be corrected; a heading nobody knows means nothing.
 */
export const catalogueMeanings = [
  'title',
  'summary',
  'minutes',
  'capability',
  'proficiency',
  'language',
  'link',
  'package',
] as const;
export type CatalogueMeaning = (typeof catalogueMeanings)[number];
/** for each column of the file; null: not brought in */
export type CatalogueMapping = readonly (CatalogueMeaning | null)[];

const list = (words: string): readonly string[] => words.split(',').map((word) => word.trim());

const headings: Readonly<Record<CatalogueMeaning, readonly string[]>> = {
  title: list(
    'title, name, module, module name, module title, course, course name, course title, titel, modul, modulname, modultitel, kurs, kursname, kurstitel, bezeichnung, lernmodul',
  ),
  summary: list(
    'summary, description, short description, about, abstract, what it is for, objective, learning objective, beschreibung, kurzbeschreibung, zusammenfassung, inhalt, lernziel, ziel',
  ),
  minutes: list(
    'minutes, min, duration, duration min, duration minutes, length, time, minuten, dauer, dauer min, dauer minuten, dauer in minuten, lange, zeit, lernzeit',
  ),
  capability: list(
    'capability, capabilities, develops, topic, subject, skill, skills, competence, competency, fahigkeit, fahigkeiten, kompetenz, kompetenzen, thema, entwickelt',
  ),
  proficiency: list('proficiency, level, step, up to, konnensstufe, konnen, stufe, niveau, bis stufe, auspragung'),
  language: list('language, languages, lang, locale, sprache, sprachen'),
  link: list('link, url, address, web address, launch url, course url, href, adresse, webadresse, internetadresse'),
  package: list(
    'package, package file, package name, package file name, file, file name, filename, zip, scorm, scorm file, scorm package, paket, paketdatei, paketname, datei, dateiname',
  ),
};

/** Lower case, no accents, what parts words becomes one space. */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The first column that bears a heading of a meaning has it. */
export function guessCatalogue(columns: readonly string[]): CatalogueMapping {
  const taken = new Set<CatalogueMeaning>();
  return columns.map((heading) => {
    const words = folded(heading);
    for (const [meaning, known] of Object.entries(headings) as [CatalogueMeaning, readonly string[]][]) {
      if (taken.has(meaning) || !known.includes(words)) continue;
      taken.add(meaning);
      return meaning;
    }
    return null;
  });
}

/** rows; what stands further down is no heading */
export const headingsWithin = 20;

/** Where the headings stand: lists have titles above them. The first row where nothing better is found; below it there is another. */
export function findHeadings(rows: readonly (readonly string[])[]): number {
  const known = rows.slice(0, Math.min(headingsWithin, rows.length - 1)).map((cells) => {
    const count = guessCatalogue(cells).filter((meaning) => meaning !== null).length;
    // one word alone is what a title may say too
    return count > 1 ? count : 0;
  });
  return Math.max(0, known.indexOf(Math.max(0, ...known)));
}

/** The same for lists with the same headings, however they are written. */
export function headingsKey(headings: readonly string[]): string {
  return headings.map(folded).join('|').replace(/\|+$/, '');
}

/** One of the academy's languages, by tag or by what it is called in English, in German or by itself. */
export function languageMeant(said: string, languages: readonly string[]): string | null {
  const wanted = folded(said);
  const short = /^([a-z]{2,3})[-_][a-z0-9-_]+$/i.exec(said.trim())?.[1]?.toLowerCase();
  const exact = languages.find((tag) => namesOf(tag).some((name) => folded(name) === wanted));
  return exact ?? languages.find((tag) => short !== undefined && tag.split('-')[0] === short) ?? null;
}

function namesOf(tag: string): readonly string[] {
  const called = ['en', 'de', tag].flatMap((reader) => {
    try {
      return new Intl.DisplayNames([reader], { type: 'language' }).of(tag) ?? [];
    } catch {
      return [];
    }
  });
  return [tag, ...called];
}
