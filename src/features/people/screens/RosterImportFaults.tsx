/** What is wrong in the file: line, column, reason, and what becomes of it; also as a file for whoever keeps the original. */
import { Plural, useLingui } from '@lingui/react/macro';
import { Anchor, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { addressOf, type Told } from '../../../web/api.ts';
import { useAskPages } from '../../../web/ask.ts';
import { LongList } from '../../../web/kit/LongList.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import type { listRosterFaults } from '../roster-contract.ts';
import { useEffectWords, useFaultWords } from './roster-import-words.ts';

type Fault = Told<typeof listRosterFaults>['items'][number];

interface FaultsProps {
  readonly uploadId: string;
  readonly fingerprint: string;
  readonly total: number;
}

export function RosterImportFaults({ uploadId, fingerprint, total }: FaultsProps): ReactElement {
  const { t } = useLingui();
  const words = useFaultWords();
  const effects = useEffectWords();
  const list = useAskPages<typeof listRosterFaults>('GET', '/api/roster/uploads/:uploadId/faults', {
    params: { uploadId },
    query: { fingerprint },
  });
  const said = (fault: Fault): ReactElement => (
    <Text size="sm" lineClamp={2} title={words(fault)}>
      {words(fault)} {fault.people > 1 && <Plural value={fault.people} one="# person." other="# people." />}
    </Text>
  );
  const card = (fault: Fault): ReactElement => (
    <>
      <Text size="sm" c="dimmed">
        {[fault.line === null ? '' : t`Line ${fault.line}`, fault.column, effects[fault.effect]]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      {said(fault)}
    </>
  );
  return (
    <>
      <Problem error={list.error} />
      <LongList<Fault>
        label={t`To look at`}
        items={list.items ?? []}
        idOf={(fault) => `${fault.line ?? ''} ${fault.column ?? ''} ${fault.reason} ${fault.value ?? ''}`}
        nameOf={(fault) => words(fault)}
        total={total}
        onEnd={list.loadMore}
        cardHeight={96}
        columns={[
          { key: 'line', label: t`Line`, cell: (fault) => fault.line, width: '64px' },
          { key: 'column', label: t`Column`, cell: (fault) => fault.column, width: 'minmax(0, 0.7fr)' },
          { key: 'reason', label: t`Reason`, cell: said, width: 'minmax(0, 2.5fr)' },
          { key: 'effect', label: t`What happens`, cell: (fault) => effects[fault.effect], width: 'minmax(0, 0.7fr)' },
        ]}
        card={card}
      />
      <Anchor
        size="sm"
        mt="xs"
        href={addressOf('/api/roster/uploads/:uploadId/faults.csv', { params: { uploadId } })}
        download
      >
        {t`Download this list`}
      </Anchor>
    </>
  );
}
