/**
 * Choosing a proficiency: a row of radio buttons wide enough for a thumb. Digits choose, arrows move, the same step again (or
 * Backspace) takes the choice back.
 */
import { useId, type KeyboardEvent, type ReactElement } from 'react';
import type { ProficiencyStep } from './ProficiencyScale.tsx';
import classes from './proficiency.module.css';

export interface ProficiencyInputProps {
  /** the capability, for those who listen */
  readonly label: string;
  readonly steps: readonly ProficiencyStep[];
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  /** by step: what one can observe there, shown as a hint */
  readonly indicators?: ReadonlyMap<number, string>;
  readonly required?: number | null;
  readonly disabled?: boolean;
}

export function ProficiencyInput(props: ProficiencyInputProps): ReactElement {
  const { label, steps, value, onChange, indicators, required, disabled = false } = props;
  const name = useId();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Backspace' || event.key === 'Delete') onChange(null);
    const step = steps.find((one) => String(one.value) === event.key);
    if (step) onChange(step.value);
    if (step || event.key === 'Backspace' || event.key === 'Delete') event.preventDefault();
  };
  return (
    <fieldset className={classes['choices']} onKeyDown={onKeyDown} disabled={disabled}>
      <legend className="only-heard">{label}</legend>
      {steps.map((step) => (
        <label
          key={step.value}
          className={classes['choice']}
          data-required={required === step.value}
          title={indicators?.get(step.value)}
        >
          <input
            type="radio"
            name={name}
            className={classes['radio']}
            checked={value === step.value}
            onChange={() => onChange(step.value)}
            onClick={() => {
              if (value === step.value) onChange(null);
            }}
          />
          <span className={classes['digit']}>{step.value}</span>
          <span className={classes['stepName']}>{step.name}</span>
        </label>
      ))}
    </fieldset>
  );
}
