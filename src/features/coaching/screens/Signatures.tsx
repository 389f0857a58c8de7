/** Who accepted a revision, and when: on the screen and on paper. */
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { useFormat } from '../../../web/format.ts';
import type { FullAgreement } from './coaching-words.ts';
import classes from './agreement-page.module.css';

export interface SignaturesProps {
  readonly agreement: FullAgreement;
  readonly revision: FullAgreement['revisions'][number];
}

export function Signatures({ agreement, revision }: SignaturesProps): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const taken = agreement.handovers.at(-1);
  return (
    <dl className={classes['signatures']}>
      {revision.acceptances.map((one) => (
        <div key={one.personId}>
          <dt>{agreement.people[one.personId] || (one.side === 'manager' ? t`Manager` : t`Salesperson`)}</dt>
          <dd>{t`accepted on ${format.moment(one.at)}`}</dd>
        </div>
      ))}
      {taken && (
        <div>
          <dt>{agreement.people[taken.toManagerId]}</dt>
          <dd>{taken.takenOver ? t`took it over` : t`has not taken it over yet`}</dd>
        </div>
      )}
      <div>
        <dt>{t`Revision`}</dt>
        <dd>
          {revision.number} · <code>{revision.fingerprint.slice(0, 8)}</code>
        </dd>
      </div>
    </dl>
  );
}
