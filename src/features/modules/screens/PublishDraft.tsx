/** From here a draft goes on: published by an owner, asked for by everybody else, or given up. */
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import type { Told } from '../../../web/api.ts';
import { isUnder, useDo } from '../../../web/ask.ts';
import { Actions } from '../../../web/kit/Actions.tsx';
import { Dialog } from '../../../web/kit/Dialog.tsx';
import { Icon } from '../../../web/kit/Icon.tsx';
import { useProblemWords } from '../../../web/kit/Problem.tsx';
import { toast } from '../../../web/toasts.ts';
import type { askForPublication, discardDraft, getDraft, publishActivity } from '../draft-contract.ts';
import type { DraftDesk } from './draft-desk.ts';

export interface PublishDraftProps {
  readonly loaded: Told<typeof getDraft>;
  readonly desk: DraftDesk;
  /** how many faults keep it from being published */
  readonly errors: number;
}

export function PublishDraft({ loaded, desk, errors }: PublishDraftProps): ReactElement {
  const { t } = useLingui();
  const navigate = useNavigate();
  const params = { activityId: loaded.activity.activityId };
  const words = useProblemWords({
    faulty: t`Something is still to be mended.`,
    'changed-meanwhile': t`Somebody else wrote at the draft just now. Look at it once more, then publish.`,
  });
  const fail = (error: unknown): void => toast(words(error), { tone: 'problem' });
  const refresh = ['/api/menu'];
  const client = useQueryClient();
  const show = () => void navigate({ to: '/menu/$activityId', params });
  const publish = useDo<typeof publishActivity>('POST', '/api/menu/:activityId/publish', {
    done: () => {
      toast(t`Published. Whoever is in the middle of the former version finishes it.`);
      void rereadMenu(client);
      show();
    },
  });
  const ask = useDo<typeof askForPublication>('POST', '/api/menu/:activityId/draft/ask', { refresh });
  const [asked, setAsked] = useState(loaded.askedAt !== null);
  const onAsk = async (): Promise<void> => {
    await desk.flush();
    ask.mutate(
      { params, body: { asks: !asked } },
      {
        onError: fail,
        onSuccess: ({ askedAt }) => {
          setAsked(askedAt !== null);
          toast(
            askedAt === null ? t`The request is taken back.` : t`The owners see that this draft is to be published.`,
          );
        },
      },
    );
  };
  const onPublish = async (): Promise<void> => {
    await desk.flush();
    publish.mutate({ params, body: { seen: desk.view().revision } }, { onError: fail });
  };
  return (
    <>
      <GiveUp params={params} />
      {loaded.may.publish ? (
        <Button disabled={errors > 0} loading={publish.isPending} onClick={() => void onPublish()}>{t`Publish`}</Button>
      ) : (
        <Button
          disabled={errors > 0}
          variant={asked ? 'default' : 'filled'}
          loading={ask.isPending}
          {...(asked ? { leftSection: <Icon name="check" size={16} /> } : {})}
          onClick={() => void onAsk()}
        >
          {asked ? t`Asked for publication` : t`Ask for publication`}
        </Button>
      )}
    </>
  );
}

/** All but the draft, which is no more: who still stands in it would ask for it in vain. */
function rereadMenu(client: QueryClient): Promise<void> {
  return client.invalidateQueries({
    predicate: ({ queryKey }) => {
      const address = String(queryKey[1] ?? '');
      return isUnder(address, ['/api/menu']) && !address.endsWith('/draft');
    },
  });
}

function GiveUp({ params }: { readonly params: { readonly activityId: string } }): ReactElement {
  const { t } = useLingui();
  const navigate = useNavigate();
  const words = useProblemWords();
  const [opened, setOpened] = useState(false);
  const client = useQueryClient();
  const discard = useDo<typeof discardDraft>('DELETE', '/api/menu/:activityId/draft', {
    done: () => {
      void rereadMenu(client);
      void navigate({ to: '/menu' });
    },
  });
  return (
    <>
      <Actions
        label={t`More`}
        actions={[{ key: 'discard', label: t`Give this draft up`, icon: 'remove', onChoose: () => setOpened(true) }]}
      />
      <Dialog opened={opened} onClose={() => setOpened(false)} title={t`Give this draft up`}>
        <p>{t`Everything written in it is gone for good. A version that is published stays as it is.`}</p>
        <Button
          color="rust"
          loading={discard.isPending}
          onClick={() => discard.mutate({ params }, { onError: (error) => toast(words(error), { tone: 'problem' }) })}
        >
          {t`Give up`}
        </Button>
      </Dialog>
    </>
  );
}
