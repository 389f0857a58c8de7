/** Something to write or say for oneself. What a good answer holds is shown afterwards; what was written is nobody else's to read. */
import { useLingui } from '@lingui/react/macro';
import { Textarea } from '@mantine/core';
import { useContext, useState, type ReactElement } from 'react';
import type { PracticeCard } from '../cards.ts';
import classes from './card.module.css';
import { Foot } from './Foot.tsx';
import { CardText } from './CardText.tsx';
import { useSay } from './speech.ts';
import { useInSight } from './use-in-sight.ts';
import { useNote } from './use-note.ts';
import { WalkContext } from './walk.ts';

export function PracticeView({ card }: { readonly card: PracticeCard }): ReactElement {
  const { t } = useLingui();
  const say = useSay();
  const { state, next } = useContext(WalkContext);
  const note = useNote(card.key);
  const [revealed, setRevealed] = useState(state.done.has(card.key));
  const good = useInSight(revealed && !state.done.has(card.key));
  const reveal = (): void => {
    note.keep();
    setRevealed(true);
  };
  const goOn = (): void => {
    note.keep();
    next();
  };
  const written = note.text.trim() !== '';
  return (
    <>
      <CardText text={say(card.asks)} />
      <Textarea
        label={t`Your words`}
        description={t`Only you read this. You can also say it aloud and write nothing.`}
        value={note.text}
        onChange={(event) => note.write(event.currentTarget.value)}
        onBlur={note.keep}
        autosize
        minRows={3}
        maxRows={12}
        mt={16}
      />
      <div role="status" ref={good}>
        {revealed && (
          <section className={classes['good']}>
            <h2>{t`What a good answer holds`}</h2>
            <CardText text={say(card.good)} />
          </section>
        )}
      </div>
      {revealed ? <Foot onPress={goOn} /> : <Foot label={written ? t`Compare` : t`Skip and see`} onPress={reveal} />}
    </>
  );
}
