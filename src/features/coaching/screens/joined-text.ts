/** Two texts written on the same thing at once, as one: what stands, then what only the other says. No line of either is lost. */
export function joinedText(theirs: string, mine: string): string {
  if (mine.includes(theirs)) return mine;
  if (theirs.includes(mine)) return theirs;
  const there = new Set(theirs.split('\n').map((line) => line.trim()));
  const only = mine.split('\n').filter((line) => !there.has(line.trim()));
  return [theirs, ...only].join('\n');
}
