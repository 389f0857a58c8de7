/**
 * A conversation with a customer: they say something, one chooses what to say, and sees what it did. One may go back to any turn
 * and try another word; where the conversation stood is kept.
 */
import { useLingui } from '@lingui/react/macro';
import { useContext, useState, type ReactElement } from 'react';
import { Icon, type IconName } from '../../../web/kit/Icon.tsx';
import type { DialogueCard, DialogueTurn, Worth } from '../cards.ts';
import { type Exchange, conversationOf } from '../resume.ts';
import { seedOf, shuffled } from '../shuffle.ts';
import { Foot } from './Foot.tsx';
import classes from './dialogue.module.css';
import { CardText } from './CardText.tsx';
import { useSay } from './speech.ts';
import { useFollow } from './use-follow.ts';
import { WalkContext } from './walk.ts';

export function DialogueView({ card }: { readonly card: DialogueCard }): ReactElement {
  const { t } = useLingui();
  const say = useSay();
  const { steps, state, act, next } = useContext(WalkContext);
  const { path, now, ended } = conversationOf(card, steps);
  const [backAt, setBackAt] = useState<string | null>(null);
  const cut = backAt === null ? -1 : path.findIndex(({ turn }) => turn.key === backAt);
  const shown = cut === -1 ? path : path.slice(0, cut);
  const turn = cut === -1 ? now : (path[cut]?.turn ?? null);
  const latest = useFollow(shown.length);
  const choose = (turnKey: string, choice: string): void => {
    setBackAt(null);
    act({ kind: 'choice', turn: turnKey, choice });
  };
  const over = cut === -1 && ended;
  return (
    <>
      <p className={classes['customer']}>{say(card.customer)}</p>
      <ol className={classes['talk']}>
        {shown.map((exchange) => (
          <Said
            key={exchange.at}
            exchange={exchange}
            onBack={exchange.turn.choices.length > 1 ? () => setBackAt(exchange.turn.key) : null}
          />
        ))}
      </ol>
      <div ref={latest} tabIndex={-1} className={classes['now']}>
        {turn && <Bubble turn={turn} />}
        {turn && !over && (
          <Choices turn={turn} tried={cut === -1 ? null : (path[cut]?.choice.key ?? null)} onChoose={choose} />
        )}
        {over && (
          <p
            className={classes['over']}
          >{t`The conversation ends here. You can go back to any turn and try another word.`}</p>
        )}
      </div>
      <Foot
        onPress={next}
        disabled={!over && !state.done.has(card.key)}
        beside={over ? null : t`Choose what you say`}
      />
    </>
  );
}

function Bubble({ turn }: { readonly turn: DialogueTurn }): ReactElement {
  const { t } = useLingui();
  const say = useSay();
  return (
    <div className={classes['theirs']}>
      <span className="only-heard">{t`The customer says:`}</span>
      <CardText text={say(turn.says)} />
    </div>
  );
}

interface ChoicesProps {
  readonly turn: DialogueTurn;
  /** what was said here before going back */
  readonly tried: string | null;
  readonly onChoose: (turn: string, choice: string) => void;
}

function Choices({ turn, tried, onChoose }: ChoicesProps): ReactElement {
  const { t } = useLingui();
  const say = useSay();
  const { attemptId } = useContext(WalkContext);
  const choices = shuffled(turn.choices, seedOf(attemptId, turn.key));
  return (
    <ul className={classes['choices']} aria-label={t`What you could say`}>
      {choices.map((choice, at) => (
        <li key={choice.key}>
          <button
            type="button"
            className={classes['choice']}
            data-number={at + 1}
            onClick={() => onChoose(turn.key, choice.key)}
          >
            <kbd aria-hidden="true">{at + 1}</kbd>
            <span>
              {say(choice.says)}
              {choice.key === tried && <span className={classes['tried']}>{t`You said this before`}</span>}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

const worthIcons: Readonly<Record<Worth, IconName>> = { strong: 'check', fair: 'forward', weak: 'cross' };

function Said({
  exchange,
  onBack,
}: {
  readonly exchange: Exchange;
  readonly onBack: (() => void) | null;
}): ReactElement {
  const { t } = useLingui();
  const say = useSay();
  const { turn, choice } = exchange;
  const worths: Readonly<Record<Worth, string>> = { strong: t`Strong`, fair: t`Fair`, weak: t`Weak` };
  return (
    <li className={classes['exchange']}>
      <Bubble turn={turn} />
      <div className={classes['mine']}>
        <span className="only-heard">{t`You said:`}</span>
        <CardText text={say(choice.says)} />
      </div>
      <div className={classes['comment']} data-worth={choice.worth}>
        <strong>
          <Icon name={worthIcons[choice.worth]} size={16} />
          {worths[choice.worth]}
        </strong>
        <span>{say(choice.comment)}</span>
        {onBack && (
          <button type="button" className={classes['again']} onClick={onBack}>
            <Icon name="undo" size={16} />
            {t`Try another word`}
          </button>
        )}
      </div>
    </li>
  );
}
