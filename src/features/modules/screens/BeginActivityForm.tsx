/** What something for the menu is and what it is called; everything else is written in the draft. */
import { useLingui } from '@lingui/react/macro';
import { Button, Group, NativeSelect, Stack } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import type { Words } from '../../../kernel/words.ts';
import { useDo } from '../../../web/ask.ts';
import { Problem } from '../../../web/kit/Problem.tsx';
import { WordsInput } from '../../../web/kit/WordsInput.tsx';
import { usePerson } from '../../../web/me.ts';
import { activityKinds, type ActivityKind, deliveries, type Delivery } from '../activity.ts';
import type { beginActivity } from '../draft-contract.ts';
import { useActivityWords } from './use-activity-words.ts';

/** where nobody has said yet how far it leads */
const firstProficiency = 2;

export interface BeginActivityFormProps {
  readonly writes: readonly (Delivery | 'reinforcement')[];
  /** what it is begun for */
  readonly capabilityId?: string;
}

export function BeginActivityForm({ writes, capabilityId }: BeginActivityFormProps): ReactElement {
  const { t } = useLingui();
  const { kindName } = useActivityWords();
  const { languages } = usePerson().academy;
  const navigate = useNavigate();
  const modules = deliveries.filter((delivery) => writes.includes(delivery));
  const [what, setWhat] = useState(`module/${modules[0] ?? ''}`);
  const [name, setName] = useState<Words>({});
  // one id for one thing begun, however often it is sent
  const [activityId] = useState(() => crypto.randomUUID());
  const begin = useDo<typeof beginActivity>('POST', '/api/menu', {
    refresh: ['/api/menu'],
    done: () => void navigate({ to: '/menu/$activityId/edit', params: { activityId } }),
  });
  const choices = [
    ...modules.map((delivery) => ({ value: `module/${delivery}`, label: kindName({ kind: 'module', delivery }) })),
    ...(writes.includes('reinforcement')
      ? activityKinds.flatMap((kind) =>
          kind === 'module' ? [] : [{ value: `${kind}/`, label: kindName({ kind, delivery: null }) }],
        )
      : []),
  ];
  const submit = (): void => {
    const [kind, delivery] = what.split('/') as [ActivityKind, Delivery | ''];
    const develops = capabilityId ? [{ capabilityId, proficiency: firstProficiency }] : [];
    begin.mutate({ body: { activityId, kind, delivery: delivery || null, name, languages: [...languages], develops } });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="md">
        <NativeSelect
          label={t`What is it?`}
          value={what}
          data={choices}
          onChange={(event) => setWhat(event.currentTarget.value)}
        />
        <WordsInput label={t`What is it called?`} value={name} onChange={setName} languages={languages} required />
        <Problem error={begin.error} />
        <Group justify="flex-end">
          <Button type="submit" loading={begin.isPending} disabled={Object.keys(name).length === 0}>{t`Begin`}</Button>
        </Group>
      </Stack>
    </form>
  );
}
