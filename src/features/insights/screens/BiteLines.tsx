/** What comes after the next bite, and how much of the path lies ahead; what is shown already is not learned again. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { TextLink } from '../../../web/kit/links.ts';
import { BiteLink } from './BiteLink.tsx';
import classes from './bite.module.css';
import type { Bite, PathTold } from './told.ts';
import { useBiteWords } from './use-bite-words.ts';

export function BiteLines({
  bites,
  learning,
}: {
  readonly bites: readonly Bite[];
  readonly learning: PathTold['learning'];
}): ReactElement {
  const { t } = useLingui();
  const { minutesLeft, minutesSaved } = learning;
  const left = plural(minutesLeft, { one: '# minute ahead of you', other: '# minutes ahead of you' });
  const saved = plural(minutesSaved, {
    one: '# minute saved, because you have shown it already',
    other: '# minutes saved, because you have shown it already',
  });
  return (
    <section className={classes['section']}>
      <div className={classes['head']}>
        <h2 className={classes['heading']}>{t`To learn`}</h2>
        <TextLink to="/path" size="sm">{t`All of your path`}</TextLink>
      </div>
      <p className={classes['about']}>
        {minutesLeft > 0 ? t`${left}.` : t`Every bite of your path is behind you.`} {minutesSaved > 0 && t`${saved}.`}
      </p>
      {bites.length > 0 && (
        <ul className={classes['lines']}>
          {bites.map((bite) => (
            <Line key={bite.activityId} bite={bite} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Line({ bite }: { readonly bite: Bite }): ReactElement {
  const { i18n } = useLingui();
  const why = useBiteWords()(bite);
  const minutes = plural(bite.minutesLeft, { one: '# minute', other: '# minutes' });
  return (
    <li className={classes['line']}>
      <span className={classes['lineWords']}>
        <span className={classes['lineTitle']}>{inLanguage(bite.name, i18n.locale)}</span>
        <span className={classes['lineSays']} data-late={bite.why === 'due'}>
          {why ? `${minutes} · ${why}` : minutes}
        </span>
      </span>
      <BiteLink bite={bite} quiet />
    </li>
  );
}
