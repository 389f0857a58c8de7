/**
 * Reads learning object metadata (IEEE LOM) as far as an academy shows it: title, description, languages, how long it takes.
 * SCORM 1.2 and 2004 write the same in different words: `langstring` and `string`, `datetime` and `duration`.
 */
import { readIsoDuration, readTimespan } from '../runtime/durations.ts';
import { attributeOf, childOf, childrenOf, collapsed, readXml, type XmlElement } from './xml.ts';

export interface Metadata {
  /** by language; '' where none is said */
  readonly title: Readonly<Record<string, string>>;
  readonly description: Readonly<Record<string, string>>;
  readonly languages: readonly string[];
  readonly keywords: readonly string[];
  readonly minutes: number | null;
  readonly version: string | null;
}

export const noMetadata: Metadata = {
  title: {},
  description: {},
  languages: [],
  keywords: [],
  minutes: null,
  version: null,
};

/** The `lom` in a `metadata` element. */
export function readMetadata(holder: XmlElement | undefined): Metadata {
  const lom = holder && (holder.name === 'lom' ? holder : childOf(holder, 'lom'));
  if (!lom) return noMetadata;
  const general = childOf(lom, 'general');
  const lifeCycle = childOf(lom, 'lifecycle');
  return {
    title: texts(general && childOf(general, 'title')),
    description: texts(general && childOf(general, 'description')),
    languages: (general ? childrenOf(general, 'language') : [])
      .map((language) => collapsed(language.text))
      .filter((language) => language !== '' && language !== 'none'),
    keywords: (general ? childrenOf(general, 'keyword') : []).flatMap((keyword) => Object.values(texts(keyword))),
    minutes: minutesOf(lom),
    version: Object.values(texts(lifeCycle && childOf(lifeCycle, 'version')))[0] ?? null,
  };
}

/** Metadata that stands in a file of its own (adlcp:location). A file that cannot be read says nothing. */
export function readMetadataFile(text: string, file: string): Metadata {
  const read = readXml(text, file);
  return read.ok ? readMetadata(read.root) : noMetadata;
}

function texts(element: XmlElement | undefined): Readonly<Record<string, string>> {
  if (!element) return {};
  const strings = [...childrenOf(element, 'string'), ...childrenOf(element, 'langstring')];
  const found = strings.map((one) => [attributeOf(one, 'language') ?? attributeOf(one, 'lang') ?? '', one.text.trim()]);
  if (strings.length === 0 && element.text.trim() !== '') found.push(['', element.text.trim()]);
  return Object.fromEntries(found.filter(([, text]) => text !== ''));
}

/** The typical learning time of any of the educational parts, else the technical duration. */
function minutesOf(lom: XmlElement): number | null {
  const holders = [
    ...childrenOf(lom, 'educational').flatMap((one) => childrenOf(one, 'typicallearningtime')),
    ...childrenOf(lom, 'technical').flatMap((one) => childrenOf(one, 'duration')),
  ];
  for (const holder of holders) {
    const said = childOf(holder, 'duration') ?? childOf(holder, 'datetime') ?? holder;
    const text = collapsed(said.text);
    const hundredths = readIsoDuration(text) ?? readTimespan(text);
    if (hundredths !== null && hundredths > 0) return Math.max(1, Math.round(hundredths / 6000));
  }
  return null;
}
