/**
 * The first filled, visible sheet of an XLSX workbook (ECMA-376) as rows of text. Formulas give the value that was last shown
 * and are never computed; dates, which a workbook keeps as numbers, come out as YYYY-MM-DD.
 */
import {
  fault,
  type Spreadsheet,
  type SpreadsheetNote,
  type SpreadsheetReading,
  type SpreadsheetRow,
  spreadsheetLimits,
} from './spreadsheet-reading.ts';
import { readSheet, type Workbook } from './spreadsheet-sheet.ts';
import { type NumberShape, shapesOf } from './spreadsheet-styles.ts';
import { attribute, BrokenXml, xmlTags } from './spreadsheet-xml.ts';
import { unpack, zipEntries, type ZipEntry } from './spreadsheet-zip.ts';

class Refused extends Error {
  constructor(readonly reading: SpreadsheetReading) {
    super('refused');
  }
}

export async function readWorkbook(bytes: Uint8Array): Promise<SpreadsheetReading> {
  try {
    const entries = zipEntries(bytes);
    if (!entries) return broken();
    const other = otherDocument(entries);
    return other ?? (await readFirstSheet(new Parts(entries)));
  } catch (error) {
    if (error instanceof Refused) return error.reading;
    if (error instanceof BrokenXml || error instanceof RangeError) return broken();
    throw error;
  }
}

/** The parts of one archive, unpacked within one common limit. */
class Parts {
  private left: number = spreadsheetLimits.unpackedBytes;

  constructor(private readonly entries: ReadonlyMap<string, ZipEntry>) {}

  async text(path: string): Promise<string | null> {
    const entry = this.entries.get(path.toLowerCase().replace(/^\//, ''));
    if (!entry) return null;
    const text = await unpack(entry, this.left);
    if (text === 'broken') throw new Refused(broken());
    if (text === 'too-large') {
      throw new Refused({
        ok: false,
        fault: fault(
          'too-large',
          'The workbook unpacks to more than can be read. Keep the one sheet with your people, or save it as CSV.',
        ),
      });
    }
    this.left -= text.length;
    return text;
  }
}

async function readFirstSheet(parts: Parts): Promise<SpreadsheetReading> {
  const sheets = await sheetsOf(parts);
  const workbook: Workbook = {
    shared: await sharedTexts(parts),
    shapes: await shapes(parts),
    from1904: sheets.from1904,
  };
  const notes: SpreadsheetNote[] = [];
  for (const sheet of sheets.visible) {
    const xml = await parts.text(sheet.path);
    if (xml === null) continue;
    const rows: SpreadsheetRow[] = [];
    const refused = await readSheet(xml, workbook, rows, notes);
    if (refused) return refused;
    if (rows.length === 0) continue;
    if (sheets.visible.length > 1) {
      const detail = `The workbook has ${sheets.visible.length} sheets; "${sheet.name}" was read. If your people stand in another one, move it to the front.`;
      notes.unshift({ reason: 'other-sheets', line: null, column: null, detail });
    }
    const spreadsheet: Spreadsheet = { kind: 'xlsx', encoding: null, delimiter: null, sheet: sheet.name, rows, notes };
    return { ok: true, spreadsheet };
  }
  return { ok: false, fault: fault('empty-file', 'The workbook has no sheet that holds anything.') };
}

interface Sheets {
  readonly from1904: boolean;
  readonly visible: readonly { readonly name: string; readonly path: string }[];
}

async function sheetsOf(parts: Parts): Promise<Sheets> {
  const xml = await parts.text('xl/workbook.xml');
  if (xml === null) throw new Refused(broken());
  const targets = new Map<string, string>();
  for (const tag of xmlTags((await parts.text('xl/_rels/workbook.xml.rels')) ?? '')) {
    if (tag.name !== 'Relationship') continue;
    const target = attribute(tag.attributes, 'Target') ?? '';
    targets.set(attribute(tag.attributes, 'Id') ?? '', target.startsWith('/') ? target : `xl/${target}`);
  }
  let from1904 = false;
  const visible: { name: string; path: string }[] = [];
  for (const tag of xmlTags(xml)) {
    if (tag.name === 'workbookPr') from1904 = /^(1|true)$/.test(attribute(tag.attributes, 'date1904') ?? '');
    if (tag.name !== 'sheet' || /hidden/i.test(attribute(tag.attributes, 'state') ?? '')) continue;
    const path = targets.get(attribute(tag.attributes, 'r:id') ?? attribute(tag.attributes, 'id') ?? '');
    if (path) visible.push({ name: attribute(tag.attributes, 'name') ?? '', path });
  }
  return { from1904, visible };
}

async function shapes(parts: Parts): Promise<readonly NumberShape[]> {
  return shapesOf((await parts.text('xl/styles.xml')) ?? '');
}

/** Texts that several cells share; rich text is put together, phonetic readings (rPh) are not part of it. */
async function sharedTexts(parts: Parts): Promise<readonly string[]> {
  const texts: string[] = [];
  let current = '';
  let phonetic = false;
  for (const tag of xmlTags((await parts.text('xl/sharedStrings.xml')) ?? '')) {
    if (tag.name === 'si') {
      if (tag.kind === 'open') current = '';
      else texts.push(tag.kind === 'empty' ? '' : current);
    } else if (tag.name === 'rPh') phonetic = tag.kind === 'open';
    else if (tag.name === 't' && tag.kind === 'open' && !phonetic) current += tag.text;
  }
  return texts;
}

function otherDocument(entries: ReadonlyMap<string, ZipEntry>): SpreadsheetReading | null {
  if (entries.has('xl/workbook.xml')) return null;
  if (entries.has('xl/workbook.bin')) {
    return {
      ok: false,
      fault: fault('binary-workbook', 'This is a binary workbook (.xlsb). Save it as .xlsx or CSV.'),
    };
  }
  if (entries.has('content.xml') && entries.has('mimetype')) {
    return { ok: false, fault: fault('other-document', 'This is an OpenDocument file. Save it as .xlsx or CSV.') };
  }
  if (entries.has('word/document.xml') || entries.has('ppt/presentation.xml')) {
    return {
      ok: false,
      fault: fault(
        'other-document',
        'This is a document or a presentation. Choose the CSV or XLSX file with your people.',
      ),
    };
  }
  return {
    ok: false,
    fault: fault('archive', 'This is an archive. Unpack it and choose the CSV or XLSX file inside.'),
  };
}

function broken(): SpreadsheetReading {
  return {
    ok: false,
    fault: fault(
      'broken-workbook',
      'The workbook is damaged or was cut off on its way. Open it in your spreadsheet program and save it again.',
    ),
  };
}
