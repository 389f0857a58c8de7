/** Exactly from whom something would be taken, since when and by whom they have it; who is left out, and why. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import type { Told } from '../../../web/api.ts';
import { useFormat } from '../../../web/format.ts';
import { Answered, type AnsweredProps } from '../../../web/kit/Answered.tsx';
import { TextLink } from '../../../web/kit/links.ts';
import type { previewTaking } from '../taking-contract.ts';
import classes from './assign.module.css';
import many from './many.module.css';

type Preview = Told<typeof previewTaking>;

export interface TakePreviewProps {
  readonly preview: AnsweredProps<Preview>['answer'];
  readonly ready: boolean;
}

export function TakePreview({ preview, ready }: TakePreviewProps): ReactElement {
  const { t } = useLingui();
  return (
    <section aria-labelledby="from-whom">
      <h2 id="from-whom" className={classes['heading']}>{t`From whom`}</h2>
      {ready ? (
        <Answered answer={preview}>{(told) => <Shown told={told} />}</Answered>
      ) : (
        <p className={classes['says']}>{t`Choose what they were given; then it stands here who has it open.`}</p>
      )}
    </section>
  );
}

function Shown({ told }: { readonly told: Preview }): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const { people, taken, leftOut, items } = told;
  const left = {
    finished: (count: number) => plural(count, { one: '# has finished it', other: '# have finished it' }),
    'not-given': (count: number) => plural(count, { one: '# was not given it', other: '# were not given it' }),
  };
  const reached = plural(people, { one: '# person', other: '# people' });
  const more = taken - items.length;
  return (
    <>
      <p role="status" className={classes['says']}>{t`It is taken back from ${taken} of ${reached}.`}</p>
      {leftOut.length > 0 && (
        <p className={classes['says']}>{leftOut.map(({ why, count }) => left[why](count)).join(' · ')}</p>
      )}
      <ul className={classes['people']} aria-label={t`From whom`}>
        {items.map(({ person, on, due, by, rule }) => (
          <li key={person.id} className={many['line']}>
            <TextLink to="/people/$personId" params={{ personId: person.id }} className={classes['name']}>
              {person.name}
            </TextLink>
            <span className={classes['says']}>
              {[
                t`since ${format.day(on)}`,
                rule !== null ? t`by the rule “${rule}”` : by !== null && t`by ${by}`,
                due !== null && t`until ${format.day(due)}`,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {more > 0 && <p className={classes['says']}>{plural(more, { one: '# more person', other: '# more people' })}</p>}
    </>
  );
}
