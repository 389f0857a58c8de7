/**
 * What can be told of a package from the names of its files: what kind it is and where its manifest stands, and whether the files
 * a manifest launches are there. Names that differ only in their case are put right: they were made where that does not matter.
 */
import { fileOf } from './addresses.ts';
import type { Finding } from './findings.ts';
import type { Manifest } from './manifest.ts';

export type PackageKind =
  /** the manifest, and the folder before every path in it ('' or 'folder/') */
  | { readonly kind: 'scorm' | 'cmi5' | 'tincan'; readonly manifest: string; readonly folder: string }
  /** known by its course structure files, and refused by name */
  | { readonly kind: 'aicc'; readonly manifest: string }
  | { readonly kind: 'unknown' };

const manifests = [
  ['scorm', 'imsmanifest.xml'],
  ['cmi5', 'cmi5.xml'],
  ['tincan', 'tincan.xml'],
] as const;

/** The manifest nearest to the root decides. */
export function kindOfPackage(names: readonly string[]): PackageKind {
  const byDepth = names
    .filter((name) => !/(^|\/)(__MACOSX|\.)/.test(name))
    .toSorted((one, other) => one.split('/').length - other.split('/').length);
  const depths = new Set(byDepth.map((name) => name.split('/').length));
  for (const depth of depths) {
    const here = byDepth.filter((name) => name.split('/').length === depth);
    for (const [kind, wanted] of manifests) {
      const manifest = here.find((name) => name.split('/').at(-1)?.toLowerCase() === wanted);
      if (manifest !== undefined) return { kind, manifest, folder: manifest.slice(0, -wanted.length) };
    }
  }
  const structure = byDepth.find((name) => /\.(cst|au|crs)$/i.test(name));
  return structure === undefined ? { kind: 'unknown' } : { kind: 'aicc', manifest: structure };
}

/**
 * Compares what the manifest launches with the files of the package, given relative to the manifest: warnings, and the manifest
 * with addresses that work. A SCO whose file is missing stays: the person is told when it is launched, and so is the importer now. So
 * is the importer of what else the manifest lists and the package does not hold.
 */
export function matchFiles(
  manifest: Manifest,
  names: ReadonlySet<string>,
  file = 'imsmanifest.xml',
): { readonly manifest: Manifest; readonly warnings: readonly Finding[] } {
  const byLowerCase = new Map(Array.from(names, (name) => [name.toLowerCase(), name]));
  const warnings: Finding[] = [];
  const matched = (address: string, title: string): string => {
    const wanted = fileOf(address);
    if (names.has(wanted)) return address;
    const other = byLowerCase.get(wanted.toLowerCase());
    const code = other === undefined ? 'file-missing' : 'file-other-case';
    const says = other === undefined ? 'is not in the package' : `is called ${other} in the package`;
    warnings.push({ code, file, line: 0, says: `"${title}" launches ${wanted}, which ${says}` });
    if (other === undefined) return address;
    const rest = address.slice(address.search(/[?#]|$/));
    return other.split('/').map(encodeURIComponent).join('/') + rest;
  };
  const [first, ...others] = manifest.organizations.map((organization) => ({
    ...organization,
    content: Object.fromEntries(
      Object.entries(organization.content).map(([id, content]) => [
        id,
        content.elsewhere ? content : { ...content, address: matched(content.address, content.title) },
      ]),
    ),
  }));
  const lost = lostFiles(manifest, byLowerCase);
  if (lost !== null) warnings.push({ code: 'files-missing', file, line: 0, says: lost });
  return { manifest: first ? { ...manifest, organizations: [first, ...others] } : manifest, warnings };
}

const mostNamed = 5;

/** What a page may want to load and will not find: said once for all of them. Null: nothing. */
function lostFiles({ files, organizations }: Manifest, byLowerCase: ReadonlyMap<string, string>): string | null {
  // of what is launched each is told by itself
  const launched = new Set(organizations.flatMap(({ content }) => Object.values(content)).map(addressed));
  const lost = files.map(fileOf).filter((one) => !byLowerCase.has(one.toLowerCase()) && !launched.has(one));
  if (lost.length === 0) return null;
  const more = lost.length > mostNamed ? ` and ${lost.length - mostNamed} more` : '';
  return `The manifest lists files that are not in the package: ${lost.slice(0, mostNamed).join(', ')}${more}`;
}

const addressed = ({ address }: { readonly address: string }): string => fileOf(address);
