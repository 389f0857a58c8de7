/** One card, whatever its kind: what it is called, what it says, and what there is to do. */
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { type Card, asks } from '../cards.ts';
import classes from './card.module.css';
import { DialogueView } from './DialogueView.tsx';
import { DocumentView } from './DocumentView.tsx';
import { ExampleView } from './ExampleView.tsx';
import { LinkView } from './LinkView.tsx';
import { PackageView } from './PackageView.tsx';
import { PracticeView } from './PracticeView.tsx';
import { QuestionView } from './QuestionView.tsx';
import { PictureView } from './PictureView.tsx';
import { useSay } from './speech.ts';
import { TaskView } from './TaskView.tsx';
import { TextView } from './TextView.tsx';
import { useArrival } from './use-arrival.ts';
import { VideoView } from './VideoView.tsx';

export interface CardViewProps {
  readonly card: Card;
  /** of the questions, from 1; null for other cards */
  readonly question: { readonly number: number; readonly of: number; readonly again: boolean } | null;
}

export function CardView({ card, question }: CardViewProps): ReactElement {
  const { t } = useLingui();
  const say = useSay();
  const heading = useArrival();
  const kinds = {
    text: null,
    picture: null,
    video: t`Film`,
    example: t`Weak and good`,
    dialogue: t`A conversation`,
    practice: t`Your turn`,
    task: t`For the next conversation`,
    package: t`To play`,
    link: t`To open`,
    document: t`To read`,
  } as const;
  const { number = 0, of = 0, again = false } = question ?? {};
  const kind = asks(card) ? (again ? t`Once more` : t`Question ${number} of ${of}`) : kinds[card.kind];
  return (
    <article className={classes['card']} data-kind={card.kind}>
      <header className={classes['head']}>
        <h1 ref={heading} tabIndex={-1} className={classes['title']}>
          {kind && (
            <span className={classes['kind']}>
              {kind}
              <span className="only-heard">: </span>
            </span>
          )}
          {say(card.title)}
        </h1>
      </header>
      <Body card={card} />
    </article>
  );
}

function Body({ card }: { readonly card: Card }): ReactElement {
  switch (card.kind) {
    case 'text':
      return <TextView card={card} />;
    case 'picture':
      return <PictureView card={card} />;
    case 'video':
      return <VideoView card={card} />;
    case 'example':
      return <ExampleView card={card} />;
    case 'dialogue':
      return <DialogueView card={card} />;
    case 'practice':
      return <PracticeView card={card} />;
    case 'task':
      return <TaskView card={card} />;
    case 'package':
      return <PackageView card={card} />;
    case 'link':
      return <LinkView card={card} />;
    case 'document':
      return <DocumentView card={card} />;
    default:
      return <QuestionView card={card} />;
  }
}
