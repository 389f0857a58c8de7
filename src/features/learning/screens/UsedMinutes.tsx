/** Beside the planned minutes: how long it really took those who finished it. Nothing until there are enough of them to be no one. */
import { Plural, useLingui } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useAsk } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import type { listUsedMinutes } from '../contract.ts';

export function UsedMinutes({ activityId }: { readonly activityId: string }): ReactElement | null {
  const { t } = useLingui();
  const format = useFormat();
  const answer = useAsk<typeof listUsedMinutes>('GET', '/api/learning/used-minutes', {
    query: { activityIds: activityId },
  });
  const used = answer.data?.items[0];
  if (!used || used.medianMinutes === null) return null;
  const minutes = format.number(used.medianMinutes, 0);
  return (
    <Text size="sm" c="dimmed">
      {t`Really takes ${minutes} min.`}{' '}
      <Plural value={used.completions} one="Finished once." other="Finished # times." />
    </Text>
  );
}
