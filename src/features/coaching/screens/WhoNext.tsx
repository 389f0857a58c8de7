/** Whom to coach next, on a page of its own asking. */
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { useAsk } from '../../../web/ask.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import type { whoNext } from '../session-contract.ts';
import classes from './coaching.module.css';
import { NextList } from './NextList.tsx';

export function WhoNext(): ReactElement {
  const { t } = useLingui();
  const next = useAsk<typeof whoNext>('GET', '/api/coaching/next');
  return (
    <section aria-label={t`Whom to coach next`} className={classes['section']}>
      <Answered answer={next} rows={3} rowHeight={64}>
        {(found) => <NextList next={found} refresh={['/api/coaching/next']} />}
      </Answered>
    </section>
  );
}
