/** Why somebody stands where they stand: the evidence with its date, who gave it and how much it counts, the requirement, the rule. */
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import type { Told } from '../../../web/api.ts';
import { useAsk } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { Certainty, type CertaintyLevel } from '../../../web/kit/Certainty.tsx';
import { TextLink } from '../../../web/kit/links.ts';
import type { explainStanding } from '../../assessments/standing-contract.ts';
import classes from './why-standing.module.css';

type Explained = Told<typeof explainStanding>;

export interface WhyStandingProps {
  readonly personId: string;
  readonly capabilityId: string;
  /** the capability stands above already */
  readonly titled?: boolean;
}

export function WhyStanding({ personId, capabilityId, titled = false }: WhyStandingProps): ReactElement {
  const why = useAsk<typeof explainStanding>('GET', '/api/people/:personId/standings/:capabilityId', {
    params: { personId, capabilityId },
  });
  return (
    <Answered answer={why} rows={7} rowHeight={36}>
      {(told) => <Explanation told={told} personId={personId} titled={titled} />}
    </Answered>
  );
}

const levels: Record<Explained['standing']['state'], CertaintyLevel> = {
  sure: 'sure',
  fair: 'fairly',
  uncertain: 'unsure',
  unproven: 'unknown',
};
const mostShown = 5;

function Explanation({
  told,
  personId,
  titled,
}: { readonly told: Explained } & Required<Pick<WhyStandingProps, 'personId' | 'titled'>>): ReactElement {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const { standing, required, held, version } = told;
  const stepName = (step: number): string =>
    inLanguage(told.scale.find(({ proficiency }) => proficiency === step)?.name ?? {}, i18n.locale);
  const wanted = Math.max(required, held);
  const number = version?.number ?? 0;
  return (
    <div className={classes['why']}>
      {!titled && <p className={classes['name']}>{inLanguage(told.name, i18n.locale)}</p>}
      <p className={classes['stands']}>
        {standing.step === 0 ? t`Not judged yet` : stepName(standing.step)}
        <Certainty level={levels[standing.state]} />
      </p>
      {wanted > 0 && <p>{t`Asked for: ${stepName(wanted)} (version ${number} of the way of selling)`}</p>}
      <ul className={classes['evidence']}>
        {told.evidence.slice(0, mostShown).map((piece) => (
          <li key={`${piece.assessmentId} ${piece.on}`}>
            <span>
              {piece.rater} · {format.day(piece.on)}
            </span>
            <span className={classes['rated']}>{stepName(piece.proficiency)}</span>
            <span className={classes['counts']}>
              {piece.kind === 'self' ? t`self, never counts` : t`counts ${format.share(piece.share)}`}
            </span>
          </li>
        ))}
      </ul>
      <p className={classes['rule']}>
        {t`Everybody’s ratings are combined. What is older counts less, and what lies above the middle of the scale fades when nothing new proves it. What you say of yourself is shown and never counts.`}
      </p>
      <TextLink to="/people/$personId/standings" params={{ personId }} size="sm" className={classes['all']}>
        {t`All standings`}
      </TextLink>
    </div>
  );
}
