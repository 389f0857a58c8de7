/** What one does to the cards as a whole: put in order, put in, taken out; each with a way back. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { toast } from '../../../web/toasts.ts';
import type { Card } from '../module-content.ts';
import type { DraftDesk } from './draft-desk.ts';
import { useCardWords } from './use-card-words.ts';

export interface CardActs {
  /** `dragged` went a longer way: one can take it back */
  readonly order: (keys: readonly string[], dragged?: string) => void;
  readonly putIn: (added: readonly Card[], after: string | null) => void;
  readonly remove: (card: Card) => void;
}

export function useCardActs(desk: DraftDesk, cards: readonly Card[], choose: (key: string | null) => void): CardActs {
  const { t } = useLingui();
  const { nameOf } = useCardWords();
  const keys = cards.map(({ key }) => key);
  const put = (card: Card, before: string | null): void =>
    desk.change(`card:${card.key}`, { edit: 'card', card, before });
  const takeOut = (key: string): void => desk.change(`card:${key}`, { edit: 'remove-card', key });
  const setOrder = (order: readonly string[]): void => desk.change('order', { edit: 'order', keys: order });
  return {
    order(order, dragged) {
      setOrder(order);
      const moved = cards.find(({ key }) => key === dragged);
      if (!moved) return;
      const name = nameOf(moved);
      toast(t`“${name}” stands at another place.`, { undo: () => setOrder(keys) });
    },
    putIn(added, after) {
      const place = after === null ? 0 : keys.indexOf(after) + 1;
      for (const card of added) put(card, keys[place] ?? null);
      // a card that is written at before it has left is sent without its place
      setOrder([...keys.slice(0, place), ...added.map(({ key }) => key), ...keys.slice(place)]);
      choose(added[0]?.key ?? null);
      const count = added.length;
      toast(t`${plural(count, { one: '# question is put in.', other: '# questions are put in.' })}`, {
        undo: () => {
          choose(null);
          for (const { key } of added) takeOut(key);
        },
      });
    },
    remove(removed) {
      const after = keys[keys.indexOf(removed.key) + 1] ?? null;
      choose(null);
      takeOut(removed.key);
      const name = nameOf(removed);
      toast(t`“${name}” is removed.`, {
        undo: () => {
          put(removed, after);
          setOrder(keys);
          choose(removed.key);
        },
      });
    },
  };
}
