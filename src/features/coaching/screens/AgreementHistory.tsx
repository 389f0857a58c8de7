/** Every revision there was, with who proposed and accepted it, and what became of it. Nothing is ever missing here. */
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { useFormat } from '../../../web/format.ts';
import { AgreementSheet } from './AgreementSheet.tsx';
import { Signatures } from './Signatures.tsx';
import type { FullAgreement } from './coaching-words.ts';
import classes from './agreement-page.module.css';

export function AgreementHistory({ agreement }: { readonly agreement: FullAgreement }): ReactElement | null {
  const { t } = useLingui();
  const format = useFormat();
  const shown = agreement.revisions
    .filter((one) => one.number !== agreement.inForce && one.number !== agreement.open)
    .toReversed();
  const whatBecame = (revision: FullAgreement['revisions'][number]): string => {
    if (revision.inForceFrom) return t`in force from ${format.moment(revision.inForceFrom)}`;
    if (revision.closed)
      return revision.closed.how === 'withdrawn'
        ? t`withdrawn on ${format.moment(revision.closed.at)}`
        : t`declined on ${format.moment(revision.closed.at)}`;
    return t`replaced by a later proposal`;
  };
  if (shown.length === 0) return null;
  const count = shown.length;
  return (
    <details className={`${classes['history']} not-printed`}>
      <summary>
        <Trans>Earlier revisions ({count})</Trans>
      </summary>
      <ol>
        {shown.map((revision) => {
          const author = agreement.people[revision.proposedBy] ?? '';
          return (
            <li key={revision.number}>
              <p className={classes['revisionHead']}>
                <strong>{t`Revision ${revision.number}`}</strong> ·{' '}
                {t`proposed by ${author} on ${format.moment(revision.proposedAt)}`} · {whatBecame(revision)}
              </p>
              <AgreementSheet
                agreement={{
                  ...agreement,
                  checkBacks: agreement.checkBacks.filter((one) => one.revision === revision.number),
                }}
                content={revision.content}
              />
              <Signatures agreement={{ ...agreement, handovers: [] }} revision={revision} />
            </li>
          );
        })}
      </ol>
    </details>
  );
}
