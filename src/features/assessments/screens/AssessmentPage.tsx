/** One assessment as it was given: who judged whom, what they said of each capability, with notes and evidence. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Badge, Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { useAsk } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { Empty } from '../../../web/kit/Empty.tsx';
import { TextLink } from '../../../web/kit/links.ts';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import type { Told } from '../../../web/api.ts';
import type { getAssessment } from '../contract.ts';
import { EvidenceItem } from './EvidenceItem.tsx';
import classes from './assessment-page.module.css';

export function AssessmentPage(): ReactElement {
  const { assessmentId = '' } = useParams({ strict: false });
  const answer = useAsk<typeof getAssessment>('GET', '/api/assessments/:assessmentId', { params: { assessmentId } });
  return <Answered answer={answer}>{(told) => <Found told={told} />}</Answered>;
}

function Found({ told }: { readonly told: Told<typeof getAssessment> }): ReactElement {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const { person, rater, kind, state, ratings, keptBack } = told;
  const names = { person: person.name, rater: rater.name };
  const moment = format.moment(told.closedAt ?? told.openedAt);
  const states = {
    open: t`Begun ${moment}, not confirmed yet`,
    confirmed: t`Confirmed ${moment}`,
    withdrawn: t`Withdrawn ${moment}, counts no more`,
  };
  return (
    <>
      <PageHeader
        title={kind === 'self' ? t`Self-evaluation of ${names.person}` : t`${names.rater} on ${names.person}`}
        above={
          <TextLink to="/people/$personId" params={{ personId: person.id }} size="sm">
            {person.name}
          </TextLink>
        }
        lead={states[state]}
      />
      {keptBack > 0 && (
        <Text size="sm">
          {plural(keptBack, {
            one: '# more shows once you have rated the same capability yourself.',
            other: '# more show once you have rated the same capabilities yourself.',
          })}
        </Text>
      )}
      {ratings.length === 0 && keptBack === 0 && <Empty icon="assess" title={t`Nothing was rated`} />}
      <ul className={classes['ratings']}>
        {ratings.map((one) => (
          <li key={one.capabilityId}>
            <span className={classes['name']}>{inLanguage(one.name, i18n.locale)}</span>
            {one.proficiency === null ? (
              <Badge color="gray" variant="light" tt="none">{t`not rated`}</Badge>
            ) : (
              <span className={classes['digit']}>{one.proficiency}</span>
            )}
            <span className={classes['day']}>{format.day(one.on)}</span>
            {(one.note || one.evidence.length > 0) && (
              <div className={classes['said']}>
                {one.note && <p>{one.note}</p>}
                {one.evidence.map((item) => (
                  <div key={item.evidenceId}>
                    <EvidenceItem item={item} />
                  </div>
                ))}
              </div>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
