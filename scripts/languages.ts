/**
 * What the build knows about languages: finds the messages in the source, reads the catalogs (*.po) of all features, and
 * compiles them: one module a language for the frame, and one a language and feature. English is taken from the source itself.
 * A message without a translation falls back to English; scripts/check-languages.ts is what refuses to ship that.
 */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { transformSync, type TransformOptions } from '@babel/core';
import extractMessages, { type ExtractedMessage } from '@lingui/babel-plugin-extract-messages';
import macro from '@lingui/babel-plugin-lingui-macro';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import { generateMessageId } from '@lingui/message-utils/generateMessageId';
import PO from 'pofile';
import { pseudo } from './pseudo-language.ts';

/** The language the source is written in, and the one that exists only to prove layout (accents, right to left). */
const sourceLanguage = 'en';
export const pseudoLanguage = 'ar-XB';

export interface FoundMessage {
  readonly id: string;
  readonly text: string;
  readonly context: string | undefined;
  /** `src/…/Screen.tsx:12` */
  readonly place: string;
}

const speaks = /@lingui\/(core|react)\/macro/;

export function usesMessages(code: string): boolean {
  return speaks.test(code);
}

/** Macros become calls; types and JSX stay as they are, for the bundler. `keepText` leaves the English text in the code. */
export function transformMessages(code: string, file: string): { code: string; map: object | null } {
  const result = transformSync(code, {
    ...parsing(file),
    plugins: [[macro, { stripMessageField: true }]],
    sourceMaps: true,
  });
  return { code: result?.code ?? code, map: result?.map ?? null };
}

export function parsing(file: string): TransformOptions {
  return {
    filename: file,
    babelrc: false,
    configFile: false,
    browserslistConfigFile: false,
    parserOpts: { plugins: file.endsWith('x') ? ['typescript', 'jsx'] : ['typescript'] },
    // without this Babel drops blank lines' positions and the maps drift
    retainLines: false,
  };
}

function findMessages(code: string, file: string, root: string): FoundMessage[] {
  const found: FoundMessage[] = [];
  const onMessageExtracted = (message: ExtractedMessage): void => {
    const line = message.origin?.[1] ?? 1;
    found.push({
      id: message.id,
      text: message.message ?? message.id,
      context: message.context,
      place: `${relative(root, file)}:${line}`,
    });
  };
  transformSync(code, {
    ...parsing(file),
    code: false,
    plugins: [
      [macro, { extract: true, stripMessageField: false }],
      [extractMessages, { onMessageExtracted }],
    ],
  });
  return found;
}

export function filesUnder(folder: string, wanted: (path: string) => boolean): string[] {
  const paths: string[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) paths.push(...filesUnder(path, wanted));
    else if (wanted(path)) paths.push(path);
  }
  return paths.sort();
}

const remembered = new Map<string, { readonly changed: number; readonly found: readonly FoundMessage[] }>();

/** What stands on first screens of others brings its own few words, not those of its whole feature. */
const spokenApart: Readonly<Record<string, string>> = {
  'src/features/modules/screens/BeginActivity.tsx': 'begin-activity',
  'src/features/people/screens/DemoVisit.tsx': 'demo-visit',
  'src/features/people/screens/ResetLinkNotice.tsx': 'reset-link-notice',
};

/** Who says a message: a feature, a piece of one that stands apart, or the frame around all of them. */
export function speakerOf(place: string): string {
  const apart = /src\/features\/.*$/.exec(place)?.[0];
  if (apart && spokenApart[apart]) return spokenApart[apart];
  return /src\/features\/([a-z0-9-]+)\//.exec(place)?.[1] ?? frame;
}

export const frame = 'frame';

/** Every message in the source, or those of one speaker, by id; the first place wins. */
export function collectMessages(root: string, speaker?: string): Map<string, FoundMessage> {
  const messages = new Map<string, FoundMessage>();
  const isSource = (path: string): boolean => /\.tsx?$/.test(path) && !/\.(test|d)\.tsx?$/.test(path);
  for (const file of filesUnder(join(root, 'src'), isSource)) {
    if (speaker !== undefined && speakerOf(file) !== speaker) continue;
    const changed = statSync(file).mtimeMs;
    let known = remembered.get(file);
    if (known?.changed !== changed) {
      const code = readFileSync(file, 'utf8');
      known = { changed, found: usesMessages(code) ? findMessages(code, file, root) : [] };
      remembered.set(file, known);
    }
    for (const message of known.found) if (!messages.has(message.id)) messages.set(message.id, message);
  }
  return messages;
}

export function catalogFiles(root: string, language: string): string[] {
  return filesUnder(join(root, 'src'), (path) => path.endsWith(join('locales', `${language}.po`)));
}

/** Translations of one catalog file by message id; untranslated and obsolete entries are left out. */
export function readCatalog(file: string): Map<string, string> {
  const translations = new Map<string, string>();
  for (const item of PO.parse(readFileSync(file, 'utf8')).items) {
    const text = item.msgstr[0];
    if (item.obsolete || !text) continue;
    const explicitId = item.extractedComments.includes('js-lingui-explicit-id');
    translations.set(explicitId ? item.msgid : generateMessageId(item.msgid, item.msgctxt), text);
  }
  return translations;
}

export function readTranslations(root: string, language: string): Map<string, string> {
  const all = new Map<string, string>();
  for (const file of catalogFiles(root, language)) for (const [id, text] of readCatalog(file)) all.set(id, text);
  return all;
}

/** The messages of one language (and one speaker) as an ES module, ready for the runtime. Throws with the place of a malformed message. */
export function compileLanguage(root: string, language: string, speaker?: string): string {
  const translated =
    language === sourceLanguage || language === pseudoLanguage
      ? new Map<string, string>()
      : readTranslations(root, language);
  const compiled: Record<string, unknown> = {};
  for (const message of collectMessages(root, speaker).values()) {
    const text = translated.get(message.id) ?? message.text;
    try {
      compiled[message.id] =
        language === pseudoLanguage ? compileMessageOrThrow(text, pseudo) : compileMessageOrThrow(text);
    } catch (error) {
      throw new Error(`${language}: “${text}” (${message.place}) is not a well-formed message: ${String(error)}`, {
        cause: error,
      });
    }
  }
  return `export const messages = JSON.parse(${JSON.stringify(JSON.stringify(compiled))});`;
}
