/** A step that comes after the first, in one line. */
import type { ReactElement } from 'react';
import { Icon } from '../../../web/kit/Icon.tsx';
import classes from './my-path.module.css';
import type { FirstSlots } from './slots.ts';
import { StepLink } from './StepLink.tsx';
import type { Step } from './told.ts';
import type { ReadMarks } from './use-read-marks.ts';
import { useStepWords } from './use-step-words.ts';

export interface StepLineProps extends Pick<FirstSlots, 'PlanSession'> {
  readonly step: Step;
  readonly marks: ReadMarks;
}

export function StepLine({ step, marks, PlanSession }: StepLineProps): ReactElement {
  const { title, says, icon, link } = useStepWords()(step);
  const onGo = step.kind === 'read-appraisal' && step.id ? () => marks.mark(step.id ?? '') : undefined;
  return (
    <li className={classes['line']}>
      <Icon name={icon} />
      <span className={classes['words']}>
        <span className={classes['lineTitle']}>{title}</span>
        {says && <span className={classes['says']}>{says}</span>}
      </span>
      <span className={classes['go']}>
        {step.kind === 'ask-for-session' && <PlanSession />}
        {link && <StepLink link={link} variant="default" size="compact-md" onGo={onGo} />}
      </span>
    </li>
  );
}
