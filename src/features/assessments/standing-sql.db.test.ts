import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyDatabaseUrl } from '../../testing/database.ts';
import { addDays } from '../../kernel/day.ts';
import {
  ageInDaysSql,
  agedMeanSql,
  agedVarianceSql,
  certaintySql,
  chanceOfAtLeastSql,
  provenSql,
  provenStepSql,
  reachesSql,
  stepSql,
} from './standing-sql.ts';
import { chanceOfAtLeast, standingOn } from './standing.ts';

let database: pg.Client;
beforeAll(async () => {
  database = new pg.Client({ connectionString: await emptyDatabaseUrl() });
  await database.connect();
});
afterAll(() => database.end());

/** A grid of estimates and ages that meets the middle of the scale, its ends, and the day of the last evidence. */
function cases(steps: number, on: string) {
  const means = Array.from({ length: 12 }, (_, index) => 0.7 + (index * (steps - 0.2)) / 11);
  return means.flatMap((mean) =>
    [0.02, 0.3, 0.9].flatMap((part) =>
      [-3, 0, 1, 250, 1000, 2500].map((age) => ({
        mean,
        variance: (part * (steps * steps - 1)) / 12,
        asOf: addDays(on, age),
      })),
    ),
  );
}

test.each([2, 4, 5])('PostgreSQL ages and states a standing on %i steps exactly as the rule does', async (steps) => {
  const on = '2024-02-27';
  const told = cases(steps, on);
  const days = ageInDaysSql('"on"', 'as_of');
  const reached = Array.from({ length: steps }, (_, at) => reachesSql(at + 1, 'm', 'days', steps));
  const { rows } = await database.query<{
    mean: number;
    variance: number;
    step: number;
    certainty: number;
    chance: number;
    /** counted the short way: whether each step, from 1 on, is reached */
    reached: boolean[];
    proven: boolean;
    provenStep: number;
  }>(
    `with told as (
       select * from unnest($1::float8[], $2::float8[], $3::date[]) with ordinality as t(m, v, as_of, place)
     ), aged as (
       select place, array[${reached.map((one) => `${provenSql('v', 'days', steps)} and ${one}`).join(', ')}] as reached,
         ${provenSql('v', 'days', steps)} as proven, ${provenStepSql('m', 'days', steps)} as "provenStep",
         ${agedMeanSql('m', 'days', steps)} as mean, ${agedVarianceSql('v', 'days', steps)} as variance
       from (select *, ${days} as days from (select *, $4::date as "on" from told) as dated) as counted
     )
     select mean, variance, ${stepSql('mean', 'variance', steps)} as step,
       ${certaintySql('mean', 'variance', steps)} as certainty, ${chanceOfAtLeastSql('2', 'mean', 'variance')} as chance, reached, proven, "provenStep"
     from aged order by place`,
    [told.map(({ mean }) => mean), told.map(({ variance }) => variance), told.map(({ asOf }) => asOf), on],
  );
  expect(rows).toHaveLength(told.length);
  rows.forEach((row, index) => {
    const { mean, variance, asOf } = told[index] ?? { mean: 0, variance: 0, asOf: on };
    const standing = standingOn({ mean, variance, on }, steps, asOf);
    expect(row.mean).toBeCloseTo(standing.mean, 10);
    expect(row.variance).toBeCloseTo(standing.variance, 10);
    expect(row.step).toBe(standing.step);
    expect(row.proven ? row.provenStep : 0).toBe(standing.step);
    expect(row.reached.filter(Boolean)).toHaveLength(standing.step);
    expect(row.reached.lastIndexOf(true)).toBe(standing.step - 1);
    expect(row.certainty).toBeCloseTo(standing.certainty, 10);
    expect(row.chance).toBeCloseTo(chanceOfAtLeast(2, standing.mean, standing.variance), 10);
  });
});
