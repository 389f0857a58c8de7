import { describe, expect, test } from 'vitest';
import { agreementSightOf, mayNameManager, sessionSightOf, sightOf } from './access.ts';

const of = { salespersonId: 'sam', managerId: 'mia' };
const plain = (personId: string) => ({ personId, grants: [] });

describe('who reads an agreement or a session', () => {
  test('the two read its content', () => {
    expect(sightOf(plain('sam'), of, false)).toBe('content');
    expect(sightOf(plain('mia'), of, true)).toBe('content');
  });

  test('leaders above and the owner see that it exists, its dates and the gaps', () => {
    expect(sightOf(plain('lena'), of, true)).toBe('outline');
    expect(sightOf({ personId: 'olga', grants: ['owner'] }, of, false)).toBe('outline');
  });

  test('administrators see that it happens, and more only where they are more', () => {
    expect(sightOf({ personId: 'adam', grants: ['administrator'] }, of, false)).toBe('dates');
    expect(sightOf({ personId: 'adam', grants: ['administrator'] }, of, true)).toBe('outline');
    expect(sightOf({ personId: 'mia', grants: ['administrator'] }, of, false)).toBe('content');
  });

  test('colleagues, trainers and contributors see nothing', () => {
    expect(sightOf({ personId: 'tom', grants: ['trainer', 'contributor'] }, of, false)).toBe('nothing');
  });

  test('a manager who handed over sees nothing any more', () => {
    expect(sightOf(plain('mia'), { ...of, managerId: 'nora' }, false)).toBe('nothing');
  });
});

describe('who reads an agreement that has ended', () => {
  const ended = { ...of, ended: { why: 'gaps-closed' } };

  test('its manager, while they lead the salesperson; afterwards only that there was one', () => {
    expect(agreementSightOf(plain('mia'), ended, true)).toBe('content');
    expect(agreementSightOf(plain('mia'), ended, false)).toBe('outline');
    expect(agreementSightOf(plain('mia'), { ...of, ended: null }, false), 'nobody else leads them yet').toBe('content');
  });

  test('the salesperson always; others as one in force', () => {
    expect(agreementSightOf(plain('sam'), ended, false)).toBe('content');
    expect(agreementSightOf(plain('lena'), ended, true)).toBe('outline');
    expect(agreementSightOf({ personId: 'adam', grants: ['administrator'] }, ended, false)).toBe('dates');
    expect(agreementSightOf(plain('tom'), ended, false)).toBe('nothing');
  });
});

describe('who reads a session', () => {
  test('the manager who held it, while they lead the salesperson; afterwards only that and when', () => {
    expect(sessionSightOf(plain('mia'), of, true)).toBe('content');
    expect(sessionSightOf(plain('mia'), of, false)).toBe('outline');
    expect(sessionSightOf({ personId: 'mia', grants: ['owner'] }, of, false)).toBe('outline');
  });

  test('the salesperson always; others as with an agreement', () => {
    expect(sessionSightOf(plain('sam'), of, false)).toBe('content');
    expect(sessionSightOf(plain('lena'), of, true)).toBe('outline');
    expect(sessionSightOf({ personId: 'adam', grants: ['administrator'] }, of, false)).toBe('dates');
    expect(sessionSightOf(plain('tom'), of, false)).toBe('nothing');
  });
});

describe('who names a new manager', () => {
  test('the manager, a leader above, an administrator; not the salesperson', () => {
    expect(mayNameManager(plain('mia'), 'mia', false)).toBe(true);
    expect(mayNameManager(plain('lena'), 'mia', true)).toBe(true);
    expect(mayNameManager({ personId: 'adam', grants: ['administrator'] }, 'mia', false)).toBe(true);
    expect(mayNameManager(plain('sam'), 'mia', false)).toBe(false);
  });
});
