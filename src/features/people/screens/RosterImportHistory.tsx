/** The imports so far, the last one first, with the way back for the last that stands. */
import { useLingui } from '@lingui/react/macro';
import { Badge, Table, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import type { Told } from '../../../web/api.ts';
import { useAsk } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { changeKinds } from '../roster-changes.ts';
import type { listRosterImports } from '../roster-contract.ts';
import { useKindWords } from './roster-import-words.ts';
import { RosterImportUndo } from './RosterImportUndo.tsx';
import classes from './roster-import.module.css';

type Import = Told<typeof listRosterImports>['items'][number];

export function RosterImportHistory(): ReactElement | null {
  const { t } = useLingui();
  const format = useFormat();
  const imports = useAsk<typeof listRosterImports>('GET', '/api/roster/imports');
  const items = imports.data?.items ?? [];
  // what came of taking one back stays on the screen when the one before it can be taken back too
  const [takenBack, setTakenBack] = useState<readonly string[]>([]);
  const last = items.find((one) => one.mayUndo);
  const ways = items.filter((one) => one === last || takenBack.includes(one.id));
  if (items.length === 0) return null;
  return (
    <section className={classes['history']}>
      <Text component="h2" fw={600} mb="xs">{t`Imports so far`}</Text>
      <Table verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t`When`}</Table.Th>
            <Table.Th>{t`File`}</Table.Th>
            <Table.Th className={classes['samples']}>{t`By`}</Table.Th>
            <Table.Th>{t`What`}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((one) => (
            <Table.Tr key={one.id}>
              <Table.Td>{format.moment(one.at)}</Table.Td>
              <Table.Td className={classes['column']}>{one.fileName}</Table.Td>
              <Table.Td className={classes['samples']}>{one.by?.name}</Table.Td>
              <Table.Td>
                {one.undoneAt ? <Badge variant="default" tt="none">{t`taken back`}</Badge> : <Counted of={one} />}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {ways.map(({ id, fileName }) => (
        <RosterImportUndo
          key={id}
          importId={id}
          fileName={fileName}
          onAsked={() => setTakenBack((before) => [...before, id])}
        />
      ))}
    </section>
  );
}

function Counted({ of }: { readonly of: Import }): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const kinds = useKindWords();
  const parts = changeKinds
    .filter((kind) => (of.counts[kind] ?? 0) > 0)
    .map((kind) => `${kinds[kind]}: ${format.number(of.counts[kind] ?? 0)}`);
  return <>{parts.length > 0 ? parts.join(' · ') : t`nothing`}</>;
}
