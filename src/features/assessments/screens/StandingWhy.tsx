/** Why somebody stands where they stand in one capability: each piece of evidence, how much it counts and why, and the rule. */
import { useLingui } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useAsk } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { Certainty } from '../../../web/kit/Certainty.tsx';
import { ProficiencyScale } from '../../../web/kit/ProficiencyScale.tsx';
import { Trend } from '../../../web/kit/Trend.tsx';
import type { explainStanding } from '../standing-contract.ts';
import { AssessLink } from './AssessLink.tsx';
import { EvidenceItem } from './EvidenceItem.tsx';
import { certaintyOf, useStandingWords, type WhyTold } from './standing-words.ts';
import classes from './standing-why.module.css';

export function StandingWhy({
  personId,
  capabilityId,
}: {
  readonly personId: string;
  readonly capabilityId: string;
}): ReactElement {
  const answer = useAsk<typeof explainStanding>('GET', '/api/people/:personId/standings/:capabilityId', {
    params: { personId, capabilityId },
  });
  return (
    <Answered answer={answer} rows={3} rowHeight={48}>
      {(told) => <Why told={told} personId={personId} />}
    </Answered>
  );
}

function Why({ told, personId }: { readonly told: WhyTold; readonly personId: string }): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const words = useStandingWords();
  const { standing, required, held, version, movement, evidence } = told;
  const stepName = (step: number): string =>
    words.say(told.scale.find(({ proficiency }) => proficiency === step)?.name);
  const certainty = format.share(standing.certainty);
  const name = words.say(told.name);
  const since = version ? format.day(version.effectiveOn) : '';
  const number = version?.number ?? 0;
  return (
    <div className={classes['why']}>
      <div className={classes['top']}>
        <ProficiencyScale
          steps={words.steps(told.scale)}
          standing={standing.step > 0 ? standing.mean : null}
          required={required || held || null}
          unsure={standing.state === 'uncertain'}
        />
        <Trend label={name} values={movement.map(({ mean }) => mean)} />
      </div>
      <p className={classes['verdict']}>
        {standing.step > 0
          ? t`Stands at ${standing.step}, ${stepName(standing.step)}. Right with ${certainty} probability.`
          : t`Nothing that counts is known.`}{' '}
        <Certainty level={certaintyOf(standing.state)} />
      </p>
      <p className={classes['asked']}>
        {required > 0 && t`The target level requires ${required}, ${stepName(required)}, with weight ${told.weight}.`}{' '}
        {held > 0 && t`The level held requires ${held}, ${stepName(held)}.`}{' '}
        {version && t`Way of selling, version ${number}, in force since ${since}.`}
      </p>
      {evidence.length > 0 && <Evidence evidence={evidence} />}
      {told.selfKeptBack && (
        <Text size="sm">{t`There is a self-evaluation. It shows once you have rated this yourself.`}</Text>
      )}
      <p className={classes['rule']}>
        {t`All judgements by others and tests are combined: the newer count more, several by one person share their weight, a self-evaluation never counts. What was not proven for long becomes uncertain, and what lies above the middle of the scale slowly fades.`}
      </p>
      <div>
        <AssessLink person={{ id: personId }} rate={told.rate} quiet />
      </div>
    </div>
  );
}

function Evidence({ evidence }: Pick<WhyTold, 'evidence'>): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const words = useStandingWords();
  return (
    <ul className={classes['evidence']} aria-label={t`Evidence`}>
      {evidence.map((piece) => (
        <li key={`${piece.assessmentId} ${piece.on}`} data-counts={piece.share > 0}>
          <div className={classes['line']}>
            <span className={classes['digit']}>{piece.proficiency}</span>
            <span className={classes['who']}>
              <strong>{piece.rater}</strong>
              <span>{[words.kind(piece.kind), format.day(piece.on)].join(' · ')}</span>
            </span>
            <span className={classes['share']}>
              {piece.share > 0 ? (
                <>
                  <span className={classes['bar']} aria-hidden="true">
                    <span style={{ inlineSize: `${piece.share * 100}%` }} />
                  </span>
                  {t`counts ${format.share(piece.share)}`}
                </>
              ) : (
                t`does not count`
              )}
            </span>
          </div>
          {piece.reasons.length > 0 && (
            <p className={classes['reasons']}>{piece.reasons.map(words.reason).join('; ')}</p>
          )}
          {piece.note && <p className={classes['note']}>{piece.note}</p>}
          {piece.items.map((item) => (
            <div key={item.evidenceId} className={classes['item']}>
              <EvidenceItem item={item} />
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
}
