import { deflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { readSpreadsheet } from './spreadsheet.ts';
import { spreadsheetLimits, type Spreadsheet } from './spreadsheet-reading.ts';
import { readUpload } from './spreadsheet-upload.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

async function read(bytes: Uint8Array): Promise<Spreadsheet> {
  const reading = await readSpreadsheet(bytes);
  if (!reading.ok) throw new Error(`${reading.fault.reason}: ${reading.fault.detail}`);
  return reading.spreadsheet;
}

async function refusal(bytes: Uint8Array): Promise<string> {
  const reading = await readSpreadsheet(bytes);
  return reading.ok ? 'was read' : reading.fault.reason;
}

const cells = (sheet: Spreadsheet): readonly (readonly string[])[] => sheet.rows.map((row) => row.cells);

describe('CSV', () => {
  test.each([[','], [';'], ['\t'], ['|']])('finds the delimiter %j', async (delimiter) => {
    const text =
      ['Name', 'Team', 'Notes'].join(delimiter) + '\n' + ['Anna Meier', 'Alpha', 'calm'].join(delimiter) + '\n';
    const sheet = await read(utf8(text));
    expect(sheet.delimiter).toBe(delimiter);
    expect(cells(sheet)[1]).toEqual(['Anna Meier', 'Alpha', 'calm']);
  });

  test('is not misled by commas inside the cells of a file with semicolons', async () => {
    const sheet = await read(utf8('Name;Market\n"Meier, Anna";DACH, Austria\nLang, Vera;East\n'));
    expect(cells(sheet)).toEqual([
      ['Name', 'Market'],
      ['Meier, Anna', 'DACH, Austria'],
      ['Lang, Vera', 'East'],
    ]);
  });

  test('reads a file of one column', async () => {
    expect(cells(await read(utf8('Name\nAnna\nBoris\n')))).toEqual([['Name'], ['Anna'], ['Boris']]);
  });

  test('says on which line a row begins, past empty lines and cells with line breaks', async () => {
    const sheet = await read(utf8('Name,Notes\r\n\r\nAnna,"two\r\nlines"\r\n,\r\nBoris,x\r\n'));
    expect(sheet.rows.map((row) => row.line)).toEqual([1, 3, 6]);
  });

  test('takes the delimiter that "sep=" names and counts its line', async () => {
    const sheet = await read(utf8('sep=;\nName;Team\nAnna;A,B\n'));
    expect(sheet.rows).toEqual([
      { line: 2, cells: ['Name', 'Team'] },
      { line: 3, cells: ['Anna', 'A,B'] },
    ]);
  });

  test('keeps quotes that stand inside a cell', async () => {
    expect(cells(await read(utf8('Name,Team\nAnna "Annie" Meier,A\n')))[1]).toEqual(['Anna "Annie" Meier', 'A']);
  });

  test('names the line in which a quotation mark opens and never closes', async () => {
    const reading = await readSpreadsheet(utf8('Name,Team\nAnna,A\nBoris,"B\nCarl,C\n'));
    expect(reading).toMatchObject({ ok: false, fault: { reason: 'open-quote', line: 3 } });
  });

  test('keeps formulas as text', async () => {
    expect(cells(await read(utf8("Name\n=cmd|' /C calc'!A0\n")))[1]).toEqual(["=cmd|' /C calc'!A0"]);
  });

  test('reads beyond one slice without tearing a row', async () => {
    const rows = Array.from({ length: 30_000 }, (_, number) => `Person Number${number},p${number}@example.com`);
    const sheet = await read(utf8(`Name,Mail\n${rows.join('\n')}\n`));
    expect(sheet.rows).toHaveLength(30_001);
    expect(sheet.rows.at(-1)).toEqual({ line: 30_001, cells: ['Person Number29999', 'p29999@example.com'] });
  });

  test('refuses more rows and more columns than the limit', async () => {
    expect(await refusal(utf8(`a,b\n${'1,2\n'.repeat(spreadsheetLimits.rows + 1)}`))).toBe('too-many-rows');
    expect(await refusal(utf8(`${','.repeat(300)}x\n${','.repeat(300)}y\n`))).toBe('too-many-columns');
  });
});

describe('encodings', () => {
  test.each([
    ['UTF-8', utf8('Name\nJörg Šimić\n'), 'utf-8'],
    ['UTF-8 with a mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8('Name\nJörg Šimić\n')]), 'utf-8'],
    ['UTF-16 LE with a mark', Buffer.from('\ufeffName\nJörg Šimić\n', 'utf16le'), 'utf-16le'],
    ['UTF-16 LE without a mark', Buffer.from('Name,Team\nJörg Šimić,A\n', 'utf16le'), 'utf-16le'],
    ['UTF-16 BE with a mark', Buffer.from('\ufeffName\nJörg Šimić\n', 'utf16le').swap16(), 'utf-16be'],
  ])('reads %s', async (_, bytes, encoding) => {
    const sheet = await read(bytes);
    expect(sheet.encoding).toBe(encoding);
    expect(sheet.rows[0]?.cells[0]).toBe('Name');
    expect(sheet.rows[1]?.cells[0]).toBe('Jörg Šimić');
  });

  test('takes the rest for Windows-1252 and says so', async () => {
    const sheet = await read(Buffer.from('Name\nJörg Müller\n', 'latin1'));
    expect(sheet.encoding).toBe('windows-1252');
    expect(sheet.rows[1]?.cells[0]).toBe('Jörg Müller');
    expect(sheet.notes).toMatchObject([{ reason: 'not-utf-8', line: 2 }]);
  });

  test('takes the mark of UTF-8 off Windows-1252 too: it is no part of the first heading', async () => {
    const sheet = await read(
      Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('Name\nJörg Müller\n', 'latin1')]),
    );
    expect(sheet.encoding).toBe('windows-1252');
    expect(sheet.rows.map((row) => row.cells[0])).toEqual(['Name', 'Jörg Müller']);
  });

  test('refuses UTF-8 with damaged characters and names the line', async () => {
    const good = 'Jörg Müller Ünal Åse Øye\n';
    const bytes = Buffer.concat([utf8(`Name\n${good}${good}`), Buffer.from([0x4a, 0xf6, 0x72, 0x67, 0x0a])]);
    expect(await readSpreadsheet(bytes)).toMatchObject({ ok: false, fault: { reason: 'broken-encoding', line: 4 } });
  });

  test('refuses a cut-off UTF-16 file', async () => {
    expect(await refusal(Buffer.from('\ufeffName\nJörg\n', 'utf16le').subarray(0, 19))).toBe('broken-encoding');
  });

  test('notes characters that were lost or converted twice before', async () => {
    expect((await read(utf8('Name\nJ\ufffdrg\n'))).notes).toMatchObject([{ reason: 'lost-characters', line: 2 }]);
    expect((await read(utf8('Name\nAnna\nMÃ¼ller\n'))).notes).toMatchObject([{ reason: 'twice-encoded', line: 3 }]);
    expect((await read(utf8('Name\nÅse Ångström\n'))).notes).toEqual([]);
  });
});

describe('what is no table', () => {
  const program = Buffer.concat([Buffer.from('MZ\u0090\u0000\u0003\u0000\u0000\u0000', 'latin1'), Buffer.alloc(200)]);
  test.each([
    ['an empty file', new Uint8Array(), 'empty-file'],
    ['a file of blanks', utf8(' \n\n'), 'empty-file'],
    ['a mark and nothing else', Buffer.from([0xef, 0xbb, 0xbf]), 'empty-file'],
    ['headings only', utf8('Name,Team\n'), 'header-only'],
    ['a renamed program', program, 'program'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]), 'picture'],
    ['a PDF', utf8('%PDF-1.7\n'), 'pdf'],
    ['an old workbook', Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)]), 'old-workbook'],
    [
      'a locked workbook',
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')]),
      'locked-workbook',
    ],
    ['a table in a web page', utf8('<html><table><tr><td>Anna'), 'web-page'],
    ['random bytes', Buffer.from([1, 0, 2, 0, 0, 0, 9, 9, 0, 7, 200, 0]), 'not-a-table'],
  ])('refuses %s', async (_, bytes, reason) => {
    expect(await refusal(bytes)).toBe(reason);
  });

  test('takes a heading that begins like a program for text', async () => {
    expect((await read(utf8('MZ Name,Team\nAnna,A\n'))).rows).toHaveLength(2);
  });
});

describe('workbooks', () => {
  async function workbook(fill: (book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
    const book = new ExcelJS.Workbook();
    fill(book);
    return new Uint8Array(await book.xlsx.writeBuffer());
  }

  test('reads texts, rich texts, numbers, days, padded numbers and links', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('People');
      sheet.addRow(['Name', 'Joined', 'Number', 'Mail', 'Share']);
      const row = sheet.addRow([
        { richText: [{ text: 'Jörg ' }, { text: '<Müller> & Co', font: { bold: true } }] },
        new Date(Date.UTC(2024, 1, 29)),
        123,
        { text: 'joerg@example.com', hyperlink: 'mailto:joerg@example.com' },
        0.5,
      ]);
      row.getCell(2).numFmt = 'dd.mm.yyyy';
      row.getCell(3).numFmt = '00000';
    });
    expect(cells(await read(bytes))[1]).toEqual([
      'Jörg <Müller> & Co',
      '2024-02-29',
      '00123',
      'joerg@example.com',
      '0.5',
    ]);
  });

  test('gives the value a formula last showed and never computes one', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('People');
      sheet.addRow(['Name', 'Team', 'Sum']);
      sheet.addRow([{ formula: 'CONCATENATE("A","nna")', result: 'Anna' }, "=cmd|' /C calc'!A0", { formula: '1+1' }]);
    });
    expect(cells(await read(bytes))[1]).toEqual(['Anna', "=cmd|' /C calc'!A0"]);
  });

  test('keeps cells in their columns and rows on their lines where others are missing', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('People');
      sheet.getCell('A2').value = 'Name';
      sheet.getCell('C2').value = 'Team';
      sheet.getCell('C7').value = 'Alpha';
    });
    expect((await read(bytes)).rows).toEqual([
      { line: 2, cells: ['Name', '', 'Team'] },
      { line: 7, cells: ['', '', 'Alpha'] },
    ]);
  });

  test('reads the first visible sheet that holds something, and says that there are more', async () => {
    const bytes = await workbook((book) => {
      book.addWorksheet('Hidden', { state: 'hidden' }).addRow(['no']);
      book.addWorksheet('Empty');
      const people = book.addWorksheet('People');
      people.addRow(['Name']);
      people.addRow(['Anna']);
    });
    const sheet = await read(bytes);
    expect(sheet.sheet).toBe('People');
    expect(sheet.notes).toMatchObject([{ reason: 'other-sheets' }]);
  });

  test('reads days counted from 1904', async () => {
    const bytes = await workbook((book) => {
      book.properties.date1904 = true;
      const sheet = book.addWorksheet('People');
      sheet.addRow(['Joined', 'x']);
      sheet.addRow([new Date(Date.UTC(2020, 0, 31)), 'y']).getCell(1).numFmt = 'yyyy-mm-dd';
    });
    expect(cells(await read(bytes))[1]?.[0]).toBe('2020-01-31');
  });

  test('notes a cell that shows an error', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('People');
      sheet.addRow(['Name', 'Team']);
      sheet.addRow(['Anna', { error: '#N/A' }]);
    });
    expect((await read(bytes)).notes).toMatchObject([{ reason: 'cell-error', line: 2, column: 2 }]);
  });

  test('refuses a workbook that was cut off', async () => {
    const bytes = await workbook((book) => void book.addWorksheet('People').addRow(['Name']));
    expect(await refusal(bytes.subarray(0, bytes.length / 2))).toBe('broken-workbook');
  });

  test('refuses entity bombs', async () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData/></worksheet>';
    expect(await refusal(archive({ ...emptyWorkbook, 'xl/worksheets/sheet1.xml': bomb }))).toBe('broken-workbook');
  });

  test('stops unpacking at the limit, whatever sizes the archive declares', async () => {
    const bomb = Buffer.alloc(spreadsheetLimits.unpackedBytes + 1024, 0x20);
    expect(await refusal(archive({ ...emptyWorkbook, 'xl/worksheets/sheet1.xml': bomb }))).toBe('too-large');
  });

  test('refuses one long text that many cells share', async () => {
    const long = 'x'.repeat(30_000);
    const rows = Array.from(
      { length: 2_000 },
      (_, row) => `<row r="${row + 1}"><c r="A${row + 1}" t="s"><v>0</v></c></row>`,
    ).join('');
    const parts = {
      'xl/sharedStrings.xml': `<sst><si><t>${long}</t></si></sst>`,
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    };
    expect(await refusal(archive({ ...emptyWorkbook, ...parts }))).toBe('too-large');
  });

  test.each([
    ['an archive of other things', { 'readme.txt': 'x' }, 'archive'],
    ['a text document', { 'word/document.xml': '<w/>' }, 'other-document'],
    [
      'an OpenDocument sheet',
      { 'content.xml': '<x/>', mimetype: 'application/vnd.oasis.opendocument.spreadsheet' },
      'other-document',
    ],
    ['a binary workbook', { 'xl/workbook.bin': 'x' }, 'binary-workbook'],
  ])('refuses %s', async (_, parts, reason) => {
    expect(await refusal(archive(parts))).toBe(reason);
  });
});

describe('uploads', () => {
  function stream(chunk: Uint8Array, times: number): { body: ReadableStream<Uint8Array>; sent: () => number } {
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (sent++ < times) controller.enqueue(chunk);
        else controller.close();
      },
    });
    return { body, sent: () => sent };
  }

  test('stop at the limit instead of taking 200 MB', async () => {
    const { body, sent } = stream(new Uint8Array(1024 * 1024).fill(65), 200);
    expect(await readUpload(body, null)).toMatchObject({ ok: false, fault: { reason: 'too-large' } });
    expect(sent()).toBeLessThan(25);
  });

  test('stop before the first byte when 200 MB are announced', async () => {
    const { body, sent } = stream(new Uint8Array(1024), 10);
    expect(await readUpload(body, 200 * 1024 * 1024)).toMatchObject({ ok: false, fault: { reason: 'too-large' } });
    expect(sent()).toBeLessThan(3);
  });

  test('stop at the first bytes of a program', async () => {
    const chunk = new Uint8Array(64 * 1024);
    chunk.set([0x4d, 0x5a]);
    const { body, sent } = stream(chunk, 100);
    expect(await readUpload(body, null)).toMatchObject({ ok: false, fault: { reason: 'program' } });
    expect(sent()).toBeLessThan(4);
  });

  test('give the bytes as they were sent', async () => {
    const { body } = stream(utf8('Name\n'), 3);
    expect(await readUpload(body, null)).toEqual({ ok: true, bytes: Buffer.from('Name\nName\nName\n') });
  });
});

const emptyWorkbook = {
  'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="People" sheetId="1" r:id="rId1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
};

/** A ZIP archive that declares every entry to be one byte long. */
function archive(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const packed = deflateRawSync(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(1, 22);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(1, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    chunks.push(local, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...chunks, ...directory, end]));
}
