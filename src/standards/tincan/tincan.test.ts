import { describe, expect, test } from 'vitest';
import { judgeTinCan, type TinCanTerms } from './judge-statement.ts';
import { tinCanAddress } from './launch.ts';
import { readTinCan } from './read-tincan.ts';

const files = new Set(['index.html', 'story/start page.html']);
const written = (activities: string): string =>
  `<?xml version="1.0"?>\n<tincan xmlns="http://projecttincan.com/tincan.xsd"><activities>${activities}</activities></tincan>`;
const course = `<activity id="https://maker.example/talk" type="http://adlnet.gov/expapi/activities/course">
  <name lang="de">Gespräch</name><name>Talk</name><description lang="en-US">How to talk</description>
  <launch lang="en-US">story/start%20page.html?x=1</launch></activity>`;

describe('a tincan.xml', () => {
  test('says what the package is about and where it starts', () => {
    const read = readTinCan(
      written(`${course}<activity id="https://other.example/quiz"><name>Quiz</name></activity>`),
      files,
    );
    expect(read).toEqual({
      ok: true,
      course: {
        activityId: 'https://maker.example/talk',
        activities: ['https://maker.example/talk', 'https://other.example/quiz'],
        title: { de: 'Gespräch', und: 'Talk' },
        description: { 'en-US': 'How to talk' },
        activityType: 'http://adlnet.gov/expapi/activities/course',
        launch: 'story/start%20page.html?x=1',
      },
    });
  });

  test.each([
    ['<tincan>', 'not-well-formed', 1],
    ['<course/>', 'not-tincan', 1],
    [written('<activity id="https://a.example"><name>A</name></activity>'), 'not-launched', 2],
    [written('<activity id="talk"><launch>index.html</launch></activity>'), 'not-an-iri', 2],
    [written('<activity id="https://a.example"><launch>gone.html</launch></activity>'), 'file-missing', 2],
    [written('<activity id="https://a.example"><launch>../index.html</launch></activity>'), 'url-invalid', 2],
    [written('<activity id="https://a.example"><launch>javascript:alert(1)</launch></activity>'), 'url-invalid', 2],
    [written('<activity id="https://a.example"><launch>//a.example/x</launch></activity>'), 'url-invalid', 2],
  ])('%s is refused as %s', (text, code, line) => {
    expect(readTinCan(text, files)).toMatchObject({ ok: false, faults: [{ code, line }] });
  });

  test('without files launches an address of its own, and nothing relative', () => {
    const at = (launch: string) =>
      readTinCan(written(`<activity id="https://a.example"><launch>${launch}</launch></activity>`), null);
    expect(at('https://a.example/start')).toMatchObject({ ok: true, course: { launch: 'https://a.example/start' } });
    expect(at('index.html')).toMatchObject({ ok: false });
  });
});

const actor = { objectType: 'Agent', account: { homePage: 'https://academy.example', name: 'p1' } };
const terms: TinCanTerms = {
  registration: '0190f3d2-0000-7000-8000-000000000001',
  actor,
  activityId: 'https://maker.example/talk',
  activities: ['https://maker.example/talk', 'https://other.example/quiz'],
  reserved: ['urn:uuid:', 'https://academy.example/'],
};

test('the launch address keeps what the author wrote and names what content needs', () => {
  const address = new URL(
    tinCanAddress('https://content.example/f/start.html?x=1#top', {
      endpoint: 'https://academy.example/xapi-content/s/',
      auth: 'Basic abc=',
      actor,
      registration: terms.registration,
      activityId: terms.activityId,
      language: 'de',
    }),
  );
  expect(Object.fromEntries(address.searchParams)).toEqual({
    x: '1',
    endpoint: 'https://academy.example/xapi-content/s/',
    auth: 'Basic abc=',
    actor: JSON.stringify(actor),
    registration: terms.registration,
    activity_id: terms.activityId,
    grouping: terms.activityId,
    'Accept-Language': 'de',
  });
  expect(address.hash).toBe('#top');
});

describe('a statement of content', () => {
  const verb = (name: string) => ({ id: `http://adlnet.gov/expapi/verbs/${name}` });
  const said = (more: object = {}) => ({ actor, verb: verb('experienced'), object: { id: terms.activityId }, ...more });
  const judged = (more: object) => judgeTinCan(terms, said(more));

  test.each([
    ['of somebody else', { actor: { mbox: 'mailto:other@example.test' } }],
    ['of a group', { actor: { ...actor, objectType: 'Group' } }],
    ['in another registration', { context: { registration: '0190f3d2-0000-7000-8000-000000000002' } }],
    ['that voids', { verb: verb('voided'), object: { objectType: 'StatementRef', id: terms.registration } }],
    ['about a unit of another package', { object: { id: 'urn:uuid:0190f3d2-0000-7000-8000-000000000003' } }],
    ['about the academy’s own', { object: { id: 'https://academy.example/modules/1' } }],
  ])('%s is refused', (_, more) => expect(judged(more).ok).toBe(false));

  test('gets the registration where it has none, and is tied to the package where it is about something else', () => {
    expect(judged({})).toMatchObject({ ok: true, statement: { context: { registration: terms.registration } } });
    const film = judged({ object: { id: 'https://films.example/1' } });
    expect(film).toMatchObject({
      ok: true,
      statement: { context: { contextActivities: { grouping: [{ id: terms.activityId }] } } },
    });
    const own = judged({ object: { id: `${terms.activityId}/page-2` } });
    expect(own.ok && own.statement['context']).toEqual({ registration: terms.registration });
  });

  test.each([
    ['completed', { duration: 'PT90S' }, { done: 'completed', score: null, duration: 90_000 }],
    ['passed', { score: { scaled: 0.8 } }, { done: 'passed', score: 0.8, duration: null }],
    ['mastered', { score: { raw: 15, min: 10, max: 20 } }, { done: 'passed', score: 0.5, duration: null }],
    ['failed', { score: { raw: 1, max: 4 } }, { done: 'failed', score: 0.25, duration: null }],
    ['failed', { score: { raw: 1 } }, { done: 'failed', score: null, duration: null }],
    ['terminated', { duration: 'PT2M', score: { scaled: 1 } }, { done: null, score: null, duration: 120_000 }],
    ['experienced', { completion: true }, { done: null, score: null, duration: null }],
  ])('%s with %o', (name, result, told) =>
    expect(judged({ verb: verb(name), result })).toMatchObject({ ok: true, told }),
  );

  test('about a part of the package does not make the package done', () => {
    const part = judged({
      verb: verb('passed'),
      object: { id: `${terms.activityId}/quiz` },
      result: { success: true },
    });
    expect(part).toMatchObject({ ok: true, told: { done: null } });
  });
});
