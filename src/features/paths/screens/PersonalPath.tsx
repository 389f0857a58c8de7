/** One person's way to their next level, bite by bite, and what is still to be demonstrated. What is proven is skipped, visibly. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { useAsk } from '../../../web/ask.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { Empty } from '../../../web/kit/Empty.tsx';
import { ButtonLink, TextLink } from '../../../web/kit/links.ts';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import { Stat } from '../../../web/kit/Stat.tsx';
import { Stats } from '../../../web/kit/Stats.tsx';
import { usePerson } from '../../../web/me.ts';
import type { getPersonalPath } from '../contract.ts';
import { CriterionLine } from './CriterionLine.tsx';
import { PathBite } from './PathBite.tsx';
import type { PathTold } from './path-told.ts';
import classes from './path.module.css';

export function PersonalPath(): ReactElement {
  const me = usePerson();
  const { personId = me.id } = useParams({ strict: false });
  const answer = useAsk<typeof getPersonalPath>('GET', '/api/people/:personId/path', { params: { personId } });
  return (
    <Answered answer={answer} rows={8} rowHeight={56}>
      {(told) => <Found told={told} self={personId === me.id} />}
    </Answered>
  );
}

function Found({ told, self }: { readonly told: PathTold; readonly self: boolean }): ReactElement {
  const { t, i18n } = useLingui();
  const { person, steps, criteria, minutesLeft, minutesSaved, met } = told;
  const target = inLanguage(person.target ?? {}, i18n.locale);
  const role = inLanguage(person.role ?? {}, i18n.locale);
  const title = target ? t`The path to ${target}` : t`The path`;
  return (
    <>
      <PageHeader
        title={title}
        lead={[self ? null : person.name, role].filter(Boolean).join(' · ')}
        above={
          self ? undefined : (
            <TextLink to="/people/$personId" params={{ personId: person.id }} size="sm">
              {person.name}
            </TextLink>
          )
        }
        beside={
          self && (
            <>
              <ButtonLink to="/priorities" variant="default">{t`What I want to develop`}</ButtonLink>
              <ButtonLink to="/me/watch" variant="default">{t`Ask to be watched`}</ButtonLink>
            </>
          )
        }
      />
      {criteria.length === 0 ? (
        <Empty title={t`No path yet`}>
          {t`A path begins with a role and a level to work toward. Whoever keeps the people sets both.`}
        </Empty>
      ) : (
        <>
          <Stats>
            <Stat label={t`Ahead`} value={plural(minutesLeft, { one: '# min', other: '# min' })} />
            <Stat
              label={t`Saved`}
              value={plural(minutesSaved, { one: '# min', other: '# min' })}
              note={minutesSaved > 0 ? t`What is shown already is not learned again` : undefined}
            />
            <Stat label={t`Demonstrated`} value={t`${met} of ${criteria.length}`} />
          </Stats>
          <div className={classes['columns']}>
            <section aria-labelledby="bites">
              <h2 id="bites" className={classes['heading']}>{t`To learn`}</h2>
              {steps.length === 0 && (
                <p className={classes['says']}>{t`The menu has nothing yet for what this level asks.`}</p>
              )}
              <ol className={classes['list']}>
                {steps.map((step) => (
                  <PathBite key={step.activityId} step={step} self={self} />
                ))}
              </ol>
            </section>
            <section aria-labelledby="criteria">
              <h2 id="criteria" className={classes['heading']}>{t`To be demonstrated`}</h2>
              {told.place && (
                <p className={classes['says']}>
                  <TextLink to="/paths/$roleId/$levelId" params={told.place} underline="always" size="sm">
                    {t`What this level asks of everybody`}
                  </TextLink>
                </p>
              )}
              <p className={classes['says']}>
                {t`Seen by someone who may judge it. Finishing modules alone never reaches a level.`}
              </p>
              <ul className={classes['list']}>
                {criteria.map((criterion) => (
                  <CriterionLine key={criterion.capabilityId} criterion={criterion} scale={told.scale} />
                ))}
              </ul>
            </section>
          </div>
        </>
      )}
    </>
  );
}
