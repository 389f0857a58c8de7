/** What ends because people leave, said before they do. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Alert } from '@mantine/core';
import type { ReactElement } from 'react';
import { useFormat } from '../../../web/format.ts';

export function WhatEnds({ ends }: { readonly ends: Readonly<Record<string, number>> }): ReactElement | null {
  const { t } = useLingui();
  const format = useFormat();
  const agreements = ends['agreements'] ?? 0;
  const sessions = ends['coaching-sessions'] ?? 0;
  const all = [
    ...(agreements > 0 ? [plural(agreements, { one: '# agreement', other: '# agreements' })] : []),
    ...(sessions > 0
      ? [plural(sessions, { one: '# planned coaching session', other: '# planned coaching sessions' })]
      : []),
  ];
  if (all.length === 0) return null;
  const what = format.list(all);
  return <Alert color="yellow">{t`With it ends: ${what}. Taken back, they stand again.`}</Alert>;
}
