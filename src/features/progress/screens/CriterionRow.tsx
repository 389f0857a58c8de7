/** One criterion: what it asks, the demonstrations that count, and what is still missing. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { useFormat } from '../../../web/format.ts';
import { Icon } from '../../../web/kit/Icon.tsx';
import classes from './progress.module.css';
import type { ReviewTold } from './review-told.ts';
import { useProgressWords } from './progress-words.ts';

export function CriterionRow({ one }: { readonly one: ReviewTold['criteria'][number] }): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const words = useProgressWords();
  const { missingDemonstrations, missingRaters } = one;
  const until = one.until ? format.day(one.until) : '';
  const seen = one.counted.map(({ rater, on }) => `${rater} (${format.day(on)})`).join(', ');
  const missing = [
    missingDemonstrations > 0 &&
      plural(missingDemonstrations, { one: '# demonstration to go', other: '# demonstrations to go' }),
    missingRaters > 0 &&
      plural(missingRaters, { one: '# other person has to see it', other: '# other people have to see it' }),
  ].filter(Boolean);
  return (
    <li className={classes['criterion']} data-met={one.met}>
      <span className={classes['mark']}>
        <Icon name={one.met ? 'check' : 'assess'} size={18} />
      </span>
      <div className={classes['what']}>
        <span className={classes['name']}>{words.say(one.name)}</span>
        <span className={classes['more']}>{words.proof(one)}</span>
        {seen && <span className={classes['more']}>{t`Seen by ${seen}`}</span>}
      </div>
      <span className={classes['state']}>{one.met ? t`met until ${until}` : missing.join(', ')}</span>
    </li>
  );
}
