import { describe, expect, test } from 'vitest';
import { follow, type HeldRole, type PlannedRole } from './role.ts';

const level = (levelId: string, name = levelId) => ({ levelId, key: levelId, name: { en: name } });
const planned: readonly PlannedRole[] = [
  {
    roleId: 'hunter',
    key: 'hunter',
    name: { en: 'Hunter' },
    motion: 'consultative',
    levels: [level('junior'), level('senior')],
  },
  { roleId: 'farmer', key: 'farmer', name: { en: 'Farmer' }, motion: null, levels: [level('only')] },
];
const register = follow([], planned, 'in-force');
const roleNamed = (roles: readonly HeldRole[], roleId: string) => roles.find((role) => role.roleId === roleId);

describe('the register of roles', () => {
  test('takes over roles and levels in their order', () => {
    expect(register.map(({ roleId, position }) => [roleId, position])).toEqual([
      ['hunter', 1],
      ['farmer', 2],
    ]);
    expect(register[0]?.levels.map(({ levelId, position, retired }) => [levelId, position, retired])).toEqual([
      ['junior', 1, false],
      ['senior', 2, false],
    ]);
  });

  test('changes nothing where nothing is new, whatever the order of languages', () => {
    const both = planned.map((role) => ({ ...role, name: { en: 'A', de: 'B' } }));
    const kept = follow([], both, 'in-force').map((role) => ({ ...role, name: { de: 'B', en: 'A' } }));
    expect(follow(kept, both, 'in-force')).toEqual([]);
  });

  test('retires what is left out, and takes it back when it returns', () => {
    const [hunter] = planned;
    const without = follow(register, hunter ? [{ ...hunter, levels: [level('junior')] }] : [], 'in-force');
    expect(roleNamed(without, 'farmer')?.retired).toBe(true);
    expect(roleNamed(without, 'hunter')?.levels.map(({ levelId, retired }) => [levelId, retired])).toEqual([
      ['junior', false],
      ['senior', true],
    ]);
    expect(follow(without, planned, 'in-force')).toEqual(register);
  });

  test('only adds what a later version plans', () => {
    const later: readonly PlannedRole[] = [
      {
        roleId: 'hunter',
        key: 'hunter',
        name: { en: 'New name' },
        motion: null,
        levels: [level('expert'), level('junior', 'New name')],
      },
    ];
    const added = follow(register, later, 'planned');
    expect(added).toHaveLength(1);
    expect(added[0]).toMatchObject({ name: { en: 'Hunter' }, motion: 'consultative', retired: false });
    expect(added[0]?.levels.map(({ levelId, name, retired }) => [levelId, name.en, retired])).toEqual([
      ['expert', 'expert', false],
      ['junior', 'junior', false],
      ['senior', 'senior', false],
    ]);
  });
});
