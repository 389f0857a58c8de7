/**
 * What is wrong with a package, always with file, line and reason. A warning names what was put right or left out; a fault is
 * why the package cannot be played at all.
 */
export const findingCodes = [
  'not-well-formed',
  'too-large',
  'too-deep',
  'entities-declared',
  'prefix-undeclared',
  'namespace-missing',
  'not-a-manifest',
  'not-scorm',
  'edition-unknown',
  'nothing-to-play',
  'no-organization',
  'default-organization-missing',
  'organization-empty',
  'identifier-missing',
  'identifier-repeated',
  'title-missing',
  'item-without-resource',
  'item-with-children-and-resource',
  'resource-missing',
  'href-missing',
  'href-unsafe',
  'href-external',
  'href-backslash',
  'file-missing',
  'file-other-case',
  'files-missing',
  'scorm-type-missing',
  'value-unknown',
  'sequencing-missing',
  'objective-repeated',
  'prerequisites-unread',
  'sub-manifest',
] as const;
export type FindingCode = (typeof findingCodes)[number];

export interface Finding {
  readonly code: FindingCode;
  readonly file: string;
  /** counted from 1; 0 where it is about the file as a whole */
  readonly line: number;
  readonly says: string;
}

/** Gathers findings while a file is read. */
export class Findings {
  readonly file: string;
  readonly all: Finding[] = [];

  constructor(file: string) {
    this.file = file;
  }

  add(code: FindingCode, at: { readonly line: number } | null, says: string): void {
    this.all.push({ code, file: this.file, line: at?.line ?? 0, says });
  }
}
