/** One card in the list of the editor: chosen by its name, dragged by its grip, moved by a step with Alt and the arrows. */
import { useLingui } from '@lingui/react/macro';
import { ActionIcon } from '@mantine/core';
import type { KeyboardEvent, ReactElement } from 'react';
import { Icon } from '../../../web/kit/Icon.tsx';
import type { GripProps } from '../../../web/kit/use-sorting.ts';
import type { Card } from '../module-content.ts';
import classes from './editor.module.css';
import { FaultCount } from './FaultCount.tsx';
import { useCardWords } from './use-card-words.ts';

export interface CardLineProps {
  readonly card: Card;
  readonly at: number;
  readonly last: boolean;
  readonly chosen: boolean;
  /** on its way to another place */
  readonly held: boolean;
  readonly grip: GripProps;
  readonly faults: number;
  readonly onChoose: () => void;
  readonly onMove: (to: number) => void;
}

export function CardLine({
  card,
  at,
  last,
  chosen,
  held,
  grip,
  faults,
  onChoose,
  onMove,
}: CardLineProps): ReactElement {
  const { t } = useLingui();
  const { nameOf, kindOf } = useCardWords();
  const name = nameOf(card);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onMove(event.key === 'ArrowUp' ? at - 1 : at + 1);
  };
  return (
    <li className={classes['row']} data-held={held}>
      <button type="button" className={classes['grip']} aria-label={t`Drag “${name}” to another place`} {...grip}>
        <Icon name="grip" size={20} />
      </button>
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
        <FaultCount faults={faults} />
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
