import { describe, expect, test } from 'vitest';
import type { FaultCode } from './course-structure.ts';
import { unitsOf } from './course-structure.ts';
import { readStructure } from './read-structure.ts';

const texts = (name: string): string =>
  `<title><langstring lang="en-US"> ${name} </langstring></title><description><langstring>${name}</langstring></description>`;
const id = (kind: string, name: string): string => `id="https://maker.example/${kind}/${name}"`;
const au = (name: string, attributes = '', inside = '<url>https://maker.example/start.html</url>'): string =>
  `<au ${id('au', name)} ${attributes}>${texts(name)}${inside}</au>`;
const block = (name: string, inside: string): string => `<block ${id('block', name)}>${texts(name)}${inside}</block>`;
const objectives = (...names: string[]): string =>
  `<objectives>${names.map((name) => `<objective ${id('objective', name)}>${texts(name)}</objective>`).join('')}</objectives>`;
const refers = (name: string): string =>
  `<objectives><objective idref="https://maker.example/objective/${name}"/></objectives>`;
const space = 'https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd';
const course = (inside: string, head = `<course ${id('course', 'one')}>${texts('one')}</course>`): string =>
  `<?xml version="1.0"?>\n<courseStructure xmlns="${space}" xmlns:more="https://more.example/">\n${head}\n${inside}\n</courseStructure>`;

const read = (text: string, files: readonly string[] | null = null) => readStructure(text, files && new Set(files));

function faultsOf(text: string, files: readonly string[] | null = null): readonly (readonly [FaultCode, number])[] {
  const found = read(text, files);
  return found.ok ? [] : found.faults.map(({ code, line }) => [code, line]);
}

test('reads a course with its blocks, units and objectives; texts are trimmed and defaults filled in', () => {
  const url = '<url>\n <![CDATA[ start.html?a=1&b=2 ]]> \n</url>';
  const more = `${refers('goal')}${url}<launchParameters> some text </launchParameters><entitlementKey> key </entitlementKey>`;
  const found = read(
    course(
      objectives('goal') +
        block('outer', block('inner', au('deep', 'moveOn="Passed" masteryScore="0.75"', more)) + au('side')),
    ),
    ['start.html'],
  );
  if (!found.ok) throw new Error(JSON.stringify(found.faults));
  expect(found.course).toMatchObject({
    id: 'https://maker.example/course/one',
    title: { 'en-US': 'one' },
    description: { und: 'one' },
    objectives: [{ id: 'https://maker.example/objective/goal' }],
  });
  expect(unitsOf(found.course.children)).toMatchObject([
    {
      url: 'start.html?a=1&b=2',
      moveOn: 'Passed',
      masteryScore: 0.75,
      launchParameters: 'some text',
      entitlementKey: 'key',
      objectives: ['https://maker.example/objective/goal'],
    },
    {
      moveOn: 'NotApplicable',
      launchMethod: 'AnyWindow',
      masteryScore: null,
      launchParameters: null,
      activityType: null,
    },
  ]);
});

test('passes over what belongs to other vocabularies', () => {
  const extended = au('one', 'more:colour="red"', '<url>https://maker.example/</url><more:thing><au/></more:thing>');
  expect(faultsOf(course(`${extended}<more:note/>`))).toEqual([]);
});

describe('refuses, with the line', () => {
  const head = (attributes: string): string => `<course ${attributes}>${texts('one')}</course>`;
  const cases: readonly (readonly [string, string, FaultCode, number])[] = [
    ['another root', `<courseStructure xmlns="https://other.example/"/>`, 'not-a-course-structure', 1],
    ['what is not well-formed', course('<au>'), 'not-well-formed', 5],
    ['a course without an id', course(au('a'), head('')), 'attribute-missing', 3],
    ['a course id that is no IRI', course(au('a'), head('id="maker.example/course"')), 'not-an-iri', 3],
    ['a block id that is no IRI', course(`<block id="maker">${texts('b')}${au('a')}</block>`), 'not-an-iri', 4],
    [
      'a unit id that is no IRI',
      course(`<au id="maker/1">${texts('a')}<url>https://a.example/</url></au>`),
      'not-an-iri',
      4,
    ],
    [
      'an objective id that is no IRI',
      course(`<objectives><objective id="goal">${texts('g')}</objective></objectives>\n${au('a')}`),
      'not-an-iri',
      4,
    ],
    ['two blocks of one id', course(block('b', au('a')) + block('b', au('c'))), 'id-repeated', 4],
    ['two units of one id', course(`${au('a')}\n${au('a')}`), 'id-repeated', 5],
    [
      'a unit with the id of a block',
      course(
        `<block id="https://x.example/1">${texts('b')}<au id="https://x.example/1">${texts('a')}<url>https://a.example/</url></au></block>`,
      ),
      'id-repeated',
      4,
    ],
    ['two objectives of one id', course(objectives('g', 'g') + au('a')), 'id-repeated', 4],
    [
      'an objective nobody declared',
      course(au('a', '', `${refers('none')}<url>https://a.example/</url>`)),
      'objective-unknown',
      4,
    ],
    [
      'elements in another order',
      course(`<au ${id('au', 'a')}><url>https://a.example/</url>${texts('a')}</au>`),
      'element-out-of-order',
      4,
    ],
    [
      'the course behind its units',
      course(`${au('a')}<course ${id('course', 'c')}>${texts('c')}</course>`, ''),
      'element-out-of-order',
      4,
    ],
    ['an extension before what the schema wants first', course(`<more:note/>\n${au('a')}`), 'element-out-of-order', 4],
    [
      'an extension among the parts of a unit',
      course(au('a', '', `<more:thing/>\n<url>https://a.example/</url>`)),
      'element-out-of-order',
      4,
    ],
    ['an extension between units', course(`${au('a')}\n<more:note/>\n${au('b')}`), 'element-out-of-order', 5],
    ['an extension in an address', course(au('a', '', '<url>https://a.example/<more:x/></url>')), 'element-unknown', 4],
    ['an extension in a text', course(block('b', au('a')).replace('> b <', '> b <more:x/><')), 'element-unknown', 4],
    ['elements it does not know', course(au('a', '', '<url>https://a.example/</url><price/>')), 'element-unknown', 4],
    ['attributes it does not know', course(au('a', 'weight="1"')), 'attribute-unknown', 4],
    [
      'a unit without a title',
      course(
        `<au ${id('au', 'a')}><description><langstring>a</langstring></description><url>https://a.example/</url></au>`,
      ),
      'element-missing',
      4,
    ],
    ['a unit without an address', course(au('a', '', '')), 'element-missing', 4],
    ['a block with nothing in it', course(block('b', '')), 'element-missing', 4],
    ['a course with nothing in it', course(''), 'element-missing', 2],
    [
      'a title without a text',
      course(
        `<au ${id('au', 'a')}><title/><description><langstring>a</langstring></description><url>https://a.example/</url></au>`,
      ),
      'element-missing',
      4,
    ],
    [
      'two titles',
      course(`<block ${id('block', 'b')}>${texts('b')}${texts('b')}${au('a')}</block>`),
      'element-repeated',
      4,
    ],
    ['a language that is none', course(au('a').replace('en-US', 'in English')), 'language-unknown', 4],
    ['a moveOn it does not know', course(au('a', 'moveOn="passed"')), 'value-unknown', 4],
    ['a launchMethod it does not know', course(au('a', 'launchMethod="Frame"')), 'value-unknown', 4],
    ['a masteryScore above 1', course(au('a', 'masteryScore="1.1"')), 'score-out-of-range', 4],
    ['a masteryScore below 0', course(au('a', 'masteryScore="-0.1"')), 'score-out-of-range', 4],
    ['a masteryScore of five places', course(au('a', 'masteryScore="0.12345"')), 'score-out-of-range', 4],
    ['an activity type that is no IRI', course(au('a', 'activityType="media"')), 'not-an-iri', 4],
    ['a relative address without a package', course(au('a', '', '<url>start.html</url>')), 'url-not-qualified', 4],
    ['an address with a blank', course(au('a', '', '<url>http://a.example b.html</url>')), 'url-invalid', 4],
    [
      'an address that takes a name of the launch',
      course(au('a', '', '<url>https://a.example/?endpoint=x</url>')),
      'url-names-parameter',
      4,
    ],
  ];
  test.each(cases)('%s', (_, text, code, line) => expect(faultsOf(text)).toContainEqual([code, line]));

  test('all faults at once', () => {
    expect(faultsOf(course(`${au('a', 'moveOn="x"')}\n${au('a', 'masteryScore="7"')}`)).map(([code]) => code)).toEqual([
      'value-unknown',
      'id-repeated',
      'score-out-of-range',
    ]);
  });

  test('a file that is not in the package', () => {
    const inside = au('a', '', '<url>lost.html</url>');
    expect(faultsOf(course(inside), ['start.html'])).toEqual([['file-missing', 4]]);
    expect(faultsOf(course(inside), ['lost.html'])).toEqual([]);
  });
});

test('a thousand units and more are read', () => {
  const found = read(course(Array.from({ length: 1_001 }, (_, n) => au(`n${n}`)).join('\n')));
  expect(found.ok && unitsOf(found.course.children)).toHaveLength(1_001);
});
