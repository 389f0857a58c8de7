/** What came of checking a badge, from what matters most: whether it holds, by whom it is, what it is for, whose it is. */
import { useLingui } from '@lingui/react/macro';
import { Text, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Told } from '../../../web/api.ts';
import { useFormat } from '../../../web/format.ts';
import { Icon } from '../../../web/kit/Icon.tsx';
import type { checkBadge } from '../badge-contract.ts';
import classes from './check-badge.module.css';

type Verdict = Told<typeof checkBadge>;

export function BadgeVerdict({ told }: { readonly told: Verdict }): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const faults = useFaults();
  const { badge, why, issued, status, about } = told;
  if (!badge)
    return (
      <section className={classes['verdict']} data-holds="no">
        <Title order={2} size="h3">{t`This proves nothing`}</Title>
        <Text>{why ? faults[why] : ''}</Text>
      </section>
    );
  const back = status === 'taken-back';
  const from = format.day(badge.from.slice(0, 10));
  const until = badge.until ? format.day(badge.until.slice(0, 10)) : '';
  const lines = [
    badge.until ? t`Valid from ${from}, until ${until}` : t`Valid from ${from}`,
    issued === 'here'
      ? t`Signed by ${badge.issuer}, an academy of this installation.`
      : t`Signed by a key that nobody here knows. It names itself ${badge.issuer}.`,
    status === 'not-said' ? t`Whether it was taken back only its issuer can say.` : null,
    about === true ? t`It is about the person with this address.` : null,
    about === false ? t`It is not about the person with this address.` : null,
  ];
  return (
    <section className={classes['verdict']} data-holds={back || about === false ? 'no' : 'yes'}>
      <div className={classes['head']}>
        <Title order={2} size="h3">
          {badge.name}
        </Title>
        <span className={classes['sign']}>
          <Icon name={back ? 'cross' : 'check'} size={18} />
          {back ? t`Taken back` : t`Signature is right`}
        </span>
      </div>
      {back && <Text fw={600}>{t`Whoever gave it took it back: it no longer proves this.`}</Text>}
      <Text>{badge.description}</Text>
      {badge.narrative !== '' && <Text className={classes['narrative']}>{badge.narrative}</Text>}
      {lines.filter(Boolean).map((line) => (
        <Text key={line} size="sm">
          {line}
        </Text>
      ))}
      <Text size="sm" c="dimmed" className={classes['print']}>
        {t`Thumbprint of the key: ${badge.thumbprint}`}
      </Text>
    </section>
  );
}

function useFaults(): Readonly<Record<NonNullable<Verdict['why']>, string>> {
  const { t } = useLingui();
  const none = t`There is no badge in it.`;
  const changed = t`It was changed after it was signed.`;
  return {
    'no-badge': none,
    'not-a-token': none,
    'not-a-badge': t`It is signed, but it is no Open Badge.`,
    'wrong-signature': changed,
    changed,
    'other-algorithm': t`It is signed in a way that is not trusted here.`,
    'no-key': t`It holds no key by which it could be checked.`,
    'weak-key': t`Its key is too short to be trusted.`,
    'other-key': t`Another key signed it.`,
    'not-yet-valid': t`It is not valid yet.`,
    ended: t`It has run out.`,
  };
}
