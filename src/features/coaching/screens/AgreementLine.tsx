/** One agreement in a list: with whom, about what, how it stands, and what of it waits for the reader. */
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { useFormat } from '../../../web/format.ts';
import { TextLink } from '../../../web/kit/links.ts';
import { useStandingWords, useWaitingWords, type AnyAgreement } from './coaching-words.ts';
import classes from './coaching.module.css';

export function AgreementLine({
  agreement,
  named,
}: {
  readonly agreement: AnyAgreement;
  readonly named: 'other' | 'manager';
}): ReactElement {
  const { i18n } = useLingui();
  const format = useFormat();
  const standing = useStandingWords();
  const waiting = useWaitingWords();
  const other =
    agreement.sight === 'content' && agreement.mySide === 'salesperson'
      ? agreement.manager.name
      : agreement.salesperson.name;
  const capabilities = agreement.sight === 'dates' ? {} : agreement.words.capabilities;
  const gaps = gapsOf(agreement).map((id) => inLanguage(capabilities[id] ?? {}, i18n.locale));
  return (
    <li className={classes['line']}>
      <div className={classes['who']}>
        <TextLink to="/coaching/agreements/$agreementId" params={{ agreementId: agreement.id }} fw={600}>
          {named === 'manager' ? agreement.manager.name : other}
        </TextLink>
        {gaps.length > 0 && <span>{format.list(gaps)}</span>}
        <span className={classes['facts']}>{standing(agreement)}</span>
      </div>
      {agreement.sight === 'content' && agreement.waitsForMe[0] && (
        <span className={classes['waits']}>{waiting[agreement.waitsForMe[0]]}</span>
      )}
    </li>
  );
}

function gapsOf(agreement: AnyAgreement): readonly string[] {
  if (agreement.sight === 'dates') return [];
  if (agreement.sight === 'outline') return agreement.gaps.map((gap) => gap.capabilityId);
  const shown = agreement.revisions.find((one) => one.number === agreement.inForce) ?? agreement.revisions.at(-1);
  return shown?.content.gaps.map((gap) => gap.capabilityId) ?? [];
}
