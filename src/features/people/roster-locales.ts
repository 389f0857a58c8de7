/** Languages and time zones as files write them: by code or by name. What the reader's machine speaks has no say. */
const languages =
  'en de fr es it pt nl pl cs sk hu ro bg el sv da nb fi et lv lt sl hr sr uk ru tr ar he fa hi zh ja ko vi th id'.split(
    ' ',
  );
let byName: Map<string, string> | null = null;
const zones = new Map<string, string | null>();

/** A language tag (BCP 47) in its usual spelling; null where the text is no language. */
export function readLanguage(text: string): string | null {
  const code = text.replaceAll('_', '-').split('.')[0] ?? '';
  if (/^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/i.test(code) && languages.includes((code.split('-')[0] ?? '').toLowerCase())) {
    return Intl.getCanonicalLocales(code)[0] ?? null;
  }
  byName ??= namesOfLanguages();
  return byName.get(text.toLowerCase()) ?? null;
}

/** An IANA time zone; null where the text is none. */
export function readTimeZone(text: string): string | null {
  let zone = zones.get(text);
  if (zone === undefined) {
    zone = knownZone(text.trim().replaceAll(' ', '_'));
    zones.set(text, zone);
  }
  return zone;
}

function knownZone(name: string): string | null {
  if (!/^[A-Za-z]+(\/[A-Za-z_+-]+\d*){0,2}$/.test(name)) return null;
  try {
    const known = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
    // which of two names of a zone is canonical changes over the years: the file's stays, in the usual spelling
    return known.toLowerCase() === name.toLowerCase() ? known : name;
  } catch {
    return null;
  }
}

function namesOfLanguages(): Map<string, string> {
  const names = new Map<string, string>();
  for (const tongue of ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl']) {
    const display = new Intl.DisplayNames([tongue], { type: 'language' });
    for (const code of languages) names.set((display.of(code) ?? code).toLowerCase(), code);
  }
  for (const code of languages)
    names.set((new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code).toLowerCase(), code);
  return names;
}
