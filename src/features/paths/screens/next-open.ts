/** The question one goes on with: the next that is open, else the first that was left out before; behind the last when none is. */
export function nextOpen(saved: ReadonlySet<number>, count: number, after: number): number {
  const open = Array.from({ length: count }, (_, at) => at).filter((at) => !saved.has(at));
  return open.find((at) => at > after) ?? open[0] ?? count;
}
