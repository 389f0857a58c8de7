/**
 * Beside the matrix: what the active cell requires, and what one can observe at each proficiency of its capability.
 * The indicators are written here too, by the owner, in one language at a time.
 */
import { useLingui } from '@lingui/react/macro';
import { Badge, Button, SegmentedControl, Text, Title } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { inLanguage, type Words } from '../../../kernel/words.ts';
import type { Told } from '../../../web/api.ts';
import { Icon } from '../../../web/kit/Icon.tsx';
import { ProficiencyInput } from '../../../web/kit/ProficiencyInput.tsx';
import type { getCapabilities } from '../contract.ts';
import type { Cell } from '../matrix.ts';
import type { Figure } from '../matrix-strokes.ts';
import classes from './cell-panel.module.css';
import { IndicatorField } from './IndicatorField.tsx';
import type { Column } from './matrix-lines.ts';

export interface CellPanelProps {
  readonly library: Told<typeof getCapabilities> | undefined;
  readonly capabilityId: string;
  readonly column: Column | undefined;
  readonly cell: Cell | null;
  readonly editable: boolean;
  readonly onFigure: (figure: Figure, value: number) => void;
  readonly onIndicator: (step: number, was: Words, now: Words) => void;
  readonly onOpenCapability: () => void;
}

export function CellPanel({
  library,
  capabilityId,
  column,
  cell,
  editable,
  onFigure,
  onIndicator,
  onOpenCapability,
}: CellPanelProps): ReactElement {
  const { t, i18n } = useLingui();
  const languages = library?.version.languages ?? [];
  const [language, setLanguage] = useState<string>();
  const spoken = language ?? languages.find((one) => one === i18n.locale) ?? languages[0] ?? 'en';
  const capability = library?.capabilities.find((one) => one.capabilityId === capabilityId);
  if (!library || !capability)
    return <Text c="dimmed" size="sm">{t`Choose a cell to see what one can observe there.`}</Text>;
  const say = (words: Words): string => inLanguage(words, i18n.locale);
  const steps = library.scale.map(({ proficiency, name }) => ({ value: proficiency, name: say(name) }));
  const names = new Intl.DisplayNames([i18n.locale], { type: 'language' });
  return (
    <>
      <Title order={2} size="h3" mt={0}>
        {say(capability.name)}
      </Title>
      {say(capability.purpose) && (
        <Text size="sm" c="dimmed">
          {say(capability.purpose)}
        </Text>
      )}
      {column && (
        <section aria-label={t`Requirement`} className={classes['figures']}>
          <Text size="sm" fw={600}>
            {say(column.role.name)} · {say(column.level.name)}
          </Text>
          <ProficiencyInput
            label={t`Required proficiency`}
            steps={steps}
            value={cell?.proficiency ?? null}
            disabled={!editable}
            onChange={(value) => onFigure('proficiency', value ?? 0)}
          />
          <div className={classes['weight']}>
            <Text size="sm" id="weight-of-cell">{t`Weight`}</Text>
            <SegmentedControl
              size="xs"
              aria-labelledby="weight-of-cell"
              data={['1', '2', '3', '4', '5']}
              value={cell ? String(cell.weight) : ''}
              disabled={!editable || !cell}
              onChange={(value) => onFigure('weight', Number(value))}
            />
          </div>
        </section>
      )}
      <div className={classes['listHead']}>
        <Title order={3} size="h4">{t`What one can observe`}</Title>
        {editable && languages.length > 1 && (
          <SegmentedControl
            size="xs"
            aria-label={t`Language of the indicators`}
            data={languages.map((one) => ({ value: one, label: names.of(one) ?? one }))}
            value={spoken}
            onChange={setLanguage}
          />
        )}
      </div>
      <ol className={classes['indicators']}>
        {steps.map(({ value, name }) => {
          const words = capability.indicators[String(value)] ?? {};
          return (
            <li key={`${capabilityId}/${value}`} data-required={cell?.proficiency === value}>
              <span className={classes['step']}>
                <span className={classes['digit']}>{value}</span> {name}
                {cell?.proficiency === value && <Badge size="xs" variant="light" ms={8}>{t`required`}</Badge>}
              </span>
              {editable ? (
                <IndicatorField
                  key={spoken}
                  label={t`Indicator at ${value} ${name}`}
                  language={spoken}
                  words={words}
                  onChange={(was, now) => onIndicator(value, was, now)}
                />
              ) : (
                <p className={classes['text']}>{say(words)}</p>
              )}
            </li>
          );
        })}
      </ol>
      {capability.tags.length > 0 && (
        <div className={classes['tags']}>
          {capability.tags.map((tag) => (
            <Badge key={tag} variant="default" tt="none">
              {tag}
            </Badge>
          ))}
        </div>
      )}
      {editable && (
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<Icon name="edit" size={16} />}
          onClick={onOpenCapability}
          mt="sm"
        >
          {t`Name, purpose, tags`}
        </Button>
      )}
    </>
  );
}
