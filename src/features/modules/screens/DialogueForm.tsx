/** A conversation to write, turn by turn: what the customer says, what one may answer, what each answer does and where it leads. */
import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import type { ReactElement } from 'react';
import { Icon } from '../../../web/kit/Icon.tsx';
import type { DialogueCard, DialogueChoice, DialogueTurn, Worth } from '../module-content.ts';
import classes from './editor.module.css';
import type { FormProps } from './form-props.ts';
import { freeKey } from './new-cards.ts';
import { Texts } from './Texts.tsx';
import { useActivityWords } from './use-activity-words.ts';

export function DialogueForm({ card, languages, onChange }: FormProps<DialogueCard>): ReactElement {
  const { t } = useLingui();
  const { turns } = card;
  const put = (changed: readonly DialogueTurn[]): void => onChange({ ...card, turns: changed });
  return (
    <>
      <Texts
        label={t`Who sits opposite`}
        value={card.customer}
        languages={languages}
        onChange={(customer) => onChange({ ...card, customer })}
      />
      {turns.map((turn, at) => (
        <Turn
          key={turn.key}
          turn={turn}
          number={at + 1}
          turns={turns}
          languages={languages}
          onChange={(changed) => put(turns.map((one) => (one === turn ? changed : one)))}
          onRemove={() => put(turns.filter((one) => one !== turn))}
        />
      ))}
      {turns.length < 40 && (
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => put([...turns, { key: freeKey('turn', turns), says: {}, choices: [] }])}
        >{t`Another turn`}</Button>
      )}
    </>
  );
}

interface TurnProps {
  readonly turn: DialogueTurn;
  readonly number: number;
  readonly turns: readonly DialogueTurn[];
  readonly languages: readonly string[];
  readonly onChange: (turn: DialogueTurn) => void;
  readonly onRemove: () => void;
}

function Turn({ turn, number, turns, languages, onChange, onRemove }: TurnProps): ReactElement {
  const { t } = useLingui();
  const put = (choices: readonly DialogueChoice[]): void => onChange({ ...turn, choices });
  return (
    <fieldset className={classes['turn']}>
      <legend>{number === 1 ? t`Turn 1: it begins here` : t`Turn ${number}`}</legend>
      <Texts
        label={t`The customer says`}
        rows={2}
        value={turn.says}
        languages={languages}
        onChange={(says) => onChange({ ...turn, says })}
      />
      {turn.choices.length === 0 && (
        <p className={classes['note']}>{t`Without an answer to choose the conversation ends here.`}</p>
      )}
      {turn.choices.map((choice, at) => (
        <Answer
          key={choice.key}
          choice={choice}
          number={at + 1}
          turns={turns}
          languages={languages}
          onChange={(changed) => put(turn.choices.map((one) => (one === choice ? changed : one)))}
          onRemove={() => put(turn.choices.filter((one) => one !== choice))}
        />
      ))}
      <span className={classes['tools']}>
        {turn.choices.length < 8 && (
          <Button
            variant="default"
            size="compact-sm"
            onClick={() =>
              put([
                ...turn.choices,
                { key: freeKey('answer', turn.choices), says: {}, worth: 'fair', comment: {}, leadsTo: null },
              ])
            }
          >{t`Another answer`}</Button>
        )}
        <Button variant="subtle" color="gray" size="compact-sm" onClick={onRemove}>{t`Remove turn ${number}`}</Button>
      </span>
    </fieldset>
  );
}

interface AnswerProps extends Pick<TurnProps, 'number' | 'turns' | 'languages' | 'onRemove'> {
  readonly choice: DialogueChoice;
  readonly onChange: (choice: DialogueChoice) => void;
}

function Answer({ choice, number, turns, languages, onChange, onRemove }: AnswerProps): ReactElement {
  const { t } = useLingui();
  const { say } = useActivityWords();
  const worths: readonly { readonly value: Worth; readonly label: string }[] = [
    { value: 'strong', label: t`Strong` },
    { value: 'fair', label: t`Fair` },
    { value: 'weak', label: t`Weak` },
  ];
  const places = turns.map((turn, at) => {
    const place = at + 1;
    const said = say(turn.says).slice(0, 40);
    return { value: turn.key, label: said ? t`Turn ${place}: ${said}` : t`Turn ${place}` };
  });
  return (
    <div className={classes['answer']}>
      <Texts
        label={t`Answer ${number}`}
        rows={2}
        value={choice.says}
        languages={languages}
        onChange={(says) => onChange({ ...choice, says })}
      />
      <Texts
        label={t`What this answer does`}
        rows={2}
        value={choice.comment}
        languages={languages}
        onChange={(comment) => onChange({ ...choice, comment })}
      />
      <div className={classes['answerFoot']}>
        <NativeSelect
          label={t`How well it serves`}
          value={choice.worth}
          data={[...worths]}
          onChange={(event) => onChange({ ...choice, worth: event.currentTarget.value as Worth })}
        />
        <NativeSelect
          label={t`Leads to`}
          value={choice.leadsTo ?? ''}
          data={[{ value: '', label: t`The end` }, ...places]}
          onChange={(event) => onChange({ ...choice, leadsTo: event.currentTarget.value || null })}
        />
        <ActionIcon variant="subtle" color="gray" aria-label={t`Remove answer ${number}`} onClick={onRemove}>
          <Icon name="cross" size={16} />
        </ActionIcon>
      </div>
    </div>
  );
}
