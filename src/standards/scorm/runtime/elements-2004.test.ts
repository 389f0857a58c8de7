import { describe, expect, test } from 'vitest';
import {
  getLastError,
  getValue,
  initialize,
  openApi2004,
  setValue,
  type Answer2004,
  type Api2004,
} from './api-2004.ts';
import { openData, type Launch2004 } from './attempt-2004.ts';

const launch: Launch2004 = { learnerId: 'p-1', learnerName: 'Doe, Sam' };

/** Calls in a row on one API. */
class Content {
  state: Api2004;

  constructor(more: Partial<Launch2004> = {}) {
    this.state = initialize(openApi2004(openData({ ...launch, ...more })), '').state;
  }

  private keep(answered: Answer2004): string {
    this.state = answered.state;
    return answered.answer;
  }

  get = (element: string): string => this.keep(getValue(this.state, element));
  set = (element: string, value: string): string => this.keep(setValue(this.state, element, value));
  get error(): string {
    return getLastError(this.state);
  }
  /** the answer and the error code of a SetValue */
  setting = (element: string, value: string): readonly [string, string] => [this.set(element, value), this.error];
  getting = (element: string): readonly [string, string] => [this.get(element), this.error];
}

describe('collections', () => {
  test('grow one record after the other, which begins with its identifier', () => {
    const content = new Content();
    expect(content.setting('cmi.objectives.1.id', 'b')).toEqual(['false', '351']);
    expect(content.setting('cmi.objectives.0.success_status', 'passed')).toEqual(['false', '408']);
    expect(content.setting('cmi.objectives.0.score.raw', '1')).toEqual(['false', '408']);
    expect(content.setting('cmi.objectives.0.colour', 'red')).toEqual(['false', '401']);
    expect(content.setting('cmi.objectives.0', 'red')).toEqual(['false', '401']);
    expect(content.setting('cmi.objectives.first.id', 'a')).toEqual(['false', '401']);
    expect(content.setting('cmi.objectives.-1.id', 'a')).toEqual(['false', '401']);
    expect(content.get('cmi.objectives._count')).toBe('0');
    expect(content.setting('cmi.objectives.0.id', 'a')).toEqual(['true', '0']);
    expect(content.get('cmi.objectives._count')).toBe('1');
    expect(content.setting('cmi.objectives.0.score.raw', '1')).toEqual(['true', '0']);
    expect(content.getting('cmi.objectives.0.success_status')).toEqual(['unknown', '0']);
    expect(content.getting('cmi.objectives.0.score.scaled')).toEqual(['', '403']);
    expect(content.getting('cmi.objectives.1.id')).toEqual(['', '301']);
    expect(content.getting('cmi.objectives.0.colour')).toEqual(['', '401']);
  });

  test('call no record by a number with zeros before it, nor by one too large', () => {
    const content = new Content();
    content.set('cmi.objectives.0.id', 'a');
    content.set('cmi.objectives.1.id', 'b');
    for (const index of ['01', '00', '2000000000']) {
      expect(content.setting(`cmi.objectives.${index}.id`, 'c')).toEqual(['false', '351']);
      expect(content.getting(`cmi.objectives.${index}.id`)).toEqual(['', '301']);
    }
    expect(content.setting('cmi.comments_from_lms.00.comment', 'x')).toEqual(['false', '404']);
    expect(content.get('cmi.objectives._count')).toBe('2');
  });

  test('do not grow by a value that is refused', () => {
    const content = new Content();
    expect(content.setting('cmi.objectives.0.id', '')).toEqual(['false', '406']);
    expect(content.setting('cmi.comments_from_learner.0.timestamp', 'now')).toEqual(['false', '406']);
    expect(content.get('cmi.objectives._count')).toBe('0');
    expect(content.get('cmi.comments_from_learner._count')).toBe('0');
  });

  test('of objectives keep each identifier, and have it once', () => {
    const content = new Content();
    content.set('cmi.objectives.0.id', 'a');
    expect(content.setting('cmi.objectives.0.id', 'a')).toEqual(['true', '0']);
    expect(content.setting('cmi.objectives.0.id', 'b')).toEqual(['false', '351']);
    expect(content.setting('cmi.objectives.1.id', 'a')).toEqual(['false', '351']);
    expect(content.get('cmi.objectives._count')).toBe('1');
  });

  test('of interactions need the type before the answers, and forget them with it', () => {
    const content = new Content();
    const at = 'cmi.interactions.0';
    expect(content.setting(`${at}.type`, 'choice')).toEqual(['false', '408']);
    content.set(`${at}.id`, 'i');
    expect(content.setting(`${at}.learner_response`, 'a')).toEqual(['false', '408']);
    expect(content.setting(`${at}.correct_responses.0.pattern`, 'a')).toEqual(['false', '408']);
    expect(content.setting(`${at}.type`, 'essay')).toEqual(['false', '406']);
    content.set(`${at}.type`, 'choice');
    expect(content.setting(`${at}.learner_response`, 'a[,]b')).toEqual(['true', '0']);
    expect(content.setting(`${at}.correct_responses.0.pattern`, 'a[,]b')).toEqual(['true', '0']);
    expect(content.setting(`${at}.correct_responses.1.pattern`, 'b[,]a')).toEqual(['false', '351']);
    expect(content.setting(`${at}.correct_responses.1.pattern`, 'c')).toEqual(['true', '0']);
    expect(content.get(`${at}.correct_responses._count`)).toBe('2');
    expect(content.getting(`${at}.correct_responses._children`)).toEqual(['', '301']);
    content.set(`${at}.type`, 'numeric');
    expect(content.get(`${at}.correct_responses._count`)).toBe('0');
    expect(content.getting(`${at}.learner_response`)).toEqual(['', '403']);
    expect(content.setting(`${at}.correct_responses.0.pattern`, '1[:]2')).toEqual(['true', '0']);
    expect(content.setting(`${at}.correct_responses.1.pattern`, '3[:]4')).toEqual(['false', '351']);
    expect(content.setting(`${at}.result`, '0.5')).toEqual(['true', '0']);
    expect(content.setting(`${at}.result`, 'right')).toEqual(['false', '406']);
  });

  test('of an interaction’s objectives have each once', () => {
    const content = new Content();
    content.set('cmi.interactions.0.id', 'i');
    expect(content.setting('cmi.interactions.0.objectives.0.id', 'o')).toEqual(['true', '0']);
    expect(content.setting('cmi.interactions.0.objectives.1.id', 'o')).toEqual(['false', '351']);
    expect(content.get('cmi.interactions.0.objectives._count')).toBe('1');
    expect(content.getting('cmi.interactions.0.objectives.1.id')).toEqual(['', '301']);
    content.set('cmi.interactions.1.id', 'i');
    expect(content.setting('cmi.interactions.1.objectives.0.id', 'o')).toEqual(['true', '0']);
  });

  test('of comments from the system are there to read', () => {
    const content = new Content({ commentsFromLms: [{ comment: 'Welcome', location: 'start' }] });
    expect(content.get('cmi.comments_from_lms._count')).toBe('1');
    expect(content.getting('cmi.comments_from_lms.0.comment')).toEqual(['Welcome', '0']);
    expect(content.getting('cmi.comments_from_lms.0.timestamp')).toEqual(['', '403']);
    expect(content.setting('cmi.comments_from_lms.1.comment', 'x')).toEqual(['false', '404']);
  });
});

describe('adl', () => {
  test('data can be read and written as the manifest allows', () => {
    const content = new Content({
      sharedData: [
        { id: 'both', read: true, write: true, value: 'old' },
        { id: 'in', read: true, write: false },
        { id: 'out', read: false, write: true },
      ],
    });
    expect(content.get('adl.data._count')).toBe('3');
    expect(content.getting('adl.data.0.store')).toEqual(['old', '0']);
    expect(content.setting('adl.data.0.store', 'new')).toEqual(['true', '0']);
    expect(content.getting('adl.data.1.store')).toEqual(['', '403']);
    expect(content.setting('adl.data.1.store', 'x')).toEqual(['false', '404']);
    expect(content.setting('adl.data.2.store', 'x')).toEqual(['true', '0']);
    expect(content.getting('adl.data.2.store')).toEqual(['', '405']);
    expect(content.getting('adl.data.2.id')).toEqual(['out', '0']);
    expect(content.setting('adl.data.0.id', 'mine')).toEqual(['false', '404']);
    expect(content.setting('adl.data.3.store', 'x')).toEqual(['false', '351']);
    expect(content.getting('adl.data.3.store')).toEqual(['', '301']);
  });

  test('navigation says what would be valid', () => {
    const content = new Content({ valid: { continue: true, previous: false, choice: ['a.b'], jump: [] } });
    expect(content.get('adl.nav.request_valid.continue')).toBe('true');
    expect(content.get('adl.nav.request_valid.previous')).toBe('false');
    expect(content.get('adl.nav.request_valid.choice.{target=a.b}')).toBe('true');
    expect(content.get('adl.nav.request_valid.choice.{target=c}')).toBe('false');
    expect(content.get('adl.nav.request_valid.jump.{target=a.b}')).toBe('false');
    expect(content.getting('adl.nav.request_valid.choice')).toEqual(['', '301']);
    expect(content.getting('adl.nav.request_valid.choice.a')).toEqual(['', '301']);
    expect(content.setting('adl.nav.request', '{target=a.b}choice')).toEqual(['true', '0']);
    expect(content.get('adl.nav.request')).toBe('{target=a.b}choice');
  });
});
