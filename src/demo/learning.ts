/** Learning over the two years: modules gone through card by card, with right and wrong answers, and sessions a manager ran for a team. */
import type { Asked } from '../kernel/contract.ts';
import { addDays } from '../kernel/day.ts';
import { type CapabilityId, newId } from '../kernel/id.ts';
import type * as contract from '../features/learning/attempt-contract.ts';
import { openAttempt, tellSteps } from '../features/learning/attempt-commands.ts';
import { markGroup } from '../features/learning/commands.ts';
import type { Given } from '../features/learning/judging.ts';
import { type Card, isQuestion, type Question } from '../features/modules/module-content.ts';
import { type Developing, listDeveloping } from '../features/modules/store.ts';
import type { Act } from '../server/history/act.ts';
import type { Chance } from './chance.ts';
import type { Member } from './people.ts';
import type { Stage } from './stage.ts';
import type { Truth } from './truth.ts';

type Told = Asked<typeof contract.tellSteps>['body']['steps'][number];

export interface Menu {
  /** the e-learning module of a capability */
  readonly modules: ReadonlyMap<CapabilityId, Developing>;
  /** what a manager runs for a team */
  readonly led: readonly Developing[];
}

export async function loadMenu(act: Act, capabilityIds: readonly CapabilityId[]): Promise<Menu> {
  const all = await listDeveloping(act.db, act.academyId, capabilityIds);
  return {
    modules: new Map(all.filter(({ delivery }) => delivery === 'e-learning').map((one) => [one.capabilityId, one])),
    led: all.filter(({ delivery }) => delivery === 'manager-led'),
  };
}

export interface LearningWorld {
  readonly stage: Stage;
  readonly truth: Truth;
  readonly chance: Chance;
  readonly menu: Menu;
  /** what each has begun already: person and activity */
  readonly begun: Set<string>;
}

/**
 * One person takes up the module of a capability. Most finish it, in one go or on another day; some leave it where it got long.
 * Having finished it makes them a little better, never by itself proven.
 */
export async function learn(
  { stage, truth, chance, menu, begun }: LearningWorld,
  member: Member,
  capabilityId: CapabilityId,
  daysAgo: number,
): Promise<void> {
  const module = menu.modules.get(capabilityId);
  const key = `${member.id} ${module?.activityId}`;
  if (!module || daysAgo < 0 || begun.has(key)) return;
  begun.add(key);
  const hour = 8 + Math.floor(chance.next() * 9);
  const act = stage.as(member, daysAgo, hour);
  const params = { activityId: module.activityId };
  const opened = await openAttempt(act, { params, query: undefined, body: { again: false, language: 'en' } });
  const able = Math.min(0.95, Math.max(0.35, truth.of(member.id, capabilityId) / 4 + 0.15));
  const pace = Math.max(0.5, chance.around(1, 0.3));
  const cards = chance.happens(0.86) ? opened.module.content.cards : opened.module.content.cards.slice(0, 4);
  const steps = stepsThrough(cards as readonly Card[], act.now.getTime(), able, pace, chance);
  await tellSteps(act, { params: { attemptId: opened.attempt.attemptId }, query: undefined, body: { steps } });
  if (cards.length === opened.module.content.cards.length) truth.grow(member.id, capabilityId, 0.12);
}

function stepsThrough(cards: readonly Card[], from: number, able: number, pace: number, chance: Chance): Told[] {
  const steps: Told[] = [];
  let at = from;
  const tell = (card: Card, seconds: number, more: object): void => {
    at += seconds * 1000;
    const step = { stepId: newId(), cardKey: card.key, at: new Date(at).toISOString(), seconds, ...more };
    steps.push(step as Told);
  };
  const wrong: Question[] = [];
  for (const card of cards) {
    const seconds = Math.round((isQuestion(card) ? 35 : card.kind === 'practice' ? 90 : 55) * pace);
    if (!isQuestion(card)) tell(card, seconds, { kind: 'seen' });
    else if (chance.happens(able)) tell(card, seconds, { kind: 'answer', given: rightAnswer(card) });
    else {
      tell(card, seconds, { kind: 'answer', given: wrongAnswer(card) });
      wrong.push(card);
    }
  }
  for (const card of wrong) tell(card, Math.round(20 * pace), { kind: 'answer', given: rightAnswer(card) });
  return steps;
}

function rightAnswer(question: Question): Given {
  switch (question.kind) {
    case 'single':
      return { kind: 'single', choice: question.right };
    case 'multiple':
      return { kind: 'multiple', choices: question.right };
    case 'order':
      return { kind: 'order', choices: question.choices.map(({ key }) => key) };
    case 'match':
      return { kind: 'match', pairs: Object.fromEntries(question.pairs.map(({ key }) => [key, key])) };
    case 'short':
      return { kind: 'short', text: Object.values(question.accepts).flat()[0] ?? '' };
  }
}

function wrongAnswer(question: Question): Given {
  switch (question.kind) {
    case 'single':
      return { kind: 'single', choice: question.choices.find(({ key }) => key !== question.right)?.key ?? '' };
    case 'multiple':
      return { kind: 'multiple', choices: question.right.slice(1) };
    case 'order':
      return { kind: 'order', choices: question.choices.map(({ key }) => key).toReversed() };
    case 'match': {
      const keys = question.pairs.map(({ key }) => key);
      return {
        kind: 'match',
        pairs: Object.fromEntries(keys.map((key, at) => [key, keys[(at + 1) % keys.length] ?? key])),
      };
    }
    case 'short':
      return { kind: 'short', text: 'not sure' };
  }
}

/** A manager takes the team through one session from the menu. */
export async function leadSession(
  { stage, chance, menu }: LearningWorld,
  manager: Member,
  team: readonly Member[],
  daysAgo: number,
): Promise<void> {
  const present = team.filter(() => chance.happens(0.85));
  if (menu.led.length === 0 || present.length === 0) return;
  const { activityId, minutes } = chance.pick(menu.led);
  await markGroup(stage.as(manager, daysAgo, 17), {
    params: { activityId },
    query: undefined,
    body: {
      groupId: newId(),
      personIds: present.map(({ id }) => id),
      onDay: addDays(stage.act.today, -daysAgo),
      minutes,
    },
  });
}
