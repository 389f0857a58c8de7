/** The last assessments of a person, one line each: who, when, how many capabilities. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { useAsk } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { TextLink } from '../../../web/kit/links.ts';
import type { listAssessments } from '../contract.ts';
import classes from './assessment-lines.module.css';

export function AssessmentLines({ personId }: { readonly personId: string }): ReactElement | null {
  const { t } = useLingui();
  const format = useFormat();
  const answer = useAsk<typeof listAssessments>('GET', '/api/people/:personId/assessments', {
    params: { personId },
    query: { limit: 5 },
  });
  const items = answer.data?.items ?? [];
  if (items.length === 0) return null;
  const kinds = {
    self: t`Self-evaluation`,
    appraisal: t`Appraisal`,
    measurement: t`Test`,
    demonstration: t`Demonstration`,
  };
  const states = { open: t`not confirmed yet`, confirmed: '', withdrawn: t`withdrawn` };
  return (
    <ul className={classes['lines']} aria-label={t`Assessments`}>
      {items.map((one) => (
        <li key={one.assessmentId} data-withdrawn={one.state === 'withdrawn'}>
          <TextLink to="/assessments/$assessmentId" params={{ assessmentId: one.assessmentId }}>
            {one.kind === 'self' ? kinds.self : t`${kinds[one.kind]} by ${one.rater.name}`}
          </TextLink>
          <span>
            {[
              format.moment(one.closedAt ?? one.openedAt),
              plural(one.ratings, { one: '# capability', other: '# capabilities' }),
              states[one.state],
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  );
}
