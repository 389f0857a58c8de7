/** The cards in their order: to choose one, to move it by hand or with Alt and the arrows, to add and remove. */
import { useLingui } from '@lingui/react/macro';
import { ActionIcon } from '@mantine/core';
import { useState, type KeyboardEvent, type ReactElement } from 'react';
import { Actions } from '../../../web/kit/Actions.tsx';
import { Icon } from '../../../web/kit/Icon.tsx';
import { type Card } from '../module-content.ts';
import classes from './editor.module.css';
import { newKinds, type NewKind } from './new-cards.ts';
import { useCardWords } from './use-card-words.ts';

export interface CardListProps {
  readonly cards: readonly Card[];
  /** null: what stands on the menu */
  readonly chosen: string | null;
  /** how many faults each holds */
  readonly faults: ReadonlyMap<string | null, number>;
  readonly onChoose: (key: string | null) => void;
  readonly onOrder: (keys: readonly string[]) => void;
  readonly onAdd: (kind: NewKind) => void;
}

export function CardList({ cards, chosen, faults, onChoose, onOrder, onAdd }: CardListProps): ReactElement {
  const { t } = useLingui();
  const { kindOf } = useCardWords();
  const [dragged, setDragged] = useState<string | null>(null);
  const keys = cards.map(({ key }) => key);
  const move = (key: string, to: number): void => {
    if (to < 0 || to >= keys.length) return;
    const others = keys.filter((one) => one !== key);
    onOrder([...others.slice(0, to), key, ...others.slice(to)]);
  };
  return (
    <nav aria-label={t`Cards`} className={classes['list']}>
      <button type="button" className={classes['item']} aria-current={chosen === null} onClick={() => onChoose(null)}>
        <span className={classes['itemName']}>{t`On the menu`}</span>
        <Count faults={faults.get(null) ?? 0} />
      </button>
      <ol>
        {cards.map((card, at) => (
          <Line
            key={card.key}
            card={card}
            at={at}
            last={at === cards.length - 1}
            chosen={chosen === card.key}
            faults={faults.get(card.key) ?? 0}
            onChoose={() => onChoose(card.key)}
            onMove={(to) => move(card.key, to)}
            onDrag={() => setDragged(card.key)}
            onDrop={() => {
              if (dragged) move(dragged, at);
              setDragged(null);
            }}
          />
        ))}
      </ol>
      <Actions
        label={t`Add a card`}
        width={280}
        button={
          <>
            <Icon name="plus" size={16} />
            {t`Add a card`}
          </>
        }
        actions={newKinds.map((kind) => ({ key: kind, label: kindOf(kind), onChoose: () => onAdd(kind) }))}
      />
    </nav>
  );
}

interface LineProps {
  readonly card: Card;
  readonly at: number;
  readonly last: boolean;
  readonly chosen: boolean;
  readonly faults: number;
  readonly onChoose: () => void;
  readonly onMove: (to: number) => void;
  readonly onDrag: () => void;
  readonly onDrop: () => void;
}

function Line({ card, at, last, chosen, faults, onChoose, onMove, onDrag, onDrop }: LineProps): ReactElement {
  const { t } = useLingui();
  const { nameOf, kindOf } = useCardWords();
  const name = nameOf(card);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onMove(event.key === 'ArrowUp' ? at - 1 : at + 1);
  };
  return (
    <li
      className={classes['row']}
      draggable
      onDragStart={onDrag}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        onDrop();
      }}
    >
      <button
        type="button"
        className={classes['item']}
        aria-current={chosen}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        onClick={onChoose}
        onKeyDown={onKeyDown}
      >
        <span className={classes['itemName']}>
          {name}
          <span className={classes['itemKind']}>{kindOf(card.kind)}</span>
        </span>
        <Count faults={faults} />
      </button>
      <span className={classes['moves']}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          disabled={at === 0}
          aria-label={t`Move “${name}” up`}
          onClick={() => onMove(at - 1)}
        >
          <span className={classes['up']}>
            <Icon name="down" size={14} />
          </span>
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          disabled={last}
          aria-label={t`Move “${name}” down`}
          onClick={() => onMove(at + 1)}
        >
          <Icon name="down" size={14} />
        </ActionIcon>
      </span>
    </li>
  );
}

function Count({ faults }: { readonly faults: number }): ReactElement | null {
  const { t } = useLingui();
  if (faults === 0) return null;
  return (
    <span className={classes['count']}>
      <Icon name="warning" size={14} />
      <span aria-hidden="true">{faults}</span>
      <span className="only-heard">{t`${faults} to mend`}</span>
    </span>
  );
}
