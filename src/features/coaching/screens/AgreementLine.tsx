/** One agreement in a list: with whom, about what, how it stands, and what of it waits for the reader. */
import { plural } from '@lingui/core/macro';
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
  const { t, i18n } = useLingui();
  const format = useFormat();
  const standing = useStandingWords();
  const waiting = useWaitingWords();
  const other =
    agreement.sight === 'content' && agreement.mySide === 'salesperson'
      ? agreement.manager.name
      : agreement.salesperson.name;
  const capabilities = agreement.sight === 'dates' ? {} : agreement.words.capabilities;
  const overdue = overdueOf(agreement, format.today());
  const gaps = gapsOf(agreement).map((id) => inLanguage(capabilities[id] ?? {}, i18n.locale));
  return (
    <li className={classes['line']}>
      <div className={classes['who']}>
        <TextLink to="/coaching/agreements/$agreementId" params={{ agreementId: agreement.id }} fw={600}>
          {named === 'manager' ? agreement.manager.name : other}
        </TextLink>
        {gaps.length > 0 && <span>{format.list(gaps)}</span>}
        <span className={classes['facts']}>{standing(agreement)}</span>
        {overdue > 0 && (
          <span className={classes['late']}>
            {t`${plural(overdue, { one: '# action is overdue', other: '# actions are overdue' })}`}
          </span>
        )}
      </div>
      {agreement.sight === 'content' && agreement.waitsForMe[0] && (
        <span className={classes['waits']}>{waiting[agreement.waitsForMe[0]]}</span>
      )}
    </li>
  );
}

/** Of either side: whoever reads it wants to know that something lies. */
function overdueOf(agreement: AnyAgreement, today: string): number {
  if (agreement.sight !== 'content' || agreement.ended) return 0;
  const inForce = agreement.revisions.find((one) => one.number === agreement.inForce);
  const done = (actionId: string): boolean =>
    agreement.ticks.findLast((tick) => tick.actionId === actionId)?.done ?? false;
  return inForce?.content.actions.filter(({ actionId, due }) => due < today && !done(actionId)).length ?? 0;
}

function gapsOf(agreement: AnyAgreement): readonly string[] {
  if (agreement.sight === 'dates') return [];
  if (agreement.sight === 'outline') return agreement.gaps.map((gap) => gap.capabilityId);
  const shown = agreement.revisions.find((one) => one.number === agreement.inForce) ?? agreement.revisions.at(-1);
  return shown?.content.gaps.map((gap) => gap.capabilityId) ?? [];
}
