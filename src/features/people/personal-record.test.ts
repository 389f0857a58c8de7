import { describe, expect, test } from 'vitest';
import { dueWhenLeftBy, erase, erasedName, maySeeWhoLooked, type PersonToErase, readerOf } from './personal-record.ts';

const ines: PersonToErase = { name: 'Ines Özil', erased: false, leads: 0, grants: [] };
const many = { owner: 2, administrator: 2 };
const asked = { self: false, owner: false, typedName: 'Ines Özil' };

describe('erasing', () => {
  test('takes the name as typed, whatever its case and spaces', () => {
    expect(erase(ines, many, { ...asked, typedName: '  ines  o\u0308zil ' }).ok).toBe(true);
    expect(erase(ines, many, { ...asked, typedName: 'Ines' })).toEqual({ ok: false, refused: 'name-differs' });
  });

  test('refuses while somebody is still led', () => {
    expect(erase({ ...ines, leads: 1 }, many, asked)).toEqual({ ok: false, refused: 'still-leads' });
    expect(erase({ ...ines, leads: 1 }, many, null)).toEqual({ ok: false, refused: 'still-leads' });
  });

  test('never takes the last owner or the last administrator', () => {
    const owner = { ...ines, grants: ['owner'] };
    expect(erase(owner, { owner: 0, administrator: 2 }, { ...asked, owner: true })).toEqual({
      ok: false,
      refused: 'last-owner',
    });
    expect(erase(owner, { owner: 1, administrator: 0 }, { ...asked, owner: true }).ok).toBe(true);
    expect(erase({ ...ines, grants: ['administrator'] }, { owner: 1, administrator: 0 }, null)).toEqual({
      ok: false,
      refused: 'last-administrator',
    });
  });

  test('lets only an owner erase an owner, nobody themselves, and nobody twice', () => {
    expect(erase({ ...ines, grants: ['owner'] }, many, asked)).toEqual({ ok: false, refused: 'owner-only' });
    expect(erase(ines, many, { ...asked, self: true })).toEqual({ ok: false, refused: 'own-record' });
    expect(erase({ ...ines, erased: true }, many, asked)).toEqual({ ok: false, refused: 'already-erased' });
  });

  test('leaves a name that says what happened', () => {
    expect(erasedName(['de', 'en'])).toBe('Gelöschte Person');
    expect(erasedName(['fr'])).toBe('Erased person');
  });
});

describe('retention', () => {
  test('counts whole days from the first day away, and nothing without a period', () => {
    expect(dueWhenLeftBy('2026-03-31', 30)).toBe('2026-03-01');
    expect(dueWhenLeftBy('2026-03-31', 0)).toBe('2026-03-31');
    expect(dueWhenLeftBy('2026-03-31', null)).toBeNull();
  });
});

describe('the whole record', () => {
  test('is for the person, owners and administrators; not for a manager', () => {
    expect(readerOf({ grants: [] }, 'self')).toBe('self');
    expect(readerOf({ grants: ['administrator', 'owner'] }, 'colleague')).toBe('owner');
    expect(readerOf({ grants: ['administrator'] }, 'manager')).toBe('administrator');
    expect(readerOf({ grants: ['head-of-sales'] }, 'manager')).toBeNull();
    expect(maySeeWhoLooked({ grants: ['administrator'] }, 'colleague')).toBe(false);
  });
});
