import { describe, expect, test } from 'vitest';
import { newId } from '../../kernel/id.ts';
import type { Ask } from '../../testing/academy.ts';
import { salesTeam } from '../../testing/sales-team.ts';
import { companyCells, teamCells } from './cells.ts';
import { rateMany, type Sheet } from './commands.ts';

interface Capability {
  readonly capabilityId: string;
}

/** Two markets below one, a manager with three sellers in each, rated with figures that do not move. */
async function company() {
  const team = await salesTeam();
  const { a, roleId, levels, capabilities } = team;
  const [world, north, south] = [newId(), newId(), newId()];
  const market = (id: string, name: string, parentId: string | null) =>
    a.owner('PUT', `/api/markets/${id}`, { name, parentId });
  await market(world, 'World', null);
  await market(north, 'North', world);
  await market(south, 'South', world);
  const managers = [
    await a.join({ name: 'Nora North', marketId: north }),
    await a.join({ name: 'Sol South', marketId: south }),
  ];
  const sellers = [];
  for (const [number, name] of ['Ann', 'Bo', 'Cy', 'Di', 'Ed', '=Flo'].entries()) {
    const place = { managerId: managers[number % 2]!.id, marketId: number % 2 === 0 ? north : south, roleId };
    sellers.push(await a.join({ name, ...place, ...(number < 4 ? { levelId: levels[number % 2]!.id } : {}) }));
  }
  const openedAt = new Date('2025-11-03T09:00:00Z');
  const sheets = sellers.slice(0, 5).map((seller, number): Sheet => ({
    assessment: {
      assessmentId: newId(),
      personId: seller.id,
      raterId: managers[number % 2]!.id,
      kind: 'appraisal',
      state: 'confirmed',
      openedAt,
      closedAt: openedAt,
    },
    ratings: capabilities
      .slice(0, 9)
      .map(({ capabilityId }, at) => ({ capabilityId, proficiency: 1 + ((number + at) % 4), ratedAt: openedAt })),
  }));
  await a.act((act) => rateMany(act, sheets));
  return { ...team, world, north, south, managers, sellers };
}

const teamOf = async (ask: Ask, query = '') => (await ask('GET', `/api/gaps/team${query}`)).body;

describe('a team’s gaps', () => {
  test('are, cell by cell, those of each person’s own page', async () => {
    const { managers, sellers } = await company();
    const { people, capabilities } = await teamOf(managers[0]!.ask);
    expect(people.map(({ name }: { name: string }) => name)).toEqual(['Ann', 'Cy', 'Ed']);
    for (const person of people) {
      const own = (await sellers.find(({ id }) => id === person.id)!.ask('GET', `/api/people/${person.id}/standings`))
        .body;
      const cells = teamCells(person.cells, (position) => (capabilities as Capability[])[position]!.capabilityId);
      expect(cells).toHaveLength(own.capabilities.length);
      for (const one of own.capabilities) {
        const cell = cells.find(({ capabilityId }) => capabilityId === one.capabilityId)!;
        const { step, required, held, weight, gap, toRestore, outcome } = one;
        expect(cell).toMatchObject({ step, required, held, weight, gap, toRestore, outcome });
        expect(cell.certainty).toBeCloseTo(one.certainty, 2);
      }
    }
  });

  test('down the tree, of a team lead below, of a market; nobody sees people they do not lead or head', async () => {
    const { a, managers, world, north, head, manager } = await company();
    const names = (answer: { people: { name: string }[] }) => answer.people.map(({ name }) => name);
    expect(names(await teamOf(head.ask))).toEqual(['Mona Manager']);
    expect(names(await teamOf(head.ask, '?depth=tree'))).toEqual(['Cora Colleague', 'Mona Manager', 'Sven Seller']);
    expect(names(await teamOf(head.ask, `?manager=${manager.id}`))).toEqual(['Cora Colleague', 'Sven Seller']);
    expect(names(await teamOf(managers[0]!.ask, `?manager=${manager.id}`))).toEqual([]);
    expect(names(await teamOf(managers[0]!.ask, `?market=${world}`))).toEqual(['Ann', 'Cy', 'Ed']);
    const heads = await a.join({ name: 'Hal Head', grants: [{ grant: 'head-of-sales', marketId: north }] });
    expect(names(await teamOf(heads.ask, `?market=${world}`))).toEqual(['Ann', 'Cy', 'Ed', 'Nora North']);
    expect(names(await teamOf(a.owner, `?market=${world}`))).toHaveLength(8);
    const administrator = await a.join({ name: 'Ada Admin', grants: [{ grant: 'administrator', marketId: null }] });
    expect((await administrator.ask('GET', '/api/gaps/team')).status).toBe(403);
  });

  test('as a file, in which no name runs as a formula', async () => {
    const { managers } = await company();
    const { text, headers } = await managers[1]!.ask('GET', '/api/gaps/team/file');
    expect(headers.get('content-type')).toContain('text/csv');
    expect(text).toContain("\r\n'=Flo,");
    expect(text.split('\r\n')[0]).toContain('person,role,level,target,group,capability,standing');
  });
});

describe('the academy’s gaps', () => {
  test('add up, row by row, to the gaps of the people in it', async () => {
    const { a, north, south, world, managers, manager } = await company();
    const all = (await a.owner('GET', `/api/gaps/company?market=${world}`)).body;
    expect(all.rows.map(({ name }: { name: string }) => name)).toEqual(['North', 'South']);
    for (const [id, lead] of [
      [north, managers[0]!],
      [south, managers[1]!],
    ] as const) {
      const row = all.rows.find((one: { id: string }) => one.id === id);
      const { people, capabilities } = await teamOf(lead.ask);
      expect(row).toMatchObject({ people: people.length + 1, opens: true });
      const summed = new Map<string, { people: number; proven: number; below: number; missing: number }>();
      let demonstrated = 0;
      for (const cell of people.flatMap((one: { cells: number[] }) =>
        teamCells(one.cells, (at) => (capabilities as Capability[])[at]!.capabilityId),
      )) {
        if (cell.required === 0) continue;
        const sum = summed.get(cell.capabilityId) ?? { people: 0, proven: 0, below: 0, missing: 0 };
        const proven = cell.step > 0;
        if (proven && cell.step >= cell.required) demonstrated += cell.weight;
        summed.set(cell.capabilityId, {
          people: sum.people + 1,
          proven: sum.proven + Number(proven),
          below: sum.below + Number(proven && cell.gap > 0),
          missing: sum.missing + cell.gap,
        });
      }
      const cells = companyCells(row.cells);
      expect(cells).toHaveLength(summed.size);
      for (const { position, ...cell } of cells)
        expect(cell).toMatchObject(summed.get(all.capabilities[position].capabilityId)!);
      expect(row.demonstrated).toBe(demonstrated);
    }
    expect((await manager.ask('GET', '/api/gaps/company')).status).toBe(403);
  });

  test('by role and by team; people without a market stand apart', async () => {
    const { a, roleId, world } = await company();
    const top = (await a.owner('GET', '/api/gaps/company')).body;
    expect(top.rows.map(({ name, id }: { name: string; id: string }) => [name, id])).toEqual([
      ['World', world],
      [null, null],
    ]);
    expect(top.rows.map(({ people }: { people: number }) => people)).toEqual([8, 5]);
    const roles = (await a.owner('GET', `/api/gaps/company?by=role&market=${world}`)).body;
    expect(roles.rows).toMatchObject([
      { id: roleId, name: { en: 'Key account manager' }, people: 6 },
      { id: null, people: 2 },
    ]);
    const teams = (await a.owner('GET', `/api/gaps/company?by=team&market=${world}`)).body;
    expect(teams.rows).toMatchObject([{ id: null, name: null, people: 8 }]);
    const file = await a.owner('GET', '/api/gaps/company/file?by=role');
    expect(file.text).toContain('role,group,capability,people,assessed,below,share_below,mean_gap');
  });

  test('a head of sales sees the markets they head, and no others', async () => {
    const { a, north, south, world } = await company();
    const heads = await a.join({ name: 'Hal Head', grants: [{ grant: 'head-of-sales', marketId: north }] });
    const seen = (await heads.ask('GET', '/api/gaps/company')).body;
    expect([seen.path, seen.rows.map(({ name, here }: { name: string; here: boolean }) => [name, here])]).toEqual([
      [{ id: north, name: 'North' }],
      [['North', true]],
    ]);
    expect((await heads.ask('GET', `/api/gaps/company?market=${south}`)).status).toBe(404);
    expect((await heads.ask('GET', `/api/gaps/company?market=${world}`)).status).toBe(404);
    const everywhere = await a.join({ name: 'Ida Head', grants: [{ grant: 'head-of-sales', marketId: null }] });
    expect((await everywhere.ask('GET', '/api/gaps/company')).body.rows).toHaveLength(2);
  });

  test('someone who left counts no more', async () => {
    const { a, world, sellers } = await company();
    await a.owner('POST', '/api/people/change', {
      selection: { people: [sellers[0]!.id] },
      change: { leftOn: '2026-03-02' },
    });
    const [north] = (await a.owner('GET', `/api/gaps/company?market=${world}`)).body.rows;
    expect(north.people).toBe(3);
  });
});
