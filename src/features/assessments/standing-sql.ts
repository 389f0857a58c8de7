/**
 * The ageing of a stored estimate written as PostgreSQL expressions, from the same numbers as standing.ts.
 * Arguments are SQL: a column name or an expression, never text from outside. `days` is `(current day − estimate's day)`.
 */
import { scaleCentre, scaleVariance, standingModel } from './standing-model.ts';
import type { StandingModel } from './standing-model.ts';

type Sql = string;

/** Days since the last evidence; `asOf` a date expression such as `$1::date`. A date minus a date is an integer. */
export function ageInDaysSql(on: Sql, asOf: Sql): Sql {
  return `greatest(0, (${asOf}) - (${on}))`;
}

export function agedMeanSql(mean: Sql, days: Sql, steps: number, model: StandingModel = standingModel): Sql {
  const centre = number(scaleCentre(steps));
  return `((${mean}) - (1 - exp(-(${days}) / ${number(model.fadeDays)})) * greatest(0, (${mean}) - ${centre}))`;
}

export function agedVarianceSql(variance: Sql, days: Sql, steps: number, model: StandingModel = standingModel): Sql {
  const prior = number(scaleVariance(steps));
  return `(${prior} - exp(-2 * (${days}) / ${number(model.wanderDays)}) * (${prior} - (${variance})))`;
}

/** Whether evidence still proves anything, from the stored variance. */
export function provenSql(variance: Sql, days: Sql, steps: number, model: StandingModel = standingModel): Sql {
  return `(${agedVarianceSql(variance, days, steps, model)} <= ${provenLimit(steps, model)})`;
}

/**
 * Whether the step stated is at least `step`, from the stored mean of evidence that still proves something. For counting
 * many standings: only what can sink below the step is aged, and nothing sinks below the middle of the scale.
 */
export function reachesSql(
  step: number,
  mean: Sql,
  days: Sql,
  steps: number,
  model: StandingModel = standingModel,
): Sql {
  if (step <= 1) return 'true';
  const least = number(step - 0.5);
  const now = `(${mean}) > ${least}`;
  return step - 0.5 <= scaleCentre(steps)
    ? `(${now})`
    : `(${now} and ${agedMeanSql(mean, days, steps, model)} > ${least})`;
}

/** The step stated, from the stored mean of evidence that still proves something. */
export function provenStepSql(mean: Sql, days: Sql, steps: number, model: StandingModel = standingModel): Sql {
  const above = Array.from(
    { length: Math.max(0, steps - 1) },
    (_, at) => `${reachesSql(at + 2, mean, days, steps, model)}::int`,
  );
  return `(${['1', ...above].join(' + ')})`;
}

/** The step stated, from an aged mean and variance: 0 when unproven, null when there is no estimate. */
export function stepSql(agedMean: Sql, agedVariance: Sql, steps: number, model: StandingModel = standingModel): Sql {
  return `(case when (${agedVariance}) > ${provenLimit(steps, model)} then 0 else least(${steps}, greatest(1, ceil((${agedMean}) - 0.5)))::int end)`;
}

/** The probability that the true proficiency is at least a step (an expression, 2 or more). */
export function chanceOfAtLeastSql(step: Sql, agedMean: Sql, agedVariance: Sql): Sql {
  const z = `(((${agedMean}) - (${step}) + 0.5) / sqrt(${agedVariance}))`;
  return `(1 / (1 + exp(-1.5976 * ${z} - 0.07056 * ${z} * ${z} * ${z})))`;
}

/** The probability of the step stated: 0 when unproven, null when there is no estimate. */
export function certaintySql(
  agedMean: Sql,
  agedVariance: Sql,
  steps: number,
  model: StandingModel = standingModel,
): Sql {
  const step = stepSql(agedMean, agedVariance, steps, model);
  const atLeast = `case when ${step} <= 1 then 1 else ${chanceOfAtLeastSql(step, agedMean, agedVariance)} end`;
  const more = `case when ${step} >= ${steps} then 0 else ${chanceOfAtLeastSql(`${step} + 1`, agedMean, agedVariance)} end`;
  return `(case when ${step} = 0 then 0 else (${atLeast}) - (${more}) end)`;
}

function provenLimit(steps: number, model: StandingModel): Sql {
  return number((1 - model.leastReliability) * scaleVariance(steps));
}

/** A constant as double precision: a bare 1.25 would be numeric, and exp() of numeric is another function. */
function number(value: number): Sql {
  return `${value}::float8`;
}
