/**
 * Simulated academies: people of known truth, judged by raters who are harsh or mild, on irregular days over two to three
 * years, in whole steps. Each scenario breaks the rule's assumptions in its own way; `fitted` says which ones it was fitted on.
 */
import { addDays } from '../../src/kernel/day.ts';
import type { Day } from '../../src/kernel/day.ts';
import type { CountingKind, Evidence } from '../../src/features/assessments/evidence.ts';
import type { Severities } from '../../src/features/assessments/standing.ts';
import { chanceFrom } from './chance.ts';
import type { Chance } from './chance.ts';
import { truths } from './truth.ts';
import type { Truth } from './truth.ts';

export interface Scenario {
  readonly name: string;
  /** the numbers of the rule were fitted on this scenario (with other seeds) */
  readonly fitted: boolean;
  readonly truth: Truth;
  readonly steps: number;
  /** how far raters lie above the truth, on average and from one to another, in steps */
  readonly severity: { readonly mean: number; readonly deviation: number };
  /** by how much all spreads of single ratings are multiplied */
  readonly noise: number;
  /** share of careless ratings: any step at all */
  readonly careless: number;
  /** how much of the distance from the middle of the scale raters dare to say */
  readonly boldness: number;
  /** share of ratings by the manager; the rest is by other raters and tests */
  readonly byManager: number;
  /** days between two ratings, on average */
  readonly pace: number;
  /** the rule is told how hard each rater judges, as a calibration of raters could tell it, give or take a quarter of a step */
  readonly severityKnown: boolean;
  /** days from the last rating to the day that is predicted */
  readonly ahead: readonly [number, number];
}

/** One person in one capability: what was rated, and what was true on a later day. */
export interface SimulatedCase {
  readonly evidence: readonly Evidence[];
  readonly asOf: Day;
  readonly truth: number;
  readonly severities?: Severities;
}

const ordinary = {
  fitted: false,
  truth: truths.learning,
  steps: 4,
  severity: { mean: 0, deviation: 0.55 },
  noise: 1,
  careless: 0,
  boldness: 1,
  byManager: 0.6,
  pace: 170,
  severityKnown: false,
  ahead: [20, 400],
} satisfies Omit<Scenario, 'name'>;

export const scenarios: readonly Scenario[] = [
  { ...ordinary, name: 'wandering', fitted: true, truth: truths.wandering },
  { ...ordinary, name: 'learning and fading', fitted: true },
  { ...ordinary, name: 'few ratings', fitted: true, pace: 600 },
  { ...ordinary, name: 'one rater only', fitted: true, byManager: 1 },
  { ...ordinary, name: 'nothing changes', truth: truths.steady },
  { ...ordinary, name: 'sudden leaps', truth: truths.leaping },
  { ...ordinary, name: 'joiners', fitted: true, truth: truths.joining },
  { ...ordinary, name: 'out of use', fitted: true, truth: truths.fading },
  { ...ordinary, name: 'seasonal', truth: truths.seasonal },
  { ...ordinary, name: 'predicted far ahead', ahead: [400, 900] },
  { ...ordinary, name: 'many ratings', pace: 60 },
  { ...ordinary, name: 'careless raters', careless: 0.12 },
  { ...ordinary, name: 'noisy raters', noise: 1.6 },
  { ...ordinary, name: 'unlike raters', severity: { mean: 0, deviation: 0.8 } },
  { ...ordinary, name: 'timid raters', boldness: 0.65 },
  { ...ordinary, name: 'harsh culture', severity: { mean: -0.4, deviation: 0.5 } },
  { ...ordinary, name: 'mild culture', severity: { mean: 0.4, deviation: 0.5 } },
  { ...ordinary, name: 'harsh, and known to be', severity: { mean: -0.4, deviation: 0.5 }, severityKnown: true },
  { ...ordinary, name: 'five steps', steps: 5 },
];

const noiseOf: Readonly<Record<CountingKind, number>> = { appraisal: 0.4, measurement: 0.4, demonstration: 0.5 };
const firstDay: Day = '2021-03-01';

export function simulate(scenario: Scenario, seed: number, people: number): SimulatedCase[] {
  const chance = chanceFrom(seed);
  const raters = Array.from({ length: 12 }, (_, index) => ({
    id: `rater ${index}`,
    bias: chance.normal(scenario.severity.mean, scenario.severity.deviation),
  })) as [Rater, ...Rater[]];
  const tests = Array.from({ length: 3 }, (_, index) => ({ id: `test ${index}`, bias: chance.normal(0, 0.35) })) as [
    Rater,
    ...Rater[],
  ];
  const cases = Array.from({ length: people }, () => simulatePerson(scenario, chance, raters, tests));
  if (!scenario.severityKnown) return cases;
  const severities = new Map(
    raters.map(({ id, bias }) => [id, { bias: bias + chance.normal(0, 0.25), variance: 0.1 }]),
  );
  return cases.map((one) => ({ ...one, severities }));
}

interface Rater {
  readonly id: string;
  readonly bias: number;
}

function simulatePerson(
  scenario: Scenario,
  chance: Chance,
  raters: readonly [Rater, ...Rater[]],
  tests: readonly [Rater, ...Rater[]],
): SimulatedCase {
  const until = chance.whole(700, 1100);
  const ahead = chance.whole(scenario.ahead[0], scenario.ahead[1]);
  const truth = scenario.truth(chance, until + ahead, scenario.steps);
  // how a rater happens to see this one person, beside how they see everybody
  const liking = new Map<string, number>();
  let manager = chance.pick(raters);
  const evidence: Evidence[] = [];
  let last = 0;
  for (let day = chance.whole(0, 300); day <= until; day += 1 + Math.floor(chance.wait(scenario.pace))) {
    const { level = 0, used = true } = truth[day] ?? {};
    if (!used && chance.happens(0.6)) continue;
    if (chance.happens(0.08)) manager = chance.pick(raters);
    const kind = kindOf(scenario, chance);
    const rater =
      kind === 'measurement' ? chance.pick(tests) : chance.happens(scenario.byManager) ? manager : chance.pick(raters);
    if (!liking.has(rater.id)) liking.set(rater.id, kind === 'measurement' ? 0 : chance.normal(0, 0.2));
    const seen = level + rater.bias + (liking.get(rater.id) ?? 0);
    const proficiency = rate(scenario, chance, seen, noiseOf[kind]);
    evidence.push({
      id: String(evidence.length).padStart(4, '0'),
      kind,
      raterId: rater.id,
      proficiency,
      on: addDays(firstDay, day),
    });
    last = day;
  }
  return { evidence, asOf: addDays(firstDay, last + ahead), truth: truth[last + ahead]?.level ?? 0 };
}

function kindOf(scenario: Scenario, chance: Chance): CountingKind {
  if (scenario.byManager < 1 && chance.happens(0.15)) return 'measurement';
  return chance.happens(0.35) ? 'demonstration' : 'appraisal';
}

function rate(scenario: Scenario, chance: Chance, seen: number, deviation: number): number {
  if (chance.happens(scenario.careless)) return chance.whole(1, scenario.steps);
  const middle = (scenario.steps + 1) / 2;
  const said = middle + scenario.boldness * (seen - middle) + chance.normal(0, deviation * scenario.noise);
  return Math.min(scenario.steps, Math.max(1, Math.round(said)));
}
