/** One capability: the step that was shown, the indicators that were seen, the occasion, the day, and words if one likes. */
import { useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Text, Textarea } from '@mantine/core';
import { useId, useState, type ReactElement } from 'react';
import { addDays } from '../../../kernel/day.ts';
import { inLanguage } from '../../../kernel/words.ts';
import { useFormat } from '../../../web/format.ts';
import { DayInput } from '../../../web/kit/DayInput.tsx';
import { furthestBack, type Occasion, occasions } from '../demonstration.ts';
import type { DemonstratingTold } from './Demonstrate.tsx';
import classes from './demonstrate.module.css';
import { useOccasions } from './demonstration-words.ts';
import card from './rating-card.module.css';

export interface SeenSaid {
  readonly occasion: Occasion;
  readonly on: string;
  readonly proficiency: number;
  readonly seen: readonly number[];
  readonly note: string | null;
}

interface SeenFormProps {
  readonly capability: DemonstratingTold['capabilities'][number];
  readonly scale: DemonstratingTold['scale'];
  readonly onOther: () => void;
  readonly onRecord: (said: SeenSaid) => void;
}

export function SeenForm({ capability, scale, onOther, onRecord }: SeenFormProps): ReactElement {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const id = useId();
  const said = (words: Readonly<Record<string, string>> | undefined): string => inLanguage(words ?? {}, i18n.locale);
  const [proficiency, setProficiency] = useState<number | null>(null);
  const [seen, setSeen] = useState<readonly number[]>([]);
  const [occasion, setOccasion] = useState<Occasion | null>(null);
  const [on, setOn] = useState<string | null>(() => format.today());
  const [note, setNote] = useState('');
  const name = said(capability.name);
  const judge = (step: number): void => {
    setProficiency(step);
    setSeen(scale.map((one) => one.proficiency).filter((one) => one <= step));
  };
  const ready = proficiency !== null && occasion !== null && on !== null;
  return (
    <div className={classes['form']}>
      <section aria-labelledby={id}>
        <div className={classes['formHead']}>
          <h2 id={id} className={classes['formName']}>
            {name}
          </h2>
          <Button variant="subtle" color="gray" size="compact-sm" onClick={onOther}>{t`Another capability`}</Button>
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
                checked={proficiency === step.proficiency}
                onChange={() => judge(step.proficiency)}
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
      {proficiency !== null && proficiency > 1 && (
        <fieldset className={classes['set']}>
          <legend className={classes['legend']}>{t`Also seen of the steps before`}</legend>
          {scale
            .filter((step) => step.proficiency < proficiency)
            .map((step) => (
              <Checkbox
                key={step.proficiency}
                label={said(capability.indicators[step.proficiency]) || said(step.name)}
                checked={seen.includes(step.proficiency)}
                onChange={(event) =>
                  setSeen(
                    event.currentTarget.checked
                      ? [...seen, step.proficiency]
                      : seen.filter((one) => one !== step.proficiency),
                  )
                }
              />
            ))}
        </fieldset>
      )}
      <Occasions chosen={occasion} onChoose={setOccasion} />
      <DayInput
        label={t`Day`}
        value={on}
        min={addDays(format.today(), -furthestBack)}
        max={format.today()}
        onChange={setOn}
      />
      <Textarea
        label={t`Words, if you like`}
        placeholder={t`What you saw, in a sentence. The person reads it.`}
        autosize
        minRows={1}
        maxLength={4000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div className={classes['finish']}>
        <Button
          size="md"
          disabled={!ready}
          onClick={() => {
            if (proficiency !== null && occasion !== null && on !== null)
              onRecord({ proficiency, occasion, on, seen, note: note.trim() || null });
          }}
        >
          {t`Record`}
        </Button>
        {!ready && <Text size="sm" c="dimmed">{t`Choose the step and the occasion.`}</Text>}
      </div>
    </div>
  );
}

function Occasions({
  chosen,
  onChoose,
}: {
  readonly chosen: Occasion | null;
  readonly onChoose: (occasion: Occasion) => void;
}): ReactElement {
  const { t } = useLingui();
  const id = useId();
  const names = useOccasions();
  return (
    <fieldset className={classes['set']}>
      <legend className={classes['legend']}>{t`Occasion`}</legend>
      <div className={classes['chips']}>
        {occasions.map((one) => (
          <label key={one} className={classes['chip']}>
            <input type="radio" name={id} checked={chosen === one} onChange={() => onChoose(one)} />
            {names[one]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
