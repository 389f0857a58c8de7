/**
 * QTI as it is handed on: an item by itself, or a package whose `imsmanifest.xml` lists its items (IMS Content Packaging). Tests keep
 * their items in files of their own, which are read; their parts, times and weights are not.
 */
import { isItem, readItem } from './qti-item.ts';
import { Findings, mostQuestions, type QuestionFile } from './question.ts';
import { childrenOf, type Node, readNodes, within } from './xml-nodes.ts';

/** One file with one item. */
export function readQti(text: string, file: string | null = null): QuestionFile {
  const findings = new Findings('qti');
  readFile(text, file, findings);
  return findings.done();
}

function readFile(text: string, file: string | null, findings: Findings): void {
  const read = readNodes(text);
  if (!read.ok) findings.leave({ file, line: read.line }, '', 'unreadable', read.says);
  else if (isItem(read.root)) readItem(read.root, { file, line: read.root.line }, findings);
  else findings.leave({ file, line: read.root.line }, '', 'wrong-format', `<${read.root.written}>`);
}

/** @param files the XML files of the package by their path; pictures and the like are not needed */
export function readQtiPackage(files: ReadonlyMap<string, string>): QuestionFile {
  const findings = new Findings('qti');
  const manifest = [...files.keys()]
    .filter((path) => /(^|\/)imsmanifest\.xml$/i.test(path))
    .sort((a, b) => a.length - b.length)[0];
  const listed = manifest === undefined ? null : itemsIn(files.get(manifest) ?? '', manifest, findings);
  // who made the package by hand may have left the manifest out
  const paths =
    listed ??
    [...files.keys()].filter(
      (path) => path !== manifest && /<(?:\w+:)?(?:qti-)?assessment-?item[\s>]/i.test(head(files.get(path))),
    );
  for (const [at, path] of paths.entries()) {
    const text = files.get(path);
    if (text === undefined) findings.leave({ file: path, line: 0 }, '', 'file-missing');
    else if (at >= mostQuestions * 2) findings.leave({ file: path, line: 0 }, '', 'too-many');
    else readFile(text, path, findings);
  }
  if (paths.length === 0 && findings.leftOut.length === 0)
    findings.leave({ file: manifest ?? null, line: 0 }, '', 'no-question');
  return findings.done();
}

function head(text = ''): string {
  return text.slice(0, 4000);
}

/** The paths of the items, in the order of the manifest; null where it lists none and cannot be read. */
function itemsIn(text: string, manifest: string, findings: Findings): readonly string[] | null {
  const read = readNodes(text);
  if (!read.ok) {
    findings.leave({ file: manifest, line: read.line }, '', 'unreadable', read.says);
    return null;
  }
  const folder = manifest.slice(0, manifest.lastIndexOf('/') + 1);
  const paths: string[] = [];
  for (const resource of resourcesIn(read.root)) {
    const type = resource.attributes.get('type') ?? '';
    const href = resource.attributes.get('href') ?? childrenOf(resource, 'file')[0]?.attributes.get('href') ?? '';
    const path = resolved(`${folder}${decodedPath(href)}`);
    if (/^imsqti_item/i.test(type)) paths.push(path);
    // version 1 writes all its questions into one file, in another language
    else if (/^imsqti_xmlv1/i.test(type)) findings.leave({ file: path, line: resource.line }, '', 'wrong-format', type);
  }
  return paths;
}

function resourcesIn(root: Node): readonly Node[] {
  return [...within(root)].filter(({ name }) => name === 'resource');
}

function decodedPath(href: string): string {
  try {
    return decodeURIComponent(href.split(/[?#]/)[0] ?? '');
  } catch {
    return href;
  }
}

/** Without `.` and `..`; what leads out of the package is simply not found in it. */
function resolved(path: string): string {
  const steps: string[] = [];
  for (const step of path.split(/[\\/]/)) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}
