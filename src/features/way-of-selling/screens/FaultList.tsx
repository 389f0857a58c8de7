/** What is wrong in a draft, in the reader's language, each with its place by name. */
import { useLingui } from '@lingui/react/macro';
import { Button, Title } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { inLanguage, type Words } from '../../../kernel/words.ts';
import type { Told } from '../../../web/api.ts';
import type { checkVersion } from '../contract.ts';
import type { FaultReason } from '../faults.ts';
import type { MatrixTold } from './matrix-lines.ts';
import classes from './versions.module.css';

export type FaultTold = Told<typeof checkVersion>['faults'][number];

export interface FaultListProps {
  readonly title: string;
  readonly faults: readonly FaultTold[];
  readonly told: MatrixTold | undefined;
}

const atFirst = 20;

export function FaultList({ title, faults, told }: FaultListProps): ReactElement | null {
  const { t, i18n } = useLingui();
  const [all, setAll] = useState(false);
  const says = useFaultWords();
  if (faults.length === 0) return null;
  const shown = all ? faults : faults.slice(0, atFirst);
  return (
    <section>
      <Title order={2} size="h4">
        {title} ({faults.length})
      </Title>
      <ul className={classes['faults']}>
        {shown.map((fault) => (
          <li key={fault.path + fault.reason + fault.detail}>
            {placeOf(fault.path, told, i18n.locale)}: {says[fault.reason as FaultReason] ?? fault.detail}
          </li>
        ))}
      </ul>
      {shown.length < faults.length && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
          {t`Show all ${faults.length}`}
        </Button>
      )}
    </section>
  );
}

function useFaultWords(): Readonly<Record<FaultReason, string>> {
  const { t } = useLingui();
  return {
    'missing-text': t`has no text in the first language`,
    'missing-translation': t`is not translated into every language`,
    'unknown-language': t`has a text in a language that is not one of this way of selling`,
    'bad-key': t`has a key that is not in small letters with hyphens`,
    duplicate: t`is there twice`,
    'unknown-key': t`refers to something that is not there`,
    'scale-out-of-order': t`the proficiencies do not count up from 1`,
    'missing-indicator': t`has no indicator`,
    'proficiency-outside-scale': t`requires a proficiency that is not on the scale`,
    'weight-outside-range': t`weighs less than 1 or more than 5`,
    'bad-occupational-task': t`refers to an occupational task that is written wrongly`,
    'no-levels': t`has no level`,
    'nothing-required': t`requires nothing yet`,
    'requirement-falls': t`requires less than the level below`,
  };
}

/** `roles.inside-seller.requirements.first-contact.senior` by the names its keys stand for. */
function placeOf(path: string, told: MatrixTold | undefined, language: string): string {
  const [kind, key, part, ...rest] = path.split('.');
  const role = kind === 'roles' ? told?.roles.find((one) => one.key === key) : undefined;
  const named: (Words | string | undefined)[] = [];
  if (kind === 'capabilities') named.push(capabilityName(told, key), part === 'indicators' ? rest[0] : undefined);
  else if (kind === 'groups') named.push(told?.groups.find((one) => one.key === key)?.name ?? key);
  else if (kind === 'scale') named.push(told?.scale.find((one) => one.key === key)?.name ?? key);
  else if (kind === 'roles') {
    named.push(role?.name ?? key);
    if (part === 'levels') named.push(role?.levels.find((level) => level.key === rest[0])?.name ?? rest[0]);
    if (part === 'requirements')
      named.push(capabilityName(told, rest[0]), role?.levels.find((level) => level.key === rest[1])?.name ?? rest[1]);
  } else named.push(told?.version.name ?? path);
  return named
    .map((one) => (typeof one === 'object' ? inLanguage(one, language) : one))
    .filter(Boolean)
    .join(' · ');
}

function capabilityName(told: MatrixTold | undefined, key: string | undefined): Words | string | undefined {
  return told?.capabilities.find((one) => one.key === key)?.name ?? key;
}
