/** A group of the draft, a step of the selling work: its name and its place. It goes only when it is empty. */
import { useLingui } from '@lingui/react/macro';
import { Button, Group, Stack } from '@mantine/core';
import { useState, type FormEvent, type ReactElement } from 'react';
import type { Words } from '../../../kernel/words.ts';
import { Problem } from '../../../web/kit/Problem.tsx';
import { WordsInput } from '../../../web/kit/WordsInput.tsx';
import type { LibraryTold } from './CapabilityForm.tsx';
import { neighbourIds } from './removal.ts';
import { useDraftReasons, useStructure } from './use-draft-edits.ts';

export interface GroupFormProps {
  readonly library: LibraryTold;
  /** null: a new one */
  readonly groupKey: string | null;
  readonly onDone: () => void;
}

export function GroupForm({ library, groupKey, onDone }: GroupFormProps): ReactElement {
  const { t } = useLingui();
  const { versionId, languages } = library.version;
  const group = library.groups.find(({ key }) => key === groupKey);
  const [name, setName] = useState<Words>(group?.name ?? {});
  const reasons = useDraftReasons();
  const structure = useStructure(versionId, onDone);
  const keys = library.groups.map(({ key }) => key);
  const { before, after } = neighbourIds(keys, groupKey);
  const empty = !library.capabilities.some((capability) => capability.groupKey === groupKey);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (group) structure.send({ edit: 'group', key: group.key, was: { name: group.name }, now: { name } });
    else structure.send({ edit: 'add-group', name });
  };
  const move = (to: string | null): void =>
    structure.send({ edit: 'move', what: 'group', id: groupKey ?? '', before: to });
  return (
    <form onSubmit={submit}>
      <Stack>
        <WordsInput label={t`Name`} required languages={languages} value={name} onChange={setName} />
        <Problem error={structure.error} reasons={reasons} />
        <Group justify="space-between">
          <Button
            type="submit"
            loading={structure.isPending}
            disabled={!Object.values(name).some((text) => text.trim())}
          >
            {group ? t`Save` : t`Add`}
          </Button>
          {group && (
            <Group gap={4}>
              <Button
                variant="subtle"
                color="gray"
                disabled={before === undefined}
                onClick={() => move(before ?? null)}
              >{t`Move up`}</Button>
              <Button
                variant="subtle"
                color="gray"
                disabled={after === null}
                onClick={() => move(neighbourIds(keys, after).after)}
              >{t`Move down`}</Button>
              {empty && (
                <Button
                  variant="subtle"
                  color="red"
                  onClick={() => structure.send({ edit: 'remove-group', key: group.key })}
                >{t`Remove`}</Button>
              )}
            </Group>
          )}
        </Group>
      </Stack>
    </form>
  );
}
