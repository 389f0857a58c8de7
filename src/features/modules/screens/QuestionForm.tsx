/** A question to write: what it asks, its choices with the right ones marked, and why the right answer is right. */
import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Checkbox, Textarea } from '@mantine/core';
import type { ReactElement } from 'react';
import { Icon } from '../../../web/kit/Icon.tsx';
import type { Choice, MatchQuestion, Question, ShortQuestion } from '../module-content.ts';
import classes from './editor.module.css';
import type { FormProps } from './form-props.ts';
import { freeKey } from './new-cards.ts';
import { Texts } from './Texts.tsx';
import { useActivityWords } from './use-activity-words.ts';

type Chosen = Extract<Question, { kind: 'single' | 'multiple' | 'order' }>;

export function QuestionForm({ card, languages, onChange }: FormProps<Question>): ReactElement {
  const { t } = useLingui();
  return (
    <>
      <Texts
        label={t`Question`}
        rows={2}
        value={card.asks}
        languages={languages}
        onChange={(asks) => onChange({ ...card, asks })}
      />
      {card.kind === 'match' && <Pairs card={card} languages={languages} onChange={onChange} />}
      {card.kind === 'short' && <Variants card={card} languages={languages} onChange={onChange} />}
      {card.kind !== 'match' && card.kind !== 'short' && (
        <Choices card={card} languages={languages} onChange={onChange} />
      )}
      <Texts
        label={t`Why that is right`}
        rows={2}
        value={card.explains}
        languages={languages}
        onChange={(explains) => onChange({ ...card, explains })}
      />
    </>
  );
}

function Choices({ card, languages, onChange }: FormProps<Chosen>): ReactElement {
  const { t } = useLingui();
  const put = (choices: readonly Choice[]): void => onChange({ ...card, choices });
  const isRight = (key: string): boolean =>
    card.kind === 'single' ? card.right === key : card.kind === 'multiple' && card.right.includes(key);
  const mark = (key: string, right: boolean): void => {
    if (card.kind === 'single') onChange({ ...card, right: right ? key : card.right });
    if (card.kind === 'multiple')
      onChange({ ...card, right: right ? [...card.right, key] : card.right.filter((one) => one !== key) });
  };
  return (
    <fieldset className={classes['choices']}>
      <legend>{card.kind === 'order' ? t`Steps, in their right order` : t`Choices`}</legend>
      {card.choices.map((choice, at) => {
        const number = at + 1;
        return (
          <div key={choice.key} className={classes['choice']}>
            {card.kind !== 'order' && (
              <Checkbox
                label={t`Right`}
                checked={isRight(choice.key)}
                onChange={(event) => mark(choice.key, event.currentTarget.checked)}
              />
            )}
            <Texts
              label={t`Choice ${number}`}
              value={choice.says}
              languages={languages}
              onChange={(says) => put(card.choices.map((one) => (one === choice ? { ...one, says } : one)))}
            />
            <span className={classes['tools']}>
              {card.kind === 'order' && at > 0 && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t`Move choice ${number} up`}
                  onClick={() => put(swapped(card.choices, at))}
                >
                  <span className={classes['up']}>
                    <Icon name="down" size={16} />
                  </span>
                </ActionIcon>
              )}
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t`Remove choice ${number}`}
                onClick={() => put(card.choices.filter((one) => one !== choice))}
              >
                <Icon name="cross" size={16} />
              </ActionIcon>
            </span>
          </div>
        );
      })}
      {card.choices.length < 12 && (
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => put([...card.choices, { key: freeKey('choice', card.choices), says: {} }])}
        >{t`Another choice`}</Button>
      )}
    </fieldset>
  );
}

function swapped<One>(all: readonly One[], at: number): One[] {
  const [one, other] = [all[at - 1], all[at]];
  if (one === undefined || other === undefined) return [...all];
  return all.map((item, place) => (place === at - 1 ? other : place === at ? one : item));
}

function Pairs({ card, languages, onChange }: FormProps<MatchQuestion>): ReactElement {
  const { t } = useLingui();
  const { pairs } = card;
  return (
    <fieldset className={classes['choices']}>
      <legend>{t`What belongs together`}</legend>
      {pairs.map((pair, at) => {
        const number = at + 1;
        const put = (change: Partial<typeof pair>): void =>
          onChange({ ...card, pairs: pairs.map((one) => (one === pair ? { ...one, ...change } : one)) });
        return (
          <div key={pair.key} className={classes['choice']}>
            <Texts
              label={t`Pair ${number}, left`}
              value={pair.left}
              languages={languages}
              onChange={(left) => put({ left })}
            />
            <Texts
              label={t`Pair ${number}, right`}
              value={pair.right}
              languages={languages}
              onChange={(right) => put({ right })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t`Remove pair ${number}`}
              onClick={() => onChange({ ...card, pairs: pairs.filter((one) => one !== pair) })}
            >
              <Icon name="cross" size={16} />
            </ActionIcon>
          </div>
        );
      })}
      {pairs.length < 12 && (
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => onChange({ ...card, pairs: [...pairs, { key: freeKey('pair', pairs), left: {}, right: {} }] })}
        >{t`Another pair`}</Button>
      )}
    </fieldset>
  );
}

function Variants({ card, languages, onChange }: FormProps<ShortQuestion>): ReactElement {
  const { t } = useLingui();
  const { languageName } = useActivityWords();
  return (
    <div className={classes['texts']}>
      {languages.map((language) => (
        <Textarea
          key={language}
          lang={language}
          label={`${t`Accepted answers`} · ${languageName(language)}`}
          description={t`One a line. Capital letters, accents and punctuation do not matter.`}
          autosize
          minRows={3}
          value={(card.accepts[language] ?? []).join('\n')}
          onChange={(event) =>
            onChange({
              ...card,
              accepts: {
                ...card.accepts,
                [language]: event.currentTarget.value === '' ? [] : event.currentTarget.value.split('\n').slice(0, 30),
              },
            })
          }
        />
      ))}
    </div>
  );
}
