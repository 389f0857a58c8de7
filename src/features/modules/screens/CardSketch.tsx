/** A card as it stands on a phone, beside what one writes. To see it work one tries the whole module. */
import { useLingui } from '@lingui/react/macro';
import type { ReactElement, ReactNode } from 'react';
import { inLanguage, type Words } from '../../../kernel/words.ts';
import { RichText } from '../../../web/kit/RichText.tsx';
import { type Card, isQuestion, type Picture } from '../module-content.ts';
import classes from './editor.module.css';

export function CardSketch({ card, language }: { readonly card: Card; readonly language: string }): ReactElement {
  const { t } = useLingui();
  const say = (words: Words): string => inLanguage(words, language);
  return (
    <figure className={classes['phone']} aria-label={t`On a phone`} lang={language}>
      <div className={classes['screen']}>
        <p className={classes['sketchTitle']}>{say(card.title)}</p>
        <Inside card={card} say={say} />
      </div>
    </figure>
  );
}

function Inside({ card, say }: { readonly card: Card; readonly say: (words: Words) => string }): ReactNode {
  const rich = (words: Words): ReactElement => <RichText text={say(words)} />;
  if (isQuestion(card)) {
    const choices =
      card.kind === 'match'
        ? card.pairs.map(({ key, left, right }) => ({ key, text: `${say(left)} – ${say(right)}` }))
        : card.kind === 'short'
          ? [{ key: 'field', text: '…' }]
          : card.choices.map(({ key, says }) => ({ key, text: say(says) }));
    return (
      <>
        {rich(card.asks)}
        <ul className={classes['sketchChoices']}>
          {choices.map(({ key, text }) => (
            <li key={key}>{text}</li>
          ))}
        </ul>
      </>
    );
  }
  switch (card.kind) {
    case 'text':
      return (
        <>
          <Image picture={card.picture} say={say} />
          {rich(card.text)}
        </>
      );
    case 'task':
      return rich(card.text);
    case 'link':
      return <Elsewhere text={rich(card.text)} names={card.url} />;
    case 'document':
      return <Elsewhere text={rich(card.text)} names={card.name} />;
    case 'package':
      return null;
    case 'picture':
      return (
        <>
          <Image picture={card.picture} say={say} />
          {rich(card.caption)}
        </>
      );
    case 'video':
      return (
        <>
          {card.file && (
            <video className={classes['film']} preload="metadata" src={`/api/menu/films/${card.file}`} aria-hidden>
              <track kind="captions" />
            </video>
          )}
          {rich(card.transcript)}
        </>
      );
    case 'example':
      return (['weak', 'good', 'difference'] as const).map((part) => (
        <div key={part} className={classes['sketchPart']}>
          {rich(card[part])}
        </div>
      ));
    case 'practice':
      return rich(card.asks);
    case 'dialogue':
      return (
        <>
          {rich(card.customer)}
          <div className={classes['sketchPart']}>{rich(card.turns[0]?.says ?? {})}</div>
          <ul className={classes['sketchChoices']}>
            {card.turns[0]?.choices.map(({ key, says }) => (
              <li key={key}>{say(says)}</li>
            ))}
          </ul>
        </>
      );
  }
}

function Elsewhere({ text, names }: { readonly text: ReactElement; readonly names: string }): ReactElement {
  return (
    <>
      {text}
      {names && <div className={classes['sketchPart']}>{names}</div>}
    </>
  );
}

function Image({
  picture,
  say,
}: {
  readonly picture: Picture | null;
  readonly say: (words: Words) => string;
}): ReactElement | null {
  return (
    picture && (
      <img
        src={`/api/menu/pictures/${picture.file}`}
        width={picture.width}
        height={picture.height}
        alt={say(picture.alt)}
      />
    )
  );
}
