/**
 * The rows of the road in order: where it begins, what is demonstrated, where one is, what is missing with what was agreed first,
 * and the level at its end. Long stretches fold.
 */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useState, type ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { Icon } from '../../../web/kit/Icon.tsx';
import type { Mark } from './RoadRow.tsx';
import classes from './road.module.css';
import { Stretch } from './Stretch.tsx';
import type { PathTold } from './told.ts';

type Part = PathTold['road'][number];
type Foldable = 'met' | 'ahead';

export interface RoadRowContent {
  readonly key: string;
  readonly mark: Mark;
  readonly behind: boolean;
  readonly content: ReactElement;
}

/** So many demonstrated ones are shown one by one, and so many of the way ahead; more are folded together. */
const most = { met: 3, ahead: 6 } as const;

export function useRoadRows(told: PathTold): readonly RoadRowContent[] {
  const { t, i18n } = useLingui();
  const [unfolded, setUnfolded] = useState<ReadonlySet<Foldable>>(new Set());
  const met = told.road.filter(isBehind);
  const ahead = told.road.filter((part) => !isBehind(part)).sort(nearestFirst);
  const target = inLanguage(told.person.target?.name ?? {}, i18n.locale);
  const level = inLanguage(told.person.level?.name ?? {}, i18n.locale);
  const foldsMet = met.length > most.met;
  // one alone is not worth a fold
  const foldsAhead = ahead.length > most.ahead + 1;
  const near = foldsAhead && !unfolded.has('ahead') ? ahead.slice(0, most.ahead) : ahead;
  const far = ahead.length - near.length;
  const stretch = (part: Part, mark: Mark, behind: boolean): RoadRowContent => ({
    key: part.capabilityId,
    mark,
    behind,
    content: <Stretch part={part} told={told} />,
  });
  const fold = (which: Foldable, mark: Mark, label: string): RoadRowContent => ({
    key: which,
    mark,
    behind: which === 'met',
    content: <Fold open={unfolded.has(which)} onToggle={() => setUnfolded(toggled(which))} label={label} />,
  });
  const rows: RoadRowContent[] = [];
  const begins = level && level !== target ? level : t`Start`;
  rows.push({ key: 'start', mark: 'start', behind: true, content: <span className={classes['end']}>{begins}</span> });
  if (foldsMet) {
    const label = plural(met.length, { one: '# capability demonstrated', other: '# capabilities demonstrated' });
    rows.push(fold('met', 'met', label));
  }
  if (!foldsMet || unfolded.has('met'))
    rows.push(...met.map((part) => stretch(part, foldsMet ? 'small' : 'met', true)));
  if (ahead.length > 0) {
    const content = <span className={classes['here']}>{t`You are here`}</span>;
    rows.push({ key: 'here', mark: 'here', behind: true, content });
  }
  rows.push(...near.map((part) => stretch(part, markOf(part), false)));
  if (foldsAhead) {
    const label = far > 0 ? plural(far, { one: '# more on the way', other: '# more on the way' }) : t`Only the nearest`;
    rows.push(fold('ahead', 'more', label));
  }
  const reached = ahead.length === 0;
  const goal = <Goal target={target} left={ahead.length} />;
  rows.push({ key: 'goal', mark: reached ? 'reached' : 'goal', behind: reached, content: goal });
  return rows;
}

function toggled(which: Foldable): (before: ReadonlySet<Foldable>) => ReadonlySet<Foldable> {
  return (before) =>
    before.has(which) ? new Set([...before].filter((one) => one !== which)) : new Set([...before, which]);
}

/** Behind one lies what stands where it should and was seen as often as the level asks. */
function isBehind({ outcome, criterion }: Part): boolean {
  return outcome === 'met' && (criterion?.met ?? true);
}

function markOf({ outcome, agreed }: Part): Mark {
  if (outcome === 'unproven') return 'unproven';
  if (outcome === 'met') return 'to-show';
  return agreed ? 'agreed' : 'gap';
}

const order = { gap: 0, unproven: 2, met: 1 } as const;

/** What was agreed first, then the heaviest gap; what nobody has judged comes last. */
function nearestFirst(a: Part, b: Part): number {
  const weight = ({ gap, toRestore, weight: worth }: Part): number => Math.max(gap, toRestore) * worth;
  return Number(b.agreed) - Number(a.agreed) || order[a.outcome] - order[b.outcome] || weight(b) - weight(a);
}

function Fold({
  open,
  onToggle,
  label,
}: {
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly label: string;
}): ReactElement {
  return (
    <button type="button" className={classes['fold']} aria-expanded={open} onClick={onToggle}>
      <span>{label}</span>
      <Icon name="down" size={18} />
    </button>
  );
}

function Goal({ target, left }: { readonly target: string; readonly left: number }): ReactElement {
  const { t } = useLingui();
  return (
    <span className={classes['goal']}>
      <span className={classes['end']}>{target || t`The next level`}</span>
      <span className={classes['says']}>
        {left === 0
          ? t`Everything it asks for is demonstrated.`
          : plural(left, { one: '# capability to go', other: '# capabilities to go' })}
      </span>
    </span>
  );
}
