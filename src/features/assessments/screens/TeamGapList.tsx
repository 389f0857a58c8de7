/** A team's gaps for a narrow screen: each person with their readiness and their largest gaps, each gap a tap from its evidence. */
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { useFormat } from '../../../web/format.ts';
import type { HeatLine } from '../../../web/kit/heat-cell.ts';
import { TextLink } from '../../../web/kit/links.ts';
import classes from './gaps.module.css';
import type { TeamRow } from './use-team-rows.ts';

export interface TeamGapListProps {
  readonly rows: readonly TeamRow[];
  readonly columns: readonly HeatLine[];
  readonly onOpen: (row: TeamRow, column: HeatLine) => void;
}

const most = 3;

export function TeamGapList({ rows, columns, onOpen }: TeamGapListProps): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  return (
    <ul className={classes['people']}>
      {rows.map((row) => {
        const { readiness, unproven } = row.sums;
        const worst = columns
          .flatMap((column) => {
            const cell = row.cells.get(column.key);
            return cell?.outcome === 'gap' ? [{ column, cell }] : [];
          })
          .toSorted((a, b) => b.cell.weighted - a.cell.weighted || b.cell.toRestore - a.cell.toRestore);
        const more = worst.length - most;
        return (
          <li key={row.id} className={classes['person']}>
            <div className={classes['personHead']}>
              <TextLink to="/people/$personId/standings" params={{ personId: row.id }} fw={600}>
                {row.name}
              </TextLink>
              <span className={classes['ready']}>{readiness === null ? '' : t`${format.share(readiness)} ready`}</span>
            </div>
            <span className={classes['note']}>{row.note}</span>
            <ul className={classes['worst']}>
              {worst.slice(0, most).map(({ column, cell }) => (
                <li key={column.key}>
                  <button
                    type="button"
                    className={classes['chip']}
                    data-size={Math.min(3, Math.max(cell.gap, cell.toRestore))}
                    onClick={() => onOpen(row, column)}
                  >
                    <strong>−{Math.max(cell.gap, cell.toRestore)}</strong> {column.label}
                  </button>
                </li>
              ))}
            </ul>
            <span className={classes['note']}>
              {[
                more > 0 ? t`${more} more` : '',
                unproven > 0 ? t`${unproven} not judged yet` : '',
                worst.length === 0 && unproven === 0 ? t`all met` : '',
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
