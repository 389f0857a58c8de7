/** Small documents of each sort that is taken, whole enough to be told apart; the PDF is one that a browser shows. */
import { zipOf } from './zip.ts';

export function tinyPdf(says = 'Ask for the effect first.'): Uint8Array {
  const stream = `BT /F1 24 Tf 72 700 Td (${says}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const count = objects.length + 1;
  text += `xref\n0 ${count}\n0000000000 65535 f \n${table}trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(text, 'latin1'));
}

/** @param part what makes it one: `ppt/presentation.xml`, `word/document.xml` */
export function tinyOffice(part: string, ...more: readonly string[]): Uint8Array {
  const names = ['[Content_Types].xml', part, ...more];
  return new Uint8Array(zipOf(names.map((name) => ({ name, content: '<x/>' }))));
}

export function tinySlides(): Uint8Array {
  const files = [
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.presentation' },
    { name: 'content.xml', content: '<x/>' },
  ];
  return new Uint8Array(zipOf(files, { packed: false }));
}
