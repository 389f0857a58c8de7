/** Readiness and how it moved over a year: one line, its figures in a table for those who listen. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import type { Told } from '../../../web/api.ts';
import { useAsk } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { Why } from '../../../web/kit/Why.tsx';
import type { getAcademyMovement } from '../academy-contract.ts';
import type { AcademyTold } from './told.ts';
import classes from './movement.module.css';

type Points = Told<typeof getAcademyMovement>['points'];

export function Movement({ told }: { readonly told: AcademyTold }): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const movement = useAsk<typeof getAcademyMovement>('GET', '/api/first/academy/movement');
  const points = movement.data?.points ?? [];
  const { share, demonstrated, required } = told.readiness;
  const [first, last] = [points[0], points.at(-1)];
  const moved = first && last && points.length > 1 ? Math.round((last.share - first.share) * 100) : null;
  const { looked = 0, of = 0 } = movement.data ?? {};
  const number = told.version?.number ?? 0;
  const movedWords = (points: number, day: string): string => {
    if (points === 0) return t`as on ${day}`;
    const size = Math.abs(points);
    return points > 0
      ? t`${plural(size, { one: '# point', other: '# points' })} more than on ${day}`
      : t`${plural(size, { one: '# point', other: '# points' })} less than on ${day}`;
  };
  const [asOf, since] = [format.day(told.asOf), first ? format.day(first.on) : ''];
  return (
    <section className={classes['movement']}>
      <div className={classes['figure']}>
        <h2 className={classes['label']}>{t`Readiness`}</h2>
        <div className={classes['share']}>
          <Why of={t`Readiness`} figure={share === null ? '–' : format.share(share)}>
            <p>{t`What the next levels of ${told.reach.withRole} people ask for, weighted by how much each capability matters: ${format.number(demonstrated)} of ${format.number(required)} are demonstrated, as of ${asOf}.`}</p>
            <p>{t`What nobody has judged counts as not demonstrated. The line asks, for each month’s end, what the evidence of that day says of today’s requirements, version ${number} of the way of selling.`}</p>
            {of > looked && (
              <p
                className={classes['note']}
              >{t`The line looks at ${looked} of ${of} people, always the same ones; it can be off by a point or two.`}</p>
            )}
          </Why>
        </div>
        {moved !== null && <p className={classes['note']}>{movedWords(moved, since)}</p>}
      </div>
      {points.length > 1 && <Line points={points} />}
      {points.length === 1 && <p className={classes['note']}>{t`How it moves shows from the second month on.`}</p>}
    </section>
  );
}

const [width, height, left, bottom, top] = [640, 150, 66, 26, 12];

function Line({ points }: { readonly points: Points }): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const highest = Math.max(0.1, ...points.map(({ share }) => share));
  const ceiling = Math.min(1, Math.ceil((highest + 0.02) * 5) / 5);
  const x = (at: number): number => left + 10 + (at * (width - left - 26)) / Math.max(1, points.length - 1);
  const y = (share: number): number => top + (1 - share / ceiling) * (height - top - bottom);
  const line = points.map(({ share }, at) => `${x(at)},${y(share)}`).join(' ');
  const ground = y(0);
  const last = points.at(-1);
  return (
    <div className={classes['chart']}>
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true" className={classes['svg']}>
        {[0, 0.5, 1].map((part) => (
          <g key={part}>
            <line x1={left} x2={width} y1={y(part * ceiling)} y2={y(part * ceiling)} className={classes['rule']} />
            <text x={left - 8} y={y(part * ceiling) + 4} textAnchor="end" className={classes['tick']}>
              {format.share(part * ceiling)}
            </text>
          </g>
        ))}
        <polygon points={`${x(0)},${ground} ${line} ${x(points.length - 1)},${ground}`} className={classes['area']} />
        <polyline points={line} className={classes['line']} />
        {last && <circle cx={x(points.length - 1)} cy={y(last.share)} r="5" className={classes['dot']} />}
        {points.map(
          ({ on }, at) =>
            at % 3 === (points.length - 1) % 3 && (
              <text
                key={on}
                x={x(at)}
                y={height - 4}
                textAnchor={at === points.length - 1 ? 'end' : 'middle'}
                className={classes['tick']}
              >
                {monthOf(format, on)}
              </text>
            ),
        )}
      </svg>
      <table className="only-heard">
        <caption>{t`Readiness by month`}</caption>
        <tbody>
          {points.map(({ on, share, people }) => (
            <tr key={on}>
              <th scope="row">{format.day(on)}</th>
              <td>{format.share(share)}</td>
              <td>{plural(people, { one: '# person', other: '# people' })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function monthOf(format: ReturnType<typeof useFormat>, on: string): string {
  return format
    .month(on)
    .replace(/(\p{L}{3})\p{L}+/u, '$1')
    .replace(/\b20(\d\d)\b/, '’$1');
}
