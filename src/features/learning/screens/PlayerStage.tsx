/**
 * The stage: one card at a time, how far one is, and the way out. The keyboard reaches everything: Enter and the right arrow go
 * on, the left arrow goes back, numbers choose.
 */
import { useLingui } from '@lingui/react/macro';
import { useMemo, useRef, useState, type ReactElement, type ReactNode } from 'react';
import { languages as spoken } from '../../../web/languages.ts';
import { useMe } from '../../../web/me.ts';
import { Icon } from '../../../web/kit/Icon.tsx';
import { asks, type Cards } from '../cards.ts';
import { minutesLeft, shareDone } from '../pace.ts';
import { CardView } from './CardView.tsx';
import classes from './player.module.css';
import { SpeechContext, useSay } from './speech.ts';
import { usePlayerKeys } from './use-player-keys.ts';
import type { Walking } from './use-walk.ts';
import { WalkContext } from './walk.ts';

export interface PlayerStageProps {
  readonly walk: Walking;
  readonly module: {
    readonly name: { readonly [language: string]: string };
    readonly minutes: number;
    readonly languages: readonly string[];
    readonly content: Cards;
  };
  readonly language: string;
  readonly onLanguage: (language: string) => void;
  /** the way out, at the start of the upper line */
  readonly leave: ReactNode;
  /** whether it has arrived */
  readonly saved?: ReactNode;
  readonly end: ReactNode;
}

export function PlayerStage(props: PlayerStageProps): ReactElement {
  const { walk, module, language, end } = props;
  const stage = useRef<HTMLDivElement>(null);
  usePlayerKeys(stage);
  const speech = useMemo(() => ({ language, languages: module.languages }), [language, module.languages]);
  const { cards } = module.content;
  const card = cards.find(({ key }) => key === walk.shown);
  const questions = cards.filter(asks);
  const number = questions.findIndex(({ key }) => key === walk.shown) + 1;
  const again = !walk.looking && walk.shown !== null && (walk.state.tries.get(walk.shown)?.count ?? 0) > 0;
  return (
    <SpeechContext.Provider value={speech}>
      <div ref={stage} className={classes['stage']} data-ended={!card}>
        <Top {...props} />
        <div className={classes['ground']} lang={language}>
          <WalkContext.Provider value={walk}>
            {card ? (
              <Kept key={`${card.key}:${walk.visit}`} again={again}>
                {(before) => (
                  <CardView
                    card={card}
                    question={number > 0 ? { number, of: questions.length, again: before } : null}
                  />
                )}
              </Kept>
            ) : (
              end
            )}
          </WalkContext.Provider>
        </div>
      </div>
    </SpeechContext.Provider>
  );
}

/** What held when the card came, as long as it stands: answering it must not rename it. */
function Kept({
  again,
  children,
}: {
  readonly again: boolean;
  readonly children: (again: boolean) => ReactNode;
}): ReactElement {
  const [first] = useState(again);
  return <>{children(first)}</>;
}

function Top({ walk, module, language, onLanguage, leave, saved }: PlayerStageProps): ReactElement {
  const { t } = useLingui();
  const say = useSay();
  const share = Math.min(1, shareDone(module.content.cards, walk.state.done, language));
  const left = minutesLeft(module.minutes, share);
  const name = say(module.name);
  const academy = useMe()?.academy?.name;
  return (
    <header className={classes['top']}>
      {leave !== null && <title>{academy ? `${name} · ${academy}` : name}</title>}
      <div className={classes['topLine']}>
        {leave}
        <span className={classes['name']}>{name}</span>
        <span className={classes['saved']}>{saved}</span>
        {module.languages.length > 1 && (
          <label className={classes['language']}>
            <Icon name="globe" size={18} />
            <span className="only-heard">{t`Language of the module`}</span>
            <span className={classes['tag']} aria-hidden="true">
              {language}
            </span>
            <select value={language} onChange={(event) => onLanguage(event.currentTarget.value)}>
              {module.languages.map((tag) => (
                <option key={tag} value={tag}>
                  {spoken.find((one) => one.tag === tag)?.name ?? tag}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <div className={classes['progressLine']}>
        <div
          role="progressbar"
          aria-label={t`Progress`}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(share * 100)}
          className={classes['progress']}
        >
          <span style={{ inlineSize: `${Math.max(2, share * 100)}%` }} />
        </div>
        <span className={classes['minutes']}>{left === 0 ? t`Done` : t`${left} min left`}</span>
      </div>
    </header>
  );
}
