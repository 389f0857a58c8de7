/** A capability of the draft: its name, purpose, group and tags. Retiring it takes its requirements along, and back again. */
import { useLingui } from '@lingui/react/macro';
import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent, type ReactElement } from 'react';
import { inLanguage, type Words } from '../../../kernel/words.ts';
import type { Told } from '../../../web/api.ts';
import { Problem } from '../../../web/kit/Problem.tsx';
import { WordsInput } from '../../../web/kit/WordsInput.tsx';
import type { getCapabilities } from '../contract.ts';
import type { Matrix } from '../matrix.ts';
import { cellsBack, neighbourIds } from './removal.ts';
import { useDraftReasons, useRemoval, useStructure } from './use-draft-edits.ts';

export type LibraryTold = Told<typeof getCapabilities>;

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
  const [name, setName] = useState<Words>(capability?.name ?? {});
  const [purpose, setPurpose] = useState<Words>(capability?.purpose ?? {});
  const [groupKey, setGroupKey] = useState(capability?.groupKey ?? library.groups[0]?.key ?? '');
  const [tagText, setTagText] = useState(capability?.tags.join(', ') ?? '');
  const reasons = useDraftReasons();
  const structure = useStructure(versionId, onDone);
  const remove = useRemoval(versionId);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const tags = [
      ...new Set(
        tagText
          .split(',')
          .map((tag) => tag.trim())
          .filter(Boolean),
      ),
    ];
    if (!capability) return structure.send({ edit: 'add-capability', name, purpose, groupKey, tags });
    const was = {
      name: capability.name,
      purpose: capability.purpose,
      groupKey: capability.groupKey,
      tags: [...capability.tags],
    };
    structure.send({
      edit: 'capability',
      capabilityId: capability.capabilityId,
      was,
      now: { name, purpose, groupKey, tags },
    });
  };
  const { before, after } = neighbourIds(
    library.capabilities.filter((one) => one.groupKey === capability?.groupKey).map((one) => one.capabilityId),
    capabilityId,
  );
  const retire = (): void => {
    if (!capability) return;
    const { occupationalTasks, indicators, tags, ...rest } = capability;
    const text = inLanguage(capability.name, i18n.locale);
    const cells = cellsBack(matrix, (place) => place.capabilityId === capability.capabilityId);
    void remove(
      t`${text} is retired.`,
      { edit: 'retire-capability', capabilityId: capability.capabilityId },
      {
        edit: 'add-capability',
        key: rest.key,
        groupKey: rest.groupKey,
        name: rest.name,
        purpose: rest.purpose,
        indicators: { ...indicators },
        occupationalTasks: [...occupationalTasks],
        tags: [...tags],
        before: after,
      },
      cells,
    ).then(onDone);
  };
  const move = (to: string | null): void =>
    structure.send({ edit: 'move', what: 'capability', id: capabilityId ?? '', before: to });
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
          <Button
            type="submit"
            loading={structure.isPending}
            disabled={!Object.values(name).some((text) => text.trim()) || groupKey === ''}
          >
            {capability ? t`Save` : t`Add`}
          </Button>
          {capability && (
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
                onClick={() => move(afterNext(library, capability.groupKey, after))}
              >{t`Move down`}</Button>
              <Button variant="subtle" color="red" onClick={retire}>{t`Retire`}</Button>
            </Group>
          )}
        </Group>
      </Stack>
    </form>
  );
}

/** Moving down means standing before the one after the next. */
function afterNext(library: LibraryTold, groupKey: string, next: string | null): string | null {
  return neighbourIds(
    library.capabilities.filter((one) => one.groupKey === groupKey).map((one) => one.capabilityId),
    next,
  ).after;
}
