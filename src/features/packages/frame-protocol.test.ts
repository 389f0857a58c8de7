import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fits, readFromFrame, readFromPage, readLeftover } from './frame-protocol.ts';

const kept = { values: { 'cmi.location': '3' }, counts: { 'cmi.interactions': 1 }, said: { 'cmi.location': true } };
const report = { kind: 'report', launch: 1, report: 2, activity: 'item-1', kept };
const ended = { ...report, kind: 'ended', phase: 'terminated' };

describe('what comes from the frame', () => {
  test('is taken as it was meant', () => {
    expect(readFromFrame(report)).toEqual(report);
    expect(readFromFrame(ended)).toEqual(ended);
    expect(readFromFrame({ kind: 'loaded', launch: 0 })).toEqual({ kind: 'loaded', launch: 0 });
    expect(readFromFrame({ kind: 'left', launch: 2 })).toEqual({ kind: 'left', launch: 2 });
    expect(readFromFrame({ kind: 'ready', leftovers: [] })).toEqual({ kind: 'ready', leftovers: [] });
  });

  test('leaves behind whatever else stood in it', () => {
    expect(readFromFrame({ ...report, session: 'another', asked: { request: 'exitAll' } })).toEqual(report);
  });

  test.each([
    ['nothing', null],
    ['a text', 'report'],
    ['a list', [report]],
    ['an unknown kind', { ...report, kind: 'completed' }],
    ['a report without a number', { ...report, report: undefined }],
    ['a report with a number that is none', { ...report, report: Number.NaN }],
    ['a report before the first', { ...report, report: -1 }],
    ['a half report', { ...report, report: 1.5 }],
    ['a launch that is none', { ...report, launch: '1' }],
    ['no activity', { ...report, activity: '' }],
    ['an endless activity', { ...report, activity: 'x'.repeat(4_001) }],
    ['a value that is no text', { ...report, kept: { ...kept, values: { 'cmi.location': 3 } } }],
    ['a value that is an object', { ...report, kept: { ...kept, values: { 'cmi.location': { toString: 1 } } } }],
    ['values that are a list', { ...report, kept: { ...kept, values: ['cmi.location'] } }],
    ['an endless name', { ...report, kept: { ...kept, values: { ['x'.repeat(600)]: '' } } }],
    ['more than can be sent', { ...report, kept: { ...kept, values: { 'cmi.suspend_data': 'x'.repeat(480_000) } } }],
    ['a count below zero', { ...report, kept: { ...kept, counts: { 'cmi.interactions': -1 } } }],
    ['a count without end', { ...report, kept: { ...kept, counts: { 'cmi.interactions': Infinity } } }],
    ['said that was not', { ...report, kept: { ...kept, said: { 'cmi.location': 'yes' } } }],
    ['an unknown phase', { ...ended, phase: 'passed' }],
    ['no phase', { ...ended, phase: undefined }],
    ['leftovers that are no list', { kind: 'ready', leftovers: {} }],
  ])('is not believed when it is %s', (_, message) => {
    expect(readFromFrame(message)).toBeNull();
  });

  test('cannot reach the prototype of what is made from it', () => {
    const message = JSON.parse(
      '{"kind":"report","launch":1,"report":1,"activity":"a","kept":{"values":{"__proto__":"x"},"counts":{},"said":{}}}',
    );
    const read = readFromFrame(message);
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
    expect(read && 'kept' in read && Object.hasOwn(read.kept.values, '__proto__')).toBe(true);
  });

  test('names only so much of what was kept out, and shortens it', () => {
    const what = Array.from({ length: 80 }, (_, at) => ({
      directive: 'font-src',
      address: `https://x/${at}${'y'.repeat(900)}`,
    }));
    const read = readFromFrame({ kind: 'blocked', launch: 1, what: [...what, 7] });
    expect(read?.kind === 'blocked' && [read.what.length, read.what[0]?.address.length]).toEqual([50, 500]);
  });

  test('leaves out the leftovers that are none and keeps the others', () => {
    const left = { session: 's', report: 4, activity: 'a', kept, phase: 'running' };
    expect(readFromFrame({ kind: 'ready', leftovers: [left, { ...left, report: 'x' }, null] })).toEqual({
      kind: 'ready',
      leftovers: [left],
    });
    expect(readLeftover({ ...left, session: '' })).toBeNull();
  });

  test('is never anything but one of the kinds, whatever was sent', () => {
    fc.assert(
      fc.property(
        fc.anything({ maxDepth: 4, withNullPrototype: true }),
        fc.constantFrom('report', 'ended', 'ready', 'blocked'),
        (what, kind) => {
          const message = typeof what === 'object' && what !== null ? { ...what, kind } : what;
          const read = readFromFrame(message);
          if (read && 'kept' in read) expect(fits(read.kept)).toBe(true);
          expect(read === null || read.kind === kind).toBe(true);
        },
      ),
      { seed: 41, numRuns: 400 },
    );
  });
});

describe('what comes from the page', () => {
  const open = {
    kind: 'open',
    launch: 1,
    session: 's',
    activity: 'a',
    title: '',
    address: 'http://content.example/f/index.html',
    edition: '2004',
    state: {},
    reported: 0,
    parting: { url: 'http://academy.example/parting', token: 't' },
    ownWindow: null,
  };
  const words = { closed: '', open: '', blocked: '', toOpen: 'Open', toShow: 'Show' };
  const ownWindow = { words, language: 'de', colours: { ground: '#fff' } };

  test('is told apart by its kind', () => {
    expect(readFromPage(open)).toEqual(open);
    expect(readFromPage({ ...open, ownWindow })).toEqual({ ...open, ownWindow });
    expect(readFromPage({ kind: 'rest', launch: 3 })).toEqual({ kind: 'rest', launch: 3 });
    expect(readFromPage({ kind: 'close', launch: 3, more: 1 })).toEqual({ kind: 'close', launch: 3 });
    expect(readFromPage({ kind: 'valid', launch: 3, valid: {} })).toMatchObject({ kind: 'valid' });
    expect(readFromPage({ kind: 'kept', session: 's', report: 3 })).toMatchObject({ report: 3 });
  });

  test.each([
    ['an edition nobody knows', { ...open, edition: '1.1' }],
    ['no address', { ...open, address: '' }],
    ['nowhere to part to', { ...open, parting: null }],
    ['no state', { ...open, state: null }],
    ['a place nobody knows', { ...open, ownWindow: undefined }],
    ['colours that are no texts', { ...open, ownWindow: { ...ownWindow, colours: { ground: {} } } }],
    ['an unknown kind', { ...open, kind: 'begin' }],
    ['a list', [open]],
  ])('is not carried out with %s', (_, message) => {
    expect(readFromPage(message)).toBeNull();
  });
});
