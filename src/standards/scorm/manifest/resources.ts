/** Reads the resources of a manifest: what each item can launch, and the files that belong to it. */
import { resolveAddress } from './addresses.ts';
import type { Findings } from './findings.ts';
import { attributeOf, childrenOf, type XmlElement } from './xml.ts';

export interface Resource {
  readonly identifier: string;
  readonly kind: 'sco' | 'asset';
  /** null: it can be part of something, but not be launched */
  readonly address: string | null;
  readonly elsewhere: boolean;
  readonly line: number;
}

export interface Resources {
  readonly byIdentifier: ReadonlyMap<string, Resource>;
  readonly files: readonly string[];
}

/** Those of the manifest and of the manifests in it; `bases` are the xml:bases above. */
export function readResources(manifest: XmlElement, findings: Findings, above: readonly string[] = []): Resources {
  const bases = [...above, manifest.base];
  const byIdentifier = new Map<string, Resource>();
  const files = new Set<string>();
  for (const holder of childrenOf(manifest, 'resources')) {
    for (const element of childrenOf(holder, 'resource')) {
      const resource = readResource(element, [...bases, holder.base, element.base], files, findings);
      if (byIdentifier.has(resource.identifier)) {
        findings.add('identifier-repeated', element, `Two resources are called ${resource.identifier}`);
      } else byIdentifier.set(resource.identifier, resource);
    }
  }
  for (const inner of childrenOf(manifest, 'manifest')) {
    findings.add('sub-manifest', inner, 'Of a manifest within the manifest only the resources are used');
    const found = readResources(inner, findings, bases);
    for (const [identifier, resource] of found.byIdentifier) {
      if (!byIdentifier.has(identifier)) byIdentifier.set(identifier, resource);
    }
    for (const file of found.files) files.add(file);
  }
  return { byIdentifier, files: [...files] };
}

function readResource(element: XmlElement, bases: readonly string[], files: Set<string>, findings: Findings): Resource {
  const identifier = attributeOf(element, 'identifier') ?? '';
  if (identifier === '') findings.add('identifier-missing', element, 'A resource has no identifier');
  const href = attributeOf(element, 'href');
  const { address, elsewhere } = href === undefined ? noAddress : locate(element, bases, href, findings);
  for (const file of childrenOf(element, 'file')) {
    const found = resolveAddress([...bases, file.base], attributeOf(file, 'href') ?? '');
    if (found.kind === 'inside' && found.href !== '') files.add(found.href);
    if (found.kind === 'unsafe') findings.add('href-unsafe', file, 'A file lies outside the package');
  }
  const type = attributeOf(element, 'scormType')?.toLowerCase();
  if (type !== 'sco' && type !== 'asset' && address !== null) {
    findings.add(
      'scorm-type-missing',
      element,
      `The resource ${identifier} is not said to be a SCO: taken as an asset`,
    );
  }
  return { identifier, kind: type === 'sco' ? 'sco' : 'asset', address, elsewhere, line: element.line };
}

const noAddress = { address: null, elsewhere: false };

function locate(
  element: XmlElement,
  bases: readonly string[],
  href: string,
  findings: Findings,
): { readonly address: string | null; readonly elsewhere: boolean } {
  if (href.includes('\\')) findings.add('href-backslash', element, `"${href}" has backslashes: taken as slashes`);
  const found = resolveAddress(bases, href);
  if (found.kind === 'unsafe') {
    findings.add('href-unsafe', element, `"${href}" leads out of the package or runs something`);
    return noAddress;
  }
  if (found.kind === 'elsewhere') {
    findings.add('href-external', element, `"${href}" lies on another server`);
    return { address: found.href, elsewhere: true };
  }
  return found.href === '' ? noAddress : { address: found.href, elsewhere: false };
}
