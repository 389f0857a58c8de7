import { describe, expect, test } from 'vitest';
import { nobody } from './roster-draft.ts';
import { type RosterFields, type RosterPerson } from './roster-people.ts';
import { type Imported, planUndo, type UndoWorld } from './roster-undo.ts';

const fields = (name: string, more: Partial<RosterFields> = {}): RosterFields => ({ ...nobody, name, ...more });
const person = (personId: string, of: RosterFields): RosterPerson => ({ ...of, personId, indispensable: false });
const world = (people: readonly RosterPerson[], more: Partial<UndoWorld> = {}): UndoWorld => ({
  people,
  touched: new Set(),
  existing: new Set(['east', 'west']),
  ...more,
});
const changed = (personId: string, before: RosterFields | null, after: RosterFields): Imported => ({
  personId,
  before,
  after,
});

describe('undo', () => {
  test('makes everything as it was while nobody has changed it', () => {
    const before = fields('Anna', { email: 'a@x.test', marketId: 'east' });
    const after = fields('Anna Ott', { email: 'b@x.test', marketId: 'west' });
    const plan = planUndo(
      [changed('a', before, after), changed('n', null, fields('New'))],
      world([person('a', after), person('n', fields('New'))]),
    );
    expect(plan).toMatchObject({ removed: ['n'], restored: [{ personId: 'a', after: before }], kept: [] });
  });

  test('keeps a field that somebody has changed since, and restores the others', () => {
    const before = fields('Anna', { title: 'Seller', marketId: 'east' });
    const after = fields('Anna', { title: 'Head', marketId: 'west' });
    const plan = planUndo([changed('a', before, after)], world([person('a', { ...after, title: 'Director' })]));
    expect(plan.restored).toMatchObject([{ after: { title: 'Director', marketId: 'east' } }]);
    expect(plan.kept).toEqual([{ personId: 'a', name: 'Anna', reason: 'changed-since', fields: ['title'] }]);
  });

  test('keeps people with a history of their own, and those who lead somebody that stays, all the way up', () => {
    const people = [
      person('top', fields('Top')),
      person('mid', fields('Mid', { managerId: 'top' })),
      person('low', fields('Low', { managerId: 'mid' })),
      person('other', fields('Other', { managerId: 'top' })),
    ];
    const imported = people.map((one) => changed(one.personId, null, one));
    const plan = planUndo(imported, world(people, { touched: new Set(['low']) }));
    expect(plan.removed).toEqual(['other']);
    expect(plan.kept.map((one) => [one.name, one.reason])).toEqual([
      ['Low', 'has-history'],
      ['Mid', 'leads-others'],
      ['Top', 'leads-others'],
    ]);
  });

  test('does not bring back what no longer exists or belongs to somebody else by now', () => {
    const before = fields('Anna', { email: 'a@x.test', marketId: 'closed', managerId: 'erased' });
    const after = fields('Anna', { email: 'b@x.test', marketId: 'west', managerId: null });
    const plan = planUndo(
      [changed('a', before, after)],
      world([person('a', after), person('b', fields('Ben', { email: 'a@x.test' }))]),
    );
    expect(plan.restored).toEqual([]);
    expect(plan.kept).toMatchObject([{ reason: 'no-longer-possible', fields: ['marketId', 'managerId', 'email'] }]);
  });

  test('closes no ring of managers', () => {
    const people = [person('a', fields('Anna')), person('b', fields('Ben', { managerId: 'a' }))];
    const plan = planUndo([changed('a', fields('Anna', { managerId: 'b' }), fields('Anna'))], world(people));
    expect(plan.restored).toEqual([]);
    expect(plan.kept).toMatchObject([{ personId: 'a', fields: ['managerId'] }]);
  });
});
