/** A team's answer as rows of a heat map: cells made gaps again, people filtered and sorted as the reader asks. */
import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import type { Words } from '../../../kernel/words.ts';
import type { Told } from '../../../web/api.ts';
import { useFormat } from '../../../web/format.ts';
import type { HeatCell, HeatLine, Tone } from '../../../web/kit/heat-cell.ts';
import { sumCells, teamCells, type TeamCell, type TeamSums } from '../cells.ts';
import type { getTeamGaps } from '../gap-contract.ts';
import { standingModel } from '../standing-model.ts';
import { useStandingWords } from './standing-words.ts';

export type TeamTold = Told<typeof getTeamGaps>;
/** a capability's id sorts by the gap in it */
export type TeamOrder = 'weighted' | 'readiness' | 'age' | 'name' | `${string}-${string}`;

export interface TeamRow {
  readonly id: string;
  readonly name: string;
  /** role and target level */
  readonly note: string;
  readonly roleId: string | null;
  readonly lastOn: string | null;
  readonly cells: ReadonlyMap<string, TeamCell>;
  readonly sums: TeamSums;
}

export interface TeamFilter {
  readonly q: string;
  readonly role: string;
  readonly only: 'all' | 'gap' | 'restore' | 'unproven';
  readonly order: TeamOrder;
}

export interface TeamRows {
  readonly rows: readonly TeamRow[];
  readonly shown: readonly TeamRow[];
  readonly columns: readonly HeatLine[];
  readonly cellAt: (personId: string, capabilityId: string) => HeatCell;
  readonly say: (words: Words) => string;
}

const empty: HeatCell = { tone: 'none', text: '', says: '', value: null };

export function useTeamRows(told: TeamTold, filter: TeamFilter): TeamRows {
  const { say } = useStandingWords();
  const { i18n } = useLingui();
  const format = useFormat();
  const cellOf = useCellWords();
  const { q, role, only, order } = filter;
  const rows = useMemo(() => {
    const named = (all: readonly { readonly id: string; readonly name: Words }[], id: string | null): string =>
      say(all.find((one) => one.id === id)?.name ?? {});
    return told.people.map((person): TeamRow => {
      const cells = teamCells(person.cells, (position) => told.capabilities[position]?.capabilityId ?? '');
      return {
        id: person.id,
        name: person.name,
        note: [named(told.roles, person.roleId), named(told.levels, person.targetId)].filter(Boolean).join(' · '),
        roleId: person.roleId,
        lastOn: person.lastOn,
        cells: new Map(cells.map((cell) => [cell.capabilityId, cell])),
        sums: sumCells(cells),
      };
    });
    // the words change with the language, not with every drawing
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [told, i18n.locale]);
  const columns = useMemo(
    () =>
      told.capabilities.map(({ capabilityId, name, group }): HeatLine => ({
        key: capabilityId,
        label: say(name),
        note: say(group),
      })),
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [told, i18n.locale],
  );
  const shown = useMemo(() => {
    const wanted = q.trim().toLocaleLowerCase(i18n.locale);
    return rows
      .filter((row) => wanted === '' || row.name.toLocaleLowerCase(i18n.locale).includes(wanted))
      .filter((row) => role === '' || row.roleId === role)
      .filter(
        ({ sums }) =>
          only === 'all' || (only === 'gap' ? sums.open : only === 'restore' ? sums.toRestore : sums.unproven) > 0,
      )
      .toSorted((a, b) => compare(a, b, order) || format.compare(a.name, b.name));
  }, [rows, q, role, only, order, i18n.locale, format]);
  const cells = useMemo(() => new Map(rows.map((row) => [row.id, row.cells])), [rows]);
  const cellAt = useMemo(
    () => (personId: string, capabilityId: string) => {
      const cell = cells.get(personId)?.get(capabilityId);
      return cell ? cellOf(cell) : empty;
    },
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [cells, i18n.locale],
  );
  return { rows, shown, columns, cellAt, say };
}

function compare(a: TeamRow, b: TeamRow, order: TeamOrder): number {
  switch (order) {
    case 'name':
      return 0;
    case 'weighted':
      return b.sums.weighted - a.sums.weighted || b.sums.toRestore - a.sums.toRestore;
    case 'readiness':
      return (a.sums.readiness ?? 2) - (b.sums.readiness ?? 2);
    case 'age':
      return (a.lastOn ?? '') < (b.lastOn ?? '') ? -1 : Number((a.lastOn ?? '') > (b.lastOn ?? ''));
    default:
      return weightIn(b, order) - weightIn(a, order);
  }
}

/** The gap in one capability; below 0 where nothing is known, lowest where it is not required. */
function weightIn(row: TeamRow, capabilityId: string): number {
  const cell = row.cells.get(capabilityId);
  if (!cell) return -2;
  return cell.outcome === 'unproven' ? -1 : Math.max(cell.gap, cell.toRestore);
}

function useCellWords(): (cell: TeamCell) => HeatCell {
  const { t } = useLingui();
  return ({ outcome, gap, toRestore, step, required, held, certainty }) => {
    if (outcome === 'unproven')
      return { tone: 'unknown', text: '?', says: t`nothing proven yet, ${required || held} required`, value: null };
    const unsure = certainty < standingModel.fairCertainty;
    const short = Math.max(gap, toRestore);
    const asked = Math.max(required, held);
    if (short > 0) {
      const tone: Tone = short === 1 ? 'small' : short === 2 ? 'middle' : 'large';
      const says = gap > 0 ? t`stands at ${step}, ${required} required` : t`stands at ${step}, to restore to ${held}`;
      return { tone, text: `−${short}`, says, unsure, value: -short };
    }
    const ahead = required > 0 && step > required;
    return {
      tone: ahead ? 'ahead' : 'met',
      text: ahead ? `+${step - required}` : '0',
      says: t`stands at ${step}, ${asked} required`,
      unsure,
      value: ahead ? step - required : 0,
    };
  };
}
