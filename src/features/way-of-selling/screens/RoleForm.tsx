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
import type { MatrixTold, RoleTold } from './matrix-lines.ts';
import { PlaceButtons } from './PlaceButtons.tsx';
import { cellsBack, neighbourIds, roleBack } from './removal.ts';
import { useDraftReasons, useRemoval, useStructure } from './use-draft-edits.ts';

export interface RoleFormProps {
  readonly told: MatrixTold;
  readonly matrix: Matrix;
  /** null: a new one */
  readonly roleId: string | null;
  readonly onDone: () => void;
}

export function RoleForm({ told, matrix, roleId, onDone }: RoleFormProps): ReactElement {
  const { t } = useLingui();
  const role = told.roles.find((one) => one.roleId === roleId);
  const more = { versionId: told.version.versionId, languages: told.version.languages, matrix };
  return (
    <Stack>
      <About told={told} role={role} matrix={matrix} onDone={onDone} />
      {role ? (
        <Fieldset legend={t`Levels, from the lowest`}>
          <Stack>
            {role.levels.map((level) => (
              <LevelFields key={level.levelId} role={role} level={level} {...more} />
            ))}
            <LevelFields key={role.levels.length} role={role} level={null} {...more} />
          </Stack>
        </Fieldset>
      ) : (
        <Text size="sm" c="dimmed">{t`It begins with the same levels as the first role; change them afterwards.`}</Text>
      )}
    </Stack>
  );
}

interface AboutProps extends Pick<RoleFormProps, 'told' | 'matrix' | 'onDone'> {
  readonly role: RoleTold | undefined;
}

function About({ told, role, matrix, onDone }: AboutProps): ReactElement {
  const { t } = useLingui();
  const { versionId, languages } = told.version;
  const [seen] = useState(role);
  const [name, setName] = useState<Words>(role?.name ?? {});
  const [purpose, setPurpose] = useState<Words>(role?.purpose ?? {});
  const [motion, setMotion] = useState<SellingMotion | null>(role?.motion ?? null);
  const reasons = useDraftReasons();
  const structure = useStructure(versionId, onDone);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const now = { name, purpose, motion };
    if (!seen) return structure.send({ edit: 'add-role', ...now });
    const was = { name: seen.name, purpose: seen.purpose, motion: seen.motion };
    structure.send({ edit: 'role', roleId: seen.roleId, was, now });
  };
  const motions = [
    { value: 'consultative', label: t`Consultative` },
    { value: 'transactional', label: t`Transactional` },
    { value: '', label: t`Does not sell itself` },
  ];
  const purposeLabel = t`What the role is there for`;
  return (
    <form onSubmit={submit}>
      <Stack>
        <WordsInput label={t`Name`} required languages={languages} value={name} onChange={setName} />
        <WordsInput label={purposeLabel} long languages={languages} value={purpose} onChange={setPurpose} />
        <NativeSelect
          label={t`Selling motion`}
          value={motion ?? ''}
          onChange={(event) => setMotion((event.currentTarget.value || null) as SellingMotion | null)}
          data={motions}
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
          {role && <Place told={told} role={role} matrix={matrix} onDone={onDone} />}
        </Group>
      </Stack>
    </form>
  );
}

function Place({ told, role, matrix, onDone }: AboutProps & { readonly role: RoleTold }): ReactElement {
  const { t, i18n } = useLingui();
  const { versionId } = told.version;
  const { roleId } = role;
  const remove = useRemoval(versionId);
  const ids = told.roles.map((one) => one.roleId);
  const takeAway = (): void => {
    const name = inLanguage(role.name, i18n.locale);
    const own = new Set(role.levels.map(({ levelId }) => levelId));
    const cells = cellsBack(matrix, ({ levelId }) => own.has(levelId));
    const back = roleBack(role, neighbourIds(ids, roleId).after);
    void remove(t`${name} is removed from the draft.`, { edit: 'remove-role', roleId }, back, cells).then(onDone);
  };
  return (
    <PlaceButtons
      versionId={versionId}
      what="role"
      id={roleId}
      ids={ids}
      earlier={t`Move forward`}
      later={t`Move back`}
    >
      <Button variant="subtle" color="red" size="compact-md" onClick={takeAway}>{t`Remove`}</Button>
    </PlaceButtons>
  );
}
