/** Exactly who would get a placement check, toward what and with how many questions; who is left out, and why. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import type { Told } from '../../../web/api.ts';
import { Answered, type AnsweredProps } from '../../../web/kit/Answered.tsx';
import { TextLink } from '../../../web/kit/links.ts';
import type { previewPlacements } from '../placement-batch-contract.ts';
import classes from './assign.module.css';
import many from './many.module.css';

type Preview = Told<typeof previewPlacements>;

export function PlacePreview({ preview }: { readonly preview: AnsweredProps<Preview>['answer'] }): ReactElement {
  const { t } = useLingui();
  return (
    <section aria-labelledby="who-is-placed">
      <h2 id="who-is-placed" className={classes['heading']}>{t`Who gets one`}</h2>
      <Answered answer={preview}>{(told) => <Shown told={told} />}</Answered>
    </section>
  );
}

function Shown({ told }: { readonly told: Preview }): ReactElement {
  const { t, i18n } = useLingui();
  const left = useLeftOutWords();
  const { people, placed, leftOut, items } = told;
  const reached = plural(people, { one: '# person', other: '# people' });
  const more = people - items.length;
  return (
    <>
      <p role="status" className={classes['says']}>
        {people === 0 ? t`Nobody fits.` : t`${placed} of ${reached} get a placement check.`}
      </p>
      {leftOut.length > 0 && (
        <p className={classes['says']}>{leftOut.map(({ why, count }) => left[why](count)).join(' · ')}</p>
      )}
      <ul className={classes['people']} aria-label={t`Who gets one`}>
        {items.map(({ person, target, questions, why }) => {
          const level = inLanguage(target ?? {}, i18n.locale);
          const asked = plural(questions, { one: '# question', other: '# questions' });
          return (
            <li key={person.id} className={many['line']}>
              <TextLink to="/people/$personId" params={{ personId: person.id }} className={classes['name']}>
                {person.name}
              </TextLink>
              <span className={classes['says']}>
                {why === null ? t`${asked} on the way to ${level}` : left[why](1)}
              </span>
            </li>
          );
        })}
      </ul>
      {more > 0 && <p className={classes['says']}>{plural(more, { one: '# more person', other: '# more people' })}</p>}
    </>
  );
}

type Why = Preview['leftOut'][number]['why'];

function useLeftOutWords(): Record<Why, (count: number) => string> {
  return {
    'no-target': (count) => plural(count, { one: 'works toward no level', other: '# work toward no level' }),
    'under-way': (count) => plural(count, { one: 'has one under way', other: '# have one under way' }),
    placed: (count) => plural(count, { one: 'was placed already', other: '# were placed already' }),
    'nothing-to-ask': (count) =>
      plural(count, { one: 'nothing left to ask', other: '# of whom nothing is left to ask' }),
  };
}
