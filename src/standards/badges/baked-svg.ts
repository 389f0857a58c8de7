/**
 * A badge in an SVG (Open Badges 3.0, "Baked Badge"): right behind the opening tag stands `<openbadges:credential verify="token">`.
 * One that is there already is replaced: a picture carries one badge.
 */
const namespace = 'https://purl.imsglobal.org/ob/v3p0';
const opening = /<svg\b[^>]*?>/;
const credential = /<openbadges:credential\b[^>]*?(?:\/>|>[\s\S]*?<\/openbadges:credential>)/g;

export function isSvg(text: string): boolean {
  return opening.test(text);
}

/** @throws TypeError where it is no SVG with something in it */
export function bakeSvg(picture: string, token: string): string {
  const clean = picture.replace(credential, '');
  const tag = opening.exec(clean)?.[0];
  if (!tag || tag.endsWith('/>')) throw new TypeError('a badge is baked into an SVG with something in it');
  const named = tag.includes('xmlns:openbadges=') ? tag : tag.replace('<svg', `<svg xmlns:openbadges="${namespace}"`);
  // a function, so that no `$` of the token is read as a place of the pattern
  return clean.replace(tag, () => `${named}<openbadges:credential verify="${token}"></openbadges:credential>`);
}

/** The token in it; null where there is none. */
export function takeFromSvg(picture: string): string | null {
  const first = picture.match(credential)?.[0];
  return first ? (/\sverify\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(first)?.slice(1).find(Boolean) ?? null) : null;
}
