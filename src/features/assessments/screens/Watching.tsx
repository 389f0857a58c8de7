/** Whom one was asked to watch, and whom one has asked; what one may verify. */
import { useLingui } from '@lingui/react/macro';
import { Button, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import type { Told } from '../../../web/api.ts';
import { useAsk, useDo } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { ButtonLink } from '../../../web/kit/links.ts';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import { toast } from '../../../web/toasts.ts';
import type { closeRequest, getMayVerify, listMyRequests } from '../demonstration-contract.ts';
import classes from './demonstrate.module.css';

type Request = Told<typeof listMyRequests>['toMe'][number];

export function Watching(): ReactElement {
  const { t, i18n } = useLingui();
  const answer = useAsk<typeof listMyRequests>('GET', '/api/me/demonstration-requests');
  const verified = useAsk<typeof getMayVerify>('GET', '/api/me/may-verify');
  const names = (verified.data?.items ?? []).map(({ name }) => inLanguage(name, i18n.locale)).join(', ');
  return (
    <div className={classes['screen']}>
      <PageHeader
        title={t`Asked to watch`}
        lead={names ? t`You may verify: ${names}` : t`Colleagues ask to be watched while they show what they can do.`}
      />
      <Answered answer={answer} rows={3}>
        {({ toMe, byMe }) => (
          <>
            {toMe.length === 0 && <Text c="dimmed">{t`Nobody waits to be watched by you.`}</Text>}
            <ul className={classes['lines']} aria-label={t`Asked to watch`}>
              {toMe.map((one) => (
                <Line key={one.requestId} one={one} mine={false} />
              ))}
            </ul>
            {byMe.length > 0 && <h2 className={classes['group']}>{t`You have asked`}</h2>}
            <ul className={classes['lines']} aria-label={t`You have asked`}>
              {byMe.map((one) => (
                <Line key={one.requestId} one={one} mine />
              ))}
            </ul>
          </>
        )}
      </Answered>
    </div>
  );
}

function Line({ one, mine }: { readonly one: Request; readonly mine: boolean }): ReactElement {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const close = useDo<typeof closeRequest>('DELETE', '/api/demonstration-requests/:requestId', {
    refresh: ['/api/me/demonstration-requests'],
    done: () => toast(mine ? t`Asked no longer` : t`Declined`),
  });
  const capability = inLanguage(one.capability, i18n.locale);
  const other = mine ? one.asked.name : one.person.name;
  const until = format.day(one.until);
  return (
    <li>
      <span className={classes['line']}>
        <span className={classes['lineName']}>{t`${other}: ${capability}`}</span>
        <span className={classes['lineMore']}>{[one.words, t`until ${until}`].filter(Boolean).join(' · ')}</span>
      </span>
      {!mine && (
        <ButtonLink
          variant="default"
          size="compact-md"
          to="/people/$personId/demonstrate"
          params={{ personId: one.person.id }}
        >{t`Record what you saw`}</ButtonLink>
      )}
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        aria-label={mine ? t`Ask ${other} no longer: ${capability}` : t`Decline: ${other}, ${capability}`}
        loading={close.isPending}
        onClick={() => close.mutate({ params: { requestId: one.requestId } })}
      >
        {mine ? t`Ask no longer` : t`Decline`}
      </Button>
    </li>
  );
}
