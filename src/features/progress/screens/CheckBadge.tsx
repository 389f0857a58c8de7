/**
 * Checking a badge, for anybody: drop its file or paste it. What it proves is told apart from what it does not: whose key signed it,
 * whether it was taken back, and whether it is about who one was told it is about.
 */
import { useLingui } from '@lingui/react/macro';
import { Button, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useState, type FormEvent, type ReactElement } from 'react';
import type { Ask } from '../../../web/api.ts';
import { useDo } from '../../../web/ask.ts';
import { FilePick } from '../../../web/kit/FilePick.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import type { checkBadge } from '../badge-contract.ts';
import { BadgeVerdict } from './BadgeVerdict.tsx';
import { filedBadge } from './filed-badge.ts';

type File64 = Pick<Ask<typeof checkBadge>['body'], 'file' | 'as'>;

export function CheckBadge(): ReactElement {
  const { t } = useLingui();
  const [text, setText] = useState('');
  const [picked, setPicked] = useState<(File64 & { readonly name: string }) | null>(null);
  const [email, setEmail] = useState('');
  const check = useDo<typeof checkBadge>('POST', '/api/badges/check');
  const send = (badge: File64): void => {
    const { file, as } = badge;
    check.mutate({ body: { file, as, ...(email.trim() === '' ? {} : { email }) } });
  };
  const pick = async (file: File): Promise<void> => {
    const badge = { ...(await filedBadge(file)), name: file.name };
    setPicked(badge);
    setText('');
    send(badge);
  };
  const ready = picked ?? (text.trim() === '' ? null : { file: text.trim(), as: 'text' as const });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (ready) send(ready);
  };
  return (
    <form onSubmit={submit}>
      <title>{t`Check a badge`}</title>
      <Stack>
        <Title order={1}>{t`Check a badge`}</Title>
        <Text>
          {t`An Open Badge proves by itself that nothing in it was changed since it was signed. Nothing of it is kept here.`}
        </Text>
        <FilePick
          label={t`The file of the badge`}
          hint={picked ? picked.name : t`Picture (PNG, SVG) or signed file (.jwt, .json)`}
          endings={['.png', '.svg', '.jwt', '.json', '.txt']}
          mostBytes={2_000_000}
          onPick={(file) => void pick(file)}
        />
        <Textarea
          label={t`Or paste it`}
          autosize
          minRows={2}
          maxRows={6}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setPicked(null);
          }}
        />
        <TextInput
          label={t`Whose it should be`}
          description={t`An e-mail address; the badge holds it in a form only who knows it can compare.`}
          type="email"
          autoComplete="off"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <Problem error={check.error} />
        <Button type="submit" loading={check.isPending} disabled={ready === null}>{t`Check it`}</Button>
        <div role="status">{check.data && <BadgeVerdict told={check.data} />}</div>
      </Stack>
    </form>
  );
}
