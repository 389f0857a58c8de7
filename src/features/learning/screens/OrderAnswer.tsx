/** Putting steps in order: by two buttons beside each, or by dragging it. */
import { useLingui } from '@lingui/react/macro';
import { useRef, useState, type PointerEvent, type ReactElement } from 'react';
import { Icon } from '../../../web/kit/Icon.tsx';
import type { OrderQuestion } from '../cards.ts';
import { disordered } from '../shuffle.ts';
import { PartMark } from './PartMark.tsx';
import classes from './question.module.css';
import type { AnswerProps } from './answer-props.ts';
import { useSay } from './speech.ts';

export function OrderAnswer({ card, seed, given, onGive, judgement }: AnswerProps<OrderQuestion>): ReactElement {
  const { t } = useLingui();
  const say = useSay();
  const keys = given?.kind === 'order' ? given.choices : disordered(card.choices, seed).map(({ key }) => key);
  const says = new Map(card.choices.map((choice) => [choice.key, say(choice.says)]));
  const [told, setTold] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const move = (key: string, to: number): void => {
    if (to < 0 || to >= keys.length || keys[to] === key) return;
    const others = keys.filter((one) => one !== key);
    onGive({ kind: 'order', choices: [...others.slice(0, to), key, ...others.slice(to)] });
    const [words, place] = [says.get(key) ?? '', to + 1];
    setTold(t`${words}: place ${place} of ${keys.length}`);
  };
  const drag = useDrag(list, (key, to) => move(key, to));
  const rightPlace = new Map(card.choices.map(({ key }, at) => [key, at + 1]));
  return (
    <>
      {!judgement && given === null && <p className={classes['legend']}>{t`Move at least one; then check.`}</p>}
      <ol ref={list} className={classes['order']} aria-describedby="asked">
        {keys.map((key, at) => {
          const words = says.get(key) ?? '';
          const place = rightPlace.get(key) ?? 0;
          const right = judgement?.parts[key] ?? false;
          return (
            <li
              key={key}
              className={classes['orderLine']}
              data-dragged={drag.dragged === key}
              data-outcome={judgement ? (right ? 'right' : 'wrong') : undefined}
            >
              <span
                className={classes['place']}
                aria-hidden="true"
                data-grip={!judgement}
                {...(judgement ? {} : drag.handle(key))}
              >
                {at + 1}
              </span>
              <span
                className={classes['says']}
                {...(judgement ? {} : drag.handle(key, 'mouse'))}
                data-grip={!judgement}
              >
                {words}
                {judgement && <PartMark right={right} words={right ? t`Right place` : t`Belongs to place ${place}`} />}
              </span>
              {!judgement && (
                <span className={classes['moves']}>
                  <button
                    type="button"
                    aria-label={t`Up: ${words}`}
                    disabled={at === 0}
                    onClick={() => move(key, at - 1)}
                    className={classes['up']}
                  >
                    <Icon name="down" size={20} />
                  </button>
                  <button
                    type="button"
                    aria-label={t`Down: ${words}`}
                    disabled={at === keys.length - 1}
                    onClick={() => move(key, at + 1)}
                  >
                    <Icon name="down" size={20} />
                  </button>
                </span>
              )}
            </li>
          );
        })}
      </ol>
      <div role="status" className="only-heard">
        {told}
      </div>
    </>
  );
}

interface Drag {
  readonly dragged: string | null;
  readonly handle: (
    key: string,
    only?: 'mouse',
  ) => {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerUp: () => void;
    readonly onPointerCancel: () => void;
  };
}

/** The line under the pointer gives its place to the one that is dragged. */
function useDrag(list: { readonly current: HTMLElement | null }, move: (key: string, to: number) => void): Drag {
  const [dragged, setDragged] = useState<string | null>(null);
  const end = (): void => setDragged(null);
  return {
    dragged,
    handle: (key, only) => ({
      onPointerDown(event) {
        if (event.button !== 0 || (only && event.pointerType !== only)) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setDragged(key);
      },
      onPointerMove(event) {
        if (dragged !== key || !list.current) return;
        const to = [...list.current.children].findIndex((line) => {
          const { top, bottom } = line.getBoundingClientRect();
          return event.clientY >= top && event.clientY < bottom;
        });
        if (to !== -1) move(key, to);
      },
      onPointerUp: end,
      onPointerCancel: end,
    }),
  };
}
