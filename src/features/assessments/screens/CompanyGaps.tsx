/**
 * Where the gaps of the academy are: markets, roles or teams against capabilities. A market opens into the markets below it, then
 * into its people; a cell answers with the figures behind it. It names nobody: people are one step further, for those who may.
 */
import { useLingui } from '@lingui/react/macro';
import { NativeSelect, SegmentedControl, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState, type ReactElement } from 'react';
import type { getOrganisation } from '../../people/contract.ts';
import { addressOf } from '../../../web/api.ts';
import { useAsk } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { Dialog } from '../../../web/kit/Dialog.tsx';
import { Empty } from '../../../web/kit/Empty.tsx';
import { ExportMenu } from '../../../web/kit/ExportMenu.tsx';
import type { HeatLine } from '../../../web/kit/heat-cell.ts';
import { heatPicture, heatTable, type HeatSource } from '../../../web/kit/heat-map-files.ts';
import { HeatKey } from '../../../web/kit/HeatKey.tsx';
import { HeatMap } from '../../../web/kit/HeatMap.tsx';
import { ButtonLink, TextLink } from '../../../web/kit/links.ts';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import { Stat } from '../../../web/kit/Stat.tsx';
import { Stats } from '../../../web/kit/Stats.tsx';
import type { CompanyCell } from '../cells.ts';
import type { getCompanyGaps } from '../gap-contract.ts';
import { CompanyGapList } from './CompanyGapList.tsx';
import { readGapScope, type GapScope } from './gap-scope.ts';
import classes from './gaps.module.css';
import { useStandingWords } from './standing-words.ts';
import { useCompanyRows, type CompanyRow, type CompanyTold } from './use-company-rows.ts';

export function CompanyGaps(): ReactElement {
  const { by, market, role } = readGapScope(useSearch({ strict: false }));
  const scope: GapScope = { ...(by ? { by } : {}), ...(market ? { market } : {}), ...(role ? { role } : {}) };
  const markets = useAsk<typeof getCompanyGaps>('GET', '/api/gaps/company', { query: scope, hold: true });
  // one market alone compares with nothing: then its roles say more
  const lone = !by && !market && markets.data !== undefined && markets.data.rows.length <= 1;
  const roles = useAsk<typeof getCompanyGaps>('GET', '/api/gaps/company', {
    query: { ...scope, by: 'role' },
    when: lone,
    hold: true,
  });
  return (
    <Answered answer={lone ? roles : markets} rows={8}>
      {(told) => <Found told={told} scope={scope} />}
    </Answered>
  );
}

interface FoundProps {
  readonly told: CompanyTold;
  readonly scope: GapScope;
}

function Found({ told, scope }: FoundProps): ReactElement {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<{
    readonly row: CompanyRow;
    readonly column: HeatLine;
    readonly cell: CompanyCell;
  } | null>(null);
  const { rows, columns, cellAt } = useCompanyRows(told);
  const here = told.path.at(-1);
  const title = here ? t`Gaps: ${here.name}` : t`Gaps of the academy`;
  const corner = { market: t`Market`, role: t`Role`, team: t`Team` }[told.by];
  const source: HeatSource = useMemo(
    () => ({
      corner,
      rows: rows.map(({ key, label, note }) => ({ key, label, note })),
      columns,
      cellAt: (row, column) => cellAt(row.key, column.key),
    }),
    [corner, rows, columns, cellAt],
  );
  const goTo = (next: GapScope): void => void navigate({ to: '/academy/gaps', search: next });
  const openRow = (row: CompanyRow | undefined): void => {
    if (!row?.id) return;
    if (told.by === 'role') goTo({ ...scope, by: 'market', role: row.id });
    else if (told.by === 'market' && row.opens) goTo({ ...scope, market: row.id });
    else
      void navigate({ to: '/team/gaps', search: { [told.by]: row.id, ...(scope.role ? { role: scope.role } : {}) } });
  };
  const ask = (row: CompanyRow | undefined, column: HeatLine): void => {
    const cell = row?.cells.get(column.key);
    if (row && cell) setAsked({ row, column, cell });
  };
  return (
    <>
      <PageHeader
        title={title}
        above={<Path told={told} scope={scope} />}
        beside={
          <ExportMenu
            title={title}
            table={() => heatTable(source)}
            picture={() => heatPicture(title, source)}
            files={[{ label: t`Every cell (CSV)`, address: addressOf('/api/gaps/company/file', { query: scope }) }]}
          />
        }
      />
      <Choices told={told} scope={scope} onChoose={goTo} />
      {rows.length === 0 || columns.length === 0 ? (
        <Empty
          icon="gaps"
          title={t`Nobody to add up yet`}
          action={<ButtonLink to="/people">{t`To the people`}</ButtonLink>}
        >
          {t`As soon as people with a role are here and have been assessed, their gaps add up here.`}
        </Empty>
      ) : (
        <GapMap title={title} source={source} rows={rows} columns={columns} onAsk={ask} onOpenRow={openRow} />
      )}
      <Dialog
        opened={asked !== null}
        onClose={() => setAsked(null)}
        title={asked ? `${asked.row.label}: ${asked.column.label}` : ''}
      >
        {asked && (
          <CellFigures
            cell={asked.cell}
            by={told.by}
            rowId={asked.row.id}
            {...(scope.role ? { roleId: scope.role } : {})}
          />
        )}
      </Dialog>
    </>
  );
}

interface GapMapProps {
  readonly title: string;
  readonly source: HeatSource;
  readonly rows: readonly CompanyRow[];
  readonly columns: readonly HeatLine[];
  readonly onAsk: (row: CompanyRow | undefined, column: HeatLine) => void;
  readonly onOpenRow: (row: CompanyRow | undefined) => void;
}

function GapMap({ title, source, rows, columns, onAsk, onOpenRow }: GapMapProps): ReactElement {
  const { t } = useLingui();
  const onPhone = useMediaQuery('(width < 48em)', undefined, { getInitialValueInEffect: false }) ?? false;
  const find = (line: HeatLine): CompanyRow | undefined => rows.find(({ key }) => key === line.key);
  const words = {
    met: t`Below 10 % fall short`,
    small: t`10 to 30 %`,
    middle: t`30 to 60 %`,
    large: t`60 % and more`,
    unknown: t`Nobody judged yet`,
  };
  return (
    <>
      <Totals rows={rows} />
      {onPhone ? (
        <CompanyGapList rows={rows} columns={columns} onOpen={onAsk} onOpenRow={onOpenRow} />
      ) : (
        <>
          <HeatMap
            title={title}
            {...source}
            onOpen={(row, column) => onAsk(find(row), column)}
            onOpenRow={(row) => onOpenRow(find(row))}
          />
          <HeatKey tones={['met', 'small', 'middle', 'large', 'unknown']} words={words} />
        </>
      )}
    </>
  );
}

function Path({ told, scope }: FoundProps): ReactElement | null {
  const { t } = useLingui();
  if (told.path.length === 0) return null;
  return (
    <nav aria-label={t`Markets above`}>
      <ol className={classes['path']}>
        <li>
          <TextLink
            to="/academy/gaps"
            search={{ ...(scope.by ? { by: scope.by } : {}), ...(scope.role ? { role: scope.role } : {}) }}
            size="sm"
          >{t`Academy`}</TextLink>
        </li>
        {told.path.slice(0, -1).map(({ id, name }) => (
          <li key={id}>
            <TextLink to="/academy/gaps" search={{ ...scope, market: id }} size="sm">
              {name}
            </TextLink>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Choices({
  told,
  scope,
  onChoose,
}: FoundProps & { readonly onChoose: (scope: GapScope) => void }): ReactElement {
  const { t } = useLingui();
  const { say } = useStandingWords();
  const organisation = useAsk<typeof getOrganisation>('GET', '/api/organisation');
  const roles = (organisation.data?.roles ?? []).filter(({ retired }) => !retired);
  const choose = (role: string): void => {
    const { role: _, ...rest } = scope;
    onChoose(role ? { ...rest, role } : rest);
  };
  return (
    <div className={`${classes['ways']} not-printed`} style={{ marginBlockEnd: 20 }}>
      <SegmentedControl
        aria-label={t`Rows`}
        value={told.by}
        onChange={(by) => onChoose({ ...scope, by: by as 'market' | 'role' | 'team' })}
        data={[
          { value: 'market', label: t`Markets` },
          { value: 'role', label: t`Roles` },
          { value: 'team', label: t`Teams` },
        ]}
      />
      <NativeSelect
        aria-label={t`Role`}
        value={scope.role ?? ''}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[{ value: '', label: t`All roles` }, ...roles.map(({ id, name }) => ({ value: id, label: say(name) }))]}
      />
    </div>
  );
}

function Totals({ rows }: { readonly rows: readonly CompanyRow[] }): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const sum = (of: (row: CompanyRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const required = sum((row) => row.required);
  const demonstrated = sum((row) => row.demonstrated);
  const cells = rows.flatMap((row) => [...row.cells.values()]);
  const asked = cells.reduce((total, { people }) => total + people, 0);
  const proven = cells.reduce((total, cell) => total + cell.proven, 0);
  return (
    <Stats>
      <Stat label={t`People`} value={format.number(sum(({ people }) => people))} />
      <Stat
        label={t`Readiness`}
        value={required > 0 ? format.share(demonstrated / required) : '–'}
        why={
          <Text size="sm">{t`Of all that the target levels of these people require, by weight, this share is demonstrated now: ${demonstrated} of ${required}. What nobody has judged counts as not demonstrated.`}</Text>
        }
      />
      <Stat label={t`Judged`} value={asked > 0 ? format.share(proven / asked) : '–'} note={t`of what is required`} />
    </Stats>
  );
}

interface FiguresProps {
  readonly cell: CompanyCell;
  readonly by: CompanyTold['by'];
  readonly rowId: string | null;
  readonly roleId?: string;
}

function CellFigures({ cell, by, rowId, roleId }: FiguresProps): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const { people, proven, below, missing, shareBelow, meanGap } = cell;
  return (
    <div className={classes['answer']}>
      <dl className={classes['facts']}>
        <dt>{t`People of whom it is required`}</dt>
        <dd>{format.number(people)}</dd>
        <dt>{t`Of them judged`}</dt>
        <dd>{format.number(proven)}</dd>
        <dt>{t`Of those below the requirement`}</dt>
        <dd>{shareBelow === null ? '–' : `${format.number(below)} (${format.share(shareBelow)})`}</dd>
        <dt>{t`Steps missing in all`}</dt>
        <dd>{format.number(missing)}</dd>
        <dt>{t`Mean gap`}</dt>
        <dd>{meanGap === null ? '–' : format.number(meanGap, 2)}</dd>
      </dl>
      <Text
        size="sm"
        c="dimmed"
      >{t`Each person’s standing is aged to today and compared with what their target level requires. People without a judgement are left out of the share.`}</Text>
      {rowId && by !== 'role' && (
        <div className={classes['ways']}>
          <ButtonLink
            size="compact-md"
            to="/team/gaps"
            search={{ [by]: rowId, ...(roleId ? { role: roleId } : {}) }}
          >{t`The people`}</ButtonLink>
        </div>
      )}
    </div>
  );
}
