/** One capability: the step that was shown, the indicators that were seen, the occasion, the day, and words if one likes. */
import { useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Text, Textarea } from '@mantine/core';
import { useId, useState, type ReactElement } from 'react';
import { addDays } from '../../../kernel/day.ts';
import { inLanguage } from '../../../kernel/words.ts';
import { useFormat } from '../../../web/format.ts';
import { DayInput } from '../../../web/kit/DayInput.tsx';
import { furthestBack, type Occasion, occasions } from '../demonstration.ts';
import type { DemonstratingTold, ToJudgeTold } from './demonstrating-told.ts';
import classes from './demonstrate.module.css';
import { useOccasions } from './demonstration-words.ts';
import { StepChoice } from './StepChoice.tsx';

export interface SeenSaid {
  readonly occasion: Occasion;
  readonly on: string;
  readonly proficiency: number;
  readonly seen: readonly number[];
  readonly note: string | null;
}

interface SeenFormProps {
  readonly capability: ToJudgeTold;
  readonly scale: DemonstratingTold['scale'];
  readonly onOther: () => void;
  readonly onRecord: (said: SeenSaid) => void;
}

export function SeenForm({ capability, scale, onOther, onRecord }: SeenFormProps): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const [proficiency, setProficiency] = useState<number | null>(null);
  const [seen, setSeen] = useState<readonly number[]>([]);
  const [occasion, setOccasion] = useState<Occasion | null>(null);
  const [on, setOn] = useState<string | null>(() => format.today());
  const [note, setNote] = useState('');
  const judge = (step: number): void => {
    setProficiency(step);
    setSeen(scale.map((one) => one.proficiency).filter((one) => one <= step));
  };
  const ready = proficiency !== null && occasion !== null && on !== null;
  return (
    <div className={classes['form']}>
      <StepChoice capability={capability} scale={scale} chosen={proficiency} onChoose={judge} onOther={onOther} />
      {proficiency !== null && proficiency > 1 && (
        <AlsoSeen
          capability={capability}
          scale={scale.filter((step) => step.proficiency < proficiency)}
          seen={seen}
          onChange={setSeen}
        />
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

/** The steps below the one judged: seen as well, unless one says otherwise. */
function AlsoSeen({
  capability,
  scale,
  seen,
  onChange,
}: Pick<SeenFormProps, 'capability' | 'scale'> & {
  readonly seen: readonly number[];
  readonly onChange: (seen: readonly number[]) => void;
}): ReactElement {
  const { t, i18n } = useLingui();
  return (
    <fieldset className={classes['set']}>
      <legend className={classes['legend']}>{t`Also seen of the steps before`}</legend>
      {scale.map(({ proficiency, name }) => (
        <Checkbox
          key={proficiency}
          label={inLanguage(capability.indicators[proficiency] ?? name, i18n.locale)}
          checked={seen.includes(proficiency)}
          onChange={(event) =>
            onChange(event.currentTarget.checked ? [...seen, proficiency] : seen.filter((one) => one !== proficiency))
          }
        />
      ))}
    </fieldset>
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
