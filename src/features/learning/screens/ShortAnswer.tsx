/** A word or a few. Capitals, accents and punctuation do not matter. */
import { useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { useContext, type ReactElement } from 'react';
import type { ShortQuestion } from '../cards.ts';
import classes from './question.module.css';
import type { AnswerProps } from './answer-props.ts';
import { SpeechContext } from './speech.ts';

export function ShortAnswer({ card, given, onGive, judgement, onCheck }: AnswerProps<ShortQuestion>): ReactElement {
  const { t } = useLingui();
  const { language, languages } = useContext(SpeechContext);
  const text = given?.kind === 'short' ? given.text : '';
  const [model] = card.accepts[language] ?? card.accepts[languages[0] ?? ''] ?? [];
  return (
    <form
      className={classes['short']}
      onSubmit={(event) => {
        event.preventDefault();
        onCheck();
      }}
    >
      <TextInput
        size="lg"
        label={t`Your answer`}
        description={t`A word or a few. Capitals and accents do not matter.`}
        aria-describedby="asked"
        value={text}
        maxLength={300}
        readOnly={judgement !== null}
        autoComplete="off"
        autoCapitalize="off"
        enterKeyHint="go"
        onChange={(event) => {
          const words = event.currentTarget.value;
          onGive(words.trim() === '' ? null : { kind: 'short', text: words });
        }}
      />
      {judgement && !judgement.right && model && <p className={classes['held']}>{t`For example: ${model}`}</p>}
    </form>
  );
}
