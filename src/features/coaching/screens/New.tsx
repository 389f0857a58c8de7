/** A mark on what reads differently from what was agreed before. */
import { useLingui } from '@lingui/react/macro';
import { Badge } from '@mantine/core';
import type { ReactElement } from 'react';

export function New(): ReactElement {
  const { t } = useLingui();
  return <Badge size="sm" color="petrol">{t`new`}</Badge>;
}
