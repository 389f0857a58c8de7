/** A capability of the draft: its name, purpose, group and tags. Retiring it takes its requirements along, and back again. */
import { useLingui } from '@lingui/react/macro';
import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent, type ReactElement } from 'react';
import { inLanguage, type Words } from '../../../kernel/words.ts';
import { Problem } from '../../../web/kit/Problem.tsx';
import { WordsInput } from '../../../web/kit/WordsInput.tsx';
import type { Matrix } from '../matrix.ts';
import type { LibraryTold } from './matrix-lines.ts';
import { PlaceButtons } from './PlaceButtons.tsx';
import { capabilityBack, cellsBack, neighbourIds } from './removal.ts';
import { useDraftReasons, useRemoval, useStructure } from './use-draft-edits.ts';

export interface CapabilityFormProps {
  readonly library: LibraryTold;
  readonly matrix: Matrix;
  /** null: a new one */
  readonly capabilityId: string | null;
  readonly onDone: () => void;
}

export function CapabilityForm({ library, matrix, capabilityId, onDone }: CapabilityFormProps): ReactElement {
  const { t, i18n } = useLingui();
  const { versionId, languages } = library.version;
  const capability = library.capabilities.find((one) => one.capabilityId === capabilityId);
  // what the editor saw when the form was opened: a change is told against it, not against what came later
  const [seen] = useState(capability);
  const [name, setName] = useState<Words>(capability?.name ?? {});
  const [purpose, setPurpose] = useState<Words>(capability?.purpose ?? {});
  const [groupKey, setGroupKey] = useState(capability?.groupKey ?? library.groups[0]?.key ?? '');
  const [tagText, setTagText] = useState(capability?.tags.join(', ') ?? '');
  const reasons = useDraftReasons();
  const structure = useStructure(versionId, onDone);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const now = { name, purpose, groupKey, tags: tagsIn(tagText) };
    if (!seen) return structure.send({ edit: 'add-capability', ...now });
    const was = { name: seen.name, purpose: seen.purpose, groupKey: seen.groupKey, tags: [...seen.tags] };
    structure.send({ edit: 'capability', capabilityId: seen.capabilityId, was, now });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <WordsInput label={t`Name`} required languages={languages} value={name} onChange={setName} />
        <WordsInput label={t`What it is for`} long languages={languages} value={purpose} onChange={setPurpose} />
        <NativeSelect
          label={t`Group`}
          value={groupKey}
          onChange={(event) => setGroupKey(event.currentTarget.value)}
          data={library.groups.map((group) => ({ value: group.key, label: inLanguage(group.name, i18n.locale) }))}
        />
        <TextInput
          label={t`Tags`}
          description={t`Words of your own, for instance of your sales methodology, with commas between them.`}
          value={tagText}
          onChange={(event) => setTagText(event.currentTarget.value)}
        />
        <Problem error={structure.error} reasons={reasons} />
        <Group justify="space-between">
          <Button type="submit" loading={structure.isPending} disabled={!hasText(name) || groupKey === ''}>
            {capability ? t`Save` : t`Add`}
          </Button>
          {capability && <Place library={library} matrix={matrix} capability={capability} onDone={onDone} />}
        </Group>
      </Stack>
    </form>
  );
}

interface PlaceProps extends Pick<CapabilityFormProps, 'library' | 'matrix' | 'onDone'> {
  readonly capability: LibraryTold['capabilities'][number];
}

function Place({ library, matrix, capability, onDone }: PlaceProps): ReactElement {
  const { t, i18n } = useLingui();
  const { versionId } = library.version;
  const { capabilityId, groupKey } = capability;
  const remove = useRemoval(versionId);
  const ids = library.capabilities.filter((one) => one.groupKey === groupKey).map((one) => one.capabilityId);
  const retire = (): void => {
    const name = inLanguage(capability.name, i18n.locale);
    const back = capabilityBack(capability, neighbourIds(ids, capabilityId).after);
    const cells = cellsBack(matrix, (place) => place.capabilityId === capabilityId);
    void remove(t`${name} is retired.`, { edit: 'retire-capability', capabilityId }, back, cells).then(onDone);
  };
  return (
    <PlaceButtons
      versionId={versionId}
      what="capability"
      id={capabilityId}
      ids={ids}
      earlier={t`Move up`}
      later={t`Move down`}
    >
      <Button variant="subtle" color="red" size="compact-md" onClick={retire}>{t`Retire`}</Button>
    </PlaceButtons>
  );
}

function tagsIn(text: string): string[] {
  const tags = text.split(',').map((tag) => tag.trim());
  return [...new Set(tags.filter(Boolean))];
}

function hasText(words: Words): boolean {
  return Object.values(words).some((text) => text.trim());
}
