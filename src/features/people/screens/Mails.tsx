/** What was sent to whom and why, and what could not be sent. The text of a mail is nobody's business here. */
import { useLingui } from '@lingui/react/macro';
import { Badge, Button, NativeSelect, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import type { Told } from '../../../web/api.ts';
import { useAskPages, useDo } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { Empty } from '../../../web/kit/Empty.tsx';
import { Filters } from '../../../web/kit/Filters.tsx';
import { TextLink } from '../../../web/kit/links.ts';
import { LongList, type LongListProps } from '../../../web/kit/LongList.tsx';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import { Why } from '../../../web/kit/Why.tsx';
import { useMe } from '../../../web/me.ts';
import { toast } from '../../../web/toasts.ts';
import type { listMails, sendMailsAgain } from '../housekeeping-contract.ts';
import { useMailWords } from './mail-words.ts';
import { PersonName } from './PersonName.tsx';

type Mail = Told<typeof listMails>['items'][number];
type State = '' | Mail['state'];

export function Mails(): ReactElement {
  const { t } = useLingui();
  const sends = useMe()?.installation.mails ?? false;
  const [state, setState] = useState<State>('');
  const mails = useAskPages<typeof listMails>('GET', '/api/mails', { query: state ? { state } : {}, hold: true });
  const look = useLook();
  return (
    <>
      <PageHeader
        title={t`Mails`}
        above={<TextLink to="/housekeeping" size="sm">{t`Housekeeping`}</TextLink>}
        {...(mails.items?.some((mail) => mail.state === 'failed')
          ? { beside: <SendAgain label={t`Send all that failed again`} /> }
          : {})}
        lead={
          sends
            ? t`What was sent to whom, and what caused it. What a mail said is not kept once it is sent.`
            : t`This installation sends no mail: links are handed out by you instead.`
        }
      />
      <Filters active={state ? 1 : 0} onClear={() => setState('')}>
        <NativeSelect
          aria-label={t`State`}
          value={state}
          onChange={(event) => setState(event.currentTarget.value as State)}
          data={[
            { value: '', label: t`All mails` },
            { value: 'failed', label: t`Failed` },
            { value: 'waiting', label: t`Waiting` },
            { value: 'sent', label: t`Sent` },
          ]}
        />
      </Filters>
      <Problem error={mails.error} />
      {mails.items?.length === 0 ? (
        <Empty icon="file" title={state ? t`No mail is in this state` : t`No mail yet`}>
          {t`Invitations, coaching sessions and agreements are told by mail; each stands here with what caused it.`}
        </Empty>
      ) : (
        <LongList<Mail>
          label={t`Mails`}
          items={mails.items ?? []}
          idOf={(mail) => mail.id}
          nameOf={(mail) => mail.subject}
          {...look}
          onEnd={mails.loadMore}
          cardHeight={104}
        />
      )}
    </>
  );
}

/** A mail as a line of the table, and as a card on a phone. */
function useLook(): Pick<LongListProps<Mail>, 'columns' | 'card'> {
  const { t } = useLingui();
  const format = useFormat();
  const because = useMailWords();
  return {
    columns: [
      { key: 'at', label: t`When`, width: '190px', cell: (mail) => format.moment(mail.sentAt ?? mail.queuedAt) },
      { key: 'recipient', label: t`Recipient`, cell: (mail) => <Recipient mail={mail} /> },
      { key: 'subject', label: t`Subject`, width: 'minmax(0, 1.5fr)', cell: (mail) => mail.subject },
      { key: 'because', label: t`Because`, cell: (mail) => because(mail.because) },
      { key: 'state', label: t`State`, width: '200px', cell: (mail) => <StateOfMail mail={mail} /> },
    ],
    card: (mail) => (
      <>
        <Text fw={600}>{mail.subject || because(mail.because)}</Text>
        <Text size="sm" c="dimmed">
          {format.moment(mail.sentAt ?? mail.queuedAt)} · <Recipient mail={mail} amid />
        </Text>
        <span>
          <StateOfMail mail={mail} />
        </span>
      </>
    ),
  };
}

function Recipient({ mail, amid = false }: { readonly mail: Mail; readonly amid?: boolean }): ReactElement {
  return mail.person ? <PersonName who={mail.person} amid={amid} /> : <>{mail.recipient}</>;
}

function StateOfMail({ mail }: { readonly mail: Mail }): ReactElement {
  const { t } = useLingui();
  if (mail.state === 'sent') return <Badge color="petrol">{t`Sent`}</Badge>;
  if (mail.state === 'waiting') return <Badge color="gray">{t`Waiting`}</Badge>;
  const { recipient, tries } = mail;
  return (
    <>
      <Badge color="rust">{t`Failed`}</Badge>{' '}
      <Why of={t`Mail to ${recipient}`}>
        <p>{mail.failed}</p>
        <p>{t`Tried so often: ${tries}`}</p>
        <SendAgain mails={[mail.id]} label={t`Send again`} />
      </Why>
    </>
  );
}

function SendAgain({ mails, label }: { readonly mails?: readonly string[]; readonly label: string }): ReactElement {
  const { t } = useLingui();
  const again = useDo<typeof sendMailsAgain>('POST', '/api/mails/again', {
    refresh: ['/api/mails', '/api/housekeeping'],
    done: ({ queued }) => toast(t`Tried again now: ${queued}`),
  });
  return (
    <>
      <Button
        variant="default"
        loading={again.isPending}
        onClick={() => again.mutate({ body: mails ? { mails: [...mails] } : {} })}
      >
        {label}
      </Button>
      <Problem error={again.error} />
    </>
  );
}
