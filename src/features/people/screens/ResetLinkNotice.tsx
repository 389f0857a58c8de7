/**
 * Above everything, for a person for whom somebody made a link for a new password: they are told who and when. It is put away in
 * this browser only, so that whoever used the link cannot put it away for them.
 */
import { useLingui } from '@lingui/react/macro';
import { Alert, Button, Group } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useFormat } from '../../../web/format.ts';
import { usePerson } from '../../../web/me.ts';

const keyOf = (personId: string): string => `sellwright reset-links ${personId}`;

function seenBefore(personId: string): readonly string[] {
  try {
    return (localStorage.getItem(keyOf(personId)) ?? '').split(' ');
  } catch {
    return [];
  }
}

export function ResetLinkNotice(): ReactElement | null {
  const { t } = useLingui();
  const format = useFormat();
  const { id, resetLinks } = usePerson();
  const [seen, setSeen] = useState(() => seenBefore(id));
  const link = resetLinks.find((one) => !seen.includes(one.id));
  if (!link) return null;
  const { by } = link;
  const moment = format.moment(link.at);
  const putAway = (): void => {
    const all = resetLinks.map((one) => one.id);
    setSeen(all);
    try {
      localStorage.setItem(keyOf(id), all.join(' '));
    } catch {
      // a browser that keeps nothing shows it again
    }
  };
  return (
    <Alert radius={0} color="yellow" p="xs">
      <Group justify="space-between" gap={12}>
        <span>
          <strong>{t`A link for a new password was made for you`}</strong>{' '}
          {t`${by} made it, ${moment}. If you did not ask for it, please turn to an owner of the academy and choose a new password.`}
        </span>
        <Button size="xs" variant="default" onClick={putAway}>{t`I know`}</Button>
      </Group>
    </Alert>
  );
}
