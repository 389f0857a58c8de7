/** Inviting: by mail where there is mail, else the links appear here once, to be handed out. */
import { Plural, useLingui } from '@lingui/react/macro';
import { Button, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { Dialog } from '../../../web/kit/Dialog.tsx';
import { useDo } from '../../../web/ask.ts';
import { CopyLink } from '../../../web/kit/CopyLink.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import { toast } from '../../../web/toasts.ts';
import type { invitePeople } from '../joining-contract.ts';
import { useChangeWords } from './change-words.ts';

export function Invite({
  people,
  onDone,
  primary = false,
}: {
  readonly people: readonly string[];
  readonly onDone?: () => void;
  readonly primary?: boolean;
}): ReactElement {
  const { t } = useLingui();
  const reasons = useChangeWords();
  const invite = useDo<typeof invitePeople>('POST', '/api/invitations', {
    refresh: ['/api/people'],
    done: ({ mailed }) => {
      if (mailed > 0) toast(t`Invitations on their way by mail: ${mailed}`);
    },
  });
  const result = invite.data;
  const shows = result !== undefined && (result.links.length > 0 || result.skipped.length > 0);
  const close = (): void => {
    invite.reset();
    onDone?.();
  };
  return (
    <>
      <Button
        {...(primary ? {} : { size: 'compact-sm', variant: 'default' })}
        loading={invite.isPending}
        onClick={() => invite.mutate({ body: { people: [...people] } })}
      >
        {t`Invite`}
      </Button>
      <Problem error={invite.error} reasons={reasons} />
      <Dialog opened={shows} onClose={close} title={t`Links to hand out`} size="lg">
        <Stack>
          {result && result.links.length > 0 && (
            <Text size="sm">{t`Each link works once, for 14 days, and is shown only now. Give it to the person by a way only they can read.`}</Text>
          )}
          {result?.links.some((one) => onlyHere(one.link)) && (
            <Text
              size="sm"
              fw={600}
            >{t`These links open on this machine only. To hand them to others, the operator sets HOST and PUBLIC_URL and starts again.`}</Text>
          )}
          {result?.links.map((one) => (
            <CopyLink key={one.personId} label={one.name} link={one.link} />
          ))}
          {result && result.skipped.length > 0 && (
            <Text size="sm" c="dimmed">
              <Plural
                value={result.skipped.length}
                one="# person was left out: they have a sign-in, or have left."
                other="# people were left out: they have a sign-in, or have left."
              />
            </Text>
          )}
          {result?.skipped.some((one) => one.reason === 'owner-only') && (
            <Text size="sm">{t`Only an academy owner invites an owner.`}</Text>
          )}
        </Stack>
      </Dialog>
    </>
  );
}

/** A link to the machine that serves it: of no use on another one. */
function onlyHere(link: string): boolean {
  return /^https?:\/\/(localhost|127\.|\[::1\])/.test(link);
}
