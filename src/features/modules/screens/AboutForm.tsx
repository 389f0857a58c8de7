/** What stands on the menu: name, summary, minutes, what it develops, where it fits, and the guide of what people do together. */
import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Checkbox, Group, NativeSelect, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { Icon } from '../../../web/kit/Icon.tsx';
import { usePerson } from '../../../web/me.ts';
import { type ActivityVersion, type Develops, hasCards, longestMinutes, placesItFits } from '../activity.ts';
import type { AboutChange } from '../draft.ts';
import { minutesOf } from '../planned-minutes.ts';
import classes from './editor.module.css';
import { Texts } from './Texts.tsx';
import { useActivityWords } from './use-activity-words.ts';
import { useLibrary } from './use-library.ts';

export interface AboutFormProps {
  readonly version: ActivityVersion;
  readonly shown: readonly string[];
  readonly onChange: <Field extends keyof AboutChange>(field: Field, value: AboutChange[Field]) => void;
}

export function AboutForm({ version, shown, onChange }: AboutFormProps): ReactElement {
  const { t } = useLingui();
  const { fitName, languageName, kindName } = useActivityWords();
  const { languages } = usePerson().academy;
  const known = [...new Set([...languages, ...version.languages])];
  const estimated = version.content && minutesOf(version.content, version.languages);
  return (
    <div className={classes['form']}>
      <Texts label={t`Name`} value={version.name} languages={shown} onChange={(name) => onChange('name', name)} />
      <Texts
        label={t`Summary`}
        hint={t`One sentence: what one can do afterwards.`}
        rows={2}
        value={version.summary}
        languages={shown}
        onChange={(summary) => onChange('summary', summary)}
      />
      <Group align="flex-start" gap="lg">
        <TextInput
          label={t`Minutes`}
          description={estimated === null ? undefined : t`About ${estimated}, by what stands in it`}
          type="number"
          min={1}
          max={600}
          value={version.minutes}
          {...(hasCards(version) && version.minutes > longestMinutes
            ? { error: t`More than ${longestMinutes} is no bite` }
            : {})}
          onChange={(event) => {
            const minutes = Math.round(Number(event.currentTarget.value));
            if (minutes >= 1 && minutes <= 600) onChange('minutes', minutes);
          }}
        />
        {version.kind === 'module' && !hasCards(version) && (
          <NativeSelect
            label={t`Delivery`}
            value={version.delivery ?? ''}
            data={(['manager-led', 'instructor-led'] as const).map((delivery) => ({
              value: delivery,
              label: kindName({ kind: 'module', delivery }),
            }))}
            onChange={(event) => onChange('delivery', event.currentTarget.value as 'manager-led' | 'instructor-led')}
          />
        )}
      </Group>
      <DevelopsField develops={version.develops} onChange={(develops) => onChange('develops', develops)} />
      <Checks
        legend={t`Fits around a session or a customer conversation`}
        values={placesItFits}
        chosen={version.fits}
        name={fitName}
        onChange={(fits) => onChange('fits', fits)}
      />
      <Checks
        legend={t`Languages it is complete in`}
        values={known}
        chosen={version.languages}
        name={languageName}
        onChange={(tags) => onChange('languages', tags)}
      />
      {!hasCards(version) && (
        <Texts
          label={t`Guide for whoever runs it`}
          hint={t`An empty line begins a paragraph, “- ” a list, **two stars** make it strong.`}
          rows={10}
          value={version.guide ?? {}}
          languages={shown}
          onChange={(guide) => onChange('guide', guide)}
        />
      )}
    </div>
  );
}

interface ChecksProps<Value extends string> {
  readonly legend: string;
  readonly values: readonly Value[];
  readonly chosen: readonly Value[];
  readonly name: (value: Value) => string;
  readonly onChange: (chosen: readonly Value[]) => void;
}

function Checks<Value extends string>({ legend, values, chosen, name, onChange }: ChecksProps<Value>): ReactElement {
  return (
    <fieldset className={classes['checks']}>
      <legend>{legend}</legend>
      {values.map((value) => (
        <Checkbox
          key={value}
          label={name(value)}
          checked={chosen.includes(value)}
          onChange={(event) =>
            onChange(values.filter((one) => (one === value ? event.currentTarget.checked : chosen.includes(one))))
          }
        />
      ))}
    </fieldset>
  );
}

function DevelopsField({
  develops,
  onChange,
}: {
  readonly develops: readonly Develops[];
  readonly onChange: (develops: readonly Develops[]) => void;
}): ReactElement {
  const { t } = useLingui();
  const { capabilities, steps, nameOf } = useLibrary();
  const taken = new Set(develops.map(({ capabilityId }) => capabilityId));
  const free = capabilities.filter(({ id }) => !taken.has(id));
  return (
    <fieldset className={classes['choices']}>
      <legend>{t`Develops`}</legend>
      {develops.map((one) => {
        const name = nameOf(one.capabilityId);
        return (
          <Group key={one.capabilityId} gap="xs" align="end">
            <NativeSelect
              label={name || t`Capability`}
              value={String(one.proficiency)}
              data={steps.map(({ value, name: step }) => ({ value: String(value), label: `${value} ${step}` }))}
              onChange={(event) =>
                onChange(
                  develops.map((each) =>
                    each === one ? { ...one, proficiency: Number(event.currentTarget.value) } : each,
                  ),
                )
              }
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={t`Remove ${name}`}
              onClick={() => onChange(develops.filter((each) => each !== one))}
            >
              <Icon name="cross" size={16} />
            </ActionIcon>
          </Group>
        );
      })}
      <NativeSelect
        aria-label={t`Another capability`}
        value=""
        data={[
          { value: '', label: t`Another capability` },
          ...free.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(event) => {
          if (event.currentTarget.value)
            onChange([...develops, { capabilityId: event.currentTarget.value, proficiency: 2 }]);
        }}
      />
      {develops.length === 0 && <Button variant="transparent" size="compact-sm" disabled>{t`Nothing yet`}</Button>}
    </fieldset>
  );
}
