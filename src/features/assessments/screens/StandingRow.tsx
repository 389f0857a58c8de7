/** One capability of a person: the scale with self and standing, how far it is, how sure and how old, and the answer to why. */
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { Certainty } from '../../../web/kit/Certainty.tsx';
import { ProficiencyScale, type ProficiencyStep } from '../../../web/kit/ProficiencyScale.tsx';
import { Why } from '../../../web/kit/Why.tsx';
import { certaintyOf, useStandingWords, type StandingTold } from './standing-words.ts';
import { StandingWhy } from './StandingWhy.tsx';
import classes from './standings.module.css';

export interface StandingRowProps {
  readonly personId: string;
  readonly one: StandingTold;
  readonly steps: readonly ProficiencyStep[];
  /** against the level held instead of the target level */
  readonly restoring?: boolean;
}

export function StandingRow({ personId, one, steps, restoring = false }: StandingRowProps): ReactElement {
  const { t } = useLingui();
  const words = useStandingWords();
  const name = words.say(one.name);
  const gap = restoring ? { ...one, gap: 0 } : { ...one, toRestore: 0 };
  return (
    <li className={classes['row']}>
      <div className={classes['what']}>
        <span className={classes['name']}>{name}</span>
        <span className={classes['group']}>{words.say(one.group)}</span>
      </div>
      <ProficiencyScale
        steps={steps}
        standing={one.step > 0 ? one.mean : null}
        self={one.self?.proficiency ?? null}
        required={(restoring ? one.held : one.required) || null}
        unsure={one.state === 'uncertain'}
      />
      <div className={classes['far']} data-outcome={one.outcome}>
        <span className={classes['gap']}>{words.gap(gap)}</span>
        <span className={classes['age']}>
          {[words.age(one.on), one.outcome === 'gap' && one.weight > 3 ? t`weighs much` : '']
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      <span className={classes['sure']}>
        <Certainty level={certaintyOf(one.state)} />
      </span>
      <Why of={name} width={420}>
        <StandingWhy personId={personId} capabilityId={one.capabilityId} />
      </Why>
    </li>
  );
}
