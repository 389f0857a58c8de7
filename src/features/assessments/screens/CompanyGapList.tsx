/** The academy's gaps for a narrow screen: each row with its readiness and the capabilities in which most fall short. */
import { useLingui } from '@lingui/react/macro';
import { Anchor } from '@mantine/core';
import type { ReactElement } from 'react';
import { useFormat } from '../../../web/format.ts';
import type { HeatLine } from '../../../web/kit/heat-cell.ts';
import classes from './gaps.module.css';
import type { CompanyRow } from './use-company-rows.ts';

export interface CompanyGapListProps {
  readonly rows: readonly CompanyRow[];
  readonly columns: readonly HeatLine[];
  readonly onOpen: (row: CompanyRow, column: HeatLine) => void;
  readonly onOpenRow: (row: CompanyRow) => void;
}

export function CompanyGapList({ rows, columns, onOpen, onOpenRow }: CompanyGapListProps): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  return (
    <ul className={classes['people']}>
      {rows.map((row) => {
        const worst = columns
          .flatMap((column) => {
            const cell = row.cells.get(column.key);
            return cell?.shareBelow ? [{ column, cell, share: cell.shareBelow }] : [];
          })
          .toSorted((a, b) => b.share - a.share || b.cell.missing - a.cell.missing)
          .slice(0, 3);
        return (
          <li key={row.key} className={classes['person']}>
            <div className={classes['personHead']}>
              {row.id ? (
                <Anchor component="button" type="button" fw={600} ta="start" onClick={() => onOpenRow(row)}>
                  {row.label}
                </Anchor>
              ) : (
                <strong>{row.label}</strong>
              )}
            </div>
            <span className={classes['note']}>{row.note}</span>
            <ul className={classes['worst']}>
              {worst.map(({ column, share }) => (
                <li key={column.key}>
                  <button
                    type="button"
                    className={classes['chip']}
                    data-size={share < 0.3 ? 1 : share < 0.6 ? 2 : 3}
                    onClick={() => onOpen(row, column)}
                  >
                    <strong>{format.share(share)}</strong> {t`below in ${column.label}`}
                  </button>
                </li>
              ))}
            </ul>
          </li>
        );
      })}
    </ul>
  );
}
