/** Exactly who would get what, and why; who is left out, and why. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import type { Told } from '../../../web/api.ts';
import { Answered, type AnsweredProps } from '../../../web/kit/Answered.tsx';
import { Button } from '@mantine/core';
import { TextLink } from '../../../web/kit/links.ts';
import { Why } from '../../../web/kit/Why.tsx';
import type { previewOrder } from '../assignment-contract.ts';
import classes from './assign.module.css';
import { Reasons } from './Reasons.tsx';

type Preview = Told<typeof previewOrder>;

export interface PlanProps {
  readonly preview: AnsweredProps<Preview>['answer'] & { readonly isFetching: boolean };
  /** nothing chosen yet: there is no plan to show */
  readonly ready: boolean;
  readonly onMore: () => void;
}

/** What went wrong with a choice, told beside what it would lead to. */
export function Plan({ preview, ready, onMore }: PlanProps): ReactElement {
  const { t } = useLingui();
  return (
    <section aria-labelledby="plan">
      <h2 id="plan" className={classes['heading']}>{t`Who gets what`}</h2>
      {ready ? (
        <Answered answer={preview}>
          {(told) => <Told told={told} onMore={onMore} loading={preview.isFetching} />}
        </Answered>
      ) : (
        <p className={classes['says']}>{t`Choose something from the menu; then it stands here who gets it.`}</p>
      )}
    </section>
  );
}

interface ToldProps {
  readonly told: Preview;
  readonly onMore: () => void;
  readonly loading: boolean;
}

function Told({ told, onMore, loading }: ToldProps): ReactElement {
  const { t, i18n } = useLingui();
  const words = useLeftOutWords();
  const { people, given, assignments, minutes, leftOut, items, next } = told;
  const reached = plural(people, { one: '# person', other: '# people' });
  const things = plural(assignments, { one: '# activity', other: '# activities' });
  const time = plural(minutes, { one: '# minute', other: '# minutes' });
  return (
    <>
      <p role="status" className={classes['says']}>
        {people === 0 ? t`Nobody fits.` : t`${given} of ${reached} get something: ${things}, ${time} together.`}
      </p>
      {leftOut.length > 0 && (
        <p className={classes['says']}>{leftOut.map(({ why, count }) => words[why](count)).join(' · ')}</p>
      )}
      <ul className={classes['people']}>
        {items.map(({ person, planned, leftOut: out }) => (
          <li key={person.id} className={classes['person']}>
            <TextLink to="/people/$personId" params={{ personId: person.id }} className={classes['name']}>
              {person.name}
            </TextLink>
            <ul className={classes['planned']}>
              {planned.map((one) => {
                const name = inLanguage(one.name, i18n.locale);
                return (
                  <li key={one.activityId}>
                    <span>
                      {name} <span className={classes['minutes']}>{t`${one.minutes} min`}</span>
                    </span>
                    <Why of={name} figure={one.points}>
                      <Reasons parts={one.parts} points={one.points} capabilities={told.capabilities} />
                    </Why>
                  </li>
                );
              })}
              {planned.length === 0 && out[0] && <li className={classes['out']}>{words[out[0].why](1)}</li>}
            </ul>
          </li>
        ))}
      </ul>
      {next !== null && (
        <p className={classes['more']}>
          <Button variant="default" size="compact-md" loading={loading} onClick={onMore}>{t`Show more`}</Button>{' '}
          <span className={classes['says']}>
            {plural(people - items.length, { one: '# more person', other: '# more people' })}
          </span>
        </p>
      )}
    </>
  );
}

type LeftOut = Preview['leftOut'][number]['why'];

function useLeftOutWords(): Record<LeftOut, (count: number) => string> {
  return {
    finished: (count) => plural(count, { one: 'finished already', other: '# finished already' }),
    open: (count) => plural(count, { one: 'has it already', other: '# have it already' }),
    shown: (count) => plural(count, { one: 'has shown it already', other: '# have shown it already' }),
    'no-need': (count) => plural(count, { one: 'needs nothing the menu has', other: '# need nothing the menu has' }),
  };
}
