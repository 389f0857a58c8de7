/** An answer on its way, refused, or there: keeps the layout still meanwhile, and the former answer when asking again fails. */
import type { UseQueryResult } from '@tanstack/react-query';
import { useLingui } from '@lingui/react/macro';
import { Skeleton } from '@mantine/core';
import { useDeferredValue, type ReactElement, type ReactNode } from 'react';
import { Problem, type Reasons } from './Problem.tsx';

export interface AnsweredProps<Answer> {
  readonly answer: Pick<UseQueryResult<Answer, Error>, 'data' | 'error' | 'isPending' | 'refetch'>;
  readonly children: (answer: Answer) => ReactNode;
  /** how many lines stand there meanwhile, and how high each */
  readonly rows?: number;
  readonly rowHeight?: number;
  readonly reasons?: Reasons;
}

export function Answered<Answer>({
  answer,
  children,
  rows = 5,
  rowHeight = 44,
  reasons,
}: AnsweredProps<Answer>): ReactElement {
  const { t } = useLingui();
  // what has just arrived is drawn in small steps, between which a reader can already scroll and press
  const arrived = useDeferredValue(answer.data !== undefined);
  if (answer.data !== undefined && arrived) return <>{children(answer.data)}</>;
  if (answer.error)
    return <Problem error={answer.error} {...(reasons ? { reasons } : {})} onRetry={() => void answer.refetch()} />;
  return (
    <div aria-busy="true">
      <span role="status" className="only-heard">{t`Loading`}</span>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={rowHeight} mb={8} />
      ))}
    </div>
  );
}
