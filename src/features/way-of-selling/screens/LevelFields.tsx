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
import { PlaceButtons } from './PlaceButtons.tsx';
import { cellsBack, levelBack, neighbourIds } from './removal.ts';
import { useDraftReasons, useRemoval, useStructure } from './use-draft-edits.ts';

type LevelTold = RoleTold['levels'][number];

export interface LevelFieldsProps {
  readonly role: RoleTold;
  /** null: adds one above the highest */
  readonly level: LevelTold | null;
  readonly versionId: string;
  readonly languages: readonly string[];
  readonly matrix: Matrix;
}

export function LevelFields(props: LevelFieldsProps): ReactElement {
  const { t, i18n } = useLingui();
  const [open, setOpen] = useState(false);
  const { level } = props;
  if (open) return <Fields {...props} onClose={() => setOpen(false)} />;
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

function Fields(props: LevelFieldsProps & { readonly onClose: () => void }): ReactElement {
  const { role, level, versionId, languages, onClose } = props;
  const { t } = useLingui();
  const [seen] = useState(level);
  const [name, setName] = useState<Words>(level?.name ?? {});
  const [meaning, setMeaning] = useState<Words>(level?.meaning ?? {});
  const reasons = useDraftReasons();
  const structure = useStructure(versionId, onClose);
  const save = (): void => {
    const now = { name, meaning };
    if (!seen) return structure.send({ edit: 'add-level', roleId: role.roleId, ...now });
    structure.send({ edit: 'level', levelId: seen.levelId, was: { name: seen.name, meaning: seen.meaning }, now });
  };
  const meaningLabel = t`What can be expected of someone who holds it`;
  return (
    <Stack gap="sm">
      <WordsInput label={t`Name of the level`} required languages={languages} value={name} onChange={setName} />
      <WordsInput label={meaningLabel} long languages={languages} value={meaning} onChange={setMeaning} />
      <Problem error={structure.error} reasons={reasons} />
      <Group justify="space-between">
        <Group gap={4}>
          <Button size="compact-md" loading={structure.isPending} onClick={save}>
            {level ? t`Save` : t`Add`}
          </Button>
          <Button size="compact-md" variant="subtle" color="gray" onClick={onClose}>{t`Cancel`}</Button>
        </Group>
        {level && <Place {...props} level={level} />}
      </Group>
    </Stack>
  );
}

function Place({ role, level, versionId, matrix }: LevelFieldsProps & { readonly level: LevelTold }): ReactElement {
  const { t, i18n } = useLingui();
  const remove = useRemoval(versionId);
  const { levelId } = level;
  const ids = role.levels.map((one) => one.levelId);
  const takeAway = (): void => {
    const name = inLanguage(level.name, i18n.locale);
    const cells = cellsBack(matrix, (place) => place.levelId === levelId);
    const back = levelBack(role.roleId, level, neighbourIds(ids, levelId).after);
    void remove(t`${name} is removed from the draft.`, { edit: 'remove-level', levelId }, back, cells);
  };
  return (
    <PlaceButtons versionId={versionId} what="level" id={levelId} ids={ids} earlier={t`Lower`} later={t`Higher`}>
      <Button
        size="compact-md"
        variant="subtle"
        color="red"
        disabled={ids.length === 1}
        onClick={takeAway}
      >{t`Remove`}</Button>
    </PlaceButtons>
  );
}
