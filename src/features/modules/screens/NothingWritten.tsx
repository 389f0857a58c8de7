/** The editor of an activity of which nothing is being written: published meanwhile, given up, or come to by an old link. */
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useAsk, useDo } from '../../../web/ask.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { Empty } from '../../../web/kit/Empty.tsx';
import { Icon } from '../../../web/kit/Icon.tsx';
import { ButtonLink, TextLink } from '../../../web/kit/links.ts';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import { useProblemWords } from '../../../web/kit/Problem.tsx';
import { toast } from '../../../web/toasts.ts';
import type { getActivity } from '../contract.ts';
import type { startDraft } from '../draft-contract.ts';
import { useActivityWords } from './use-activity-words.ts';

export function NothingWritten({
  activityId,
  onBegun,
}: {
  readonly activityId: string;
  readonly onBegun: () => void;
}): ReactElement {
  const { t } = useLingui();
  const { say } = useActivityWords();
  const words = useProblemWords();
  const params = { activityId };
  const answer = useAsk<typeof getActivity>('GET', '/api/menu/:activityId', { params });
  const start = useDo<typeof startDraft>('POST', '/api/menu/:activityId/draft', {
    refresh: ['/api/menu'],
    done: onBegun,
  });
  return (
    <Answered answer={answer}>
      {({ activity, may }) => (
        <>
          <PageHeader title={say(activity.name)} above={<TextLink to="/menu">{t`Menu`}</TextLink>} />
          <Empty
            icon="edit"
            title={t`Nothing is being written here`}
            action={
              <>
                <ButtonLink to="/menu/$activityId" params={params}>{t`To the activity`}</ButtonLink>
                {may.write && (
                  <Button
                    variant="default"
                    leftSection={<Icon name="edit" size={16} />}
                    loading={start.isPending}
                    onClick={() =>
                      start.mutate({ params }, { onError: (error) => toast(words(error), { tone: 'problem' }) })
                    }
                  >{t`Write a new version`}</Button>
                )}
              </>
            }
          >
            {t`The draft was published or given up. On the page of the activity you see what stands now.`}
          </Empty>
        </>
      )}
    </Answered>
  );
}
