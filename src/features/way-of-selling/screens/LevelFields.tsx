/** One level of a role, folded until it is to be changed; or the field that adds one. */
import { useLingui } from '@lingui/react/macro';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { inLanguage, type Words } from '../../../kernel/words.ts';
import { Icon } from '../../../web/kit/Icon.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import { WordsInput } from '../../../web/kit/WordsInput.tsx';
import type { Matrix } from '../matrix.ts';
import type { RoleTold } from './matrix-lines.ts';
import { cellsBack, neighbourIds } from './removal.ts';
import { useDraftReasons, useRemoval, useStructure } from './use-draft-edits.ts';

export interface LevelFieldsProps {
  readonly role: RoleTold;
  /** null: adds one above the highest */
  readonly level: RoleTold['levels'][number] | null;
  readonly versionId: string;
  readonly languages: readonly string[];
  readonly matrix: Matrix;
}

export function LevelFields({ role, level, versionId, languages, matrix }: LevelFieldsProps): ReactElement {
  const { t, i18n } = useLingui();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState<Words>(level?.name ?? {});
  const [meaning, setMeaning] = useState<Words>(level?.meaning ?? {});
  const reasons = useDraftReasons();
  const structure = useStructure(versionId, () => setOpen(false));
  const remove = useRemoval(versionId);
  const ids = role.levels.map(({ levelId }) => levelId);
  const { before, after } = neighbourIds(ids, level?.levelId ?? null);
  if (!open) {
    return (
      <Group justify="space-between" wrap="nowrap">
        {level && <Text size="sm">{inLanguage(level.name, i18n.locale)}</Text>}
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<Icon name={level ? 'edit' : 'plus'} size={16} />}
          onClick={() => setOpen(true)}
        >
          {level ? t`Change` : t`Add a level`}
        </Button>
      </Group>
    );
  }
  const save = (): void => {
    if (level)
      structure.send({
        edit: 'level',
        levelId: level.levelId,
        was: { name: level.name, meaning: level.meaning },
        now: { name, meaning },
      });
    else structure.send({ edit: 'add-level', roleId: role.roleId, name, meaning });
  };
  const takeAway = (): void => {
    if (!level) return;
    const text = inLanguage(level.name, i18n.locale);
    void remove(
      t`${text} is removed from the draft.`,
      { edit: 'remove-level', levelId: level.levelId },
      {
        edit: 'add-level',
        roleId: role.roleId,
        key: level.key,
        name: level.name,
        meaning: level.meaning,
        before: after,
      },
      cellsBack(matrix, ({ levelId }) => levelId === level.levelId),
    );
  };
  const move = (to: string | null): void =>
    structure.send({ edit: 'move', what: 'level', id: level?.levelId ?? '', before: to });
  return (
    <Stack gap="sm">
      <WordsInput label={t`Name of the level`} required languages={languages} value={name} onChange={setName} />
      <WordsInput
        label={t`What can be expected of someone who holds it`}
        long
        languages={languages}
        value={meaning}
        onChange={setMeaning}
      />
      <Problem error={structure.error} reasons={reasons} />
      <Group justify="space-between">
        <Group gap={4}>
          <Button size="compact-sm" loading={structure.isPending} onClick={save}>
            {level ? t`Save` : t`Add`}
          </Button>
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setOpen(false)}>{t`Cancel`}</Button>
        </Group>
        {level && (
          <Group gap={4}>
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              disabled={before === undefined}
              onClick={() => move(before ?? null)}
            >{t`Lower`}</Button>
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              disabled={after === null}
              onClick={() => move(neighbourIds(ids, after).after)}
            >{t`Higher`}</Button>
            <Button
              size="compact-sm"
              variant="subtle"
              color="red"
              disabled={ids.length === 1}
              onClick={takeAway}
            >{t`Remove`}</Button>
          </Group>
        )}
      </Group>
    </Stack>
  );
}
