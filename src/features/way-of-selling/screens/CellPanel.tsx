/**
 * Beside the matrix: what the active cell requires, and what one can observe at each proficiency of its capability.
 * The indicators are written here too, by the owner, in one language at a time.
 */
import { useLingui } from '@lingui/react/macro';
import { Badge, Button, SegmentedControl, Text, Title } from '@mantine/core';
import { useId, useState, type ReactElement } from 'react';
import { inLanguage, type Words } from '../../../kernel/words.ts';
import { Icon } from '../../../web/kit/Icon.tsx';
import { ProficiencyInput } from '../../../web/kit/ProficiencyInput.tsx';
import type { Cell } from '../matrix.ts';
import type { Figure } from '../matrix-strokes.ts';
import classes from './cell-panel.module.css';
import { IndicatorField } from './IndicatorField.tsx';
import type { Column, LibraryTold } from './matrix-lines.ts';

export interface CellPanelProps {
  readonly library: LibraryTold | undefined;
  readonly capabilityId: string;
  readonly column: Column | undefined;
  readonly cell: Cell | null;
  readonly editable: boolean;
  readonly onFigure: (figure: Figure, value: number) => void;
  readonly onIndicator: (step: number, was: Words, now: Words) => void;
  readonly onOpenCapability: () => void;
}

export function CellPanel(props: CellPanelProps): ReactElement {
  const { library, capabilityId, editable, onOpenCapability } = props;
  const { t, i18n } = useLingui();
  const capability = library?.capabilities.find((one) => one.capabilityId === capabilityId);
  if (!library || !capability) {
    return <Text c="dimmed" size="sm">{t`Choose a cell to see what one can observe there.`}</Text>;
  }
  const purpose = inLanguage(capability.purpose, i18n.locale);
  return (
    <>
      <Title order={2} size="h3" mt={0}>
        {inLanguage(capability.name, i18n.locale)}
      </Title>
      {purpose && (
        <Text size="sm" c="dimmed">
          {purpose}
        </Text>
      )}
      <Figures {...props} library={library} />
      <Indicators {...props} library={library} />
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

type WithLibrary = CellPanelProps & { readonly library: LibraryTold };

function Figures({ library, column, cell, editable, onFigure }: WithLibrary): ReactElement | null {
  const { t, i18n } = useLingui();
  const id = useId();
  if (!column) return null;
  const say = (words: Words): string => inLanguage(words, i18n.locale);
  return (
    <section aria-label={t`Requirement`} className={classes['figures']}>
      <Text size="sm" fw={600}>
        {say(column.role.name)} · {say(column.level.name)}
      </Text>
      <ProficiencyInput
        label={t`Required proficiency`}
        steps={library.scale.map(({ proficiency, name }) => ({ value: proficiency, name: say(name) }))}
        value={cell?.proficiency ?? null}
        disabled={!editable}
        onChange={(value) => onFigure('proficiency', value ?? 0)}
      />
      <div className={classes['weight']}>
        <Text size="sm" id={id}>{t`Weight`}</Text>
        <SegmentedControl
          size="xs"
          aria-labelledby={id}
          data={['1', '2', '3', '4', '5']}
          value={cell ? String(cell.weight) : ''}
          disabled={!editable || !cell}
          onChange={(value) => onFigure('weight', Number(value))}
        />
      </div>
    </section>
  );
}

function Indicators({ library, capabilityId, cell, editable, onIndicator }: WithLibrary): ReactElement {
  const { t, i18n } = useLingui();
  const { languages } = library.version;
  const [language, setLanguage] = useState<string>();
  const spoken = language ?? languages.find((one) => one === i18n.locale) ?? languages[0] ?? 'en';
  const names = new Intl.DisplayNames([i18n.locale], { type: 'language' });
  const capability = library.capabilities.find((one) => one.capabilityId === capabilityId);
  return (
    <>
      <div className={classes['listHead']}>
        <Title order={3} size="h4" m={0}>{t`What one can observe`}</Title>
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
        {library.scale.map((step) => {
          const { proficiency: value } = step;
          const words = capability?.indicators[String(value)] ?? {};
          const name = inLanguage(step.name, i18n.locale);
          const required = cell?.proficiency === value;
          return (
            <li key={`${capabilityId}/${value}`} data-required={required}>
              <span className={classes['step']}>
                <span className={classes['digit']}>{value}</span> {name}
                {required && <Badge size="xs" variant="light" ms={8}>{t`required`}</Badge>}
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
                <p className={classes['text']}>{inLanguage(words, i18n.locale)}</p>
              )}
            </li>
          );
        })}
      </ol>
    </>
  );
}
