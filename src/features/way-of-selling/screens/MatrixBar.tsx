/** Above the matrix: which figure digits set, which role and capabilities are shown, undo, and what can be added. */
import { useLingui } from '@lingui/react/macro';
import { ActionIcon, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { Actions } from '../../../web/kit/Actions.tsx';
import { Icon } from '../../../web/kit/Icon.tsx';
import type { Figure } from '../matrix-strokes.ts';
import classes from './matrix.module.css';
import type { MatrixTold } from './matrix-lines.ts';
import type { Opened } from './opened.ts';
import type { MatrixInHand } from './use-matrix.ts';

export interface MatrixBarProps {
  readonly told: MatrixTold;
  readonly editable: boolean;
  readonly figure: Figure;
  readonly onFigure: (figure: Figure) => void;
  readonly roleId: string | null;
  readonly onRole: (roleId: string | null) => void;
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly held: MatrixInHand;
  readonly onAdd: (opened: Opened) => void;
}

export function MatrixBar({
  told,
  editable,
  figure,
  onFigure,
  roleId,
  onRole,
  search,
  onSearch,
  held,
  onAdd,
}: MatrixBarProps): ReactElement {
  const { t, i18n } = useLingui();
  return (
    <div className={classes['bar']}>
      <SegmentedControl
        size="sm"
        aria-label={t`Figure in the cells`}
        value={figure}
        onChange={(value) => onFigure(value as Figure)}
        data={[
          { value: 'proficiency', label: t`Required` },
          { value: 'weight', label: t`Weight` },
        ]}
      />
      <NativeSelect
        aria-label={t`Role`}
        value={roleId ?? ''}
        onChange={(event) => onRole(event.currentTarget.value || null)}
        data={[
          { value: '', label: t`All roles` },
          ...told.roles.map((role) => ({ value: role.roleId, label: inLanguage(role.name, i18n.locale) })),
        ]}
      />
      <TextInput
        type="search"
        aria-label={t`Find a capability`}
        placeholder={t`Find a capability`}
        value={search}
        onChange={(event) => onSearch(event.currentTarget.value)}
        leftSection={<Icon name="search" size={16} />}
      />
      {editable && (
        <>
          <ActionIcon.Group>
            <ActionIcon variant="default" size={36} aria-label={t`Undo`} disabled={!held.canUndo} onClick={held.undo}>
              <Icon name="undo" size={16} />
            </ActionIcon>
            <ActionIcon variant="default" size={36} aria-label={t`Redo`} disabled={!held.canRedo} onClick={held.redo}>
              <span className={classes['redo']}>
                <Icon name="undo" size={16} />
              </span>
            </ActionIcon>
          </ActionIcon.Group>
          <AddToWay told={told} onAdd={onAdd} />
          <span className={classes['hints']}>
            {t`Digits set what is required, with Shift the weight. Copy and paste as in a spreadsheet; Ctrl+D and Ctrl+R fill, Ctrl+Z takes back.`}
          </span>
        </>
      )}
    </div>
  );
}

function AddToWay({ told, onAdd }: Pick<MatrixBarProps, 'told' | 'onAdd'>): ReactElement {
  const { t } = useLingui();
  return (
    <Actions
      label={t`Add`}
      button={
        <>
          <Icon name="plus" size={16} />
          {t`Add`}
        </>
      }
      actions={[
        {
          key: 'capability',
          label: t`Capability`,
          disabled: told.groups.length === 0,
          onChoose: () => onAdd({ form: 'capability', id: null }),
        },
        { key: 'group', label: t`Group of capabilities`, onChoose: () => onAdd({ form: 'group', key: null }) },
        { key: 'role', label: t`Role`, onChoose: () => onAdd({ form: 'role', id: null }) },
      ]}
    />
  );
}
