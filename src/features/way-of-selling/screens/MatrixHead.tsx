/** The two lines above the matrix: roles, and under each its levels. They stay in sight while the rest scrolls. */
import { useLingui } from '@lingui/react/macro';
import { memo, type ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { cellSize, type Span } from './grid-window.ts';
import classes from './matrix-grid.module.css';
import type { Column, RoleTold } from './matrix-lines.ts';

interface HeadProps {
  readonly columns: readonly Column[];
  readonly span: Span;
  readonly activeColumn: number;
  readonly onOpenRole: (role: RoleTold) => void;
}

export function MatrixHead(props: HeadProps): ReactElement {
  return <Drawn {...props} />;
}

const Drawn = memo(function Drawn({ columns, span, activeColumn, onOpenRole }: HeadProps): ReactElement {
  const { t, i18n } = useLingui();
  const shown = columns.slice(span.from, span.to).map((column, at) => ({ column, at: span.from + at }));
  const roles = [...new Map(shown.map(({ column }) => [column.role.roleId, column.role])).values()];
  return (
    <div role="rowgroup" className={classes['head']} style={{ blockSize: cellSize.head }}>
      <div role="row" aria-rowindex={1} className={classes['roles']}>
        <div role="columnheader" aria-colindex={1} className={classes['corner']}>
          <span className="only-heard">{t`Capability`}</span>
        </div>
        {roles.map((role) => {
          const from = columns.findIndex((column) => column.role.roleId === role.roleId);
          return (
            <div
              key={role.roleId}
              role="columnheader"
              aria-colindex={from + 2}
              aria-colspan={role.levels.length}
              className={classes['role']}
              style={{
                insetInlineStart: `calc(var(--row-head) + ${from * cellSize.width}px)`,
                inlineSize: role.levels.length * cellSize.width,
              }}
            >
              <button type="button" tabIndex={-1} className={classes['roleName']} onClick={() => onOpenRole(role)}>
                {inLanguage(role.name, i18n.locale)}
              </button>
            </div>
          );
        })}
      </div>
      <div role="row" aria-rowindex={2} className={classes['levels']}>
        {shown.map(({ column, at }) => (
          <div
            key={column.level.levelId}
            role="columnheader"
            aria-colindex={at + 2}
            className={classes['level']}
            data-first={column.first}
            data-active={at === activeColumn}
            title={`${inLanguage(column.role.name, i18n.locale)}: ${inLanguage(column.level.name, i18n.locale)}`}
            style={{ insetInlineStart: `calc(var(--row-head) + ${at * cellSize.width}px)`, inlineSize: cellSize.width }}
          >
            {/* a break after a slash, so that Expert/Mentor parts where one would part it */}
            <span>{inLanguage(column.level.name, i18n.locale).replaceAll('/', '/\u200b')}</span>
          </div>
        ))}
      </div>
    </div>
  );
});
