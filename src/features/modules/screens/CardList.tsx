/** The cards in their order: to choose one, to drag it to another place, to add one or bring questions in. */
import { useLingui } from '@lingui/react/macro';
import { useRef, type ReactElement } from 'react';
import { Actions } from '../../../web/kit/Actions.tsx';
import { Icon } from '../../../web/kit/Icon.tsx';
import { moved } from '../../../web/kit/list-moves.ts';
import { useSorting } from '../../../web/kit/use-sorting.ts';
import { type Card } from '../module-content.ts';
import { CardLine } from './CardLine.tsx';
import classes from './editor.module.css';
import { FaultCount } from './FaultCount.tsx';
import { newKinds, type NewKind } from './new-cards.ts';
import { useCardWords } from './use-card-words.ts';

export interface CardListProps {
  readonly cards: readonly Card[];
  /** null: what stands on the menu */
  readonly chosen: string | null;
  /** how many faults each holds */
  readonly faults: ReadonlyMap<string | null, number>;
  readonly onChoose: (key: string | null) => void;
  /** `dragged` went a longer way: one can take it back */
  readonly onOrder: (keys: readonly string[], dragged?: string) => void;
  readonly onBringQuestions: () => void;
  readonly onAdd: (kind: NewKind) => void;
}

export function CardList({
  cards,
  chosen,
  faults,
  onChoose,
  onOrder,
  onAdd,
  onBringQuestions,
}: CardListProps): ReactElement {
  const { t } = useLingui();
  const { kindOf, nameOf } = useCardWords();
  const known = new Map(cards.map((card) => [card.key, card]));
  const keys = cards.map(({ key }) => key);
  const list = useRef<HTMLOListElement>(null);
  const sorting = useSorting({
    list,
    keys,
    nameOf: (key) => {
      const card = known.get(key);
      return card ? nameOf(card) : '';
    },
    onOrder,
  });
  return (
    <nav aria-label={t`Cards`} className={classes['list']}>
      <button type="button" className={classes['item']} aria-current={chosen === null} onClick={() => onChoose(null)}>
        <span className={classes['itemName']}>{t`On the menu`}</span>
        <FaultCount faults={faults.get(null) ?? 0} />
      </button>
      <ol ref={list} data-sorting={sorting.held !== null}>
        {sorting.order.map((key, at) => {
          const card = known.get(key);
          return (
            card && (
              <CardLine
                key={key}
                card={card}
                at={at}
                last={at === cards.length - 1}
                chosen={chosen === key}
                held={sorting.held === key}
                grip={sorting.gripOf(key)}
                faults={faults.get(key) ?? 0}
                onChoose={() => onChoose(key)}
                onMove={(to) => onOrder(moved(keys, key, to))}
              />
            )
          );
        })}
      </ol>
      <div role="status" className="only-heard">
        {sorting.told}
      </div>
      <Actions
        label={t`Add a card`}
        width={280}
        button={
          <>
            <Icon name="plus" size={16} />
            {t`Add a card`}
          </>
        }
        actions={[
          ...newKinds.map((kind) => ({ key: kind, label: kindOf(kind), onChoose: () => onAdd(kind) })),
          { key: 'questions', label: t`Questions from a file`, icon: 'upload', onChoose: onBringQuestions },
        ]}
      />
    </nav>
  );
}
