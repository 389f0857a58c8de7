/** One capability under the word of who leads: what was answered, how the person sees themselves, and what counts as shown. */
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { Icon } from '../../../web/kit/Icon.tsx';
import { ProficiencyInput } from '../../../web/kit/ProficiencyInput.tsx';
import { Right } from './Right.tsx';
import classes from './placement.module.css';
import type { PlacementItem, PlacementTold } from './placement-told.ts';

export interface PlacementLineProps {
  readonly item: PlacementItem;
  readonly scale: PlacementTold['scale'];
  readonly value: number | null;
  readonly onValue: (proficiency: number | null) => void;
}

export function PlacementLine({ item, scale, value, onValue }: PlacementLineProps): ReactElement {
  const { t, i18n } = useLingui();
  const [opened, setOpened] = useState(false);
  const name = inLanguage(item.name, i18n.locale);
  const step = (proficiency: number): string => {
    const found = scale.find((one) => one.proficiency === proficiency);
    return found ? `${proficiency} ${inLanguage(found.name, i18n.locale)}` : String(proficiency);
  };
  const counts = value === item.required;
  const facts = [
    t`required: ${step(item.required)}`,
    item.self === null ? null : t`sees themselves at: ${step(item.self)}`,
  ];
  return (
    <li className={classes['judged']}>
      <div className={classes['judgedHead']}>
        <span className={classes['words']}>
          <strong>{name}</strong>
          <span className={classes['aside']}>{facts.filter(Boolean).join(' · ')}</span>
        </span>
        <Right right={item.right} />
      </div>
      <div className={classes['choice']}>
        <Button
          variant={counts ? 'filled' : 'default'}
          aria-pressed={counts}
          aria-label={t`Counts as shown: ${name}`}
          leftSection={counts ? <Icon name="check" size={16} /> : undefined}
          onClick={() => onValue(counts ? null : item.required)}
        >{t`Counts as shown`}</Button>
        <Button
          variant="subtle"
          aria-expanded={opened}
          aria-label={t`Another step: ${name}`}
          onClick={() => setOpened(!opened)}
        >
          {value !== null && !counts ? step(value) : t`Another step`}
        </Button>
      </div>
      {opened && (
        <>
          <ProficiencyInput
            label={name}
            steps={scale.map((one) => ({ value: one.proficiency, name: inLanguage(one.name, i18n.locale) }))}
            value={value}
            required={item.required}
            onChange={onValue}
          />
          <p className={classes['indicator']}>
            {inLanguage(item.indicators[String(value ?? item.required)] ?? {}, i18n.locale)}
          </p>
        </>
      )}
    </li>
  );
}
