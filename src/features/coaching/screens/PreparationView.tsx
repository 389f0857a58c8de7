/** What lies on the table for both: the largest gaps, where the two see it differently, what nobody has judged yet. */
import { useLingui } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import type { Told } from '../../../web/api.ts';
import { useFormat } from '../../../web/format.ts';
import { TextLink } from '../../../web/kit/links.ts';
import { ProficiencyScale } from '../../../web/kit/ProficiencyScale.tsx';
import type { getPreparation } from '../session-contract.ts';
import classes from './session-page.module.css';

export type Preparation = Omit<Told<typeof getPreparation>, 'salesperson' | 'manager'>;

export function PreparationView({
  prepared,
  personId,
}: {
  readonly prepared: Preparation;
  readonly personId: string;
}): ReactElement {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const name = (id: string): string => inLanguage(prepared.words.capabilities[id] ?? {}, i18n.locale);
  const steps = prepared.words.steps.map((step) => ({
    value: step.proficiency,
    name: inLanguage(step.name, i18n.locale),
  }));
  const nothing = prepared.largestGaps.length === 0;
  return (
    <>
      <section>
        <h2 className={classes['heading']}>{t`Largest gaps`}</h2>
        {nothing && <Text size="sm" c="dimmed">{t`No gap is known to the level aimed at.`}</Text>}
        <ul className={classes['gaps']}>
          {prepared.largestGaps.map((gap) => (
            <li key={gap.capabilityId}>
              <div className={classes['gapName']}>
                <span>{name(gap.capabilityId)}</span>
                <Text span size="sm" c="dimmed">
                  {t`${gap.standing} of ${gap.required}`}
                  {gap.agreedAlready && ` · ${t`agreed already`}`}
                </Text>
              </div>
              <ProficiencyScale steps={steps} standing={gap.standing} required={gap.required} />
            </li>
          ))}
        </ul>
      </section>
      {prepared.largestDisagreements.length > 0 && (
        <section>
          <h2 className={classes['heading']}>{t`Where you see it differently`}</h2>
          <ul className={classes['gaps']}>
            {prepared.largestDisagreements.map((one) => (
              <li key={one.capabilityId}>
                <div className={classes['gapName']}>
                  <span>{name(one.capabilityId)}</span>
                  <Text span size="sm" c="dimmed">{t`self ${one.self}, manager ${one.manager}`}</Text>
                </div>
                <ProficiencyScale steps={steps} standing={one.manager} self={one.self} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {prepared.unproven.length > 0 && (
        <section>
          <h2 className={classes['heading']}>{t`Not judged by others yet`}</h2>
          <Text size="sm">{format.list(prepared.unproven.map(name))}</Text>
        </section>
      )}
      <TextLink
        to="/people/$personId"
        params={{ personId }}
        size="sm"
      >{t`Everything known about this person`}</TextLink>
    </>
  );
}
