/** What was put right or left out of a package that came in. */
import { Plural, useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import type { Found } from './bringing.ts';
import { Findings } from './Findings.tsx';
import classes from './shelf.module.css';

export function Warnings({ found }: { readonly found: readonly Found[] }): ReactElement {
  const { t } = useLingui();
  if (found.length === 0)
    return <p className={classes['said']}>{t`It came in whole: nothing was put right, nothing left out.`}</p>;
  return (
    <details className={classes['found']}>
      <summary>
        <Plural
          value={found.length}
          one="It can be played. # thing was put right or left out"
          other="It can be played. # things were put right or left out"
        />
      </summary>
      <Findings found={found} />
    </details>
  );
}
