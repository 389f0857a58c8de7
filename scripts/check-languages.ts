/**
 * Is everything said in every language, and does the layout turn? Finds messages without a translation, translations that lost a
 * placeholder, entries nobody says any more, words written past the catalogs, and styles that know only one direction.
 */
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseSync, traverse, types as is, type NodePath } from '@babel/core';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import {
  catalogFiles,
  collectMessages,
  compileLanguage,
  filesUnder,
  parsing,
  pseudoLanguage,
  readCatalog,
  readTranslations,
} from './languages.ts';

const translated = ['de'] as const;

/** Every finding as one line; none when the languages are complete. */
export function languageProblems(root: string): string[] {
  const sources = filesUnder(join(root, 'src'), (path) => /\.(tsx|css)$/.test(path) && !path.includes('.test.'));
  return [
    ...translated.flatMap((language) => untranslated(root, language)),
    ...translated.flatMap((language) => unsaid(root, language)),
    ...sources.flatMap((path) => {
      const text = readFileSync(path, 'utf8');
      const name = relative(root, path);
      return path.endsWith('.css')
        ? oneSided(text, name)
        : [...unspoken(text, path, name), ...oneSidedProps(text, name)];
    }),
    ...malformed(root),
  ];
}

function untranslated(root: string, language: string): string[] {
  const translations = readTranslations(root, language);
  return [...collectMessages(root).values()].flatMap(({ id, text, place }) => {
    const said = translations.get(id);
    if (said === undefined)
      return [`${place} “${text}” is not translated (${language}): npx lingui extract --clean, then fill the catalog`];
    const lost = placeholders(text).filter((name) => !placeholders(said).includes(name));
    const added = placeholders(said).filter((name) => !placeholders(text).includes(name));
    return [
      ...lost.map((name) => `${place} “${said}” (${language}) has lost ${name}`),
      ...added.map((name) => `${place} “${said}” (${language}) speaks of ${name}, which is not there`),
    ];
  });
}

/** Names of values and tags of a message, whatever plural form they stand in. */
export function placeholders(text: string): string[] {
  const found = new Set<string>();
  const visit = (tokens: unknown): void => {
    if (typeof tokens === 'string') for (const tag of tokens.match(/<\/?\w+\/?>/g) ?? []) found.add(tag);
    if (!Array.isArray(tokens)) return;
    for (const token of tokens) {
      if (!Array.isArray(token)) visit(token);
      else {
        found.add(`{${String(token[0])}}`);
        const choices: unknown = token[2];
        if (choices !== null && typeof choices === 'object') Object.values(choices).forEach(visit);
      }
    }
  };
  try {
    visit(compileMessageOrThrow(text));
  } catch {
    // told by malformed()
  }
  return [...found];
}

function unsaid(root: string, language: string): string[] {
  const said = collectMessages(root);
  return catalogFiles(root, language).flatMap((file) =>
    [...readCatalog(file)]
      .filter(([id]) => !said.has(id))
      .map(([, text]) => `${relative(root, file)}: nobody says “${text}” any more: npx lingui extract --clean`),
  );
}

function malformed(root: string): string[] {
  return ['en', ...translated, pseudoLanguage].flatMap((language) => {
    try {
      compileLanguage(root, language);
      return [];
    } catch (error) {
      return [error instanceof Error ? error.message : String(error)];
    }
  });
}

const spokenProps = new Set(['label', 'title', 'placeholder', 'description', 'aria-label', 'alt', 'lead']);
const speakers = new Set(['Trans', 'Plural', 'Select', 'SelectOrdinal']);
/** the same in every language, or written in its own */
const names = new Set(['Sellwright', 'CSV', 'XLSX', 'Excel', 'English', 'Deutsch']);

/** Words that stand in the code itself, where no catalog finds them. */
function unspoken(text: string, path: string, name: string): string[] {
  const found: string[] = [];
  const tell = (at: NodePath, words: string): void => {
    const bare = words.trim();
    if (/\p{L}{2}/u.test(bare) && !names.has(bare))
      found.push(`${name}:${at.node.loc?.start.line ?? 1} “${bare}” is said in one language only`);
  };
  const isSpoken = (at: NodePath): boolean =>
    at.findParent(
      (up) =>
        up.isJSXElement() &&
        is.isJSXIdentifier(up.node.openingElement.name) &&
        speakers.has(up.node.openingElement.name.name),
    ) !== null;
  const tree = parseSync(text, parsing(path));
  if (!tree) return found;
  traverse(tree, {
    JSXText(at) {
      if (!isSpoken(at)) tell(at, at.node.value);
    },
    JSXAttribute(at) {
      const { name: prop, value } = at.node;
      if (is.isJSXIdentifier(prop) && spokenProps.has(prop.name) && is.isStringLiteral(value)) tell(at, value.value);
    },
  });
  return found;
}

const physical =
  /(?<![\w-])((?:margin|padding|border)-(?:left|right)|(?:left|right)\s*:|text-align:\s*(?:left|right)|float:\s*(?:left|right))/;

function oneSided(css: string, name: string): string[] {
  return css.split('\n').flatMap((line, at) => {
    const hit = physical.exec(line);
    return hit ? [`${name}:${at + 1} ${hit[1] ?? ''} knows one direction only: use the inline properties`] : [];
  });
}

function oneSidedProps(tsx: string, name: string): string[] {
  return tsx.split('\n').flatMap((line, at) => {
    const hit = /\s(ml|mr|pl|pr)=[{"]|ta="(left|right)"|(marginLeft|marginRight|paddingLeft|paddingRight):/.exec(line);
    return hit ? [`${name}:${at + 1} ${hit[0].trim()} knows one direction only: ms, me, ps, pe, ta="start"`] : [];
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const problems = languageProblems(process.cwd());
  for (const problem of problems) console.log(problem);
  if (problems.length === 0)
    console.log(`${collectMessages(process.cwd()).size} messages are said in English and ${translated.join(', ')}`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
