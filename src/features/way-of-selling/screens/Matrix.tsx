/**
 * What each role must be able to do at each level, on one screen. What is published is read here; one click starts a draft of it,
 * and a draft is changed like a spreadsheet.
 */
import { useLingui } from '@lingui/react/macro';
import { Drawer, Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useParams } from '@tanstack/react-router';
import { useCallback, useMemo, useState, type ReactElement } from 'react';
import { inLanguage, type Words } from '../../../kernel/words.ts';
import { useAsk } from '../../../web/ask.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { Empty } from '../../../web/kit/Empty.tsx';
import { toast } from '../../../web/toasts.ts';
import type { getCapabilities } from '../contract.ts';
import { cellAt } from '../matrix.ts';
import { areaBetween, type Figure, type LeftOut, setArea } from '../matrix-strokes.ts';
import { CapabilityForm } from './CapabilityForm.tsx';
import { CellPanel } from './CellPanel.tsx';
import { GroupForm } from './GroupForm.tsx';
import { LeftOutNote } from './LeftOutNote.tsx';
import classes from './matrix.module.css';
import { draw, knownWords, type MatrixTold } from './matrix-lines.ts';
import { MatrixBar } from './MatrixBar.tsx';
import { MatrixGrid } from './MatrixGrid.tsx';
import { MatrixHeader } from './MatrixHeader.tsx';
import type { Opened } from './opened.ts';
import { RoleForm } from './RoleForm.tsx';
import { StartDraft } from './StartDraft.tsx';
import { useTextEdits } from './use-draft-edits.ts';
import type { Spot } from './use-grid-hand.ts';
import { type MatrixInHand, useMatrix } from './use-matrix.ts';

export function Matrix(): ReactElement {
  const { t } = useLingui();
  const { versionId = 'in-force' } = useParams({ strict: false });
  const held = useMatrix(versionId);
  const { answer } = held;
  if (answer.error && versionId === 'in-force' && !answer.data) return <NothingInForce />;
  return (
    <Answered answer={answer} rows={12} rowHeight={34} reasons={{ 'no-version': t`This version is gone, or it is not yours to read.` }}>
      {({ told }) => <Version key={told.version.versionId} told={told} held={held} />}
    </Answered>
  );
}

function Version({ told, held }: { readonly told: MatrixTold; readonly held: MatrixInHand }): ReactElement {
  const { t, i18n } = useLingui();
  const { version } = told;
  const editable = version.state === 'draft' && told.mayChange;
  const [figure, setFigure] = useState<Figure>('proficiency');
  const [roleId, setRoleId] = useState<string | null>(null);
  const [search, setSearch] = useState('');
  const [spot, setSpot] = useState<Spot>({ row: 0, column: 0 });
  const [leftOut, setLeftOut] = useState<readonly LeftOut[]>([]);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [sheet, setSheet] = useState(false);
  const beside = useMediaQuery('(width >= 75em)', undefined, { getInitialValueInEffect: false }) ?? true;
  const library = useAsk<typeof getCapabilities>('GET', '/api/way-of-selling/versions/:versionId/capabilities', { params: { versionId: version.versionId }, hold: true });
  const texts = useTextEdits(version.versionId);

  const drawn = useMemo(() => draw(told, i18n.locale, roleId, search), [told, i18n.locale, roleId, search]);
  const words = useMemo(() => knownWords(told.scale), [told.scale]);
  const whole = held.matrix;
  const matrix = useMemo(() => whole && { ...whole, levelIds: drawn.levelIds, capabilityIds: drawn.capabilityIds }, [whole, drawn]);
  const onActive = useCallback((next: Spot) => setSpot(next), []);
  const open = useCallback((next: Opened) => setOpened(next), []);
  const openRole = useCallback((role: { readonly roleId: string }) => open({ form: 'role', id: role.roleId }), [open]);
  const openGroup = useCallback((key: string) => open({ form: 'group', key }), [open]);
  if (!matrix || !whole) return <Empty title={t`Nothing to show`} />;

  const column = drawn.columns[Math.min(spot.column, drawn.columns.length - 1)];
  const capabilityId = drawn.capabilityIds[Math.min(spot.row, drawn.capabilityIds.length - 1)] ?? '';
  const cell = column ? cellAt(matrix, { levelId: column.level.levelId, capabilityId }) : null;
  const onFigure = (of: Figure, value: number): void => held.edit(setArea(matrix, areaBetween(spot, spot), of, value).change);
  const onIndicator = (step: number, was: Words, now: Words): void =>
    texts.put({ edit: 'capability', capabilityId, was: { indicators: { [step]: was } }, now: { indicators: { [step]: now } } });
  const stepName = (proficiency: number): string => inLanguage(told.scale.find((step) => step.proficiency === proficiency)?.name ?? {}, i18n.locale);
  const panel = (
    <CellPanel
      library={library.data}
      capabilityId={capabilityId}
      column={column}
      cell={cell}
      editable={editable}
      onFigure={onFigure}
      onIndicator={onIndicator}
      onOpenCapability={() => open({ form: 'capability', id: capabilityId })}
    />
  );
  const started = told.roles.length > 0 && told.capabilities.length > 0;
  return (
    <div className={classes['wide']}>
      <MatrixHeader told={told} held={held} texts={texts} editable={editable} />
      <MatrixBar told={told} editable={editable} figure={figure} onFigure={setFigure} roleId={roleId} onRole={setRoleId} search={search} onSearch={setSearch} held={held} onAdd={setOpened} />
      <LeftOutNote leftOut={leftOut} drawn={drawn} onClose={() => setLeftOut([])} />
      {started ? (
        <div className={classes['both']} data-beside={beside}>
          <MatrixGrid
            matrix={matrix}
            drawn={drawn}
            figure={figure}
            editable={editable}
            words={words}
            stepName={stepName}
            onChange={held.edit}
            onLeftOut={setLeftOut}
            onUndo={held.undo}
            onRedo={held.redo}
            onLocked={() => toast(told.mayChange && version.state === 'published' ? t`A published version never changes. Start a draft with “Change it”.` : t`This is for reading.`)}
            onActive={onActive}
            onOpen={() => setSheet(true)}
            onOpenRole={editable ? openRole : noForm}
            onOpenCapability={(capability) => {
              setSpot((before) => ({ ...before, row: drawn.capabilityIds.indexOf(capability.capabilityId) }));
              if (editable) open({ form: 'capability', id: capability.capabilityId });
              else setSheet(true);
            }}
            onOpenGroup={editable ? openGroup : noForm}
          />
          {beside && <aside className={classes['panel']} aria-label={t`The chosen cell`}>{panel}</aside>}
        </div>
      ) : (
        <Empty icon="ladder" title={editable ? t`An empty draft` : t`Nothing is required yet`}>
          {editable ? t`Add a group, capabilities in it, and the first role. The matrix appears as soon as there is one of each.` : null}
        </Empty>
      )}
      <Drawer opened={sheet && !beside} onClose={() => setSheet(false)} position="bottom" size="80%" title={t`The chosen cell`} closeButtonProps={{ 'aria-label': t`Close` }}>
        {panel}
      </Drawer>
      <Forms opened={opened} told={told} held={held} library={library.data} onClose={() => setOpened(null)} />
    </div>
  );
}

function noForm(): void {}

interface FormsProps {
  readonly opened: Opened | null;
  readonly told: MatrixTold;
  readonly held: MatrixInHand;
  readonly library: Parameters<typeof CapabilityForm>[0]['library'] | undefined;
  readonly onClose: () => void;
}

function Forms({ opened, told, held, library, onClose }: FormsProps): ReactElement {
  const { t } = useLingui();
  const isNew = opened !== null && (opened.form === 'group' ? opened.key : opened.id) === null;
  const titles = {
    role: isNew ? t`New role` : t`Role`,
    capability: isNew ? t`New capability` : t`Capability`,
    group: isNew ? t`New group` : t`Group`,
  };
  return (
    <Modal opened={opened !== null} onClose={onClose} size="lg" title={opened ? titles[opened.form] : ''} closeButtonProps={{ 'aria-label': t`Close` }}>
      {opened?.form === 'role' && held.matrix && <RoleForm told={told} matrix={held.matrix} roleId={opened.id} onDone={onClose} />}
      {opened?.form === 'capability' && library && held.matrix && <CapabilityForm library={library} matrix={held.matrix} capabilityId={opened.id} onDone={onClose} />}
      {opened?.form === 'group' && library && <GroupForm library={library} groupKey={opened.key} onDone={onClose} />}
    </Modal>
  );
}

function NothingInForce(): ReactElement {
  const { t } = useLingui();
  return (
    <Empty icon="ladder" title={t`No way of selling is in force yet`} action={<StartDraft />}>
      {t`Roles, levels and capabilities stand here, and what each level requires, once a version has been published.`}
    </Empty>
  );
}
