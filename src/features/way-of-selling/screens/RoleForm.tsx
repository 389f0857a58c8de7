/** A role of the draft: its name, purpose, selling motion, and its levels from the lowest to the highest. */
import { useLingui } from '@lingui/react/macro';
import { Button, Fieldset, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useState, type FormEvent, type ReactElement } from 'react';
import { inLanguage, type Words } from '../../../kernel/words.ts';
import { Problem } from '../../../web/kit/Problem.tsx';
import { WordsInput } from '../../../web/kit/WordsInput.tsx';
import type { Matrix } from '../matrix.ts';
import type { SellingMotion } from '../way-of-selling.ts';
import { LevelFields } from './LevelFields.tsx';
import type { MatrixTold } from './matrix-lines.ts';
import { cellsBack, neighbourIds } from './removal.ts';
import { type SentEdit, useDraftReasons, useRemoval, useStructure } from './use-draft-edits.ts';

export interface RoleFormProps {
  readonly told: MatrixTold;
  readonly matrix: Matrix;
  /** null: a new one */
  readonly roleId: string | null;
  readonly onDone: () => void;
}

export function RoleForm({ told, matrix, roleId, onDone }: RoleFormProps): ReactElement {
  const { t, i18n } = useLingui();
  const { versionId, languages } = told.version;
  const role = told.roles.find((one) => one.roleId === roleId);
  const [name, setName] = useState<Words>(role?.name ?? {});
  const [purpose, setPurpose] = useState<Words>(role?.purpose ?? {});
  const [motion, setMotion] = useState<SellingMotion | null>(role?.motion ?? null);
  const reasons = useDraftReasons();
  const structure = useStructure(versionId, onDone);
  const remove = useRemoval(versionId);
  const ids = told.roles.map((one) => one.roleId);
  const { before, after } = neighbourIds(ids, roleId);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!role) return structure.send({ edit: 'add-role', name, purpose, motion });
    structure.send({
      edit: 'role',
      roleId: role.roleId,
      was: { name: role.name, purpose: role.purpose, motion: role.motion },
      now: { name, purpose, motion },
    });
  };
  const takeAway = (): void => {
    if (!role) return;
    const text = inLanguage(role.name, i18n.locale);
    const levels = role.levels.map(({ key, name: levelName, meaning }) => ({ key, name: levelName, meaning }));
    const restoring: SentEdit = {
      edit: 'add-role',
      key: role.key,
      name: role.name,
      purpose: role.purpose,
      motion: role.motion,
      levels,
      before: after,
    };
    const own = new Set(role.levels.map(({ levelId }) => levelId));
    void remove(
      t`${text} is removed from the draft.`,
      { edit: 'remove-role', roleId: role.roleId },
      restoring,
      cellsBack(matrix, ({ levelId }) => own.has(levelId)),
    ).then(onDone);
  };
  const move = (to: string | null): void =>
    structure.send({ edit: 'move', what: 'role', id: roleId ?? '', before: to });
  return (
    <Stack>
      <form onSubmit={submit}>
        <Stack>
          <WordsInput label={t`Name`} required languages={languages} value={name} onChange={setName} />
          <WordsInput
            label={t`What the role is there for`}
            long
            languages={languages}
            value={purpose}
            onChange={setPurpose}
          />
          <NativeSelect
            label={t`Selling motion`}
            value={motion ?? ''}
            onChange={(event) => setMotion((event.currentTarget.value || null) as SellingMotion | null)}
            data={[
              { value: 'consultative', label: t`Consultative` },
              { value: 'transactional', label: t`Transactional` },
              { value: '', label: t`Does not sell itself` },
            ]}
          />
          <Problem error={structure.error} reasons={reasons} />
          <Group justify="space-between">
            <Button
              type="submit"
              loading={structure.isPending}
              disabled={!Object.values(name).some((text) => text.trim())}
            >
              {role ? t`Save` : t`Add`}
            </Button>
            {role && (
              <Group gap={4}>
                <Button
                  variant="subtle"
                  color="gray"
                  disabled={before === undefined}
                  onClick={() => move(before ?? null)}
                >{t`Move forward`}</Button>
                <Button
                  variant="subtle"
                  color="gray"
                  disabled={after === null}
                  onClick={() => move(neighbourIds(ids, after).after)}
                >{t`Move back`}</Button>
                <Button variant="subtle" color="red" onClick={takeAway}>{t`Remove`}</Button>
              </Group>
            )}
          </Group>
        </Stack>
      </form>
      {role ? (
        <Fieldset legend={t`Levels, from the lowest`}>
          <Stack>
            {role.levels.map((level) => (
              <LevelFields
                key={level.levelId}
                role={role}
                level={level}
                versionId={versionId}
                languages={languages}
                matrix={matrix}
              />
            ))}
            <LevelFields
              key={role.levels.length}
              role={role}
              level={null}
              versionId={versionId}
              languages={languages}
              matrix={matrix}
            />
          </Stack>
        </Fieldset>
      ) : (
        <Text size="sm" c="dimmed">{t`It begins with the same levels as the first role; change them afterwards.`}</Text>
      )}
    </Stack>
  );
}
