/**
 * One capability on the academy's scale: where others see the person (a full dot), where they see themselves (a ring), and what
 * is required (a bar). The picture is for the eye; the same is said in words for those who listen.
 */
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import classes from './proficiency.module.css';

export interface ProficiencyStep {
  readonly value: number;
  readonly name: string;
}

export interface ProficiencyScaleProps {
  readonly steps: readonly ProficiencyStep[];
  /** by the manager, or where the person stands; may lie between two steps */
  readonly standing?: number | null;
  readonly self?: number | null;
  readonly required?: number | null;
  /** the standing is drawn hollow and dashed */
  readonly unsure?: boolean;
  /** the names of the steps below the line */
  readonly named?: boolean;
}

export function ProficiencyScale({
  steps,
  standing,
  self,
  required,
  unsure = false,
  named = false,
}: ProficiencyScaleProps): ReactElement {
  const { t, i18n } = useLingui();
  const lowest = steps[0]?.value ?? 0;
  const highest = steps.at(-1)?.value ?? lowest + 1;
  const at = (value: number): number => 8 + (184 * (value - lowest)) / Math.max(1, highest - lowest);
  const say = (value: number | null | undefined): string =>
    value == null ? t`not known` : i18n.number(value, { maximumFractionDigits: 1 });
  const parts = [
    standing === undefined ? undefined : t`standing ${say(standing)}`,
    self === undefined ? undefined : t`self-evaluation ${say(self)}`,
    required == null ? undefined : t`required ${say(required)}`,
  ].filter((part) => part !== undefined);
  return (
    <figure className={classes['scale']}>
      <svg viewBox="0 0 200 24" role="img" aria-label={parts.join(', ')} preserveAspectRatio="xMidYMid meet">
        <line x1="8" y1="12" x2="192" y2="12" className={classes['line']} />
        {steps.map((step) => (
          <line key={step.value} x1={at(step.value)} x2={at(step.value)} y1="9" y2="15" className={classes['tick']} />
        ))}
        {required != null && (
          <rect x={at(required) - 1.5} y="2" width="3" height="20" rx="1.5" className={classes['required']} />
        )}
        {self != null && <circle cx={at(self)} cy="12" r="6.5" className={classes['self']} />}
        {standing != null && (
          <circle cx={at(standing)} cy="12" r="4.5" className={classes['standing']} data-unsure={unsure} />
        )}
      </svg>
      {named && (
        <div className={classes['names']} aria-hidden="true">
          {steps.map((step) => (
            <span key={step.value}>{step.name}</span>
          ))}
        </div>
      )}
    </figure>
  );
}
