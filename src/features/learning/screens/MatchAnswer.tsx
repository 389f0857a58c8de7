/** Putting together what belongs together: the next open line waits, and a tap on a text below fills it. A tap on a line empties it. */
import { useLingui } from '@lingui/react/macro';
import { useState, type ReactElement } from 'react';
import { Icon } from '../../../web/kit/Icon.tsx';
import type { MatchQuestion } from '../cards.ts';
import { disordered } from '../shuffle.ts';
import { PartMark } from './PartMark.tsx';
import classes from './question.module.css';
import type { AnswerProps } from './answer-props.ts';
import { useSay } from './speech.ts';

type Pairs = { readonly [left: string]: string };

export function MatchAnswer({ card, seed, given, onGive, judgement }: AnswerProps<MatchQuestion>): ReactElement {
  const { t } = useLingui();
  const say = useSay();
  const [pairs, setPairs] = useState<Pairs>(given?.kind === 'match' ? given.pairs : {});
  const [chosen, setChosen] = useState<string | null>(null);
  const says = new Map(card.pairs.map((pair) => [pair.key, say(pair.right)]));
  const open = card.pairs.map(({ key }) => key).filter((key) => pairs[key] === undefined);
  const waiting = judgement ? null : chosen !== null && open.includes(chosen) ? chosen : (open[0] ?? null);
  const left = disordered(card.pairs, seed).filter(({ key }) => !Object.values(pairs).includes(key));
  const put = (now: Pairs): void => {
    setPairs(now);
    onGive(Object.keys(now).length === card.pairs.length ? { kind: 'match', pairs: now } : null);
  };
  const fill = (right: string): void => {
    if (waiting === null) return;
    put({ ...pairs, [waiting]: right });
    setChosen(null);
  };
  const press = (key: string): void => {
    setChosen(key);
    if (pairs[key] !== undefined) put(Object.fromEntries(Object.entries(pairs).filter(([one]) => one !== key)));
  };
  return (
    <div className={classes['match']} role="group" aria-describedby="asked">
      <ul className={classes['pairs']}>
        {card.pairs.map((pair) => {
          const words = says.get(pairs[pair.key] ?? '');
          const right = judgement?.parts[pair.key] ?? false;
          return (
            <li
              key={pair.key}
              data-outcome={judgement ? (right ? 'right' : 'wrong') : undefined}
              className={classes['pair']}
            >
              <span className={classes['left']}>{say(pair.left)}</span>
              <button
                type="button"
                className={classes['slot']}
                data-waiting={waiting === pair.key}
                data-filled={words !== undefined}
                aria-pressed={waiting === pair.key}
                disabled={judgement !== null}
                onClick={() => press(pair.key)}
              >
                {words ?? (waiting === pair.key ? t`Choose below` : t`Open`)}
                {words !== undefined && !judgement && <Icon name="cross" size={16} />}
              </button>
              {judgement && (
                <PartMark
                  right={right}
                  words={right ? t`Belongs together` : t`Belongs here: ${says.get(pair.key) ?? ''}`}
                />
              )}
            </li>
          );
        })}
      </ul>
      {left.length > 0 && !judgement && (
        <ul className={classes['pool']} aria-label={t`What can be put there`}>
          {left.map((pair, at) => (
            <li key={pair.key}>
              <button type="button" className={classes['chip']} data-number={at + 1} onClick={() => fill(pair.key)}>
                <kbd aria-hidden="true">{at + 1}</kbd>
                {say(pair.right)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
