/** What differs between a draft and what would hold without it: requirements cell by cell, capabilities, indicators, roles. */
import { useLingui } from '@lingui/react/macro';
import { Button, Text, Title } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import type { Told } from '../../../web/api.ts';
import type { compareVersions } from '../contract.ts';
import classes from './versions.module.css';

export type DifferenceTold = Told<typeof compareVersions>;

const atFirst = 12;

export function Difference({ difference }: { readonly difference: DifferenceTold }): ReactElement {
  const { t, i18n } = useLingui();
  const name = (id: string | null): string => inLanguage((id && difference.names[id]) || {}, i18n.locale);
  const fates = { added: t`new`, removed: t`removed`, changed: t`changed` };
  const cell = (one: DifferenceTold['requirements'][number]['was']): string =>
    one ? t`${one.proficiency}, weight ${one.weight}` : t`nothing`;
  const requirements = difference.requirements.map((one) => ({
    key: `${one.levelId}/${one.capabilityId}`,
    label: `${name(one.capabilityId)} · ${name(one.roleId)} ${name(one.levelId)}`,
    says: t`from ${cell(one.was)} to ${cell(one.now)}`,
  }));
  const capabilities = difference.capabilities.map((one) => ({
    key: one.capabilityId,
    label: name(one.capabilityId),
    says: fates[one.fate],
  }));
  const indicators = difference.indicators.map((one) => ({
    key: `${one.capabilityId}/${one.proficiency}`,
    label: name(one.capabilityId),
    says: t`indicator at ${one.proficiency} rewritten`,
  }));
  const roles = difference.roles.map((one) => ({
    key: one.levelId ?? one.roleId,
    label: [name(one.roleId), name(one.levelId)].filter(Boolean).join(' · '),
    says: fates[one.fate],
  }));
  const none = [requirements, capabilities, indicators, roles].every((part) => part.length === 0);
  return (
    <section className={classes['part']}>
      <Title order={2}>{t`What is different`}</Title>
      {none && (
        <Text c="dimmed">
          {difference.frame.length > 0
            ? t`Only names of the scale, of groups or of the whole.`
            : t`Nothing: this draft says the same as what holds without it.`}
        </Text>
      )}
      <Part title={t`Requirements`} changes={requirements} />
      <Part title={t`Capabilities`} changes={capabilities} />
      <Part title={t`Indicators`} changes={indicators} />
      <Part title={t`Roles and levels`} changes={roles} />
    </section>
  );
}

interface PartProps {
  readonly title: string;
  readonly changes: readonly { readonly key: string; readonly label: string; readonly says: string }[];
}

function Part({ title, changes }: PartProps): ReactElement | null {
  const { t } = useLingui();
  const [all, setAll] = useState(false);
  if (changes.length === 0) return null;
  const shown = all ? changes : changes.slice(0, atFirst);
  return (
    <>
      <Title order={3} size="h4" mt="md">
        {title} ({changes.length})
      </Title>
      <ul className={classes['changes']}>
        {shown.map(({ key, label, says }) => (
          <li key={key}>
            {label}: <strong>{says}</strong>
          </li>
        ))}
      </ul>
      {changes.length > shown.length && (
        <Button variant="subtle" size="compact-sm" mt={8} onClick={() => setAll(true)}>
          {t`Show all ${changes.length}`}
        </Button>
      )}
    </>
  );
}
