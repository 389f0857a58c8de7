/** What each column means: the guess, with samples, to be corrected by choosing. Closed while nothing has to be asked. */
import { useLingui } from '@lingui/react/macro';
import { NativeSelect, Table, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Told } from '../../../web/api.ts';
import { type ColumnMeaning, columnMeanings, marketSeparators, type RosterMapping } from '../roster.ts';
import type { uploadRoster } from '../roster-contract.ts';
import { useMeanings } from './roster-import-words.ts';
import classes from './roster-import.module.css';

export type Mapping = RosterMapping;

interface ColumnsProps {
  readonly upload: Told<typeof uploadRoster>;
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
  readonly open: boolean;
  readonly askDateOrder: boolean;
}

export function RosterImportColumns({ upload, mapping, onChange, open, askDateOrder }: ColumnsProps): ReactElement {
  const { t } = useLingui();
  const meanings = useMeanings();
  const known = mapping.columns.flatMap((meaning, column) =>
    meaning ? [`${meanings[meaning]}: ${upload.columns[column]?.name ?? ''}`] : [],
  );
  const columns = upload.columns.map((column, at) => ({ ...column, at }));
  const choose = (column: number, meaning: ColumnMeaning | null): void => {
    // a meaning stands once: it moves here from where it was
    const chosen = mapping.columns.map((other, at) => (at === column ? meaning : other === meaning ? null : other));
    onChange({ ...mapping, columns: chosen });
  };
  return (
    <details className={classes['columns']} open={open || undefined}>
      <summary>
        <span className={classes['summary']}>
          {upload.remembered ? t`Columns, as you mapped them last time` : t`Columns`}
        </span>
        <Text component="span" size="sm" c="dimmed">
          {known.join(' · ')}
        </Text>
      </summary>
      <Table verticalSpacing={6} className={classes['table']}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t`Column`}</Table.Th>
            <Table.Th>{t`Means`}</Table.Th>
            <Table.Th className={classes['samples']}>{t`For example`}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {columns.map(({ at, ...column }) => (
            <Table.Tr key={at}>
              <Table.Th scope="row" className={classes['column']}>
                {column.name}
              </Table.Th>
              <Table.Td>
                <NativeSelect
                  aria-label={t`What ${column.name} means`}
                  value={mapping.columns[at] ?? ''}
                  onChange={(event) => choose(at, (event.currentTarget.value || null) as ColumnMeaning | null)}
                  data={[
                    { value: '', label: t`Not imported` },
                    ...columnMeanings.map((value) => ({ value, label: meanings[value] })),
                  ]}
                />
                <Text size="xs" c="dimmed" className={classes['samplesBelow']}>
                  {column.samples.join(' · ')}
                </Text>
              </Table.Td>
              <Table.Td className={classes['samples']}>
                <Text size="sm" c="dimmed">
                  {column.samples.join(' · ')}
                </Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Readings mapping={mapping} onChange={onChange} askDateOrder={askDateOrder} />
    </details>
  );
}

/** How dates, names and paths of markets are to be read. */
function Readings({
  mapping,
  onChange,
  askDateOrder,
}: Pick<ColumnsProps, 'mapping' | 'onChange' | 'askDateOrder'>): ReactElement {
  const { t } = useLingui();
  return (
    <div className={classes['readings']}>
      {askDateOrder && (
        <NativeSelect
          label={t`Dates such as 03/04/2026`}
          value={mapping.dateOrder ?? ''}
          onChange={(event) =>
            onChange({ ...mapping, dateOrder: (event.currentTarget.value || null) as Mapping['dateOrder'] })
          }
          data={[
            { value: '', label: t`Say how they are meant` },
            { value: 'day-first', label: t`The day comes first` },
            { value: 'month-first', label: t`The month comes first` },
          ]}
        />
      )}
      {mapping.columns.includes('name') && (
        <NativeSelect
          label={t`Names`}
          value={mapping.nameOrder}
          onChange={(event) => onChange({ ...mapping, nameOrder: event.currentTarget.value as Mapping['nameOrder'] })}
          data={[
            { value: 'as-written', label: t`As they are written` },
            { value: 'last-comma-first', label: t`Last name, comma, first name` },
          ]}
        />
      )}
      {mapping.columns.includes('market') && (
        <NativeSelect
          label={t`Steps of the market tree in one cell`}
          value={mapping.marketSeparator ?? ''}
          onChange={(event) =>
            onChange({ ...mapping, marketSeparator: (event.currentTarget.value || null) as Mapping['marketSeparator'] })
          }
          data={[
            { value: '', label: t`One market in a cell` },
            ...marketSeparators.map((value) => ({ value, label: t`Parted by ${value}` })),
          ]}
        />
      )}
    </div>
  );
}
