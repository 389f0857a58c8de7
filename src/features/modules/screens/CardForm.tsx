/** One card to write: its title, and what its kind asks for. */
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { type Card, isQuestion } from '../module-content.ts';
import { CaptionsField } from './CaptionsField.tsx';
import { CardMinutes } from './CardMinutes.tsx';
import { DialogueForm } from './DialogueForm.tsx';
import { DocumentField } from './DocumentField.tsx';
import classes from './editor.module.css';
import { FilmField } from './FilmField.tsx';
import type { FormProps } from './form-props.ts';
import { LinkForm } from './LinkForm.tsx';
import { LookFor } from './LookFor.tsx';
import { PackageForm } from './PackageForm.tsx';
import { PictureField } from './PictureField.tsx';
import { QuestionForm } from './QuestionForm.tsx';
import { Texts } from './Texts.tsx';

export function CardForm(props: FormProps): ReactElement {
  const { t } = useLingui();
  const { card, languages, onChange } = props;
  return (
    <div className={classes['form']}>
      <Texts
        label={t`Title`}
        value={card.title}
        languages={languages}
        onChange={(title) => onChange({ ...card, title })}
      />
      <Body {...props} />
    </div>
  );
}

function Body({ card, languages, onChange }: FormProps): ReactElement | null {
  if (isQuestion(card)) return <QuestionForm card={card} languages={languages} onChange={onChange} />;
  switch (card.kind) {
    case 'dialogue':
      return <DialogueForm card={card} languages={languages} onChange={onChange} />;
    case 'text':
      return (
        <>
          <Long field="text" card={card} languages={languages} onChange={onChange} />
          <PictureField
            picture={card.picture}
            languages={languages}
            onChange={(picture) => onChange({ ...card, picture })}
          />
        </>
      );
    case 'picture':
      return (
        <>
          <PictureField
            picture={card.picture}
            languages={languages}
            onChange={(picture) => onChange({ ...card, picture })}
          />
          <Caption card={card} languages={languages} onChange={onChange} />
        </>
      );
    case 'example':
      return <ExampleFields card={card} languages={languages} onChange={onChange} />;
    case 'practice':
      return <PracticeFields card={card} languages={languages} onChange={onChange} />;
    case 'task':
      return <Long field="text" card={card} languages={languages} onChange={onChange} />;
    case 'package':
      return <PackageForm card={card} languages={languages} onChange={onChange} />;
    case 'link':
      return <LinkForm card={card} languages={languages} onChange={onChange} />;
    case 'document':
      return (
        <>
          <DocumentField card={card} onChange={onChange} />
          <LookFor card={card} languages={languages} onChange={onChange} />
          <CardMinutes card={card} languages={languages} onChange={onChange} />
        </>
      );
    case 'video':
      return (
        <>
          <FilmField card={card} onChange={onChange} />
          <CaptionsField card={card} languages={languages} onChange={onChange} />
          <Long field="transcript" card={card} languages={languages} onChange={onChange} />
        </>
      );
  }
}

type LongCard = Extract<Card, { kind: 'text' | 'task' | 'video' }>;

function Long({
  field,
  card,
  languages,
  onChange,
}: FormProps<LongCard> & { readonly field: 'text' | 'transcript' }): ReactElement {
  const { t } = useLingui();
  const says = t`An empty line begins a paragraph, “- ” a list, **two stars** make it strong.`;
  const value = card.kind === 'video' ? card.transcript : card.text;
  return (
    <Texts
      label={field === 'text' ? t`Text` : t`What is said`}
      hint={field === 'text' ? says : t`For those who cannot listen. Needed before publishing.`}
      rows={6}
      value={value}
      languages={languages}
      onChange={(words) => onChange(card.kind === 'video' ? { ...card, transcript: words } : { ...card, text: words })}
    />
  );
}

function Caption({ card, languages, onChange }: FormProps<Extract<Card, { kind: 'picture' }>>): ReactElement {
  const { t } = useLingui();
  return (
    <Texts
      label={t`Below the picture`}
      value={card.caption}
      languages={languages}
      onChange={(caption) => onChange({ ...card, caption })}
    />
  );
}

function ExampleFields({ card, languages, onChange }: FormProps<Extract<Card, { kind: 'example' }>>): ReactElement {
  const { t } = useLingui();
  return (
    <>
      <Texts
        label={t`How it often goes`}
        rows={4}
        value={card.weak}
        languages={languages}
        onChange={(weak) => onChange({ ...card, weak })}
      />
      <Texts
        label={t`How it goes well`}
        rows={4}
        value={card.good}
        languages={languages}
        onChange={(good) => onChange({ ...card, good })}
      />
      <Texts
        label={t`What makes the difference`}
        rows={2}
        value={card.difference}
        languages={languages}
        onChange={(difference) => onChange({ ...card, difference })}
      />
    </>
  );
}

function PracticeFields({ card, languages, onChange }: FormProps<Extract<Card, { kind: 'practice' }>>): ReactElement {
  const { t } = useLingui();
  return (
    <>
      <Texts
        label={t`What to try`}
        rows={3}
        value={card.asks}
        languages={languages}
        onChange={(asks) => onChange({ ...card, asks })}
      />
      <Texts
        label={t`What a good answer holds`}
        rows={3}
        value={card.good}
        languages={languages}
        onChange={(good) => onChange({ ...card, good })}
      />
    </>
  );
}
