/** What one can observe of a capability at each step, each a target wide enough for a thumb: which one was shown? */
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useId, type ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import type { DemonstratingTold, ToJudgeTold } from './demonstrating-told.ts';
import classes from './demonstrate.module.css';
import card from './rating-card.module.css';

export function StepChoice({
  capability,
  scale,
  chosen,
  onChoose,
  onOther,
}: {
  readonly capability: ToJudgeTold;
  readonly scale: DemonstratingTold['scale'];
  readonly chosen: number | null;
  readonly onChoose: (proficiency: number) => void;
  readonly onOther: () => void;
}): ReactElement {
  const { t, i18n } = useLingui();
  const id = useId();
  const said = (words: Readonly<Record<string, string>> | undefined): string => inLanguage(words ?? {}, i18n.locale);
  return (
    <section aria-labelledby={id}>
      <div className={classes['formHead']}>
        <h2 id={id} className={classes['formName']}>
          {said(capability.name)}
        </h2>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          onClick={onOther}
        >{t`Choose another capability`}</Button>
      </div>
      <p className={card['purpose']}>{said(capability.purpose)}</p>
      <fieldset className={card['steps']}>
        <legend className="only-heard">{t`The step that was shown`}</legend>
        {scale.map((step) => (
          <label key={step.proficiency} className={card['step']}>
            <input
              type="radio"
              name={`${id}step`}
              className={card['radio']}
              checked={chosen === step.proficiency}
              onChange={() => onChoose(step.proficiency)}
            />
            <span className={card['digit']} aria-hidden="true">
              {step.proficiency}
            </span>
            <span className={card['words']}>
              <span className={card['stepName']}>{said(step.name)}</span>
              <span className={card['indicator']}>{said(capability.indicators[step.proficiency])}</span>
            </span>
          </label>
        ))}
      </fieldset>
    </section>
  );
}
