/** The matrix with what belongs beside it: the grid, and the panel of the active cell (a sheet where there is no room beside). */
import { useLingui } from '@lingui/react/macro';
import { useMediaQuery } from '@mantine/hooks';
import { useCallback, useMemo, useState, type ReactElement } from 'react';
import { inLanguage, type Words } from '../../../kernel/words.ts';
import { Dialog } from '../../../web/kit/Dialog.tsx';
import { toast } from '../../../web/toasts.ts';
import { cellAt, type Matrix } from '../matrix.ts';
import { areaBetween, type Figure, type LeftOut, setArea } from '../matrix-strokes.ts';
import { CellPanel } from './CellPanel.tsx';
import { LeftOutNote } from './LeftOutNote.tsx';
import classes from './matrix.module.css';
import { type Drawn, knownWords, type LibraryTold, type MatrixTold } from './matrix-lines.ts';
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

export function MatrixView(props: MatrixViewProps): ReactElement | null {
  const { told, held, drawn, figure, editable } = props;
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
  const showCapability = useCallback(
    (capabilityId: string) => {
      setSpot((before) => ({ ...before, row: drawn.capabilityIds.indexOf(capabilityId) }));
      setSheet(true);
    },
    [drawn],
  );
  const openers = useOpeners(props, showCapability);
  const locked =
    told.mayChange && told.version.state === 'published'
      ? t`A published version never changes. Start a draft with “Change it”.`
      : t`This is for reading.`;
  if (!matrix) return null;
  const panel = <Beside {...props} matrix={matrix} spot={spot} />;
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
          stepName={(step) => inLanguage(told.scale[step - 1]?.name ?? {}, i18n.locale)}
          onChange={held.edit}
          onLeftOut={setLeftOut}
          onUndo={held.undo}
          onRedo={held.redo}
          onLocked={() => toast(locked)}
          onActive={setSpot}
          onOpen={() => setSheet(true)}
          {...openers}
        />
        {beside && (
          <section className={classes['panel']} aria-label={t`The chosen cell`}>
            {panel}
          </section>
        )}
      </div>
      <Dialog opened={sheet && !beside} onClose={() => setSheet(false)} title={t`The chosen cell`}>
        {panel}
      </Dialog>
    </>
  );
}

/** Names beside and above the cells open their forms in a draft; elsewhere a capability shows its panel. */
function useOpeners({ editable, onOpen }: MatrixViewProps, showCapability: (capabilityId: string) => void) {
  return useMemo(
    () => ({
      onOpenRole: ({ roleId }: { readonly roleId: string }): void => {
        if (editable) onOpen({ form: 'role', id: roleId });
      },
      onOpenGroup: (key: string): void => {
        if (editable) onOpen({ form: 'group', key });
      },
      onOpenCapability: ({ capabilityId }: { readonly capabilityId: string }): void => {
        if (editable) onOpen({ form: 'capability', id: capabilityId });
        else showCapability(capabilityId);
      },
    }),
    [editable, onOpen, showCapability],
  );
}

function Beside(props: MatrixViewProps & { readonly matrix: Matrix; readonly spot: Spot }): ReactElement {
  const { matrix, spot, held, drawn, library, texts, editable, onOpen } = props;
  const column = drawn.columns[Math.min(spot.column, drawn.columns.length - 1)];
  const capabilityId = drawn.capabilityIds[Math.min(spot.row, drawn.capabilityIds.length - 1)] ?? '';
  const onFigure = (of: Figure, value: number): void =>
    held.edit(setArea(matrix, areaBetween(spot, spot), of, value).change);
  const onIndicator = (step: number, was: Words, now: Words): void => {
    const told = { was: { indicators: { [step]: was } }, now: { indicators: { [step]: now } } };
    texts.put({ edit: 'capability', capabilityId, ...told });
  };
  return (
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
}
