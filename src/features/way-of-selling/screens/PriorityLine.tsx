/** One priority: what, how much, where, until when; whoever set it changes and ends it, and takes that back. */
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { newId } from '../../../kernel/id.ts';
import { call } from '../../../web/api.ts';
import { refresh, useDo } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { Problem } from '../../../web/kit/Problem.tsx';
import { toast } from '../../../web/toasts.ts';
import type { endCompanyPriority, endOwnPriority, setCompanyPriority, setOwnPriority } from '../priority-contract.ts';
import classes from './priorities.module.css';
import { type PriorityTold, touchedByPriorities, type Whose } from './priorities-told.ts';
import { useWeightWords } from './use-weight-words.ts';

export interface PriorityLineProps {
  readonly one: PriorityTold;
  readonly whose: Whose;
  /** without it the line is for reading */
  readonly onChange?: () => void;
}

export function PriorityLine({ one, whose, onChange }: PriorityLineProps): ReactElement {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const client = useQueryClient();
  const weight = useWeightWords()[one.weight];
  const name = inLanguage(one.capability, i18n.locale);
  const until = t`until ${format.day(one.until)}`;
  const says = [weight, whose === 'company' && (one.market?.name ?? t`everywhere`), until];
  const ended = t`“${name}” is no priority any more.`;
  // what ended stays ended in the academy's story: taking that back sets the same anew
  const again = async (): Promise<void> => {
    const { capabilityId, weight: kept, until: day, market } = one;
    const params = { priorityId: newId() };
    const body = { capabilityId, weight: kept, until: day };
    if (whose === 'own') await call<typeof setOwnPriority>('PUT', '/api/me/priorities/:priorityId', { params, body });
    else
      await call<typeof setCompanyPriority>('PUT', '/api/priorities/:priorityId', {
        params,
        body: { ...body, marketId: market?.id ?? null },
      });
    await refresh(client, touchedByPriorities);
  };
  const options = { refresh: touchedByPriorities, done: () => toast(ended, { undo: again }) };
  const endOwn = useDo<typeof endOwnPriority>('DELETE', '/api/me/priorities/:priorityId', options);
  const endCompany = useDo<typeof endCompanyPriority>('DELETE', '/api/priorities/:priorityId', options);
  const end = whose === 'own' ? endOwn : endCompany;
  const look = { variant: 'subtle', color: 'gray', size: 'compact-md' } as const;
  return (
    <li className={classes['line']}>
      <span className={classes['words']}>
        <span className={classes['name']}>{name}</span>
        <span className={classes['says']}>{says.filter(Boolean).join(' · ')}</span>
      </span>
      {onChange && (
        <span className={classes['buttons']}>
          <Button {...look} aria-label={t`Change: ${name}`} onClick={onChange}>{t`Change`}</Button>
          <Button
            {...look}
            aria-label={t`End: ${name}`}
            loading={end.isPending}
            onClick={() => end.mutate({ params: { priorityId: one.priorityId } })}
          >{t`End`}</Button>
        </span>
      )}
      <Problem error={end.error} />
    </li>
  );
}
