/**
 * Reads a tincan.xml, which says what a Tin Can package is about and where it starts ("Incorporating a TinCan LRS into an LMS",
 * Packaging). Exactly one of its activities is launched; namespaces and languages are written loosely out there, and are passed over.
 */
import { fileOf, resolveAddress } from '../scorm/manifest/addresses.ts';
import { readXml, type XmlElement } from '../scorm/manifest/xml.ts';
import { isIri, isLanguageTag } from '../xapi/formats.ts';

export interface TinCanPackage {
  /** of the activity that is launched */
  readonly activityId: string;
  /** of all activities named, the launched one among them */
  readonly activities: readonly string[];
  /** by language tag; `und` where the author named none */
  readonly title: Readonly<Record<string, string>>;
  readonly description: Readonly<Record<string, string>>;
  readonly activityType: string | null;
  /** relative to the tincan.xml, or an address of its own */
  readonly launch: string;
}

export interface TinCanFault {
  readonly code: 'not-well-formed' | 'not-tincan' | 'not-launched' | 'not-an-iri' | 'url-invalid' | 'file-missing';
  /** counted from 1; 0 where it is about the file as a whole */
  readonly line: number;
  readonly says: string;
}

export type TinCanRead =
  | { readonly ok: true; readonly course: TinCanPackage }
  | { readonly ok: false; readonly faults: readonly TinCanFault[] };

/** @param files the paths beside the tincan.xml; null for one that came alone */
export function readTinCan(text: string, files: ReadonlySet<string> | null): TinCanRead {
  const document = readXml(text, 'tincan.xml');
  if (!document.ok) return refused('not-well-formed', document.fault.line, document.fault.says);
  const { root } = document;
  if (root.name !== 'tincan') return refused('not-tincan', root.line, 'The root must be tincan.');
  const activities = all(root, 'activities').flatMap((group) => all(group, 'activity'));
  const activity = activities.find((one) => all(one, 'launch').some(({ text: at }) => at.trim() !== ''));
  if (!activity) return refused('not-launched', root.line, 'None of the activities has a launch.');
  const activityId = valueOf(activity, 'id');
  if (!isIri(activityId))
    return refused(
      'not-an-iri',
      activity.line,
      `The id “${activityId}” of the activity is no IRI with its scheme: what its content tells of it could not be kept.`,
    );
  const [place] = all(activity, 'launch');
  const launch = place?.text.trim() ?? '';
  const fault = launchFault(launch, files);
  if (fault) return refused(fault, place?.line ?? 0, `“${launch}” ${saysOf[fault]}`);
  const type = valueOf(activity, 'type');
  return {
    ok: true,
    course: {
      activityId,
      activities: [...new Set([activityId, ...activities.map((one) => valueOf(one, 'id')).filter(isIri)])],
      title: textsIn(activity, 'name'),
      description: textsIn(activity, 'description'),
      activityType: isIri(type) ? type : null,
      launch: normal(launch),
    },
  };
}

const saysOf = {
  'url-invalid': 'is no address that can be launched.',
  'file-missing': 'names a file that is not in the package.',
} as const;

function launchFault(launch: string, files: ReadonlySet<string> | null): keyof typeof saysOf | null {
  const address = resolveAddress([], launch);
  if (address.kind === 'unsafe') return 'url-invalid';
  if (address.kind === 'elsewhere') return /^https?:\/\//i.test(launch) ? null : 'url-invalid';
  return files?.has(fileOf(address.href)) ? null : 'file-missing';
}

function normal(launch: string): string {
  const address = resolveAddress([], launch);
  return address.kind === 'unsafe' ? '' : address.href;
}

function textsIn(element: XmlElement, name: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const one of all(element, name)) {
    const tag = valueOf(one, 'lang');
    const text = one.text.trim();
    if (text !== '') found[isLanguageTag(tag) ? tag : 'und'] ??= text;
  }
  return found;
}

function all(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

/** '' where it is not there; xml:lang and lang are the same here. */
function valueOf(element: XmlElement, name: string): string {
  return element.attributes.find((one) => one.name === name)?.value.trim() ?? '';
}

function refused(code: TinCanFault['code'], line: number, says: string): TinCanRead {
  return { ok: false, faults: [{ code, line, says }] };
}
