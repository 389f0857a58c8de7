/**
 * Whether a branching conversation holds together: every choice leads to a turn there is, every turn can be reached, and
 * from each of them the conversation can end. A turn without choices ends by itself, which the first one may not.
 */
import type { ContentFault } from './content-fault.ts';
import type { DialogueCard, DialogueTurn } from './module-content.ts';

type Part = Omit<ContentFault, 'card'>;

export function conversationFaults({ turns }: Pick<DialogueCard, 'turns'>): Part[] {
  const [first] = turns;
  if (!first) return [fault('turns', 'no-turns')];
  const known = new Map(turns.map((turn) => [turn.key, turn]));
  const faults: Part[] = [];
  if (known.size < turns.length) faults.push(fault('turns', 'same-key'));
  if (first.choices.length === 0) faults.push(fault(`turns.${first.key}`, 'nothing-to-choose'));
  for (const { key, choices } of turns) {
    for (const choice of choices) {
      if (choice.leadsTo !== null && !known.has(choice.leadsTo))
        faults.push(fault(`turns.${key}.choices.${choice.key}.leadsTo`, 'unknown-turn'));
    }
  }
  const reached = reachable(first, known);
  const ending = thatEnd(turns);
  for (const { key } of turns) {
    if (!reached.has(key)) faults.push({ ...fault(`turns.${key}`, 'unreachable-turn'), severity: 'warning' });
    else if (!ending.has(key)) faults.push(fault(`turns.${key}`, 'never-ends'));
  }
  return faults;
}

function reachable(first: DialogueTurn, known: ReadonlyMap<string, DialogueTurn>): ReadonlySet<string> {
  const reached = new Set<string>([first.key]);
  for (const key of reached) {
    for (const { leadsTo } of known.get(key)?.choices ?? [])
      if (leadsTo !== null && known.has(leadsTo)) reached.add(leadsTo);
  }
  return reached;
}

/** The turns from which some way leads to an end. */
function thatEnd(turns: readonly DialogueTurn[]): ReadonlySet<string> {
  const ending = new Set<string>();
  for (let grew = true; grew;) {
    grew = false;
    for (const { key, choices } of turns) {
      const ends = choices.length === 0 || choices.some(({ leadsTo }) => leadsTo === null || ending.has(leadsTo));
      if (ends && !ending.has(key)) {
        ending.add(key);
        grew = true;
      }
    }
  }
  return ending;
}

/**
 * The turns of the longest way through the conversation that meets no turn twice: what to plan time for.
 * Bounded, since a conversation everybody may write can branch without end.
 */
export function longestWay({ turns }: Pick<DialogueCard, 'turns'>): readonly DialogueTurn[] {
  const known = new Map(turns.map((turn) => [turn.key, turn]));
  let longest: readonly DialogueTurn[] = [];
  let looks = 0;
  const walk = (turn: DialogueTurn, way: readonly DialogueTurn[]): void => {
    const here = [...way, turn];
    if (here.length > longest.length) longest = here;
    for (const { leadsTo } of turn.choices) {
      const next = leadsTo === null ? undefined : known.get(leadsTo);
      if (next && !here.includes(next) && (looks += 1) < 2000) walk(next, here);
    }
  };
  if (turns[0]) walk(turns[0], []);
  return longest;
}

function fault(field: string, reason: Part['reason']): Part {
  return { field, reason, severity: 'error', language: null };
}
