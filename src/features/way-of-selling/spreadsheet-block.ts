/**
 * Tab-separated text as spreadsheets put it on the clipboard: a cell with a tab, a line break or a quote in it
 * stands in quotes, quotes in it doubled. One line break at the end belongs to the last line.
 */
export function readBlock(text: string): readonly (readonly string[])[] {
  const lines: string[][] = [];
  let line: string[] = [];
  let at = 0;
  while (at < text.length) {
    const [cell, end] = text[at] === '"' ? quoted(text, at) : plain(text, at);
    line.push(cell);
    at = end;
    if (text[at] === '\t') {
      at += 1;
      if (at === text.length) line.push('');
      continue;
    }
    lines.push(line);
    line = [];
    at += text.startsWith('\r\n', at) ? 2 : 1;
  }
  if (line.length > 0) lines.push(line);
  return lines;
}

function plain(text: string, from: number): readonly [string, number] {
  let end = from;
  while (end < text.length && text[end] !== '\t' && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return [text.slice(from, end), end];
}

/** A quote that never closes, or is followed by more text, was not a quoted cell: it is read as it stands. */
function quoted(text: string, from: number): readonly [string, number] {
  let cell = '';
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] !== '"') cell += text[at];
    else if (text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else {
      const next = text[at + 1];
      return next === undefined || next === '\t' || next === '\n' || next === '\r' ? [cell, at + 1] : plain(text, from);
    }
  }
  return plain(text, from);
}
