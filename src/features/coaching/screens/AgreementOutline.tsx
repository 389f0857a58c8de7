/** What leaders above see of an agreement (dates and gaps), and administrators (dates). What was agreed to do stays between the two. */
import { useLingui } from '@lingui/react/macro';
import { Badge, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { useFormat } from '../../../web/format.ts';
import { TextLink } from '../../../web/kit/links.ts';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import { useStandingWords, type AnyAgreement } from './coaching-words.ts';

export function AgreementOutline({
  agreement,
}: {
  readonly agreement: Exclude<AnyAgreement, { sight: 'content' }>;
}): ReactElement {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const standing = useStandingWords();
  const salesperson = agreement.salesperson.name;
  const manager = agreement.manager.name;
  return (
    <>
      <PageHeader
        title={t`Agreement of ${salesperson} and ${manager}`}
        above={
          <TextLink to="/people/$personId" params={{ personId: agreement.salesperson.id }} size="sm">
            {salesperson}
          </TextLink>
        }
        lead={standing(agreement)}
      />
      {agreement.agreedAt && <Text>{t`Agreed on ${format.moment(agreement.agreedAt)}`}</Text>}
      {agreement.sight === 'outline' && agreement.gaps.length > 0 && (
        <ul>
          {agreement.gaps.map((gap) => (
            <li key={gap.capabilityId}>
              {inLanguage(agreement.words.capabilities[gap.capabilityId] ?? {}, i18n.locale)}:{' '}
              {t`from ${gap.from} to ${gap.to}`}{' '}
              {gap.outcome && <Badge size="sm">{gap.outcome === 'closed' ? t`closed` : t`still open`}</Badge>}
            </li>
          ))}
        </ul>
      )}
      <Text size="sm" c="dimmed" mt="md">{t`What the two agreed to do is theirs alone to read.`}</Text>
    </>
  );
}
