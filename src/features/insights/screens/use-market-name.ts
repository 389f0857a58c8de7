/** What a row of markets is called: the people in none, and those directly in the market whose parts the other rows are. */
import { useLingui } from '@lingui/react/macro';
import { useCallback } from 'react';

interface MarketRow {
  readonly name: string | null;
  readonly here: boolean;
}

export function useMarketName(): (row: MarketRow) => string {
  const { t } = useLingui();
  return useCallback(
    ({ name, here }) => {
      if (name === null) return t`No market`;
      return here ? t`${name}, not further divided` : name;
    },
    [t],
  );
}
