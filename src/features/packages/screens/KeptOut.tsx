/** What content asked of other servers and did not get, quietly: most of it nobody misses, and who does can look it up here. */
import { Plural, useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import type { Blocked } from '../frame-protocol.ts';
import classes from './play.module.css';

export function KeptOut({ blocked }: { readonly blocked: readonly Blocked[] }): ReactElement | null {
  const { t } = useLingui();
  const places = [...new Set(blocked.map(({ address }) => placeOf(address)))];
  if (places.length === 0) return null;
  return (
    <details className={classes['keptOut']}>
      <summary>
        <Plural value={places.length} one="# address was kept out" other="# addresses were kept out" />
      </summary>
      <p>{t`Content made elsewhere reaches this academy only. It asked for:`}</p>
      <ul>
        {places.map((place) => (
          <li key={place}>{place}</li>
        ))}
      </ul>
    </details>
  );
}

/** The server, without what was asked of it; some is no address at all, like `inline`. */
function placeOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host || address : address;
}
