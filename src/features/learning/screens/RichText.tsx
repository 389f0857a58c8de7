/** A text of a card: paragraphs, `- ` lists and `**strong**`. Anything else stands as it was written. */
import { Fragment, type ReactElement } from 'react';
import classes from './card.module.css';

export function RichText({ text }: { readonly text: string }): ReactElement {
  return (
    <div className={classes['text']}>
      {blocksOf(text).map((block, at) =>
        block.list ? (
          <ul key={at}>
            {block.lines.map((line, place) => (
              <li key={place}>
                <Strong text={line} />
              </li>
            ))}
          </ul>
        ) : (
          <p key={at}>
            {block.lines.map((line, place) => (
              <Fragment key={place}>
                {place > 0 && <br />}
                <Strong text={line} />
              </Fragment>
            ))}
          </p>
        ),
      )}
    </div>
  );
}

interface Block {
  readonly list: boolean;
  readonly lines: string[];
}

function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let apart = true;
  for (const line of text.split(/\r?\n/)) {
    const words = line.trim();
    const list = words.startsWith('- ');
    const open = apart ? undefined : blocks.at(-1);
    apart = words === '';
    if (apart) continue;
    const said = list ? words.slice(2) : words;
    if (open?.list === list) open.lines.push(said);
    else blocks.push({ list, lines: [said] });
  }
  return blocks;
}

function Strong({ text }: { readonly text: string }): ReactElement {
  return (
    <>
      {text.split('**').map((part, at, all) =>
        // an odd one at the end was never closed
        at % 2 === 1 && at < all.length - 1 ? (
          <strong key={at}>{part}</strong>
        ) : (
          <Fragment key={at}>{at % 2 === 1 ? `**${part}` : part}</Fragment>
        ),
      )}
    </>
  );
}
