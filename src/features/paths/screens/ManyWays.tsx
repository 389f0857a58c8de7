/** What can be done to many at once with learning: giving, taking back, placement checks. Those chosen before stay chosen. */
import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import classes from './many.module.css';

export function ManyWays({ people }: { readonly people: readonly string[] }): ReactElement {
  const { t } = useLingui();
  const search = people.length > 0 ? { people: people.join(',') } : {};
  const ways = [
    { to: '/assign', words: t`Give` },
    { to: '/assign/take', words: t`Take back` },
    { to: '/assign/place', words: t`Placement checks` },
  ] as const;
  return (
    <nav aria-label={t`For many at once`} className={classes['ways']}>
      {ways.map(({ to, words }) => (
        <Link
          key={to}
          to={to}
          search={search}
          activeOptions={{ exact: true, includeSearch: false }}
          className={classes['way'] ?? ''}
        >
          {words}
        </Link>
      ))}
    </nav>
  );
}
