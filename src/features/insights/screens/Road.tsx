/**
 * The road to the next level, drawn: behind one what is demonstrated, then where one is, then what is missing, what was agreed
 * first, and the level at its end. The picture is a list; the line is drawn piece by piece beside its rows.
 */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useState, type ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { Icon } from '../../../web/kit/Icon.tsx';
import { Readiness } from './Readiness.tsx';
import { type Mark, RoadRow } from './RoadRow.tsx';
import classes from './road.module.css';
import { Stretch } from './Stretch.tsx';
import type { PathTold } from './told.ts';

type Part = PathTold['road'][number];

interface Row {
  readonly key: string;
  readonly mark: Mark;
  readonly behind: boolean;
  readonly content: ReactElement;
}

/** So many demonstrated ones are shown one by one, and so many of the way ahead; more are folded together. */
const most = { met: 3, ahead: 6 } as const;

export function Road({ told }: { readonly told: PathTold }): ReactElement {
  const { t, i18n } = useLingui();
  const [unfolded, setUnfolded] = useState<ReadonlySet<'met' | 'ahead'>>(new Set());
  const met = told.road.filter(({ outcome }) => outcome === 'met');
  const ahead = told.road.filter(({ outcome }) => outcome !== 'met').sort(nearestFirst);
  const target = inLanguage(told.person.target?.name ?? {}, i18n.locale);
  const level = inLanguage(told.person.level?.name ?? {}, i18n.locale);
  const toggle = (which: 'met' | 'ahead'): void =>
    setUnfolded((before) =>
      before.has(which) ? new Set([...before].filter((one) => one !== which)) : new Set([...before, which]),
    );
  const foldsMet = met.length > most.met;
  // one alone is not worth a fold
  const foldsAhead = ahead.length > most.ahead + 1;
  const near = foldsAhead && !unfolded.has('ahead') ? ahead.slice(0, most.ahead) : ahead;
  const far = ahead.length - near.length;
  const stretch = (part: Part, mark: Mark, behind: boolean): Row => ({
    key: part.capabilityId,
    mark,
    behind,
    content: <Stretch part={part} told={told} />,
  });
  const rows: Row[] = [
    {
      key: 'start',
      mark: 'start',
      behind: true,
      content: <span className={classes['end']}>{level && level !== target ? level : t`Start`}</span>,
    },
    ...(foldsMet
      ? [
          {
            key: 'met',
            mark: 'met' as const,
            behind: true,
            content: (
              <Fold
                open={unfolded.has('met')}
                onToggle={() => toggle('met')}
                label={plural(met.length, { one: '# capability demonstrated', other: '# capabilities demonstrated' })}
              />
            ),
          },
        ]
      : []),
    ...(foldsMet && !unfolded.has('met') ? [] : met).map((part) => stretch(part, foldsMet ? 'small' : 'met', true)),
    ...(ahead.length > 0
      ? [
          {
            key: 'here',
            mark: 'here' as const,
            behind: true,
            content: <span className={classes['here']}>{t`You are here`}</span>,
          },
        ]
      : []),
    ...near.map((part) => stretch(part, markOf(part), false)),
    ...(foldsAhead
      ? [
          {
            key: 'ahead',
            mark: 'more' as const,
            behind: false,
            content: (
              <Fold
                open={unfolded.has('ahead')}
                onToggle={() => toggle('ahead')}
                label={
                  far > 0 ? plural(far, { one: '# more on the way', other: '# more on the way' }) : t`Only the nearest`
                }
              />
            ),
          },
        ]
      : []),
    {
      key: 'goal',
      mark: ahead.length === 0 ? 'reached' : 'goal',
      behind: ahead.length === 0,
      content: <Goal target={target} left={ahead.length} />,
    },
  ];
  return (
    <section className={classes['road']} aria-labelledby="road">
      <div className={classes['head']}>
        <h2 id="road" className={classes['heading']}>
          {target ? t`The road to ${target}` : t`Your road`}
        </h2>
        <Readiness told={told} />
      </div>
      <ol className={classes['rows']}>
        {rows.map(({ key, mark, behind, content }, at) => (
          <RoadRow
            key={key}
            at={at}
            last={rows.length - 1}
            mark={mark}
            behind={behind}
            nextBehind={rows[at + 1]?.behind ?? behind}
          >
            {content}
          </RoadRow>
        ))}
      </ol>
      <ul className={classes['key']} aria-label={t`Key`}>
        <li>
          <span className={classes['standing']} />
          {t`where others see you`}
        </li>
        <li>
          <span className={classes['self']} />
          {t`where you see yourself`}
        </li>
        <li>
          <span className={classes['asked']} />
          {t`what is asked for`}
        </li>
      </ul>
    </section>
  );
}

function markOf({ outcome, agreed }: Part): Mark {
  if (outcome === 'unproven') return 'unproven';
  return agreed ? 'agreed' : 'gap';
}

const order = { gap: 0, unproven: 1, met: 2 } as const;

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
