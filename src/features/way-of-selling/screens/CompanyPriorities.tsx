/** What the company wants developed now, in a few lines beside something else; nothing where there is nothing. */
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { useAsk } from '../../../web/ask.ts';
import { TextLink } from '../../../web/kit/links.ts';
import type { listPriorities } from '../priority-contract.ts';
import classes from './priorities.module.css';
import { PriorityLine } from './PriorityLine.tsx';

export function CompanyPriorities(): ReactElement | null {
  const { t } = useLingui();
  const told = useAsk<typeof listPriorities>('GET', '/api/priorities').data;
  if (!told || told.company.length === 0) return null;
  return (
    <section aria-labelledby="company-priorities" className={classes['beside']}>
      <h2 id="company-priorities" className={classes['heading']}>{t`What the company wants developed now`}</h2>
      <ul className={classes['list']}>
        {told.company.map((one) => (
          <PriorityLine key={one.priorityId} one={one} whose="company" />
        ))}
      </ul>
      <TextLink to="/priorities" size="sm">{t`Priorities`}</TextLink>
    </section>
  );
}
