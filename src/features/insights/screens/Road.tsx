/**
 * The road to the next level, drawn: behind one what is demonstrated, then where one is, then what is missing, what was agreed
 * first, and the level at its end. The picture is a list; the line is drawn piece by piece beside its rows.
 */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useState, type ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { useAsk } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { Icon } from '../../../web/kit/Icon.tsx';
import { Trend } from '../../../web/kit/Trend.tsx';
import { Why } from '../../../web/kit/Why.tsx';
import { usePerson } from '../../../web/me.ts';
import type { getMovement } from '../../assessments/standing-contract.ts';
import { type Mark, RoadRow } from './RoadRow.tsx';
import classes from './road.module.css';
import { Stretch } from './Stretch.tsx';
import type { PathTold } from './told.ts';

type Part = PathTold['road'][number];

/** So many demonstrated capabilities are shown one by one; more are folded together. */
const mostUnfolded = 3;

export function Road({ told }: { readonly told: PathTold }): ReactElement {
  const { t, i18n } = useLingui();
  const [unfolded, setUnfolded] = useState(false);
  const met = told.road.filter(({ outcome }) => outcome === 'met');
  const ahead = told.road.filter(({ outcome }) => outcome !== 'met').sort(nearestFirst);
  const target = inLanguage(told.person.target?.name ?? {}, i18n.locale);
  const level = inLanguage(told.person.level?.name ?? {}, i18n.locale);
  const folds = met.length > mostUnfolded;
  const shown = folds && !unfolded ? [] : met;
  const begins = level && level !== target ? level : t`Start`;
  const rows: { readonly key: string; readonly mark: Mark; readonly behind: boolean; readonly content: ReactElement }[] = [
    { key: 'start', mark: 'start', behind: true, content: <span className={classes['end']}>{begins}</span> },
  ];
  if (folds)
    rows.push({
      key: 'folded',
      mark: 'met',
      behind: true,
      content: (
        <button type="button" className={classes['fold']} aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
          <span>{plural(met.length, { one: '# capability demonstrated', other: '# capabilities demonstrated' })}</span>
          <Icon name="down" size={18} />
        </button>
      ),
    });
  for (const part of shown) rows.push({ key: part.capabilityId, mark: folds ? 'small' : 'met', behind: true, content: <Stretch part={part} told={told} /> });
  if (ahead.length > 0) rows.push({ key: 'here', mark: 'here', behind: true, content: <span className={classes['here']}>{t`You are here`}</span> });
  for (const part of ahead) rows.push({ key: part.capabilityId, mark: part.outcome === 'gap' ? (part.agreed ? 'agreed' : 'gap') : 'unproven', behind: false, content: <Stretch part={part} told={told} /> });
  rows.push({ key: 'goal', mark: ahead.length === 0 ? 'reached' : 'goal', behind: ahead.length === 0, content: <Goal target={target} left={ahead.length} /> });
  return (
    <section className={classes['road']} aria-labelledby="road">
      <div className={classes['head']}>
        <h2 id="road" className={classes['heading']}>{target ? t`The road to ${target}` : t`Your road`}</h2>
        <Readiness told={told} />
      </div>
      <ol className={classes['rows']}>
        {rows.map(({ key, mark, behind, content }, at) => (
          <RoadRow key={key} at={at} last={rows.length - 1} mark={mark} behind={behind} nextBehind={rows[at + 1]?.behind ?? behind}>
            {content}
          </RoadRow>
        ))}
      </ol>
    </section>
  );
}

const order = { gap: 0, unproven: 1, met: 2 } as const;

/** What was agreed first, then the heaviest gap; what nobody has judged comes last. */
function nearestFirst(a: Part, b: Part): number {
  const weight = ({ gap, toRestore, weight: worth }: Part): number => Math.max(gap, toRestore) * worth;
  return Number(b.agreed) - Number(a.agreed) || order[a.outcome] - order[b.outcome] || weight(b) - weight(a);
}

function Goal({ target, left }: { readonly target: string; readonly left: number }): ReactElement {
  const { t } = useLingui();
  return (
    <span className={classes['goal']}>
      <span className={classes['end']}>{target || t`The next level`}</span>
      <span className={classes['says']}>{left === 0 ? t`Everything it asks for is demonstrated.` : plural(left, { one: '# capability to go', other: '# capabilities to go' })}</span>
    </span>
  );
}

function Readiness({ told }: { readonly told: PathTold }): ReactElement | null {
  const { t } = useLingui();
  const format = useFormat();
  const me = usePerson();
  const movement = useAsk<typeof getMovement>('GET', '/api/people/:personId/movement', { params: { personId: me.id } });
  const { share, demonstrated, required } = told.readiness;
  if (share === null) return null;
  const points = movement.data?.points ?? [];
  const asked = told.road.filter((part) => part.required > 0);
  const shown = asked.filter((part) => part.step >= part.required).length;
  const version = told.version?.number ?? 0;
  const since = told.version ? format.day(told.version.effectiveOn) : '';
  return (
    <span className={classes['readiness']}>
      <Trend label={t`Readiness in percent`} values={points.map((point) => Math.round(point.share * 100))} />
      <Why of={t`Readiness`} figure={<span className={classes['share']}>{format.share(share)}</span>}>
        <p>{t`${shown} of the ${asked.length} capabilities that your next level asks for are demonstrated. Weighted by how much each matters: ${demonstrated} of ${required}.`}</p>
        <p>{t`What nobody has judged yet counts as not demonstrated.`}</p>
        <p className={classes['says']}>{t`By version ${version} of the way of selling, in force since ${since}. As of today.`}</p>
      </Why>
    </span>
  );
}
