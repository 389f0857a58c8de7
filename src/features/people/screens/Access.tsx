/** Who may do what beyond their place in the organisation. Whom a manager sees follows from whom they lead and is no grant. */
import { useLingui } from '@lingui/react/macro';
import { Badge, NativeSelect, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { grants, type Grant } from '../../../kernel/actor.ts';
import type { Told } from '../../../web/api.ts';
import { useAskPages } from '../../../web/ask.ts';
import { Empty } from '../../../web/kit/Empty.tsx';
import { Filters } from '../../../web/kit/Filters.tsx';
import { TextLink } from '../../../web/kit/links.ts';
import { LongList, type LongListProps } from '../../../web/kit/LongList.tsx';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import type { listAccess } from '../housekeeping-contract.ts';
import { useGrantWords } from './grant-words.ts';

type Holder = Told<typeof listAccess>['items'][number];

export function Access(): ReactElement {
  const { t } = useLingui();
  const words = useGrantWords();
  const navigate = useNavigate();
  const [grant, setGrant] = useState<Grant | ''>('');
  const holders = useAskPages<typeof listAccess>('GET', '/api/access', { query: grant ? { grant } : {}, hold: true });
  const look = useLook();
  return (
    <>
      <PageHeader
        title={t`Access`}
        above={<TextLink to="/housekeeping" size="sm">{t`Housekeeping`}</TextLink>}
        lead={t`Who may do more than their place in the organisation gives them. It is changed on the page of the person.`}
      />
      <Filters active={grant ? 1 : 0} onClear={() => setGrant('')}>
        <NativeSelect
          aria-label={t`Grant`}
          value={grant}
          onChange={(event) => setGrant(event.currentTarget.value as Grant | '')}
          data={[{ value: '', label: t`All grants` }, ...grants.map((one) => ({ value: one, label: words[one] }))]}
        />
      </Filters>
      <Problem error={holders.error} />
      {holders.items?.length === 0 ? (
        <Empty
          icon="team"
          title={t`Nobody holds this grant`}
          action={<TextLink to="/people">{t`Find a person to give it to`}</TextLink>}
        />
      ) : (
        <LongList<Holder>
          label={t`Access`}
          items={holders.items ?? []}
          idOf={(holder) => holder.id}
          nameOf={(holder) => holder.name}
          {...look}
          onEnd={holders.loadMore}
          onOpen={(holder) => void navigate({ to: '/people/$personId', params: { personId: holder.id } })}
        />
      )}
    </>
  );
}

/** A holder as a line of the table, and as a card on a phone. */
function useLook(): Pick<LongListProps<Holder>, 'columns' | 'card'> {
  const { t } = useLingui();
  const words = useGrantWords();
  const said = (holder: Holder): string =>
    holder.grants.map((held) => (held.market ? `${words[held.grant]} (${held.market})` : words[held.grant])).join(', ');
  return {
    columns: [
      { key: 'name', label: t`Name`, cell: (holder) => <HolderName holder={holder} /> },
      { key: 'grants', label: t`May`, width: 'minmax(0, 1.6fr)', cell: said },
      { key: 'state', label: t`Sign-in`, width: '180px', cell: (holder) => <SignInState holder={holder} /> },
    ],
    card: (holder) => (
      <>
        <span>
          <HolderName holder={holder} /> <SignInState holder={holder} />
        </span>
        <Text size="sm" c="dimmed">
          {said(holder)}
        </Text>
      </>
    ),
  };
}

function HolderName({ holder }: { readonly holder: Holder }): ReactElement {
  return (
    <TextLink to="/people/$personId" params={{ personId: holder.id }} fw={600}>
      {holder.name}
    </TextLink>
  );
}

function SignInState({ holder }: { readonly holder: Holder }): ReactElement | null {
  const { t } = useLingui();
  if (holder.left) return <Badge color="gray">{t`Left, so it does not count`}</Badge>;
  return holder.hasSignIn ? null : <Badge color="gray">{t`No sign-in yet`}</Badge>;
}
