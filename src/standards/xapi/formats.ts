/**
 * The texts with a format of their own: identifiers, addresses, hashes, languages and media types. Each check says yes or no;
 * it neither fetches nor normalises (1.0.3 Data 2.2 and 4.0; 2.0.0 4.2.7).
 */

/** RFC 4122 in its text form, either case (1.0.3 Data 2.4.1). Its version is nobody's business. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);
}

/** An absolute IRI of RFC 3987: it has a scheme, and none of the characters that stand in no IRI (1.0.3 Data 2.2). */
export function isIri(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- control characters are what is refused
  if (!/^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`\u0000-\u001f\u007f]+$/i.test(text)) return false;
  if (/\p{Cs}/u.test(text)) return false;
  return !/^https?:/i.test(text) || /^https?:\/\/[^/?#]/i.test(text);
}

/** `mailto:` and one address, without parameters (1.0.3 Data 2.4.2.3). */
export function isMailto(text: string): boolean {
  return /^mailto:[^\s@,;?<>]+@[^\s@,;?<>.]+(\.[^\s@,;?<>.]+)*$/i.test(text);
}

/** Forty hexadecimal digits (1.0.3 Data 2.4.2.3). */
export function isSha1(text: string): boolean {
  return /^[0-9a-f]{40}$/i.test(text);
}

const sha2Lengths: Readonly<Record<number, string>> = { 56: 'sha224', 64: 'sha256', 96: 'sha384', 128: 'sha512' };

/** Which of the SHA-2 family a hash is, told by its length; null where it is none (1.0.3 Data 2.4.11). */
export function sha2Kind(text: string): string | null {
  return /^[0-9a-f]+$/i.test(text) ? (sha2Lengths[text.length] ?? null) : null;
}

/** An Internet media type with or without parameters (RFC 2046; 1.0.3 Data 2.4.11). */
export function isMediaType(text: string): boolean {
  return /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+\s*(;.*)?$/.test(text);
}

/** The media type without its parameters, in lower case. */
export function mediaTypeOf(header: string): string {
  return (header.split(';')[0] ?? '').trim().toLowerCase();
}

/** The value of a parameter of a media type; quoted or plain. */
export function mediaTypeParameter(header: string, name: string): string | null {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(header);
  return found ? (found[1] ?? found[2] ?? null) : null;
}

const grandfathered = new Set(
  (
    'art-lojban cel-gaulish en-gb-oed i-ami i-bnn i-default i-enochian i-hak i-klingon i-lux i-mingo i-navajo i-pwn ' +
    'i-tao i-tay i-tsu no-bok no-nyn sgn-be-fr sgn-be-nl sgn-ch-de zh-guoyu zh-hakka zh-min zh-min-nan zh-xiang'
  ).split(' '),
);
const language = '(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4}|[a-z]{5,8})';
const variants = '(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*';
const extensions = '(?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*';
const privateUse = 'x(?:-[a-z0-9]{1,8})+';
const tag = new RegExp(
  `^(?:${language}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?${variants}${extensions}(?:-${privateUse})?|${privateUse})$`,
);

/** A well-formed language tag: the lengths of its parts, and no part said twice (RFC 5646 2.1 and 2.2.9; 1.0.3 Data 4.2). */
export function isLanguageTag(text: string): boolean {
  const lower = text.toLowerCase();
  if (grandfathered.has(lower)) return true;
  if (!tag.test(lower)) return false;
  const singletons = (lower.split('-x-')[0] ?? '').split('-').filter((part) => part.length === 1);
  return new Set(singletons).size === singletons.length;
}
