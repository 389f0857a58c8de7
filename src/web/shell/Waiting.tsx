/** What stands where a screen will be: the shape of it, still; the reader who listens hears "loading" once. */
import { useLingui } from '@lingui/react/macro';
import { Skeleton } from '@mantine/core';
import type { ReactElement } from 'react';

export function Waiting({ rows = 6 }: { readonly rows?: number }): ReactElement {
  const { t } = useLingui();
  return (
    <div aria-busy="true">
      <span className="only-heard" role="status">{t`Loading`}</span>
      <Skeleton height={28} width="min(320px, 60%)" mb={32} />
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={44} mb={12} />
      ))}
    </div>
  );
}
