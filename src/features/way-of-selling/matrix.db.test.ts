import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type TestAcademy, testAcademy } from '../../testing/academy.ts';

const at = '/api/way-of-selling/versions';

async function draftOf(a: TestAcademy): Promise<string> {
  const { body } = await a.owner('POST', at, { from: { versionId: 'in-force' } });
  return body.versionId;
}

interface MatrixAnswer {
  readonly cells: readonly number[];
}

function cellOf({ cells }: MatrixAnswer, column: number, row: number): { proficiency: number; weight: number } | null {
  for (let from = 0; from < cells.length; from += 4) {
    if (cells[from] === column && cells[from + 1] === row)
      return { proficiency: cells[from + 2] ?? 0, weight: cells[from + 3] ?? 0 };
  }
  return null;
}

describe('cells', () => {
  test('what two people edit at once is never overwritten unseen', async () => {
    const a = await testAcademy('starter');
    const versionId = await draftOf(a);
    const { body } = await a.owner('GET', `${at}/${versionId}`);
    const [one, other] = body.roles[0].levels;
    const capabilityId = body.capabilities[0].capabilityId;
    const was = cellOf(body, 0, 0);
    const first = { levelId: one.levelId, capabilityId, was, now: { proficiency: 4, weight: 1 } };
    await a.owner('PATCH', `${at}/${versionId}/cells`, { edits: [first] });
    const { body: answer } = await a.owner('PATCH', `${at}/${versionId}/cells`, {
      edits: [
        { ...first, now: { proficiency: 1, weight: 1 } },
        { levelId: other.levelId, capabilityId, was: cellOf(body, 1, 0), now: null },
        { levelId: capabilityId, capabilityId, was: null, now: null },
      ],
    });
    expect(answer).toEqual({
      revision: 3,
      refused: [
        { levelId: one.levelId, capabilityId, refused: 'changed-meanwhile', present: first.now },
        { levelId: capabilityId, capabilityId, refused: 'not-in-matrix', present: null },
      ],
    });
    const { body: now } = await a.owner('GET', `${at}/${versionId}`);
    expect([cellOf(now, 0, 0), cellOf(now, 1, 0)]).toEqual([first.now, null]);
  });

  test('any edits and their inverse leave the draft as it was', async () => {
    const a = await testAcademy('starter');
    const versionId = await draftOf(a);
    const { body } = await a.owner('GET', `${at}/${versionId}`);
    const levels = body.roles.flatMap((role: { levels: { levelId: string }[] }) =>
      role.levels.map(({ levelId }) => levelId),
    );
    const cell = fc.option(
      fc.record(
        { proficiency: fc.integer({ min: 1, max: 4 }), weight: fc.integer({ min: 1, max: 5 }) },
        { noNullPrototype: true },
      ),
    );
    const place = fc.record({
      column: fc.nat({ max: levels.length - 1 }),
      row: fc.nat({ max: body.capabilities.length - 1 }),
      now: cell,
    });
    const unique = fc.uniqueArray(place, {
      minLength: 1,
      maxLength: 40,
      selector: ({ column, row }) => `${column}/${row}`,
    });
    await fc.assert(
      fc.asyncProperty(unique, async (wanted) => {
        const edits = wanted.map(({ column, row, now }) => ({
          levelId: levels[column],
          capabilityId: body.capabilities[row].capabilityId,
          was: cellOf(body, column, row),
          now,
        }));
        const there = await a.owner('PATCH', `${at}/${versionId}/cells`, { edits });
        const changed = await a.owner('GET', `${at}/${versionId}`);
        const back = await a.owner('PATCH', `${at}/${versionId}/cells`, {
          edits: edits.map(({ was, now, ...rest }) => ({ ...rest, was: now, now: was })),
        });
        expect([there.body.refused, back.body.refused]).toEqual([[], []]);
        for (const { column, row, now } of wanted) expect(cellOf(changed.body, column, row)).toEqual(now);
        expect(inFours((await a.owner('GET', `${at}/${versionId}`)).body)).toEqual(inFours(body));
      }),
      { seed: 31, numRuns: 15 },
    );
  });
});

function inFours({ cells }: MatrixAnswer): readonly string[] {
  return Array.from({ length: cells.length / 4 }, (_, position) =>
    cells.slice(position * 4, position * 4 + 4).join(),
  ).sort();
}
