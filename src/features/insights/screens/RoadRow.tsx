/** One row of the road: its piece of the line with a mark on it, and what stands beside. Pieces join because neighbours bend alike. */
import { useLingui } from '@lingui/react/macro';
import type { ReactElement, ReactNode } from 'react';
import { Icon, type IconName } from '../../../web/kit/Icon.tsx';
import classes from './road.module.css';

export type Mark =
  | 'start'
  | 'met'
  | 'small'
  | 'here'
  | 'agreed'
  | 'gap'
  | 'to-show'
  | 'unproven'
  | 'more'
  | 'goal'
  | 'reached';

export interface RoadRowProps {
  readonly at: number;
  readonly last: number;
  readonly mark: Mark;
  /** lies behind one; and so does the next row */
  readonly behind: boolean;
  readonly nextBehind: boolean;
  readonly children: ReactNode;
}

const middle = 36;
const icons: Partial<Record<Mark, IconName>> = { met: 'check', reached: 'flag', goal: 'flag', unproven: 'why' };

/** The bends: how far the road lies to the side at a row. Straight at both ends. */
function bendAt(at: number, last: number): number {
  if (at <= 0 || at >= last) return middle;
  return middle + Math.round(Math.sin(at * 1.1) * 17);
}

export function RoadRow({ at, last, mark, behind, nextBehind, children }: RoadRowProps): ReactElement {
  const { t } = useLingui();
  const [before, here, after] = [bendAt(at - 1, last), bendAt(at, last), bendAt(at + 1, last)];
  const [top, bottom] = [(before + here) / 2, (here + after) / 2];
  const upper = at === 0 ? '' : `M${top} 0 C${top} 25 ${here} 25 ${here} 50`;
  const lower = at === last ? '' : `M${here} 50 C${here} 75 ${bottom} 75 ${bottom} 100`;
  const words: Record<Mark, string> = {
    start: t`Start`,
    met: t`Demonstrated`,
    small: t`Demonstrated`,
    here: '',
    agreed: t`Agreed to close`,
    gap: t`Missing`,
    'to-show': t`Still to be seen`,
    unproven: t`Not judged yet`,
    more: '',
    goal: t`Goal`,
    reached: t`Goal, reached`,
  };
  return (
    <li className={classes['row']} data-mark={mark}>
      <span className={classes['lane']} aria-hidden="true">
        <svg viewBox="0 0 72 100" preserveAspectRatio="none" className={classes['line']}>
          {[
            { d: upper, done: behind },
            { d: lower, done: behind && nextBehind },
          ].map(({ d, done }) => d && <Piece key={d} d={d} done={done} />)}
        </svg>
        <span className={classes['mark']} style={{ insetInlineStart: here }}>
          {icons[mark] && <Icon name={icons[mark]} size={16} />}
        </span>
      </span>
      {words[mark] && <span className="only-heard">{words[mark]}: </span>}
      <div className={classes['beside']}>{children}</div>
    </li>
  );
}

function Piece({ d, done }: { readonly d: string; readonly done: boolean }): ReactElement {
  return (
    <>
      <path d={d} className={classes['bed']} data-done={done} vectorEffect="non-scaling-stroke" />
      <path d={d} className={classes['dashes']} data-done={done} vectorEffect="non-scaling-stroke" />
    </>
  );
}
