/** The matrix with what belongs beside it: the grid, and the panel of the active cell (a sheet where there is no room beside). */
import { useLingui } from '@lingui/react/macro';
import { Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useCallback, useMemo, useState, type ReactElement } from 'react';
import { inLanguage, type Words } from '../../../kernel/words.ts';
import { toast } from '../../../web/toasts.ts';
import { cellAt } from '../matrix.ts';
import { areaBetween, type Figure, type LeftOut, setArea } from '../matrix-strokes.ts';
import type { LibraryTold } from './CapabilityForm.tsx';
import { CellPanel } from './CellPanel.tsx';
import { LeftOutNote } from './LeftOutNote.tsx';
import classes from './matrix.module.css';
import { type Drawn, knownWords, type MatrixTold } from './matrix-lines.ts';
import { MatrixGrid } from './MatrixGrid.tsx';
import type { Opened } from './opened.ts';
import type { TextEdits } from './use-draft-edits.ts';
import type { Spot } from './use-grid-hand.ts';
import type { MatrixInHand } from './use-matrix.ts';

export interface MatrixViewProps {
  readonly told: MatrixTold;
  readonly held: MatrixInHand;
  readonly drawn: Drawn;
  readonly figure: Figure;
  readonly editable: boolean;
  readonly library: LibraryTold | undefined;
  readonly texts: TextEdits;
  readonly onOpen: (opened: Opened) => void;
}

export function MatrixView({
  told,
  held,
  drawn,
  figure,
  editable,
  library,
  texts,
  onOpen,
}: MatrixViewProps): ReactElement | null {
  const { t, i18n } = useLingui();
  const beside = useMediaQuery('(width >= 75em)', undefined, { getInitialValueInEffect: false }) ?? true;
  const [spot, setSpot] = useState<Spot>({ row: 0, column: 0 });
  const [leftOut, setLeftOut] = useState<readonly LeftOut[]>([]);
  const [sheet, setSheet] = useState(false);
  const words = useMemo(() => knownWords(told.scale), [told.scale]);
  const matrix = useMemo(
    () => held.matrix && { ...held.matrix, levelIds: drawn.levelIds, capabilityIds: drawn.capabilityIds },
    [held.matrix, drawn],
  );
  const openRole = useCallback(
    (role: { readonly roleId: string }) => onOpen({ form: 'role', id: role.roleId }),
    [onOpen],
  );
  const openGroup = useCallback((key: string) => onOpen({ form: 'group', key }), [onOpen]);
  const openCapability = useCallback(
    ({ capabilityId }: { readonly capabilityId: string }) => {
      if (editable) onOpen({ form: 'capability', id: capabilityId });
      else {
        setSpot((before) => ({ ...before, row: drawn.capabilityIds.indexOf(capabilityId) }));
        setSheet(true);
      }
    },
    [editable, onOpen, drawn],
  );
  if (!matrix) return null;

  const column = drawn.columns[Math.min(spot.column, drawn.columns.length - 1)];
  const capabilityId = drawn.capabilityIds[Math.min(spot.row, drawn.capabilityIds.length - 1)] ?? '';
  const onFigure = (of: Figure, value: number): void =>
    held.edit(setArea(matrix, areaBetween(spot, spot), of, value).change);
  const onIndicator = (step: number, was: Words, now: Words): void =>
    texts.put({
      edit: 'capability',
      capabilityId,
      was: { indicators: { [step]: was } },
      now: { indicators: { [step]: now } },
    });
  const panel = (
    <CellPanel
      library={library}
      capabilityId={capabilityId}
      column={column}
      cell={column ? cellAt(matrix, { levelId: column.level.levelId, capabilityId }) : null}
      editable={editable}
      onFigure={onFigure}
      onIndicator={onIndicator}
      onOpenCapability={() => onOpen({ form: 'capability', id: capabilityId })}
    />
  );
  const locked =
    told.mayChange && told.version.state === 'published'
      ? t`A published version never changes. Start a draft with “Change it”.`
      : t`This is for reading.`;
  return (
    <>
      <LeftOutNote leftOut={leftOut} drawn={drawn} onClose={() => setLeftOut([])} />
      <div className={classes['both']} data-beside={beside}>
        <MatrixGrid
          matrix={matrix}
          drawn={drawn}
          figure={figure}
          editable={editable}
          words={words}
          stepName={(proficiency) =>
            inLanguage(told.scale.find((step) => step.proficiency === proficiency)?.name ?? {}, i18n.locale)
          }
          onChange={held.edit}
          onLeftOut={setLeftOut}
          onUndo={held.undo}
          onRedo={held.redo}
          onLocked={() => toast(locked)}
          onActive={setSpot}
          onOpen={() => setSheet(true)}
          onOpenRole={editable ? openRole : nothing}
          onOpenCapability={openCapability}
          onOpenGroup={editable ? openGroup : nothing}
        />
        {beside && (
          <section className={classes['panel']} aria-label={t`The chosen cell`}>
            {panel}
          </section>
        )}
      </div>
      <Drawer
        opened={sheet && !beside}
        onClose={() => setSheet(false)}
        position="bottom"
        size="80%"
        title={t`The chosen cell`}
        closeButtonProps={{ 'aria-label': t`Close` }}
      >
        {panel}
      </Drawer>
    </>
  );
}

function nothing(): void {}
