/**
 * How the numbers of a workbook are shown: a day and an amount are both numbers, told apart by their format only.
 */
import { attribute, xmlTags } from './spreadsheet-xml.ts';

/** `zeros`: padded with leading zeros to this length, as numbers of people often are. */
export type NumberShape =
  | { readonly kind: 'plain' }
  | { readonly kind: 'date' }
  | { readonly kind: 'zeros'; readonly length: number };

const plain: NumberShape = { kind: 'plain' };
// ECMA-376 part 1, 18.8.30: the built-in formats that show a day
const dateFormats = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);

/** The shape of each cell style, by its number. */
export function shapesOf(xml: string): readonly NumberShape[] {
  const custom = new Map<number, string>();
  const shapes: NumberShape[] = [];
  let inCellFormats = false;
  for (const tag of xmlTags(xml)) {
    if (tag.name === 'numFmt')
      custom.set(Number(attribute(tag.attributes, 'numFmtId')), attribute(tag.attributes, 'formatCode') ?? '');
    else if (tag.name === 'cellXfs') inCellFormats = tag.kind === 'open';
    else if (tag.name === 'xf' && inCellFormats && tag.kind !== 'close') {
      const id = Number(attribute(tag.attributes, 'numFmtId') ?? 0);
      shapes.push(dateFormats.has(id) ? { kind: 'date' } : shapeOf(custom.get(id)));
    }
  }
  return shapes;
}

function shapeOf(format: string | undefined): NumberShape {
  if (!format) return plain;
  const zeros = /^0{2,20}$/.exec(format);
  if (zeros) return { kind: 'zeros', length: format.length };
  // literal text, colours and locales do not say anything about the number
  const bare = format.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '').split(';')[0] ?? '';
  return /[yd]/i.test(bare) && !/[0#?]/.test(bare) ? { kind: 'date' } : plain;
}

/** `YYYY-MM-DD` of a workbook's day number. Day 60 of 1900 never existed; numbers before it count one too few. */
export function dayOfSerial(serial: number, from1904: boolean): string {
  const days = Math.floor(serial) + (from1904 ? 1462 : 0);
  const sinceEpoch = days - 25_569 + (days < 60 ? 1 : 0);
  return new Date(sinceEpoch * 86_400_000).toISOString().slice(0, 10);
}
