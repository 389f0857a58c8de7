/**
 * Assigning: to whom, what, until when. One rule plans it for one person and for ten thousand: nobody is given what they have
 * finished, have open already, or have shown that they can. A plan says whom it leaves out, and why.
 */
import { addDays } from '../../kernel/day.ts';
import type { Day } from '../../kernel/day.ts';
import type { CapabilityId, LevelId, MarketId, PersonId, RoleId, TeamId } from '../../kernel/id.ts';
import { accept, refuse } from '../../kernel/decision.ts';
import type { Decision } from '../../kernel/decision.ts';
import { type Need, type NeedPart, rankByNeed, scoreOf, type Wanted } from './need.ts';
import type { Offer } from './path.ts';

/** Whom: people by name, or everybody of whom all that is given holds. */
export type Whom =
  | { readonly people: readonly PersonId[] }
  | {
      readonly everybody: {
        readonly roleId?: RoleId;
        readonly levelId?: LevelId;
        /** and the markets below it */
        readonly marketId?: MarketId;
        readonly teamId?: TeamId;
        /** led by this person, down the tree */
        readonly managerId?: PersonId;
        /** joined within so many days */
        readonly joinedWithin?: number;
      };
    };

/** What: these activities, or for each person what they need most. */
export type What =
  | { readonly activities: readonly string[] }
  | { readonly byNeed: { readonly activities: number; readonly minutes: number | null } };

export type Due = { readonly on: Day } | { readonly within: number } | null;

export interface Order {
  readonly whom: Whom;
  readonly what: What;
  readonly due: Due;
}

export const limits = { activities: 5, byName: 20_000, days: 730 } as const;

export type OrderRefusal =
  | 'nobody'
  | 'too-many-by-name'
  | 'nothing'
  | 'too-many-activities'
  | 'due-in-the-past'
  | 'due-too-far';

export function checkOrder({ whom, what, due }: Order, today: Day): Decision<Order, OrderRefusal> {
  if ('people' in whom && whom.people.length === 0) return refuse('nobody');
  if ('people' in whom && whom.people.length > limits.byName) return refuse('too-many-by-name');
  const count = 'activities' in what ? what.activities.length : what.byNeed.activities;
  if (count < 1) return refuse('nothing');
  if (count > limits.activities) return refuse('too-many-activities');
  const day = dueOn(due, today);
  if (day !== null && day < today) return refuse('due-in-the-past');
  if (day !== null && day > addDays(today, limits.days)) return refuse('due-too-far');
  return accept({ whom, what, due });
}

export function dueOn(due: Due, today: Day): Day | null {
  if (due === null) return null;
  return 'on' in due ? due.on : addDays(today, due.within);
}

/** One of those an order is for, with all the plan needs to know. */
export interface Assignee {
  readonly personId: PersonId;
  readonly needs: ReadonlyMap<CapabilityId, Need>;
  readonly wanted: readonly Wanted[];
  readonly completed: ReadonlySet<string>;
  /** assigned before, and not finished */
  readonly open: ReadonlySet<string>;
}

export interface Planned {
  readonly personId: PersonId;
  readonly activityId: string;
  readonly due: Day | null;
  readonly points: number;
  readonly parts: readonly NeedPart[];
}

/** finished: completed it; open: has it already; shown: stands where it leads; no-need: nothing on the menu closes a gap of theirs. */
export type LeftOut = 'finished' | 'open' | 'shown' | 'no-need';

export interface Plan {
  readonly planned: readonly Planned[];
  readonly leftOut: readonly {
    readonly personId: PersonId;
    readonly activityId: string | null;
    readonly why: LeftOut;
  }[];
}

/** @param offers the activities named, or all of the menu that may be needed */
export function planOrder(
  order: Pick<Order, 'what' | 'due'>,
  people: readonly Assignee[],
  offers: readonly Offer[],
  today: Day,
): Plan {
  const due = dueOn(order.due, today);
  const leading = byCapability(offers);
  const planned: Planned[] = [];
  const leftOut: Plan['leftOut'][number][] = [];
  for (const person of people) {
    if ('activities' in order.what) {
      for (const offer of offers) {
        const why = whyNot(person, offer);
        if (why) leftOut.push({ personId: person.personId, activityId: offer.activityId, why });
        else planned.push(plannedOf(person, offer, due, scoreOf(offer, person.needs, person.wanted, today)));
      }
      continue;
    }
    const chosen = chosenByNeed(person, leading, order.what.byNeed, today);
    const full = person.open.size >= order.what.byNeed.activities;
    if (chosen.length === 0)
      leftOut.push({ personId: person.personId, activityId: null, why: full ? 'open' : 'no-need' });
    for (const { offer, score } of chosen) planned.push(plannedOf(person, offer, due, score));
  }
  return { planned, leftOut };
}

function plannedOf(
  person: Assignee,
  offer: Offer,
  due: Day | null,
  { points, parts }: { points: number; parts: readonly NeedPart[] },
): Planned {
  return { personId: person.personId, activityId: offer.activityId, due, points, parts };
}

/** Somebody is asked to do what was named unless they have it behind them: also where no requirement names it. */
function whyNot(person: Assignee, { activityId, develops }: Offer): LeftOut | null {
  if (person.completed.has(activityId)) return 'finished';
  if (person.open.has(activityId)) return 'open';
  const shown =
    develops.length > 0 &&
    develops.every(({ capabilityId, proficiency }) => (person.needs.get(capabilityId)?.step ?? 0) >= proficiency);
  return shown ? 'shown' : null;
}

/**
 * What is needed most, as far as the minutes reach. What is open already takes its place in the number, so that a rule which
 * acts again adds nothing.
 */
function chosenByNeed(
  person: Assignee,
  leading: ReadonlyMap<CapabilityId, readonly Offer[]>,
  { activities, minutes }: { readonly activities: number; readonly minutes: number | null },
  today: Day,
) {
  let [places, left] = [activities - person.open.size, minutes ?? Number.MAX_SAFE_INTEGER];
  if (places <= 0) return [];
  const possible = possibleFor(person, leading);
  return rankByNeed(possible, person.needs, person.wanted, today).filter(({ offer }) => {
    if (places <= 0 || offer.minutes > left) return false;
    places -= 1;
    left -= offer.minutes;
    return true;
  });
}

/** Only what leads on in something needed or wanted is weighed: a menu of thousands holds few of these for one person. */
function possibleFor(person: Assignee, leading: ReadonlyMap<CapabilityId, readonly Offer[]>): readonly Offer[] {
  const asked = new Set<CapabilityId>(person.wanted.map(({ capabilityId }) => capabilityId));
  for (const { capabilityId, required, step } of person.needs.values()) if (required > step) asked.add(capabilityId);
  const possible = new Set<Offer>();
  for (const capabilityId of asked) {
    for (const offer of leading.get(capabilityId) ?? []) {
      if (!person.completed.has(offer.activityId) && !person.open.has(offer.activityId)) possible.add(offer);
    }
  }
  return [...possible];
}

function byCapability(offers: readonly Offer[]): ReadonlyMap<CapabilityId, readonly Offer[]> {
  const leading = new Map<CapabilityId, Offer[]>();
  for (const offer of offers) {
    for (const { capabilityId } of offer.develops) {
      const known = leading.get(capabilityId);
      if (known) known.push(offer);
      else leading.set(capabilityId, [offer]);
    }
  }
  return leading;
}
