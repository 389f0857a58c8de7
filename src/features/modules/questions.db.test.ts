import { beforeAll, expect, test } from 'vitest';
import { newId } from '../../kernel/id.ts';
import { type Joined, ok, type TestAcademy, testAcademy } from '../../testing/academy.ts';
import { zipOf } from '../../testing/zip.ts';

let a: TestAcademy;
let contributor: Joined;
let trainer: Joined;
let activityId: string;

beforeAll(async () => {
  a = await testAcademy('empty');
  contributor = await a.join({ name: 'Cora Contributor', grants: [{ grant: 'contributor', marketId: null }] });
  trainer = await a.join({ name: 'Timo Trainer', grants: [{ grant: 'trainer', marketId: null }] });
  activityId = newId();
  await ok(begin(activityId, 'e-learning'));
});

const begin = (id: string, delivery: string) =>
  contributor.ask('POST', '/api/menu', {
    activityId: id,
    kind: 'module',
    delivery,
    name: { en: 'Own' },
    languages: ['en', 'de'],
  });
const look = (file: string | Uint8Array, name: string, language = 'en', who = contributor, id = activityId) =>
  who.ask(
    'POST',
    `/api/menu/${id}/draft/questions/preview?name=${encodeURIComponent(name)}&language=${language}`,
    typeof file === 'string' ? new TextEncoder().encode(file) : file,
  );
const item = `<qti-assessment-item title="Packed"><qti-response-declaration identifier="R" cardinality="single" base-type="identifier">
  <qti-correct-response><qti-value>B</qti-value></qti-correct-response></qti-response-declaration><qti-item-body>
  <qti-choice-interaction response-identifier="R" max-choices="1"><qti-prompt>Which?</qti-prompt><qti-simple-choice identifier="A">a</qti-simple-choice>
  <qti-simple-choice identifier="B">b</qti-simple-choice></qti-choice-interaction></qti-item-body></qti-assessment-item>`;

test('shows what a file would bring, puts nothing in, and what is picked goes in as edits of the draft', async () => {
  const before = await ok(contributor.ask('GET', `/api/menu/${activityId}/draft`));
  const seen = await ok(
    look('::One::Is it?{T}\n\nHow far?{#3:1}\n\nWhich <img src\\="a.png">?{=this ~that}', 'bank.gift', 'de'),
  );
  expect(seen).toMatchObject({
    format: 'gift',
    cards: [
      {
        card: { kind: 'single', title: { de: 'One' }, choices: [{ says: { de: 'Richtig' } }, {}] },
        place: { line: 1 },
        losses: [],
      },
      { card: { kind: 'single', asks: { de: 'Which ?' } }, losses: [{ reason: 'media', detail: 'a.png' }] },
    ],
    leftOut: [{ place: { file: null, line: 3 }, name: 'How far?', reason: 'tolerance' }],
    room: 80 - before.content.cards.length,
  });
  expect((await ok(contributor.ask('GET', `/api/menu/${activityId}/draft`))).revision).toBe(before.revision);
  const [first, second] = before.content.cards as { key: string }[];
  const edits = seen.cards.map(({ card }: { card: object }) => ({ edit: 'card', card, before: second?.key }));
  await ok(contributor.ask('PATCH', `/api/menu/${activityId}/draft`, { seen: before.revision, edits }));
  const after = await ok(contributor.ask('GET', `/api/menu/${activityId}/draft`));
  const keys = after.content.cards.map(({ key }: { key: string }) => key).slice(0, 4);
  expect(keys).toEqual([first?.key, ...seen.cards.map(({ card }: { card: { key: string } }) => card.key), second?.key]);
});

test('reads tables, packages and XML by what they are', async () => {
  const table = 'question;question:de;choice 1;choice 2;right\nWhich?;Welche?;a;b;2';
  expect(await ok(look(table, 'bank.csv'))).toMatchObject({
    format: 'table',
    cards: [{ card: { asks: { en: 'Which?', de: 'Welche?' }, right: 'b' } }],
  });
  const manifest =
    '<manifest><resources><resource type="imsqti_item_xmlv3p0" href="items/a.xml"/></resources></manifest>';
  const zip = zipOf([
    { name: 'imsmanifest.xml', content: manifest },
    { name: 'items/a.xml', content: item },
    { name: 'items/a.png', content: 'picture' },
  ]);
  expect(await ok(look(new Uint8Array(zip), 'bank.zip'))).toMatchObject({
    format: 'qti',
    cards: [{ card: { right: 'b', title: { en: 'Packed' } }, place: { file: 'items/a.xml', line: 1 } }],
    leftOut: [],
  });
  expect(await ok(look(new Uint8Array(Buffer.from(`\uFEFF${item}`, 'utf16le')), 'item.xml'))).toMatchObject({
    format: 'qti',
    cards: [{}],
  });
  const quiz = '<quiz><question type="cloze"><name><text>Gaps</text></name></question></quiz>';
  expect(await ok(look(quiz, 'bank.xml'))).toMatchObject({
    format: 'moodle-xml',
    cards: [],
    leftOut: [{ name: 'Gaps', reason: 'several-in-one' }],
  });
});

test.each([
  ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), 'bank.gift'],
  ['a broken archive', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), 'bank.zip'],
  ['headings alone', 'question,right', 'bank.csv'],
  ['a page', '<html><body>no</body></html>', 'bank.xml'],
])('says of %s that nothing can be read of it', async (_, file, name) => {
  const { cards, leftOut } = await ok(look(file, name));
  expect([cards.length, leftOut.length]).toEqual([0, 1]);
});

test('is for who writes cards, of a draft that has them', async () => {
  expect((await look('Is it?{T}', 'a.gift', 'en', trainer)).status).toBe(403);
  const led = newId();
  await ok(begin(led, 'manager-led'));
  expect((await look('Is it?{T}', 'a.gift', 'en', contributor, led)).body.reason).toBe('no-cards-here');
  expect((await look('Is it?{T}', 'a.gift', 'en', contributor, newId())).body.reason).toBe('no-activity');
  expect((await look(new Uint8Array(), 'a.gift')).body.reason).toBe('file-empty');
});
