/** Where the keys lead inside a heat map; left and right as the reader sees them. With Ctrl, as far as it goes. */
export interface Spot {
  readonly row: number;
  readonly column: number;
}

export function moved(
  at: Spot,
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>,
  last: Spot,
  fromRight: boolean,
): Spot | undefined {
  const side = fromRight ? -1 : 1;
  const far = event.ctrlKey || event.metaKey;
  const within = (row: number, column: number): Spot => ({
    row: Math.max(0, Math.min(last.row, row)),
    column: Math.max(0, Math.min(last.column, column)),
  });
  switch (event.key) {
    case 'ArrowDown':
      return within(far ? last.row : at.row + 1, at.column);
    case 'ArrowUp':
      return within(far ? 0 : at.row - 1, at.column);
    case 'ArrowRight':
      return within(at.row, at.column + side);
    case 'ArrowLeft':
      return within(at.row, at.column - side);
    case 'Home':
      return within(far ? 0 : at.row, 0);
    case 'End':
      return within(far ? last.row : at.row, last.column);
    case 'PageDown':
      return within(at.row + 10, at.column);
    case 'PageUp':
      return within(at.row - 10, at.column);
    default:
      return undefined;
  }
}
