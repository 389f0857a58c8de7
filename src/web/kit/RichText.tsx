/** A longer text as people write it in a plain field: paragraphs, `- ` lists and `**strong**`. Anything else stands as written. */
import type { ReactElement } from 'react';
import classes from './rich-text.module.css';

export function RichText({ text }: { readonly text: string }): ReactElement {
  return (
    <div className={classes['text']}>
      {blocksOf(text).map(({ place, list, lines }) =>
        list ? (
          <ul key={place}>
            {lines.map((line) => (
              <li key={line.place}>
                <Strong text={line.text} />
              </li>
            ))}
          </ul>
        ) : (
          <p key={place}>
            <Strong text={lines.map((line) => line.text).join(' ')} />
          </p>
        ),
      )}
    </div>
  );
}

interface Block {
  readonly place: number;
  readonly list: boolean;
  readonly lines: { readonly place: number; text: string }[];
}

function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let open: Block | undefined;
  for (const line of text.split(/\r?\n/).map((one) => one.trim())) {
    if (line === '') {
      open = undefined;
      continue;
    }
    const list = line.startsWith('- ');
    if (!open || open.list !== list) {
      // a line after a list point goes on with it
      const point = open?.list ? open.lines.at(-1) : undefined;
      if (point) {
        point.text += ` ${line}`;
        continue;
      }
      open = { place: blocks.length, list, lines: [] };
      blocks.push(open);
    }
    open.lines.push({ place: open.lines.length, text: list ? line.slice(2) : line });
  }
  return blocks;
}

/** What was opened and never closed is no mark. */
function Strong({ text }: { readonly text: string }): ReactElement {
  const parts = text.split(/\*\*(.+?)\*\*/).map((part, place) => ({ part, place, strong: place % 2 === 1 }));
  return <>{parts.map(({ part, place, strong }) => (strong ? <strong key={place}>{part}</strong> : part))}</>;
}
