/** What to do in tomorrow's customer conversation. Whoever remembers it finds it on their path again, with their own words. */
import { useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { useContext, useState, type ReactElement } from 'react';
import { Icon } from '../../../web/kit/Icon.tsx';
import type { TaskCard } from '../cards.ts';
import classes from './card.module.css';
import { Foot } from './Foot.tsx';
import { CardText } from './CardText.tsx';
import { useSay } from './speech.ts';
import { useNote } from './use-note.ts';
import { WalkContext } from './walk.ts';

export function TaskView({ card }: { readonly card: TaskCard }): ReactElement {
  const { t } = useLingui();
  const say = useSay();
  const { state, act, next } = useContext(WalkContext);
  const [kept, setKept] = useState(state.notes.has(card.key));
  const note = useNote(card.key, kept);
  const toggle = (): void => {
    act({ kind: 'note', text: kept ? '' : note.text, kept: !kept });
    setKept(!kept);
  };
  return (
    <>
      <div className={classes['task']}>
        <CardText text={say(card.text)} />
      </div>
      <label className={classes['remember']}>
        <input type="checkbox" checked={kept} onChange={toggle} data-number="1" />
        <span>
          <strong>{t`Remember it for me`}</strong>
          <span>{t`It stands on your path for four weeks.`}</span>
        </span>
        <Icon name="flag" size={20} />
      </label>
      {kept && (
        <TextInput
          label={t`With whom, when?`}
          description={t`Only you read this.`}
          value={note.text}
          onChange={(event) => note.write(event.currentTarget.value)}
          onBlur={note.keep}
          mt={16}
        />
      )}
      <Foot
        onPress={() => {
          note.keep();
          next();
        }}
      />
    </>
  );
}
