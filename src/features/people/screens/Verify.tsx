/** Behind a verification link: the address is confirmed on arrival. */
import { useLingui } from '@lingui/react/macro';
import { Loader, Stack, Text, Title } from '@mantine/core';
import { useEffect, useRef, type ReactElement } from 'react';
import { TextLink } from '../../../web/kit/links.ts';
import type { verifyEmail } from '../../../server/sign-in/contract.ts';
import { useDo } from '../../../web/ask.ts';
import { Problem } from '../../../web/kit/Problem.tsx';
import { useJoinWords } from './join-words.ts';

export function Verify(): ReactElement {
  const { t } = useLingui();
  const reasons = useJoinWords();
  const verify = useDo<typeof verifyEmail>('POST', '/api/sign-in/verify', { refresh: ['/api/me'] });
  const sent = useRef(false);
  useEffect(() => {
    if (sent.current) return;
    sent.current = true;
    verify.mutate({ body: { token: location.hash.slice(1) } });
  });
  return (
    <Stack>
      <title>{t`Confirm your e-mail address`}</title>
      <Title order={1}>{verify.isSuccess ? t`Your address is confirmed` : t`Confirm your e-mail address`}</Title>
      {verify.isPending && <Loader size="sm" aria-label={t`Loading`} />}
      <Problem error={verify.error} reasons={reasons} />
      {verify.isSuccess && <Text>{t`Thank you. Links and reminders can reach you now.`}</Text>}
      <TextLink to="/">{t`Go to the academy`}</TextLink>
    </Stack>
  );
}
