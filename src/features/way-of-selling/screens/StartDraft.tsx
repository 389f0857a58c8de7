/** One click from a published version to a draft of it. Where a draft waits already, that one is offered first. */
import { useLingui } from '@lingui/react/macro';
import { Button, Menu } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useAsk, useDo } from '../../../web/ask.ts';
import { ButtonLink } from '../../../web/kit/links.ts';
import { Problem } from '../../../web/kit/Problem.tsx';
import { usePerson } from '../../../web/me.ts';
import type { listVersions, startDraft } from '../contract.ts';

/** @param from a version; without one: what is in force, the starter, or nothing. @param resume whether a waiting draft is offered */
export function StartDraft({
  from,
  resume: offers = true,
}: {
  readonly from?: string;
  readonly resume?: boolean;
}): ReactElement | null {
  const { t } = useLingui();
  const router = useRouter();
  const isOwner = usePerson().grants.includes('owner');
  const versions = useAsk<typeof listVersions>('GET', '/api/way-of-selling/versions', { when: isOwner });
  const start = useDo<typeof startDraft>('POST', '/api/way-of-selling/versions', {
    refresh: ['/api/way-of-selling'],
    done: ({ versionId }) => router.history.push(`/way-of-selling/versions/${versionId}`),
  });
  if (!isOwner) return null;
  const draft = versions.data?.items.find(({ state }) => state === 'draft');
  const begin = (origin: Parameters<typeof start.mutate>[0]['body']['from']) => (): void =>
    start.mutate({ body: { from: origin } });
  const resume = offers && draft && (
    <ButtonLink
      variant={from ? 'default' : 'filled'}
      to="/way-of-selling/versions/$versionId"
      params={{ versionId: draft.versionId }}
    >
      {t`Go on with the draft`}
    </ButtonLink>
  );
  if (from) {
    return (
      <>
        {resume}
        <Button loading={start.isPending} onClick={begin({ versionId: from })}>{t`Change it`}</Button>
        <Problem error={start.error} />
      </>
    );
  }
  return (
    <>
      {resume}
      <Menu position="bottom-end" width={260}>
        <Menu.Target>
          <Button variant={resume ? 'default' : 'filled'} loading={start.isPending}>{t`Start a draft`}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            disabled={!versions.data?.items.some(({ phase }) => phase === 'in-force')}
            onClick={begin({ versionId: 'in-force' })}
          >{t`From what is in force`}</Menu.Item>
          <Menu.Item onClick={begin('starter')}>{t`From the starter way of selling`}</Menu.Item>
          <Menu.Item onClick={begin('empty')}>{t`Empty`}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Problem error={start.error} />
    </>
  );
}
