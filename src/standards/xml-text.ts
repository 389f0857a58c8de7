/** Text that stands in XML 1.0: escaped, and without the characters no XML may hold (XML 1.0, 2.2). */

// oxlint-disable-next-line no-control-regex
const forbidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const names: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

/** For content and for attributes in double quotes, where line ends and tabs would else become blanks. */
export function xmlText(text: string, place: 'content' | 'attribute' = 'content'): string {
  const escaped = text.replace(forbidden, '\ufffd').replace(/[&<>"\r]/g, (sign) => names[sign] ?? '');
  return place === 'content' ? escaped : escaped.replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}
