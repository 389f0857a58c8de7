/**
 * Reads `imsmanifest.xml` of SCORM 1.2 and of SCORM 2004 in its 2nd, 3rd and 4th Edition. Manifests that break the rules in the
 * usual ways are read as far as they can be played, with a warning for each thing put right; the others are refused.
 */
import { Findings, type Finding } from './findings.ts';
import { readOrganization, sequencing12, type Reading } from './items.ts';
import type { Edition, Manifest, Organization, ReadManifest } from './manifest.ts';
import { readMetadata } from './metadata.ts';
import { resolveAddress } from './addresses.ts';
import { readResources, type Resource, type Resources } from './resources.ts';
import { readCollection } from './sequencing.ts';
import { plainControlMode, plainSequencing } from '../sequencing/definition.ts';
import { attributeOf, childOf, childrenOf, collapsed, readXml, textOf, type XmlElement } from './xml.ts';

/** @param file how the manifest is called in findings */
export function readManifest(text: string, file = 'imsmanifest.xml'): ReadManifest {
  const document = readXml(text, file);
  if (!document.ok) return { ok: false, faults: [document.fault], warnings: [] };
  const findings = new Findings(file);
  findings.all.push(...document.warnings);
  const { root } = document;
  const refuse = (code: Finding['code'], at: XmlElement, says: string): ReadManifest => ({
    ok: false,
    faults: [{ code, file, line: at.line, says }],
    warnings: findings.all,
  });
  if (root.name !== 'manifest') return refuse('not-a-manifest', root, `The file holds a ${root.name}, not a manifest`);
  if (root.vocabulary === 'none') {
    findings.add('namespace-missing', root, 'The manifest names no namespace: taken as IMS content packaging');
  }
  const edition = editionOf(root, findings);
  if (edition === null) return refuse('not-scorm', root, 'The manifest is of content packaging, but not of SCORM');
  const resources = readResources(root, findings);
  const reading: Reading = { edition, resources, collection: readCollection(root), findings };
  const [first, ...others] = readOrganizations(root, reading);
  if (!first) return refuse('nothing-to-play', root, 'The manifest names nothing that can be launched');
  const manifest: Manifest = {
    edition,
    identifier: attributeOf(root, 'identifier') ?? '',
    version: attributeOf(root, 'version') ?? null,
    metadata: readMetadata(childOf(root, 'metadata')),
    metadataFiles: metadataFiles(root),
    organizations: [first, ...others],
    files: resources.files,
  };
  return { ok: true, manifest, warnings: findings.all };
}

/** By the version it says; a version nobody knows is told by the namespaces it uses. Null: no SCORM at all. */
function editionOf(root: XmlElement, findings: Findings): Edition | null {
  const metadata = childOf(root, 'metadata');
  const said = collapsed((metadata && textOf(childOf(metadata, 'schemaversion'))) ?? '');
  if (/^1\.[012]$/.test(said)) return '1.2';
  if (/2004\s*4th/i.test(said)) return '2004-4th';
  if (/2004\s*3rd/i.test(said)) return '2004-3rd';
  if (/CAM\s*1\.3|2004\s*2nd|^1\.3$/i.test(said)) return '2004-2nd';
  const types = allOf(root).flatMap((element) =>
    element.attributes.filter((attribute) => attribute.name.toLowerCase() === 'scormtype'),
  );
  const newer = allOf(root).some((element) => element.vocabulary === 'imsss' || element.vocabulary === 'adlseq');
  if (types.length === 0 && !newer && !/scorm/i.test(textOf(metadata && childOf(metadata, 'schema')) ?? ''))
    return null;
  const edition = newer || types.some((type) => type.name === 'scormType') ? '2004-4th' : '1.2';
  findings.add('edition-unknown', metadata ?? root, `The version "${said}" is unknown: read as SCORM ${edition}`);
  return edition;
}

function* allBelow(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of element.children) yield* allBelow(child);
}
const allOf = (element: XmlElement): readonly XmlElement[] => [...allBelow(element)];

/** Those that can be played, the default one first; without any, what the resources can launch. */
function readOrganizations(root: XmlElement, reading: Reading): readonly Organization[] {
  const holder = childOf(root, 'organizations');
  const elements = holder ? childrenOf(holder, 'organization') : [];
  const read = elements.flatMap((element) => readOrganization(element, reading) ?? []);
  if (elements.length === 0) return fromResources(root, reading);
  const wanted = holder ? attributeOf(holder, 'default') : undefined;
  const preferred = read.find((organization) => organization.identifier === wanted);
  if (wanted !== undefined && wanted !== '' && !preferred) {
    reading.findings.add(
      'default-organization-missing',
      holder ?? root,
      `The default organization ${wanted} cannot be played`,
    );
  }
  return preferred ? [preferred, ...read.filter((organization) => organization !== preferred)] : read;
}

/** A package of resources without an order: each that can be launched, content that speaks before pages that do not. */
function fromResources(root: XmlElement, { resources, findings, edition }: Reading): readonly Organization[] {
  const launched = launchable(resources);
  if (launched.length === 0) return [];
  findings.add('no-organization', root, 'The manifest has no organization: what can be launched is offered one by one');
  const title = attributeOf(root, 'identifier') ?? 'Package';
  const sequencing = plainSequencing({ controlMode: { ...plainControlMode, flow: true } });
  const plain = { visible: true, hiddenControls: [], children: [] };
  const none = { launchData: null, timeLimitAction: null, completionThreshold: null, scaledPassingScore: null };
  const id = 'resources';
  return [
    {
      identifier: id,
      title,
      outline: {
        ...plain,
        id,
        title,
        sequencing,
        children: launched.map(({ identifier, kind }) => ({
          ...plain,
          id: `resource-${identifier}`,
          title: identifier,
          sequencing: edition === '1.2' ? sequencing12({ kind }) : plainSequencing(),
        })),
      },
      objectivesGlobalToSystem: true,
      sharedDataGlobalToSystem: true,
      content: Object.fromEntries(
        launched.map(({ identifier, address, elsewhere, kind }) => [
          `resource-${identifier}`,
          {
            ...none,
            activity: `resource-${identifier}`,
            title: identifier,
            kind,
            address: address ?? '',
            elsewhere,
            resource: identifier,
            maxTimeAllowed: null,
            sharedData: [],
            masteryScore: null,
            prerequisites: null,
          },
        ]),
      ),
    },
  ];
}

function launchable({ byIdentifier }: Resources): readonly Resource[] {
  const launched = [...byIdentifier.values()].filter((resource) => resource.address !== null);
  const scos = launched.filter((resource) => resource.kind === 'sco');
  return scos.length > 0 ? scos : launched.slice(0, 1);
}

function metadataFiles(root: XmlElement): readonly string[] {
  const metadata = childOf(root, 'metadata');
  const locations = metadata ? childrenOf(metadata, 'location') : [];
  return locations.flatMap((location) => {
    const found = resolveAddress([root.base], location.text);
    return found.kind === 'inside' && found.href !== '' ? [found.href] : [];
  });
}
