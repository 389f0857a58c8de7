/** Choosing the gaps to close: from what is required, with where one stands today and how far it shall go. */
import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, NativeSelect, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { Icon } from '../../../web/kit/Icon.tsx';
import { limits } from '../agreement-content.ts';
import type { DraftGap, Prepared } from './agreement-draft.ts';
import classes from './fields.module.css';

export interface GapFieldsProps {
  readonly prepared: Prepared;
  readonly gaps: readonly DraftGap[];
  readonly onChange: (gaps: readonly DraftGap[]) => void;
}

export function GapFields({ prepared, gaps, onChange }: GapFieldsProps): ReactElement {
  const { t, i18n } = useLingui();
  const name = (id: string): string => inLanguage(prepared.words.capabilities[id] ?? {}, i18n.locale);
  const free = prepared.choices.filter((choice) => !gaps.some((gap) => gap.capabilityId === choice.capabilityId));
  const highest = prepared.words.steps.length;
  const open = free.filter((choice) => (choice.standing ?? 0) < highest);
  const set = (at: number, gap: DraftGap): void => onChange(gaps.map((one, other) => (other === at ? gap : one)));
  const first = open[0];
  return (
    <Stack gap="sm">
      {gaps.map((gap, at) => {
        const position = at + 1;
        const steps = prepared.words.steps.filter((step) => step.proficiency > gap.from);
        return (
          <div key={gap.capabilityId} className={classes['line']}>
            <NativeSelect
              label={t`Capability`}
              aria-label={t`Capability ${position}`}
              className={classes['wide']}
              value={gap.capabilityId}
              data={[gap, ...open].map(({ capabilityId }) => ({ value: capabilityId, label: name(capabilityId) }))}
              onChange={(event) => {
                const choice = prepared.choices.find((one) => one.capabilityId === event.currentTarget.value);
                if (choice) set(at, gapFrom(choice, highest));
              }}
            />
            <NativeSelect
              label={gap.from === 0 ? t`to reach` : t`from ${gap.from} to`}
              aria-label={t`To reach in ${name(gap.capabilityId)}`}
              value={String(gap.to)}
              data={steps.map((step) => ({
                value: String(step.proficiency),
                label: `${step.proficiency} ${inLanguage(step.name, i18n.locale)}`,
              }))}
              onChange={(event) => set(at, { ...gap, to: Number(event.currentTarget.value) })}
            />
            {gaps.length > 1 && (
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={t`Leave out ${name(gap.capabilityId)}`}
                onClick={() => onChange(gaps.filter((_, other) => other !== at))}
              >
                <Icon name="cross" size={18} />
              </ActionIcon>
            )}
          </div>
        );
      })}
      {gaps.length === 0 && !first && (
        <Text
          size="sm"
          c="dimmed"
        >{t`Nothing is required of this role and level yet, so there is no gap to choose.`}</Text>
      )}
      {gaps.length < limits.gaps && first && (
        <Button
          variant="default"
          leftSection={<Icon name="plus" size={16} />}
          style={{ alignSelf: 'flex-start' }}
          onClick={() => onChange([...gaps, gapFrom(first, highest)])}
        >
          {gaps.length === 0 ? t`Choose a gap` : t`Add a gap`}
        </Button>
      )}
      {gaps.length > 1 && <Text size="sm" c="dimmed">{t`One gap at a time is closed soonest.`}</Text>}
    </Stack>
  );
}

function gapFrom(choice: Prepared['choices'][number], highest: number): DraftGap {
  const from = choice.standing ?? 0;
  return {
    capabilityId: choice.capabilityId,
    from,
    to: Math.min(highest, Math.max(from + 1, Math.min(choice.required, from + 2))),
  };
}
