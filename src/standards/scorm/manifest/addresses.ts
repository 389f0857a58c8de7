/**
 * Addresses inside a package: what `href`, the `xml:base`s above it and the parameters of an item come to. Nothing leaves the
 * package this way: a path that climbs out of it, or a scheme that runs something, is refused.
 */

export type Address =
  | { readonly kind: 'inside'; /** relative to the manifest, with query and fragment */ readonly href: string }
  | { readonly kind: 'elsewhere'; readonly href: string }
  | { readonly kind: 'unsafe' };

/** The address of `href` seen from the bases above it, the outermost first. */
export function resolveAddress(bases: readonly string[], href: string): Address {
  let at = '';
  for (const part of [...bases, href]) {
    const next = part.trim().replaceAll('\\', '/');
    if (next === '') continue;
    if (/^[a-z][a-z0-9+.-]*:/i.test(next) || next.startsWith('//')) at = next;
    else if (isElsewhere(at)) at = joinElsewhere(at, next);
    else at = next.startsWith('/') ? next.slice(1) : at.replace(/[^/]*$/, '') + next;
  }
  if (isElsewhere(at)) return { kind: 'elsewhere', href: at };
  if (at.includes(':') && /^[a-z][a-z0-9+.-]*:/i.test(at)) return { kind: 'unsafe' };
  const [path = '', rest = ''] = splitAt(at, /[?#]/);
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (isDots(step, 2)) {
      if (steps.length === 0) return { kind: 'unsafe' };
      steps.pop();
    } else if (step !== '' && !isDots(step, 1)) steps.push(step);
  }
  if (path.endsWith('/') && steps.length > 0) steps.push('');
  // oxlint-disable-next-line no-control-regex
  if (/[\u0000-\u001f]/.test(decoded(path))) return { kind: 'unsafe' };
  return { kind: 'inside', href: steps.join('/') + rest };
}

const isElsewhere = (address: string): boolean => /^(https?:)?\/\//i.test(address);

function joinElsewhere(base: string, part: string): string {
  const [, origin = '', path = ''] = /^((?:https?:)?\/\/[^/?#]*)([^?#]*)/i.exec(base) ?? [];
  if (part.startsWith('/')) return origin + part;
  return `${origin}${path === '' ? '/' : path.replace(/[^/]*$/, '')}${part}`;
}

function splitAt(text: string, pattern: RegExp): readonly [string, string] {
  const at = text.search(pattern);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at)];
}

/** "." and "..", also when the dots are escaped. */
const isDots = (step: string, count: number): boolean => step.replaceAll(/%2e/gi, '.') === '.'.repeat(count);

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The path of the file in the package that an address inside it names. */
export function fileOf(href: string): string {
  return decoded(splitAt(href, /[?#]/)[0]);
}

/** The launch address with the parameters of the item (CAM 3.4.1.7); the fragment stays at the end, where it works. */
export function withParameters(href: string, parameters: string): string {
  const bare = parameters.trim().replace(/^[?&]+/, '');
  if (bare === '') return href;
  const [address, fragment] = splitAt(href, /#/);
  if (bare.startsWith('#')) return fragment === '' ? address + bare : href;
  return `${address}${address.includes('?') ? '&' : '?'}${bare}${fragment}`;
}
