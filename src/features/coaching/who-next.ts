/**
 * Whom to coach next, and why, within the hours the manager has this week.
 * Two rules in this order: nobody waits longer than the floor (so some are taken early, before a week too full to hold all of
 * them), then the highest score. Every pick carries its reasons with their figures; the score is the sum of their points.
 */
import type { PersonId } from '../../kernel/id.ts';

export interface Coachee {
  readonly personId: PersonId;
  /** sum over the gaps of (required − standing) × weight */
  readonly weightedGap: number;
  /** the agreed check-back lies this many days back; null where none is overdue */
  readonly checkBackOverdueDays: number | null;
  readonly overdueActions: number;
  /** null: never coached by anyone */
  readonly daysSinceLastSession: number | null;
  /** null: the roster does not say */
  readonly daysSinceJoined: number | null;
  /** a session with them stands in the calendar already */
  readonly sessionPlanned: boolean;
}

export interface CoachingWeek {
  /** the time the manager has for coaching this week */
  readonly minutesAvailable: number;
  readonly minutesPerSession: number;
  /** nobody waits longer than this between two sessions */
  readonly floorWeeks: number;
}

/** A reason for a pick. `amount` is what it says (days, weeks, weighted steps, actions), `points` what it weighs. */
export interface Reason {
  readonly reason:
    | 'check-back-overdue'
    | 'weighted-gaps'
    | 'time-since-last-session'
    | 'never-coached'
    | 'new-joiner'
    | 'overdue-actions'
    | 'floor';
  readonly amount: number;
  readonly points: number;
}

export interface Pick {
  readonly personId: PersonId;
  readonly score: number;
  /** the heaviest first; `floor`, where it decided, before all */
  readonly reasons: readonly Reason[];
}

export interface CoachingPlan {
  /** this week, in this order */
  readonly picks: readonly Pick[];
  /** not this week, in the order they would come */
  readonly waiting: readonly Pick[];
  readonly minutesUsed: number;
  /** the minutes a week that would keep everyone within the floor; more than available: the floor cannot be held */
  readonly minutesNeededForFloor: number;
}

/** What each reason weighs. Two days of an overdue check-back weigh as much as one weighted step of gap. */
export const points = {
  perWeightedStep: 1,
  checkBackOverdue: 6,
  perOverdueDay: 0.5,
  perWeekWaited: 1,
  perOverdueAction: 1,
  newJoiner: 8,
  newJoinerDays: 90,
  neverCoached: 4,
  mostOverdueDays: 30,
  mostWeeksWaited: 12,
} as const;

export function whoNext(people: readonly Coachee[], week: CoachingWeek): CoachingPlan {
  const candidates = people
    .filter((person) => !person.sessionPlanned)
    .map((person) => ({ person, pick: rate(person) }));
  const places = Math.max(0, Math.floor(week.minutesAvailable / week.minutesPerSession));
  const forced = forcedByFloor(
    candidates.map(({ person }) => person),
    week.floorWeeks,
    places,
  );
  const ranked = candidates
    .map(({ person, pick }) =>
      forced.has(person.personId)
        ? { ...pick, reasons: [...floorReason(person), ...pick.reasons], first: weeksLeft(person, week.floorWeeks) }
        : { ...pick, first: Number.POSITIVE_INFINITY },
    )
    .toSorted((a, b) => byNumber(a.first, b.first) || b.score - a.score || (a.personId < b.personId ? -1 : 1))
    .map(({ personId, score, reasons }): Pick => ({ personId, score, reasons }));
  const picks = ranked.slice(0, places);
  return {
    picks,
    waiting: ranked.slice(places),
    minutesUsed: picks.length * week.minutesPerSession,
    minutesNeededForFloor: Math.ceil(people.length / Math.max(1, week.floorWeeks)) * week.minutesPerSession,
  };
}

function rate(person: Coachee): Pick {
  const waited = Math.min(weeksWaited(person), points.mostWeeksWaited);
  const reasons: Reason[] = [];
  const add = (reason: Reason['reason'], amount: number, worth: number): void => {
    if (worth > 0) reasons.push({ reason, amount, points: Math.round(worth * 10) / 10 });
  };
  const overdue = person.checkBackOverdueDays;
  if (overdue !== null)
    add(
      'check-back-overdue',
      overdue,
      points.checkBackOverdue + points.perOverdueDay * Math.min(overdue, points.mostOverdueDays),
    );
  add('weighted-gaps', Math.round(person.weightedGap * 10) / 10, points.perWeightedStep * person.weightedGap);
  if (person.daysSinceLastSession === null)
    add('never-coached', person.daysSinceJoined ?? 0, points.neverCoached + points.perWeekWaited * waited);
  else add('time-since-last-session', person.daysSinceLastSession, points.perWeekWaited * waited);
  if (person.daysSinceJoined !== null && person.daysSinceJoined < points.newJoinerDays)
    add('new-joiner', person.daysSinceJoined, points.newJoiner);
  add('overdue-actions', person.overdueActions, points.perOverdueAction * person.overdueActions);
  reasons.sort((a, b) => b.points - a.points);
  return {
    personId: person.personId,
    score: Math.round(reasons.reduce((sum, one) => sum + one.points, 0) * 10) / 10,
    reasons,
  };
}

/** Who was never coached and joined nobody knows when counts as having waited long, without a figure being made up. */
function weeksWaited(person: Coachee): number {
  const days = person.daysSinceLastSession ?? person.daysSinceJoined;
  return days === null ? points.mostWeeksWaited : Math.max(0, Math.floor(days / 7));
}

/** In how many weeks at the latest: 0 is this week; below 0 the floor is broken already. */
function weeksLeft(person: Coachee, floorWeeks: number): number {
  return floorWeeks - 1 - weeksWaited(person);
}

function floorReason(person: Coachee): readonly Reason[] {
  const known = (person.daysSinceLastSession ?? person.daysSinceJoined) !== null;
  return known ? [{ reason: 'floor', amount: weeksWaited(person), points: 0 }] : [];
}

/**
 * Those who must come this week. Within the next k weeks there are (k + 1) × places; where more than k × places fall due
 * by then, the surplus has to come now, the longest waiting first.
 */
function forcedByFloor(people: readonly Coachee[], floorWeeks: number, places: number): ReadonlySet<PersonId> {
  const byDeadline = people.toSorted(
    (a, b) =>
      weeksLeft(a, floorWeeks) - weeksLeft(b, floorWeeks) ||
      b.weightedGap - a.weightedGap ||
      (a.personId < b.personId ? -1 : 1),
  );
  let needed = 0;
  for (let weeks = 0; weeks < floorWeeks; weeks += 1) {
    const due = byDeadline.filter((person) => weeksLeft(person, floorWeeks) <= weeks).length;
    needed = Math.max(needed, due - weeks * places);
  }
  return new Set(byDeadline.slice(0, needed).map((person) => person.personId));
}

function byNumber(a: number, b: number): number {
  return a === b ? 0 : a - b;
}
