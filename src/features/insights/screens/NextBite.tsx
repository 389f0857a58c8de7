/** At the end of a module: the bite after it. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { useAsk } from '../../../web/ask.ts';
import type { getMyPath } from '../contract.ts';
import { BiteLink } from './BiteLink.tsx';
import classes from './bite.module.css';

export function NextBite({ activityId }: { readonly activityId: string }): ReactElement {
  const { t, i18n } = useLingui();
  const path = useAsk<typeof getMyPath>('GET', '/api/first/my-path', { afresh: true });
  const bite = path.data?.bites.find((one) => one.activityId !== activityId);
  if (!bite) return <p className={classes['about']}>{path.data ? t`Every bite of your path is behind you.` : ''}</p>;
  return (
    <div className={classes['line']}>
      <span className={classes['lineWords']}>
        <span className={classes['lineTitle']}>{inLanguage(bite.name, i18n.locale)}</span>
        <span className={classes['lineSays']}>{plural(bite.minutesLeft, { one: '# minute', other: '# minutes' })}</span>
      </span>
      <BiteLink bite={bite} quiet />
    </div>
  );
}
