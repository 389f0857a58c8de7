/** The academy's answer as rows of a heat map: the share below the requirement in each cell. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import type { Told } from '../../../web/api.ts';
import { useFormat } from '../../../web/format.ts';
import { toneOfShare, type HeatCell, type HeatLine } from '../../../web/kit/heat-cell.ts';
import { companyCells, type CompanyCell } from '../cells.ts';
import type { getCompanyGaps } from '../gap-contract.ts';
import { useStandingWords } from './standing-words.ts';

export type CompanyTold = Told<typeof getCompanyGaps>;

export interface CompanyRow {
  readonly key: string;
  readonly id: string | null;
  readonly label: string;
  readonly note: string;
  readonly opens: boolean;
  readonly people: number;
  readonly demonstrated: number;
  readonly required: number;
  readonly cells: ReadonlyMap<string, CompanyCell>;
}

export interface CompanyRows {
  readonly rows: readonly CompanyRow[];
  readonly columns: readonly HeatLine[];
  readonly cellAt: (row: string, column: string) => HeatCell;
}

export function useCompanyRows(told: CompanyTold): CompanyRows {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const { say } = useStandingWords();
  return useMemo(() => {
    const without = { market: t`Without a market`, role: t`Without a role`, team: t`Without a team` };
    const rows = told.rows.map((row): CompanyRow => {
      const name = typeof row.name === 'string' ? row.name : row.name ? say(row.name) : without[told.by];
      const ready = row.required > 0 ? t`${format.share(row.demonstrated / row.required)} ready` : '';
      return {
        ...row,
        key: row.id ?? 'none',
        label: row.here ? t`${name}, directly` : name,
        note: [plural(row.people, { one: '# person', other: '# people' }), ready].filter(Boolean).join(' · '),
        cells: new Map(
          companyCells(row.cells).map((cell) => [told.capabilities[cell.position]?.capabilityId ?? '', cell]),
        ),
      };
    });
    const columns = told.capabilities.map(({ capabilityId, name, group }): HeatLine => ({
      key: capabilityId,
      label: say(name),
      note: say(group),
    }));
    const byKey = new Map(rows.map((row) => [row.key, row]));
    const cellAt = (row: string, column: string): HeatCell => {
      const cell = byKey.get(row)?.cells.get(column);
      if (!cell) return { tone: 'none', text: '', says: '', value: null };
      const { people, proven, below, shareBelow } = cell;
      if (shareBelow === null)
        return { tone: 'unknown', text: '?', says: t`nobody judged yet, of ${people}`, value: null };
      return {
        tone: toneOfShare(shareBelow),
        text: String(Math.round(shareBelow * 100)),
        says: t`${below} of ${proven} below the requirement`,
        unsure: proven < people / 2,
        value: Math.round(shareBelow * 1000) / 1000,
      };
    };
    return { rows, columns, cellAt };
    // the words change with the language, not with every drawing
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [told, i18n.locale]);
}
