import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Joined, ok, testAcademy, type TestAcademy } from '../../testing/academy.ts';
import { samplePackage } from '../../testing/lived-in-packages.ts';
import { uploadHeaders, pieceHeaders } from '../../testing/lived-in-uploads.ts';
import { zipOf } from '../../testing/zip.ts';

let a: TestAcademy;
let cora: Joined;
let capability: { readonly capabilityId: string; readonly key: string; readonly name: Record<string, string> };
beforeAll(async () => {
  a = await testAcademy('starter');
  cora = await a.join({ name: 'Cora Contributor', grants: [{ grant: 'contributor', marketId: null }] });
  ({
    capabilities: [capability],
  } = await ok(a.owner('GET', '/api/way-of-selling/versions/in-force/capabilities')));
});

const bring = (list: string | Uint8Array) =>
  cora.ask(
    'POST',
    '/api/catalogue?fileName=bought.csv',
    typeof list === 'string' ? new TextEncoder().encode(list) : list,
  );
const look = async (list: string | Uint8Array, mapping?: readonly (string | null)[]) => {
  const brought = await ok(bring(list));
  const asked = mapping ?? brought.mapping;
  const preview = await ok(cora.ask('POST', `/api/catalogue/${brought.listId}/preview`, { mapping: asked }));
  return { listId: brought.listId as string, mapping: asked as string[], ...preview };
};
type Looked = Awaited<ReturnType<typeof look>>;
const apply = ({ listId, mapping, fingerprint }: Looked, publish = false, who = cora.ask) =>
  who('PUT', `/api/catalogue/${listId}`, { mapping, fingerprint, publish });
const undo = (listId: string) => cora.ask('POST', `/api/catalogue/${listId}/undo`);
const drafts = async (search: string) =>
  (await ok(cora.ask('GET', `/api/menu?state=draft&search=${encodeURIComponent(search)}`))).items as {
    activityId: string;
  }[];

describe('a list of bought modules', () => {
  test('becomes drafts that say what the list says, by English or German headings', async () => {
    const list = `Titel;Beschreibung;Dauer (Min.);Kompetenz;Stufe;Sprache;Link
Fragen stellen;Mehr fragen als sagen;25 Min.;${capability.name['de'] ?? capability.name['en']};3;Englisch;https://bought.example/ask?x=1;`;
    const looked = await look(list);
    expect(looked.mapping.slice(0, 7)).toEqual([
      'title',
      'summary',
      'minutes',
      'capability',
      'proficiency',
      'language',
      'link',
    ]);
    expect(looked.leftOut).toEqual([]);
    expect(looked.coming).toMatchObject([
      { line: 2, title: 'Fragen stellen', minutes: 25, language: 'en', complete: true },
    ]);
    expect(await ok(apply(looked))).toEqual({ made: 1, published: 0 });
    const [draft] = await drafts('Fragen stellen');
    const { about, content } = await ok(cora.ask('GET', `/api/menu/${draft?.activityId}/draft`));
    expect(about).toMatchObject({
      name: { en: 'Fragen stellen' },
      minutes: 25,
      develops: [{ capabilityId: capability.capabilityId, proficiency: 3 }],
    });
    expect(content.cards).toMatchObject([{ kind: 'link', url: 'https://bought.example/ask?x=1', minutes: 25 }]);
  });

  test('says of every row that stays out where and why', async () => {
    const looked = await look(
      [
        'Title,Minutes,Capability,Language,Link,Package,Level',
        ',10,,,https://bought.example/1,,',
        'Two,0,,,https://bought.example/2,,',
        'Three,601,,,https://bought.example/3,,',
        'Four,10,no such thing,,https://bought.example/4,,',
        'Five,10,,Klingon,https://bought.example/5,,',
        'Six,10,,,javascript:alert(1),,',
        'Seven,10,,,,missing.zip,',
        'Eight,10,,,,,',
        'Nine,10,,,https://bought.example/9,,',
        'Ten,10,,,https://BOUGHT.example/9/,,',
        'Eleven,10,,,https://bought.example/11,,99',
      ].join('\n'),
    );
    expect(looked.coming.map((one: { line: number }) => one.line)).toEqual([10]);
    expect(
      looked.leftOut.map((one: { line: number; column: string | null; reason: string }) => [
        one.line,
        one.column,
        one.reason,
      ]),
    ).toEqual([
      [2, 'Title', 'no-title'],
      [3, 'Minutes', 'wrong-minutes'],
      [4, 'Minutes', 'wrong-minutes'],
      [5, 'Capability', 'unknown-capability'],
      [6, 'Language', 'unknown-language'],
      [7, 'Link', 'not-a-web-address'],
      [8, 'Package', 'no-such-package'],
      [9, null, 'nothing-to-open'],
      [11, 'Link', 'twice-in-the-list'],
      [12, 'Level', 'wrong-proficiency'],
    ]);
  });

  test('finds a package by the name of its file, and skips it once it is in a module', async () => {
    const bytes = samplePackage('catalogued');
    const { uploadId } = await ok(
      cora.ask('POST', '/api/uploads', undefined, uploadHeaders('package', bytes.length, 'On-Site_v2.zip')),
    );
    await ok(cora.ask('PATCH', `/api/uploads/${uploadId}`, bytes, pieceHeaders(0)));
    const { packageId } = await ok(cora.ask('POST', `/api/packages/uploads/${uploadId}`));
    const list = 'Title,Package file\nOn site with customers,on-site_V2.ZIP\n';
    const looked = await look(list);
    expect(looked.coming).toMatchObject([{ opens: 'On-Site_v2.zip', complete: false }]);
    await ok(apply(looked));
    const [draft] = await drafts('On site with customers');
    const { content } = await ok(cora.ask('GET', `/api/menu/${draft?.activityId}/draft`));
    expect(content.cards).toMatchObject([{ kind: 'package', packageId }]);
    expect((await look(list)).leftOut).toMatchObject([{ line: 2, reason: 'on-the-menu' }]);
  });

  test('is read as its columns are said to mean, each meaning once', async () => {
    const list = 'Was,Wo\nVerhandeln,https://bought.example/haggle\n';
    expect((await look(list)).coming).toEqual([]);
    expect((await look(list, ['title', 'link'])).coming).toHaveLength(1);
    const { listId } = await ok(bring(list));
    for (const mapping of [['title', 'title'], ['title']])
      expect((await cora.ask('POST', `/api/catalogue/${listId}/preview`, { mapping })).status).toBe(400);
  });

  test('has its headings below a title, and is read next time as it was read then', async () => {
    const list = (mark: string) => [
      `Our shopping ${mark};;`,
      'As of March;2026;',
      'Titel;Wohin;Dauer',
      `Late ${mark};https://bought.example/${mark};15`,
    ];
    const first = await ok(bring(list('one').join('\n')));
    expect(first).toMatchObject({
      rows: 1,
      above: 2,
      headingLine: 3,
      remembered: false,
      mapping: ['title', null, 'minutes'],
    });
    await ok(apply(await look(list('one').join('\n'), ['title', 'link', 'minutes'])));
    const second = await ok(bring(list('two').join('\n').replace('Titel', 'TITEL')));
    expect(second).toMatchObject({ above: 2, remembered: true, mapping: ['title', 'link', 'minutes'] });
    // the headings alone make it the same list: what stands elsewhere in it does not
    expect(await ok(bring(list('two').slice(2).join('\n')))).toMatchObject({
      above: 0,
      headingLine: 1,
      remembered: true,
    });
    const other = await testAcademy('empty', a.world);
    const bytes = new TextEncoder().encode(list('three').join('\n'));
    expect(await ok(other.owner('POST', '/api/catalogue?fileName=x.csv', bytes))).toMatchObject({ remembered: false });
  });

  test('is applied once, and only as it was looked at', async () => {
    const list = 'Title,Link\nOnce only,https://bought.example/once\n';
    const [one, other] = [await look(list), await look(list)];
    expect(await ok(apply(one))).toEqual({ made: 1, published: 0 });
    expect(await ok(apply(one))).toEqual({ made: 1, published: 0 });
    expect(await drafts('Once only')).toHaveLength(1);
    const late = await apply(other);
    expect([late.body.status, late.body.reason]).toEqual([409, 'preview-outdated']);
  });

  test('is published at once by an owner where nothing is missing, and by nobody else', async () => {
    const list = `Title,Summary,Capability,Link
Whole,One asks first.,${capability.key.toUpperCase()},https://bought.example/whole
Lacking,,,https://bought.example/lacking`;
    const looked = await look(list);
    expect((await apply(looked, true)).body.status).toBe(403);
    expect(await ok(apply(looked, true, a.owner))).toEqual({ made: 2, published: 1 });
    const { removed, kept } = await ok(undo(looked.listId));
    expect([removed, kept.map((one: { name: string }) => one.name)]).toEqual([1, ['Whole']]);
  });

  test('is taken back but for what somebody has touched since', async () => {
    const looked = await look(
      'Title,Link\nLeft alone,https://bought.example/a\nLooked after,https://bought.example/b\n',
    );
    await ok(apply(looked));
    const [touched] = await drafts('Looked after');
    const edits = [{ edit: 'about', summary: { en: 'So that one knows.' } }];
    await ok(cora.ask('PATCH', `/api/menu/${touched?.activityId}/draft`, { seen: 1, edits }));
    for (const removed of [1, 0])
      expect(await ok(undo(looked.listId))).toEqual({
        removed,
        kept: [{ activityId: touched?.activityId, name: 'Looked after' }],
      });
    expect(await drafts('Left alone')).toEqual([]);
    const [last] = (await ok(cora.ask('GET', '/api/catalogue'))).items;
    expect(last).toMatchObject({ listId: looked.listId, made: 2, undoneAt: expect.any(String) });
  });
});

describe('a list that means harm, or none', () => {
  test('in a workbook is read alike, its formulas as what they last showed, its zeroes as nothing', async () => {
    const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
    const rows = [
      ['Title', 'Link'],
      ['=HYPERLINK(&quot;https://evil.example&quot;)', 'https://bought.example/formula'],
      ['Zero_x0000_es', 'https://bought.example/zero'],
    ].map((cells, at) => `<row r="${at + 1}">${cells.map(cell).join('')}</row>`);
    const looked = await look(workbook(rows.join('')));
    expect(looked.coming).toMatchObject([{ title: '=HYPERLINK("https://evil.example")' }, { line: 3 }]);
    expect(await ok(apply(looked))).toMatchObject({ made: 2 });
    const file = await cora.ask('GET', '/api/menu/file?state=draft');
    expect(file.text).not.toMatch(/(^|[,;\n])"?=HYPERLINK/m);
  });

  test('is refused where it is no table, or longer than a list', async () => {
    expect((await bring('Title,Link\nA\u0000B,https://bought.example/nul\n')).status).toBe(415);
    expect((await bring(new Uint8Array(readFileSync(process.execPath).subarray(0, 4096)))).status).toBe(415);
    expect((await bring('')).status).toBe(422);
    const long = ['Title,Link', ...Array.from({ length: 10_001 }, (_, at) => `M${at},https://bought.example/l${at}`)];
    expect((await bring(long.join('\n'))).body.reason).toBe('too-many-rows');
  });

  test('of 500 rows comes to the menu at once, and stays there', async () => {
    const rows = Array.from(
      { length: 500 },
      (_, at) => `Bulk ${at},Why not.,${capability.key},https://bought.example/bulk/${at}`,
    );
    const looked = await look(['Title,Summary,Capability,Link', ...rows].join('\n'));
    expect(await ok(apply(looked, true, a.owner))).toEqual({ made: 500, published: 500 });
    expect((await ok(undo(looked.listId))).kept).toHaveLength(500);
  });
});

function workbook(rows: string): Uint8Array {
  return zipOf([
    {
      name: '[Content_Types].xml',
      content: '<Types><Default Extension="xml" ContentType="application/xml"/></Types>',
    },
    {
      name: 'xl/workbook.xml',
      content: '<workbook><sheets><sheet name="List" sheetId="1" r:id="rId1"/></sheets></workbook>',
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    },
    { name: 'xl/worksheets/sheet1.xml', content: `<worksheet><sheetData>${rows}</sheetData></worksheet>` },
  ]);
}
