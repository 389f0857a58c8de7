/**
 * Prints how the rule compares with latest, maximum and plain average in every scenario, and how its certainty holds, as
 * the tables of docs/decisions/0004-standing.md. Run: node scripts/run-script.mjs bench/standing-report.ts
 */
import { scenarios, simulate } from './standing/academies.ts';
import { score } from './standing/scores.ts';
import type { Score, Scores } from './standing/scores.ts';

/** Not used in fitting. Several academies a scenario: each has its own twelve raters. */
const seeds = Array.from({ length: 40 }, (_, index) => 9000 + index);
const peopleEach = 250;

const number = (value: number): string => value.toFixed(3);
const percent = (value: number): string => `${(100 * value).toFixed(1)}`;
const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const triple = ({ absolute, square, right }: Score): string =>
  `${number(absolute)} / ${number(square)} / ${percent(right)}`;

function print(name: string, scores: Scores): string {
  const { rule, latest, maximum, average, coverage, calibrationError } = scores;
  const cells = [rule, latest, maximum, average].map(triple);
  return row(name, ...cells, number(calibrationError), coverage.map(percent).join(' / '));
}

const lines = [
  row('scenario', 'rule', 'latest', 'maximum', 'average', 'calibration error', 'coverage 50/80/95'),
  row(...Array.from({ length: 7 }, () => '---')),
];
const pooled: Scores[] = [];
for (const scenario of scenarios) {
  const scores = score(
    seeds.flatMap((seed) => simulate(scenario, seed, peopleEach)),
    scenario.steps,
  );
  pooled.push(scores);
  lines.push(print(`${scenario.name}${scenario.fitted ? '*' : ''}`, scores));
}
lines.push('', row('certainty stated', 'cases', 'mean stated', 'right'), row('---', '---', '---', '---'));
for (let tenth = 0; tenth < 10; tenth++) {
  const bins = pooled.flatMap(({ bins: all }) => all.filter(({ from }) => Math.round(from * 10) === tenth));
  const cases = bins.reduce((sum, bin) => sum + bin.cases, 0);
  if (cases === 0) continue;
  const weighted = (of: 'stated' | 'right'): number => bins.reduce((sum, bin) => sum + bin[of] * bin.cases, 0) / cases;
  lines.push(
    row(`${tenth * 10}–${tenth * 10 + 10} %`, String(cases), percent(weighted('stated')), percent(weighted('right'))),
  );
}
console.log(lines.join('\n'));
