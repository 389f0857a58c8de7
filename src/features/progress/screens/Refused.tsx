/** Who is left out of something done to many, and why. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import classes from './progress.module.css';
import { useProgressReasons } from './progress-words.ts';

const shown = 20;

export function Refused({
  refused,
}: {
  readonly refused: readonly { readonly id: string; readonly name: string; readonly reason: string }[];
}): ReactElement | null {
  const { t } = useLingui();
  const reasons = useProgressReasons();
  if (refused.length === 0) return null;
  const more = refused.length - shown;
  return (
    <>
      <p>{plural(refused.length, { one: '# person is left out:', other: '# people are left out:' })}</p>
      <ul className={classes['names']}>
        {refused.slice(0, shown).map(({ id, name, reason }) => (
          <li key={id}>{[name || t`somebody you do not lead`, reasons[reason] ?? reason].join(': ')}</li>
        ))}
        {more > 0 && <li>{t`and ${more} more`}</li>}
      </ul>
    </>
  );
}
