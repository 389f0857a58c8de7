/**
 * Where to go back to after signing in. It comes from the address bar, so anybody may have written it: only a path of this
 * very site is followed, everything else leads to the first screen.
 */
export function safeReturn(wanted: string | null | undefined, origin: string): string {
  if (!wanted || !/^\/(?![/\\])/.test(wanted)) return '/';
  // browsers drop tabs and line breaks inside an address, which would turn `/<tab>/elsewhere` into `//elsewhere`
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u001f\\]/.test(wanted)) return '/';
  try {
    const url = new URL(wanted, origin);
    if (url.origin !== origin || url.pathname.startsWith('//') || url.pathname.startsWith('/sign-in')) return '/';
    return `${url.pathname}${url.search}${url.hash}`;
  } catch {
    return '/';
  }
}
