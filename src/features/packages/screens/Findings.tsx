/** What was found in the files of a package, in the words of the standard's own world, which its maker speaks. */
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import type { Found } from './bringing.ts';
import classes from './shelf.module.css';

export function Findings({ found }: { readonly found: readonly Found[] }): ReactElement {
  const { t } = useLingui();
  return (
    <ol className={classes['findings']}>
      {different(found).map(({ file, line, says }) => (
        <li key={`${file}:${line}:${says}`}>
          <span className={classes['where']}>{line > 0 ? t`${file}, line ${line}` : file}</span>
          <span lang="en">{says}</span>
        </li>
      ))}
    </ol>
  );
}

function different(found: readonly Found[]): readonly Found[] {
  return [...new Map(found.map((one) => [`${one.file}:${one.line}:${one.says}`, one])).values()];
}
