/** A group of the draft, a step of the selling work: its name and its place. It goes only when it is empty. */
import { useLingui } from '@lingui/react/macro';
import { Button, Group, Stack } from '@mantine/core';
import { useState, type FormEvent, type ReactElement } from 'react';
import type { Words } from '../../../kernel/words.ts';
import { Problem } from '../../../web/kit/Problem.tsx';
import { WordsInput } from '../../../web/kit/WordsInput.tsx';
import type { LibraryTold } from './matrix-lines.ts';
import { PlaceButtons } from './PlaceButtons.tsx';
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
  const [seen] = useState(group);
  const [name, setName] = useState<Words>(group?.name ?? {});
  const reasons = useDraftReasons();
  const structure = useStructure(versionId, onDone);
  const ids = library.groups.map(({ key }) => key);
  const empty = !library.capabilities.some((capability) => capability.groupKey === groupKey);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (seen) structure.send({ edit: 'group', key: seen.key, was: { name: seen.name }, now: { name } });
    else structure.send({ edit: 'add-group', name });
  };
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
            <PlaceButtons
              versionId={versionId}
              what="group"
              id={group.key}
              ids={ids}
              earlier={t`Move up`}
              later={t`Move down`}
            >
              {empty && (
                <Button
                  variant="subtle"
                  color="red"
                  size="compact-md"
                  onClick={() => structure.send({ edit: 'remove-group', key: group.key })}
                >{t`Remove`}</Button>
              )}
            </PlaceButtons>
          )}
        </Group>
      </Stack>
    </form>
  );
}
