/** What whoever writes the menu may do with an activity: edit it, take it off, bring it back. */
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState, type ReactElement } from 'react';
import { call, type Told } from '../../../web/api.ts';
import { useDo } from '../../../web/ask.ts';
import { Actions } from '../../../web/kit/Actions.tsx';
import { Icon } from '../../../web/kit/Icon.tsx';
import { ButtonLink } from '../../../web/kit/links.ts';
import { useProblemWords } from '../../../web/kit/Problem.tsx';
import { toast } from '../../../web/toasts.ts';
import type { getActivity } from '../contract.ts';
import type { retireActivity, startDraft } from '../draft-contract.ts';

const Versions = lazy(() => import('./Versions.tsx').then((file) => ({ default: file.Versions })));

export function Keeping({ shown }: { readonly shown: Told<typeof getActivity> }): ReactElement {
  const { t } = useLingui();
  const words = useProblemWords();
  const navigate = useNavigate();
  const { activity, may } = shown;
  const params = { activityId: activity.activityId };
  const edit = () => void navigate({ to: '/menu/$activityId/edit', params });
  const start = useDo<typeof startDraft>('POST', '/api/menu/:activityId/draft', { refresh: ['/api/menu'], done: edit });
  const [looking, setLooking] = useState(false);
  const retired = activity.state === 'retired';
  const retire = useDo<typeof retireActivity>('POST', '/api/menu/:activityId/retire', {
    refresh: ['/api/menu'],
    done: (_, asked) => {
      const back = async (): Promise<void> => {
        await call<typeof retireActivity>('POST', '/api/menu/:activityId/retire', {
          params,
          body: { retired: !asked.body.retired },
        });
        location.reload();
      };
      toast(asked.body.retired ? t`Taken off the menu. What was completed stays.` : t`Back on the menu.`, {
        undo: back,
      });
    },
  });
  const fail = (error: unknown): void => toast(words(error), { tone: 'problem' });
  return (
    <>
      {activity.state !== 'draft' && (
        <Actions
          label={t`More`}
          actions={[
            { key: 'versions', label: t`Versions`, icon: 'calendar', onChoose: () => setLooking(true) },
            ...(may.publish
              ? [
                  {
                    key: 'retire',
                    label: retired ? t`Bring back to the menu` : t`Take off the menu`,
                    icon: retired ? ('undo' as const) : ('remove' as const),
                    onChoose: () => retire.mutate({ params, body: { retired: !retired } }, { onError: fail }),
                  },
                ]
              : []),
          ]}
        />
      )}
      {looking && (
        <Suspense>
          <Versions activityId={activity.activityId} onClose={() => setLooking(false)} />
        </Suspense>
      )}
      {activity.hasDraft ? (
        <ButtonLink
          to="/menu/$activityId/edit"
          params={params}
          variant="default"
          leftSection={<Icon name="edit" size={16} />}
        >
          {t`Open the draft`}
        </ButtonLink>
      ) : (
        <Button
          variant="default"
          leftSection={<Icon name="edit" size={16} />}
          loading={start.isPending}
          onClick={() => start.mutate({ params }, { onError: fail })}
        >
          {t`Write a new version`}
        </Button>
      )}
    </>
  );
}
