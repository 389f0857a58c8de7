/** One choice, or all that apply. */
import { useLingui } from '@lingui/react/macro';
import { useId, type ReactElement } from 'react';
import type { Choice, MultipleQuestion, SingleQuestion } from '../cards.ts';
import type { Given } from '../judging.ts';
import { shuffled } from '../shuffle.ts';
import { PartMark } from './PartMark.tsx';
import classes from './question.module.css';
import type { AnswerProps } from './answer-props.ts';
import { useSay } from './speech.ts';

export function ChoiceAnswer(props: AnswerProps<SingleQuestion | MultipleQuestion>): ReactElement {
  const { t } = useLingui();
  const { card, seed, given, onGive, judgement } = props;
  const name = useId();
  const chosen = chosenIn(given);
  const several = card.kind === 'multiple';
  const toggle = (key: string): void => {
    if (!several) return onGive({ kind: 'single', choice: key });
    const now = chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key];
    onGive(now.length === 0 ? null : { kind: 'multiple', choices: now });
  };
  return (
    <fieldset className={classes['answers']} aria-describedby="asked" data-checked={judgement !== null}>
      <legend className={several ? classes['legend'] : 'only-heard'}>
        {several ? t`Choose all that apply` : t`Choose one`}
      </legend>
      {shuffled(card.choices, seed).map((choice, at) => (
        <ChoiceLine
          key={choice.key}
          choice={choice}
          at={at}
          name={name}
          several={several}
          chosen={chosen.includes(choice.key)}
          right={
            judgement === null
              ? null
              : card.kind === 'multiple'
                ? card.right.includes(choice.key)
                : card.right === choice.key
          }
          onToggle={() => toggle(choice.key)}
        />
      ))}
    </fieldset>
  );
}

function chosenIn(given: Given | null): readonly string[] {
  if (given?.kind === 'single') return [given.choice];
  return given?.kind === 'multiple' ? given.choices : [];
}

interface ChoiceLineProps {
  readonly choice: Choice;
  readonly at: number;
  readonly name: string;
  readonly several: boolean;
  readonly chosen: boolean;
  /** it is a right answer; null until it is checked */
  readonly right: boolean | null;
  readonly onToggle: () => void;
}

function ChoiceLine({ choice, at, name, several, chosen, right, onToggle }: ChoiceLineProps): ReactElement {
  const { t } = useLingui();
  const say = useSay();
  const checked = right !== null;
  return (
    <label
      className={classes['answer']}
      data-chosen={chosen}
      data-outcome={checked ? outcomeOf(chosen, right) : undefined}
    >
      <input
        type={several ? 'checkbox' : 'radio'}
        name={name}
        checked={chosen}
        onChange={onToggle}
        disabled={checked}
        data-number={at + 1}
      />
      <kbd aria-hidden="true">{at + 1}</kbd>
      <span className={classes['says']}>
        {say(choice.says)}
        {checked && chosen && <PartMark right={right} words={right ? t`Your answer, right` : t`Your answer, wrong`} />}
        {checked && !chosen && right && <PartMark right words={t`Right answer`} />}
      </span>
    </label>
  );
}

function outcomeOf(chosen: boolean, right: boolean): 'right' | 'wrong' | 'missed' | undefined {
  if (chosen) return right ? 'right' : 'wrong';
  return right ? 'missed' : undefined;
}
