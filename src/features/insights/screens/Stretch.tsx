/** One capability on the road: what it is called, where one stands on the scale, what is asked for, and why. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { ProficiencyScale } from '../../../web/kit/ProficiencyScale.tsx';
import { Why } from '../../../web/kit/Why.tsx';
import { usePerson } from '../../../web/me.ts';
import classes from './road.module.css';
import type { PathTold } from './told.ts';
import { WhyStanding } from './WhyStanding.tsx';

export interface StretchProps {
  readonly part: PathTold['road'][number];
  readonly told: PathTold;
}

export function Stretch({ part, told }: StretchProps): ReactElement {
  const { t, i18n } = useLingui();
  const me = usePerson();
  const name = inLanguage(part.name, i18n.locale);
  const steps = told.scale.map(({ proficiency, name: called }) => ({
    value: proficiency,
    name: inLanguage(called, i18n.locale),
  }));
  const wanted = Math.max(part.required, part.step + part.toRestore);
  const wantedName = steps.find(({ value }) => value === wanted)?.name ?? '';
  const missing = Math.max(part.gap, part.toRestore);
  const unsure = part.state === 'uncertain';
  return (
    <div className={classes['stretch']}>
      <div className={classes['stretchWords']}>
        <span className={classes['name']}>{name}</span>
        {part.outcome === 'gap' && (
          <span className={classes['says']}>
            {part.toRestore > 0
              ? t`To restore: your level asks for ${wantedName}`
              : t`${plural(missing, { one: '# step', other: '# steps' })} to ${wantedName}`}
            {part.agreed && <span className={classes['tag']}>{t`agreed`}</span>}
          </span>
        )}
        {part.outcome === 'unproven' && (
          <span className={classes['says']}>{t`Nobody has judged it yet; asked for: ${wantedName}`}</span>
        )}
        <Seen criterion={part.criterion} />
        {part.outcome === 'met' && unsure && (
          <span className={classes['says']}>{t`Not quite sure: little or old evidence`}</span>
        )}
      </div>
      <ProficiencyScale
        steps={steps}
        standing={part.step === 0 ? null : part.step}
        self={part.self}
        required={wanted}
        unsure={unsure}
      />
      <Why of={name} width={360}>
        <WhyStanding personId={me.id} capabilityId={part.capabilityId} />
      </Why>
    </div>
  );
}

/** How often it was seen of how often the level asks for it; each time one dot. */
function Seen({ criterion }: Pick<StretchProps['part'], 'criterion'>): ReactElement | null {
  const { t } = useLingui();
  if (!criterion || criterion.met) return null;
  const { counted, demonstrations, missingRaters } = criterion;
  const seen = Math.min(counted, demonstrations);
  const words =
    missingRaters > 0 && seen === demonstrations
      ? t`Seen ${seen} of ${demonstrations} times; one more person has to see it`
      : t`Seen ${seen} of ${demonstrations} times`;
  return (
    <span className={classes['says']}>
      <span className={classes['dots']} aria-hidden="true">
        {Array.from({ length: demonstrations }, (_, at) => (
          <span key={at} data-seen={at < seen} />
        ))}
      </span>
      {words}
    </span>
  );
}
