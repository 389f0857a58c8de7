import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apply, type Cell, type CellEdit, changeOf, inverse, judgeEdits, type Matrix, placeKey } from './matrix.ts';
import {
  areaBetween,
  clearArea,
  copyArea,
  fillDown,
  fillRight,
  pasteBlock,
  setArea,
  type Stroke,
} from './matrix-strokes.ts';
import { noStrokes, redo, remember, undo } from './matrix-undo.ts';
import { readBlock } from './spreadsheet-block.ts';

function matrixOf(rows: readonly (readonly (Cell | null)[])[], columns: number): Matrix {
  const levelIds = Array.from({ length: columns }, (_, at) => `level-${at}`);
  const capabilityIds = rows.map((_, at) => `capability-${at}`);
  const cells = new Map<string, Cell>();
  for (const [row, line] of rows.entries()) {
    for (const [column, cell] of line.entries()) {
      if (cell) cells.set(placeKey({ levelId: `level-${column}`, capabilityId: `capability-${row}` }), cell);
    }
  }
  return { levelIds, capabilityIds, steps: 4, cells };
}

const figures = (matrix: Matrix, figure: 'proficiency' | 'weight' = 'proficiency'): string =>
  copyArea(
    matrix,
    { top: 0, left: 0, bottom: matrix.capabilityIds.length - 1, right: matrix.levelIds.length - 1 },
    figure,
  ).slice(0, -1);

const two: Cell = { proficiency: 2, weight: 5 };
const start = matrixOf(
  [
    [two, null, null],
    [null, null, null],
    [{ proficiency: 4, weight: 1 }, null, null],
  ],
  3,
);
const corner = areaBetween({ row: 0, column: 0 }, { row: 0, column: 0 });

describe('setting cells', () => {
  test('a new requirement weighs 3, an existing one keeps its weight', () => {
    const set = apply(start, setArea(start, { top: 0, left: 0, bottom: 1, right: 0 }, 'proficiency', 3).change);
    expect(figures(set)).toBe('3\t\t\n3\t\t\n4\t\t');
    expect(figures(set, 'weight')).toBe('5\t\t\n3\t\t\n1\t\t');
  });

  test('0 and clearing empty a cell', () => {
    expect(figures(apply(start, setArea(start, corner, 'proficiency', 0).change))).toBe('\t\t\n\t\t\n4\t\t');
    expect(figures(apply(start, clearArea(start, corner).change))).toBe('\t\t\n\t\t\n4\t\t');
  });

  test('refuses a proficiency beyond the scale and a weight where nothing is required', () => {
    expect(setArea(start, corner, 'proficiency', 5)).toMatchObject({
      change: [],
      leftOut: [{ row: 0, column: 0, reason: 'proficiency-outside-scale' }],
    });
    expect(setArea(start, { top: 0, left: 0, bottom: 1, right: 0 }, 'weight', 2)).toMatchObject({
      change: [{ now: { proficiency: 2, weight: 2 } }],
      leftOut: [{ row: 1, column: 0, reason: 'nothing-required' }],
    });
  });

  test('a stroke that changes nothing leaves nothing to undo', () => {
    const stroke = setArea(start, corner, 'proficiency', 2);
    expect(stroke.change).toEqual([]);
    expect(remember(noStrokes, stroke.change)).toBe(noStrokes);
  });
});

describe('filling', () => {
  test('down takes the first row over, weights too', () => {
    const filled = apply(start, fillDown(start, { top: 0, left: 0, bottom: 2, right: 1 }).change);
    expect(figures(filled)).toBe('2\t\t\n2\t\t\n2\t\t');
    expect(figures(filled, 'weight')).toBe('5\t\t\n5\t\t\n5\t\t');
  });

  test('a single row takes over from the row above, the first row from nowhere', () => {
    expect(
      figures(apply(start, fillDown(start, areaBetween({ row: 1, column: 0 }, { row: 1, column: 2 })).change)),
    ).toBe('2\t\t\n2\t\t\n4\t\t');
    expect(fillDown(start, corner).change).toEqual([]);
  });

  test('right takes the first column over', () => {
    expect(figures(apply(start, fillRight(start, { top: 0, left: 0, bottom: 2, right: 2 }).change))).toBe(
      '2\t2\t2\n\t\t\n4\t4\t4',
    );
  });
});

describe('pasting', () => {
  test('a block goes down from the corner; a blank empties', () => {
    const stroke = pasteBlock(start, corner, readBlock('\t1\r\n3\t4\r\n'), 'proficiency');
    expect(figures(apply(start, stroke.change))).toBe('\t1\t\n3\t4\t\n4\t\t');
    expect(stroke.area).toEqual({ top: 0, left: 0, bottom: 1, right: 1 });
  });

  test('one cell fills the whole selection, a block that fits repeats', () => {
    const all = { top: 0, left: 0, bottom: 2, right: 1 };
    expect(figures(apply(start, pasteBlock(start, all, [['3']], 'proficiency').change))).toBe('3\t3\t\n3\t3\t\n3\t3\t');
    expect(figures(apply(start, pasteBlock(start, all, [['1', '2']], 'proficiency').change))).toBe(
      '1\t2\t\n1\t2\t\n1\t2\t',
    );
  });

  test('says cell by cell what it leaves out and why, and takes the rest', () => {
    const stroke = pasteBlock(
      start,
      { top: 1, left: 1, bottom: 1, right: 1 },
      readBlock('3\tJunior\t9\n2,0\t2.5\n1\n4'),
      'proficiency',
    );
    expect(figures(apply(start, stroke.change))).toBe('2\t\t\n\t3\t\n4\t2\t');
    expect(stroke.leftOut.map(({ row, column, text, reason }) => [row, column, text, reason])).toEqual([
      [1, 2, 'Junior', 'not-a-number'],
      [2, 2, '2.5', 'proficiency-outside-scale'],
      [1, 3, '9', 'outside-matrix'],
      [3, 1, '1', 'outside-matrix'],
      [4, 1, '4', 'outside-matrix'],
    ]);
  });

  test('names of proficiencies stand for their number', () => {
    const stroke = pasteBlock(start, corner, [['Skilled']], 'proficiency', new Map([['skilled', 3]]));
    expect(figures(apply(start, stroke.change))).toBe('3\t\t\n\t\t\n4\t\t');
  });

  test('a blank among weights changes nothing', () => {
    expect(pasteBlock(start, corner, [['']], 'weight')).toMatchObject({ change: [], leftOut: [] });
  });
});

describe('the clipboard of a spreadsheet', () => {
  test.each([
    [
      '1\t2\n3\t4',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    [
      '1\t2\r\n3\t\r\n',
      [
        ['1', '2'],
        ['3', ''],
      ],
    ],
    ['"a\tb"\t"line\nbreak"\n"say ""hi"""', [['a\tb', 'line\nbreak'], ['say "hi"']]],
    ['"open\t1', [['"open', '1']]],
    ['"half"way\t1', [['"half"way', '1']]],
    ['\n1', [[''], ['1']]],
    ['', []],
  ])('reads %j', (text, cells) => {
    expect(readBlock(text)).toEqual(cells);
  });

  test('what was copied pastes back as it was', () => {
    fc.assert(
      fc.property(anyMatrix, (matrix) => {
        const all = { top: 0, left: 0, bottom: matrix.capabilityIds.length - 1, right: matrix.levelIds.length - 1 };
        expect(pasteBlock(matrix, all, readBlock(copyArea(matrix, all, 'proficiency')), 'proficiency').change).toEqual(
          [],
        );
      }),
      { seed: 11 },
    );
  });
});

const anyCell = fc.option(
  fc.record(
    { proficiency: fc.integer({ min: 1, max: 4 }), weight: fc.integer({ min: 1, max: 5 }) },
    { noNullPrototype: true },
  ),
);
const anyMatrix = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 4 }))
  .chain(([rows, columns]) =>
    fc
      .array(fc.array(anyCell, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows })
      .map((cells) => matrixOf(cells, columns)),
  );
const spot = fc.record({ row: fc.integer({ min: 0, max: 5 }), column: fc.integer({ min: 0, max: 4 }) });
const anyText = fc.oneof(
  fc.constantFrom('', '0', '1', '2', '3', '4', '5', '-1', 'x', '1.5', '2,0'),
  fc.string({ maxLength: 3 }),
);
type Hand = (matrix: Matrix) => Stroke;
const anyHand: fc.Arbitrary<Hand> = fc
  .tuple(
    spot,
    spot,
    fc.constantFrom('proficiency' as const, 'weight' as const),
    fc.integer({ min: -1, max: 6 }),
    fc.array(fc.array(anyText, { maxLength: 3 }), { maxLength: 3 }),
    fc.integer({ min: 0, max: 4 }),
  )
  .map(([one, other, figure, value, block, which]) => (matrix) => {
    const area = areaBetween(one, other);
    if (which === 0) return setArea(matrix, area, figure, value);
    if (which === 1) return clearArea(matrix, area);
    if (which === 2) return fillDown(matrix, area);
    if (which === 3) return fillRight(matrix, area);
    return pasteBlock(matrix, area, block, figure);
  });

describe('undo', () => {
  test('an edit and its inverse leave the matrix as it was', () => {
    fc.assert(
      fc.property(anyMatrix, anyHand, (matrix, hand) => {
        const { change } = hand(matrix);
        const back = apply(apply(matrix, change), inverse(change));
        expect(back.cells).toEqual(matrix.cells);
      }),
      { seed: 12, numRuns: 500 },
    );
  });

  test('undoing everything leads to the start, redoing everything to the end', () => {
    fc.assert(
      fc.property(anyMatrix, fc.array(anyHand, { maxLength: 8 }), (matrix, hands) => {
        let now = matrix;
        let strokes = noStrokes;
        for (const hand of hands) {
          const { change } = hand(now);
          now = apply(now, change);
          strokes = remember(strokes, change);
        }
        const end = now.cells;
        for (let step = undo(strokes); step; step = undo(strokes)) {
          now = apply(now, step.change);
          strokes = step.strokes;
        }
        expect(now.cells).toEqual(matrix.cells);
        for (let step = redo(strokes); step; step = redo(strokes)) {
          now = apply(now, step.change);
          strokes = step.strokes;
        }
        expect(now.cells).toEqual(end);
      }),
      { seed: 13 },
    );
  });

  test('every stroke leaves only requirements the scale knows, inside the matrix', () => {
    fc.assert(
      fc.property(anyMatrix, anyHand, (matrix, hand) => {
        const { change } = hand(matrix);
        expect(judgeEdits(matrix, change)).toEqual({ made: change, refused: [] });
      }),
      { seed: 14, numRuns: 500 },
    );
  });
});

describe('edits that come from a screen', () => {
  const place = { levelId: 'level-0', capabilityId: 'capability-0' };
  const edit = (over: Partial<CellEdit>): CellEdit => ({
    ...place,
    was: two,
    now: { proficiency: 3, weight: 5 },
    ...over,
  });

  test('hold where the cell still is what the editor saw', () => {
    expect(judgeEdits(start, [edit({})])).toEqual({ made: [edit({})], refused: [] });
  });

  test.each([
    ['somebody changed the cell', edit({ was: null }), 'changed-meanwhile'],
    ['the level is not in the matrix', edit({ levelId: 'gone' }), 'not-in-matrix'],
    ['the capability is not in the matrix', edit({ capabilityId: 'gone' }), 'not-in-matrix'],
    ['the scale ends earlier', edit({ now: { proficiency: 5, weight: 5 } }), 'proficiency-outside-scale'],
    ['the weight is too large', edit({ now: { proficiency: 3, weight: 6 } }), 'weight-outside-range'],
  ])('are refused where %s', (_, asked, refused) => {
    expect(judgeEdits(start, [asked])).toMatchObject({ made: [], refused: [{ refused }] });
  });

  test('that arrive once more do nothing', () => {
    const done = apply(start, [edit({})]);
    expect(judgeEdits(done, [edit({})])).toEqual({ made: [], refused: [] });
  });

  test('are refused the second time for the same cell, and quiet where nothing changes', () => {
    expect(judgeEdits(start, [edit({}), edit({})])).toMatchObject({ made: [{}], refused: [{ refused: 'twice' }] });
    expect(judgeEdits(start, [edit({ now: two })])).toEqual({ made: [], refused: [] });
  });

  test('an unknown level or capability is found by no place at all', () => {
    expect(changeOf(start, [{ ...place, now: null }])).toEqual([{ ...place, was: two, now: null }]);
  });
});
