/**
 * Reads one organization: its items as an outline of activities, and what each of them launches. What cannot be launched is left
 * out and said; what is left may be less than the author meant, but it plays.
 */
import type { ActivityOutline } from '../sequencing/activity-tree.ts';
import {
  hiddenControls,
  plainControlMode,
  plainSequencing,
  type CompletionThreshold,
  type HiddenControl,
  type SequencingDefinition,
} from '../sequencing/definition.ts';
import { readTimespan } from '../runtime/durations.ts';
import { withParameters } from './addresses.ts';
import type { Findings } from './findings.ts';
import type { Content, Edition, Organization } from './manifest.ts';
import { askedOfBoth, itemsIn, readAsked } from './prerequisites-asked.ts';
import type { Resource, Resources } from './resources.ts';
import { readSequencing, type SequencingCollection } from './sequencing.ts';
import { readBoolean } from './values.ts';
import { attributeOf, childOf, childrenOf, collapsed, identifierOf, textOf, type XmlElement } from './xml.ts';

export interface Reading {
  readonly edition: Edition;
  readonly resources: Resources;
  readonly collection: SequencingCollection;
  readonly findings: Findings;
}

interface Inside extends Reading {
  /** what prerequisites may name */
  readonly items: ReadonlySet<string>;
}

interface Read {
  readonly outline: ActivityOutline;
  readonly content: readonly Content[];
}

/** The organization, or null if nothing in it can be launched. */
export function readOrganization(element: XmlElement, whole: Reading): Organization | null {
  const reading = { ...whole, items: itemsIn(element) };
  const { findings } = reading;
  const used = new Set<string>();
  const identifier = identify(element, 'organization', used, findings);
  const items = childrenOf(element, 'item').flatMap((item) => readItem(item, reading, used) ?? []);
  if (items.length === 0) {
    findings.add('organization-empty', element, `Nothing in the organization ${identifier} can be launched`);
    return null;
  }
  const title = titleOf(element, identifier, findings);
  return {
    identifier,
    title,
    outline: {
      id: identifier,
      title,
      visible: true,
      sequencing: sequencingOf(element, reading, noThreshold, null),
      hiddenControls: [],
      children: items.map((item) => item.outline),
    },
    objectivesGlobalToSystem: readBoolean(element, 'objectivesGlobalToSystem', true, findings),
    sharedDataGlobalToSystem: readBoolean(element, 'sharedDataGlobalToSystem', true, findings),
    content: Object.fromEntries(items.flatMap((item) => item.content.map((one) => [one.activity, one]))),
  };
}

function readItem(element: XmlElement, reading: Inside, used: Set<string>): Read | null {
  const { findings, edition } = reading;
  const asked = edition === '1.2' ? readAsked(element, reading.items, findings) : null;
  const id = identify(element, 'item', used, findings);
  const title = titleOf(element, id, findings);
  const children = childrenOf(element, 'item').flatMap((item) => readItem(item, reading, used) ?? []);
  const resource = resourceOf(element, id, reading, children.length > 0);
  const threshold = readThreshold(element);
  const outline = {
    id,
    title,
    visible: readBoolean(element, 'isvisible', true, findings),
    sequencing: sequencingOf(element, reading, threshold, children.length > 0 ? null : resource),
    hiddenControls: readHidden(element, findings),
    children: children.map((child) => child.outline),
  };
  if (children.length === 0) {
    if (!resource) return null;
    return { outline, content: [{ ...readContent(element, outline, resource, threshold), prerequisites: asked }] };
  }
  // what is asked for before all of it is asked for before each part
  const content = children.flatMap((child) =>
    child.content.map((one) => ({ ...one, prerequisites: askedOfBoth(asked, one.prerequisites) })),
  );
  if (!resource) return { outline, content };
  if (edition !== '1.2') {
    findings.add(
      'item-with-children-and-resource',
      element,
      `"${title}" launches something and holds items: both are offered`,
    );
  }
  const own = identifyFree(`${id}-content`, used);
  const first = {
    ...outline,
    id: own,
    sequencing: edition === '1.2' ? sequencing12(resource) : plainSequencing(),
    children: [],
  };
  return {
    outline: { ...outline, children: [first, ...outline.children] },
    content: [{ ...readContent(element, first, resource, noThreshold), prerequisites: asked }, ...content],
  };
}

function resourceOf(element: XmlElement, id: string, reading: Reading, holdsItems: boolean): Resource | null {
  const { findings, resources } = reading;
  const reference = attributeOf(element, 'identifierref') ?? '';
  if (reference === '') {
    if (!holdsItems)
      findings.add('item-without-resource', element, `The item ${id} launches nothing and holds nothing`);
    return null;
  }
  const resource = resources.byIdentifier.get(reference);
  if (!resource) {
    findings.add('resource-missing', element, `The item ${id} launches ${reference}, which is no resource`);
    return null;
  }
  if (resource.address === null) {
    findings.add('href-missing', element, `The item ${id} launches ${reference}, which has no address`);
    return null;
  }
  return resource;
}

function readContent(
  element: XmlElement,
  outline: ActivityOutline,
  resource: Resource,
  threshold: CompletionThreshold,
): Content {
  const { sequencing } = outline;
  const primary = sequencing.objectives.find((objective) => objective.primary);
  const mastery = Number(textOf(childOf(element, 'masteryscore')) || Number.NaN);
  const longest = readTimespan(textOf(childOf(element, 'maxtimeallowed')) ?? '');
  const said = sequencing.limitConditions.attemptAbsoluteDurationSaid;
  return {
    activity: outline.id,
    title: outline.title,
    kind: resource.kind,
    address: withParameters(resource.address ?? '', attributeOf(element, 'parameters') ?? ''),
    elsewhere: resource.elsewhere,
    resource: resource.identifier,
    launchData: textOf(childOf(element, 'dataFromLMS')) ?? null,
    timeLimitAction: textOf(childOf(element, 'timeLimitAction')) ?? null,
    completionThreshold: threshold.completedByMeasure ? threshold.minProgressMeasure : null,
    scaledPassingScore: primary?.satisfiedByMeasure ? primary.minNormalizedMeasure : null,
    maxTimeAllowed:
      sequencing.limitConditions.attemptAbsoluteDurationLimit ?? (longest === null ? null : longest / 100),
    ...(said === undefined ? {} : { maxTimeAllowedSaid: said }),
    sharedData: readSharedData(element),
    masteryScore: Number.isFinite(mastery) ? mastery : null,
    prerequisites: null,
  };
}

function readSharedData(element: XmlElement): Content['sharedData'] {
  const maps = childrenOf(element, 'data', 'adlcp').flatMap((data) => childrenOf(data, 'map'));
  const flag = (map: XmlElement, name: string): boolean => !/^(false|0)$/i.test(attributeOf(map, name) ?? 'true');
  return maps.map((map) => ({
    id: identifierOf(map, 'targetID') ?? '',
    read: flag(map, 'readSharedData'),
    write: flag(map, 'writeSharedData'),
  }));
}

const noThreshold: CompletionThreshold = { completedByMeasure: false, minProgressMeasure: 1, progressWeight: 1 };

/** adlcp:completionThreshold: attributes in the 4th Edition, before it a number as text that decides for itself. */
function readThreshold(element: XmlElement): CompletionThreshold {
  const threshold = childOf(element, 'completionThreshold');
  if (!threshold) return noThreshold;
  const number = (text: string | undefined, normal: number): number => {
    const value = text === undefined || text === '' ? Number.NaN : Number(text);
    return Number.isFinite(value) ? value : normal;
  };
  const text = collapsed(threshold.text);
  if (text !== '') return { ...noThreshold, completedByMeasure: true, minProgressMeasure: number(text, 1) };
  return {
    completedByMeasure: /^(true|1)$/i.test(attributeOf(threshold, 'completedByMeasure') ?? ''),
    minProgressMeasure: number(attributeOf(threshold, 'minProgressMeasure'), 1),
    progressWeight: number(attributeOf(threshold, 'progressWeight'), 1),
  };
}

function sequencingOf(
  element: XmlElement,
  reading: Reading,
  threshold: CompletionThreshold,
  launched: Resource | null,
): SequencingDefinition {
  if (reading.edition === '1.2') return sequencing12(launched);
  return readSequencing(element, reading.collection, threshold, reading.findings);
}

/**
 * SCORM 1.2 has no sequencing: everything may be chosen, and "next" works. A SCO alone says whether it is completed, and
 * only it can say that it is passed; an asset is completed by having been shown.
 */
export function sequencing12(launched: Pick<Resource, 'kind'> | null): SequencingDefinition {
  const completionSetByContent = launched?.kind === 'sco';
  return plainSequencing({
    controlMode: { ...plainControlMode, flow: true },
    deliveryControls: { tracked: true, completionSetByContent, objectiveSetByContent: launched !== null },
  });
}

function readHidden(element: XmlElement, findings: Findings): readonly HiddenControl[] {
  const interfaces = childrenOf(element, 'presentation').flatMap((one) => childrenOf(one, 'navigationInterface'));
  return interfaces
    .flatMap((one) => childrenOf(one, 'hideLMSUI'))
    .flatMap((hidden) => {
      const found = hiddenControls.find((control) => control === collapsed(hidden.text));
      if (!found) findings.add('value-unknown', hidden, `"${collapsed(hidden.text)}" is no control to hide`);
      return found ?? [];
    });
}

function titleOf(element: XmlElement, id: string, findings: Findings): string {
  const title = collapsed(childOf(element, 'title')?.text ?? '');
  if (title === '') findings.add('title-missing', element, `${id} has no title: its identifier stands in for it`);
  return title || id;
}

/** The identifier; one that is missing or taken is replaced, since nothing else tells two activities apart. */
function identify(element: XmlElement, kind: string, used: Set<string>, findings: Findings): string {
  const said = attributeOf(element, 'identifier') ?? '';
  if (said === '') findings.add('identifier-missing', element, `An ${kind} has no identifier`);
  else if (used.has(said)) findings.add('identifier-repeated', element, `Two items are called ${said}`);
  return identifyFree(said || kind, used);
}

function identifyFree(wanted: string, used: Set<string>): string {
  let free = wanted;
  for (let at = 2; used.has(free); at += 1) free = `${wanted}-${at}`;
  used.add(free);
  return free;
}
