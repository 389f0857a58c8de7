/**
 * Where to cut a module that is too long for one bite. Both halves should take about as long, each should ask something,
 * and the second should not begin with a question about what the first one taught.
 */
import { hasCards, longestMinutes, type ActivityVersion } from './activity.ts';
import { type Card, isQuestion } from './module-content.ts';
import { secondsOfCard } from './planned-minutes.ts';

export interface Split {
  /** the last card of the first half */
  readonly after: string;
  readonly firstMinutes: number;
  readonly secondMinutes: number;
}

// what a blemish may cost in balance, in seconds
const noQuestion = 150;
const beginsWithQuestion = 90;

/** Null while the module is a bite, or has nothing to cut. */
export function proposeSplit(version: ActivityVersion): Split | null {
  const cards = version.content?.cards ?? [];
  const language = version.languages[0] ?? 'en';
  const seconds = cards.map((card) => secondsOfCard(card, language));
  const total = sum(seconds);
  if (!hasCards(version) || cards.length < 2 || Math.max(version.minutes, total / 60) <= longestMinutes) return null;
  const cuts = cards.slice(0, -1).map((card, at) => {
    const [first, second] = [sum(seconds.slice(0, at + 1)), sum(seconds.slice(at + 1))];
    return { after: card.key, first, second, cost: Math.abs(first - second) + blemishes(cards, at + 1) };
  });
  const best = cuts.reduce((one, other) => (other.cost < one.cost ? other : one));
  return { after: best.after, firstMinutes: inMinutes(best.first), secondMinutes: inMinutes(best.second) };
}

/** The two halves, every card in one of them. Null where `after` is no card, or the last one. */
export function splitAfter(cards: readonly Card[], after: string): readonly [readonly Card[], readonly Card[]] | null {
  const at = cards.findIndex(({ key }) => key === after);
  return at < 0 || at === cards.length - 1 ? null : [cards.slice(0, at + 1), cards.slice(at + 1)];
}

function blemishes(cards: readonly Card[], at: number): number {
  const halves = [cards.slice(0, at), cards.slice(at)];
  const silent = halves.filter((half) => !half.some(isQuestion)).length;
  const next = cards[at];
  return silent * noQuestion + (next && isQuestion(next) ? beginsWithQuestion : 0);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

function inMinutes(seconds: number): number {
  return Math.max(1, Math.round(seconds / 60));
}
