/**
 * Where an AU starts (13.1.4 url, 14.1, 14.2): a file of the package, or an address of its own. Schemes that run something in the page
 * that opens them are none: an AU is opened by the academy.
 */
import { launchNames } from './vocabulary.ts';

export type AddressFault =
  | 'url-invalid'
  | 'url-not-qualified'
  | 'url-names-parameter'
  | 'url-leaves-package'
  | 'file-missing';

export type AuAddress =
  | { readonly kind: 'file'; /** path in the package */ readonly path: string; readonly rest: string }
  | { readonly kind: 'elsewhere'; readonly url: string }
  | { readonly kind: 'fault'; readonly fault: AddressFault };

const qualified = /^[a-z][a-z0-9+.-]*:\/\/[^\s<>"{}|\\^`]+$/i;
const running = /^(javascript|vbscript|data|blob|file|about|filesystem):/i;
// what no address holds unescaped (RFC 3986 2)
// oxlint-disable-next-line no-control-regex
const misplaced = /[\s<>"{}|\\^`\u0000-\u001f\u007f]|%(?![0-9a-f]{2})/i;

/** Whether it has a scheme of its own, whatever else may be wrong with it. */
export function isElsewhere(url: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(url);
}

/** @param files the paths in the package; null for a course structure that came without one */
export function readAuAddress(url: string, files: ReadonlySet<string> | null): AuAddress {
  const fault = (code: AddressFault): AuAddress => ({ kind: 'fault', fault: code });
  if (url === '' || misplaced.test(url)) return fault('url-invalid');
  if (namesParameter(url)) return fault('url-names-parameter');
  if (isElsewhere(url)) {
    if (running.test(url) || !qualified.test(url) || !URL.canParse(url)) return fault('url-invalid');
    return { kind: 'elsewhere', url };
  }
  if (files === null || url.startsWith('//')) return fault('url-not-qualified');
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(url) ?? [];
  const steps: string[] = [];
  for (const step of path.split('/')) {
    const plain = decoded(step);
    if (plain === null || plain.includes('/') || plain.includes('\\')) return fault('url-invalid');
    if (plain === '..') {
      if (steps.pop() === undefined) return fault('url-leaves-package');
    } else if (plain !== '' && plain !== '.') steps.push(plain);
  }
  const file = steps.join('/');
  return files.has(file) ? { kind: 'file', path: file, rest } : fault('file-missing');
}

/** 8.1: the names of the launch parameters belong to the launch. */
function namesParameter(url: string): boolean {
  const query = /\?([^#]*)/.exec(url)?.[1] ?? '';
  const names = new URLSearchParams(query);
  return launchNames.some((name) => names.has(name));
}

function decoded(step: string): string | null {
  try {
    return decodeURIComponent(step);
  } catch {
    return null;
  }
}
