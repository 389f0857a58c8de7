/**
 * The two versions spoken here. A header names one of them, or a patch of it; everything else is refused
 * (1.0.3 Communication 3.3; 2.0.0 4.1.5). The answer always names the latest patch.
 */
export const versions = ['1.0.3', '2.0.0'] as const;
export type Version = (typeof versions)[number];

export const versionHeader = 'x-experience-api-version';

/** The version a header asks for; null where it asks for none that is spoken. `1.0` means `1.0.0` (1.0.3 Communication 3.3). */
export function versionAsked(header: string): Version | null {
  if (/^1\.0(\.\d+)?$/.test(header)) return '1.0.3';
  return /^2\.0(\.\d+)?$/.test(header) ? '2.0.0' : null;
}

/**
 * Whether a statement sent under `version` may name `named` as its own (1.0.3 Data 2.4.10: only 1.0.x; 2.0.0 4.2.4.3: 2.0.x, and
 * statements made for 1.0.x are kept as they are).
 */
export function mayBeNamed(named: string, version: Version): boolean {
  return /^1\.0(\.\d+)?$/.test(named) || (version === '2.0.0' && /^2\.0(\.\d+)?$/.test(named));
}

/** What a statement without a version is kept as (1.0.3 Data 2.4.10; 2.0.0 4.2.4.3). */
export const versionKept: Readonly<Record<Version, string>> = { '1.0.3': '1.0.0', '2.0.0': '2.0.0' };

/** The body of the About resource (1.0.3 Communication 2.8; 2.0.0 4.1.6.7): to 1.0.x nothing is said of what came later. */
export function about(version: Version | null): { readonly version: readonly string[] } {
  const early = ['1.0.0', '1.0.1', '1.0.2', '1.0.3'];
  return { version: version === '1.0.3' ? early : [...early, '2.0.0'] };
}
