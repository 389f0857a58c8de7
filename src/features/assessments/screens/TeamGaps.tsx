/**
 * People against capabilities: who needs what. Sorted by what weighs most, filtered by name, role and kind of gap; a cell answers
 * with its evidence. On a phone the same stands as a list, because a map is wider than a hand.
 */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { NativeSelect, SegmentedControl, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState, type ReactElement } from 'react';
import { useAsk } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { Dialog } from '../../../web/kit/Dialog.tsx';
import { Empty } from '../../../web/kit/Empty.tsx';
import { ExportMenu } from '../../../web/kit/ExportMenu.tsx';
import { Filters } from '../../../web/kit/Filters.tsx';
import type { HeatLine } from '../../../web/kit/heat-cell.ts';
import { heatPicture, heatTable, type HeatSource } from '../../../web/kit/heat-map-files.ts';
import { HeatKey } from '../../../web/kit/HeatKey.tsx';
import { HeatMap } from '../../../web/kit/HeatMap.tsx';
import { ButtonLink } from '../../../web/kit/links.ts';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import { Stat } from '../../../web/kit/Stat.tsx';
import { Stats } from '../../../web/kit/Stats.tsx';
import type { Words } from '../../../kernel/words.ts';
import { addressOf } from '../../../web/api.ts';
import type { getTeamGaps } from '../gap-contract.ts';
import { readGapScope } from './gap-scope.ts';
import { StandingWhy } from './StandingWhy.tsx';
import { TeamGapList } from './TeamGapList.tsx';
import classes from './gaps.module.css';
import { useTeamRows, type TeamFilter, type TeamOrder, type TeamRow, type TeamTold } from './use-team-rows.ts';

export function TeamGaps(): ReactElement {
  const scope = readGapScope(useSearch({ strict: false }));
  const { by: _, ...query } = scope;
  const answer = useAsk<typeof getTeamGaps>('GET', '/api/gaps/team', { query, hold: true });
  return (
    <Answered answer={answer} rows={10}>
      {(told) => <Found told={told} query={query} />}
    </Answered>
  );
}

interface FoundProps {
  readonly told: TeamTold;
  readonly query: ReturnType<typeof readGapScope>;
}

function Found({ told, query }: FoundProps): ReactElement {
  const { t } = useLingui();
  const navigate = useNavigate();
  const mine = told.scope.kind === 'manager' && !query.manager;
  const name = told.scope.name;
  const title = mine ? t`Gaps of my team` : t`Gaps: ${name}`;
  const leadsLeaders = told.people.some(({ leads }) => leads) || query.depth === 'tree';
  return (
    <>
      {told.people.length === 0 ? (
        <>
          <PageHeader title={title} />
          <Empty
            icon="gaps"
            title={t`Nobody here yet`}
            action={<ButtonLink to="/people">{t`To the people`}</ButtonLink>}
          >
            {mine
              ? t`As soon as somebody is led by you, their gaps stand here side by side.`
              : t`Nobody you may see belongs here.`}
          </Empty>
        </>
      ) : (
        <Map
          told={told}
          title={title}
          file={addressOf('/api/gaps/team/file', { query })}
          depth={
            told.scope.kind === 'manager' && leadsLeaders ? (
              <SegmentedControl
                aria-label={t`Whom it shows`}
                value={query.depth ?? 'direct'}
                onChange={(depth) =>
                  void navigate({
                    to: '/team/gaps',
                    search: { ...query, depth: depth as 'direct' | 'tree' },
                    replace: true,
                  })
                }
                data={[
                  { value: 'direct', label: t`Led directly` },
                  { value: 'tree', label: t`All below` },
                ]}
              />
            ) : null
          }
        />
      )}
    </>
  );
}

interface MapProps {
  readonly told: TeamTold;
  readonly title: string;
  readonly file: string;
  readonly depth: ReactElement | null;
}

function Map({ told, title, file, depth }: MapProps): ReactElement {
  const { t } = useLingui();
  const navigate = useNavigate();
  const onPhone = useMediaQuery('(width < 48em)', undefined, { getInitialValueInEffect: false }) ?? false;
  const [choice, setChoice] = useState<TeamFilter>({ q: '', role: '', only: 'all', order: 'weighted' });
  const [asked, setAsked] = useState<AskedCell | null>(null);
  const { rows, shown, columns, cellAt, say } = useTeamRows(told, choice);
  const source: HeatSource = useMemo(
    () => ({
      corner: t`Person`,
      rows: shown.map(lineOf),
      columns,
      cellAt: (row, column) => cellAt(row.key, column.key),
    }),
    [t, shown, columns, cellAt],
  );
  return (
    <>
      <PageHeader
        title={title}
        lead={
          told.total > told.people.length
            ? t`The first ${told.people.length} of ${told.total} people. Choose a team or a market to see the others.`
            : undefined
        }
        beside={
          <>
            {depth}
            <ExportMenu
              title={title}
              table={() => heatTable(source)}
              picture={() => heatPicture(title, source)}
              files={[{ label: t`Every cell (CSV)`, address: file }]}
            />
          </>
        }
      />
      <TeamFigures rows={rows} />
      <Choices
        told={told}
        columns={columns}
        say={say}
        choice={choice}
        onChoose={(next) => setChoice({ ...choice, ...next })}
        found={shown.length}
      />
      {shown.length === 0 ? (
        <Text c="dimmed" mt="lg">{t`Nobody fits. Clear the filters to see everybody.`}</Text>
      ) : onPhone ? (
        <TeamGapList rows={shown} columns={columns} onOpen={(row, column) => setAsked({ row: lineOf(row), column })} />
      ) : (
        <>
          <HeatMap
            title={title}
            {...source}
            onOpen={(row, column) => {
              if (cellAt(row.key, column.key).tone !== 'none') setAsked({ row, column });
            }}
            onOpenRow={(row) => void navigate({ to: '/people/$personId/standings', params: { personId: row.key } })}
            onOpenColumn={(column) => setChoice({ ...choice, order: column.key as TeamOrder })}
          />
          <HeatKey />
        </>
      )}
      <CellAnswer asked={asked} onClose={() => setAsked(null)} />
    </>
  );
}

interface ChoicesProps {
  readonly told: TeamTold;
  readonly columns: readonly HeatLine[];
  readonly say: (words: Words) => string;
  readonly choice: TeamFilter;
  readonly onChoose: (next: Partial<TeamFilter>) => void;
  readonly found: number;
}

function Choices({ told, columns, say, choice, onChoose, found }: ChoicesProps): ReactElement {
  const { t } = useLingui();
  const { q, role, only, order } = choice;
  const orders: { value: TeamOrder; label: string }[] = [
    { value: 'weighted', label: t`Largest gaps first` },
    { value: 'readiness', label: t`Least ready first` },
    { value: 'age', label: t`Longest not judged first` },
    { value: 'name', label: t`By name` },
    ...columns
      .filter(({ key }) => key === order)
      .map(({ key, label }) => ({ value: key as TeamOrder, label: t`By ${label}` })),
  ];
  const active = Number(role !== '') + Number(only !== 'all');
  return (
    <Filters
      search={q}
      onSearch={(next) => onChoose({ q: next })}
      searchLabel={t`Name`}
      active={active}
      onClear={() => onChoose({ role: '', only: 'all' })}
      found={plural(found, { one: '# person', other: '# people' })}
    >
      <NativeSelect
        aria-label={t`Order`}
        value={order}
        onChange={(event) => onChoose({ order: event.currentTarget.value as TeamOrder })}
        data={orders}
      />
      {told.roles.length > 1 && (
        <NativeSelect
          aria-label={t`Role`}
          value={role}
          onChange={(event) => onChoose({ role: event.currentTarget.value })}
          data={[
            { value: '', label: t`All roles` },
            ...told.roles.map(({ id, name }) => ({ value: id, label: say(name) })),
          ]}
        />
      )}
      <NativeSelect
        aria-label={t`Which people`}
        value={only}
        onChange={(event) => onChoose({ only: event.currentTarget.value as typeof only })}
        data={[
          { value: 'all', label: t`Everybody` },
          { value: 'gap', label: t`With gaps` },
          { value: 'restore', label: t`With something to restore` },
          { value: 'unproven', label: t`With something not judged yet` },
        ]}
      />
    </Filters>
  );
}

interface AskedCell {
  readonly row: HeatLine;
  readonly column: HeatLine;
}

function CellAnswer({
  asked,
  onClose,
}: {
  readonly asked: AskedCell | null;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useLingui();
  return (
    <Dialog opened={asked !== null} onClose={onClose} title={asked ? `${asked.row.label}: ${asked.column.label}` : ''}>
      {asked && (
        <div className={classes['answer']}>
          <StandingWhy personId={asked.row.key} capabilityId={asked.column.key} />
          <div className={classes['ways']}>
            <ButtonLink
              size="compact-md"
              to="/people/$personId/assess"
              params={{ personId: asked.row.key }}
            >{t`Appraise`}</ButtonLink>
            <ButtonLink
              size="compact-md"
              variant="default"
              to="/people/$personId/standings"
              params={{ personId: asked.row.key }}
            >{t`All standings`}</ButtonLink>
          </div>
        </div>
      )}
    </Dialog>
  );
}

function lineOf({ id, name, note }: TeamRow): HeatLine {
  return { key: id, label: name, note };
}

function TeamFigures({ rows }: { readonly rows: readonly TeamRow[] }): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const asked = rows.flatMap(({ cells }) => [...cells.values()]).filter(({ required }) => required > 0);
  const required = asked.reduce((sum, { weight }) => sum + weight, 0);
  const demonstrated = asked.reduce((sum, cell) => sum + (cell.step >= cell.required ? cell.weight : 0), 0);
  const sum = (of: (row: TeamRow) => number): string => format.number(rows.reduce((total, row) => total + of(row), 0));
  return (
    <Stats>
      <Stat
        label={t`Readiness`}
        value={required > 0 ? format.share(demonstrated / required) : '–'}
        why={
          <Text size="sm">{t`Of what their target levels require, by weight, these people demonstrate ${demonstrated} of ${required} now. What nobody has judged counts as not demonstrated.`}</Text>
        }
      />
      <Stat label={t`Gaps`} value={sum(({ sums }) => sums.open)} />
      <Stat label={t`Steps to restore`} value={sum(({ sums }) => sums.toRestore)} />
      <Stat label={t`Not judged yet`} value={sum(({ sums }) => sums.unproven)} />
    </Stats>
  );
}
