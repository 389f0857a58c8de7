/**
 * Where a conversation with a customer stood when it was left. Choices are replayed in their order; a choice at an earlier turn
 * goes back there and takes another way, as one does who wants to see what the other word would have done.
 */
import type { DialogueCard, DialogueChoice, DialogueTurn } from '../modules/module-content.ts';
import { inOrder, type Step } from './step.ts';

export interface Exchange {
  /** its place in the conversation, from 0 */
  readonly at: number;
  readonly turn: DialogueTurn;
  readonly choice: DialogueChoice;
}

export interface Conversation {
  readonly path: readonly Exchange[];
  /** what the customer says now; null: the last choice ended it */
  readonly now: DialogueTurn | null;
  readonly ended: boolean;
}

export function conversationOf(card: DialogueCard, steps: Iterable<Step>): Conversation {
  const turns = new Map(card.turns.map((turn) => [turn.key, turn]));
  let path: Exchange[] = [];
  let now = card.turns[0] ?? null;
  for (const step of inOrder(steps)) {
    if (step.kind !== 'choice' || step.cardKey !== card.key) continue;
    const turn = turns.get(step.turn);
    const choice = turn?.choices.find(({ key }) => key === step.choice);
    if (!turn || !choice) continue;
    if (turn !== now) {
      const back = path.findLastIndex((one) => one.turn === turn);
      // made on another device that was further on, or elsewhere: it says nothing about this way
      if (back === -1) continue;
      path = path.slice(0, back);
    }
    path = [...path, { at: path.length, turn, choice }];
    now = choice.leadsTo === null ? null : (turns.get(choice.leadsTo) ?? null);
  }
  return { path, now, ended: now === null || now.choices.length === 0 };
}
