/** Where a module that is no bite any more could be cut in two. */
import { useLingui } from '@lingui/react/macro';
import { Button, NativeSelect } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useDo } from '../../../web/ask.ts';
import { useProblemWords } from '../../../web/kit/Problem.tsx';
import { toast } from '../../../web/toasts.ts';
import type { ActivityVersion } from '../activity.ts';
import type { splitDraft } from '../draft-contract.ts';
import { proposeSplit } from '../split.ts';
import type { DraftDesk } from './draft-desk.ts';
import classes from './editor.module.css';
import { useCardWords } from './use-card-words.ts';

export interface SplitProposalProps {
  readonly activityId: string;
  readonly desk: DraftDesk;
  readonly version: ActivityVersion;
}

export function SplitProposal({ activityId, desk, version }: SplitProposalProps): ReactElement | null {
  const { t } = useLingui();
  const { nameOf } = useCardWords();
  const words = useProblemWords();
  const [wanted, setWanted] = useState('');
  const [second] = useState(() => crypto.randomUUID());
  const split = useDo<typeof splitDraft>('POST', '/api/menu/:activityId/draft/split', { refresh: ['/api/menu'] });
  const proposal = proposeSplit(version);
  if (!proposal) return null;
  const cards = version.content?.cards ?? [];
  const after = cards.some(({ key }) => key === wanted) ? wanted : proposal.after;
  const { firstMinutes, secondMinutes } = proposal;
  const cut = async (): Promise<void> => {
    await desk.flush();
    split.mutate(
      { params: { activityId }, body: { seen: desk.view().revision, after, activityId: second } },
      {
        onError: (error) => toast(words(error), { tone: 'problem' }),
        onSuccess: async () => {
          await desk.reload();
          toast(t`Cut in two. The second half is a draft of its own on the menu.`);
        },
      },
    );
  };
  return (
    <div className={classes['split']}>
      <p>{t`This is more than one bite. Cut behind the card proposed, the halves take about ${firstMinutes} and ${secondMinutes} minutes.`}</p>
      <NativeSelect
        label={t`Cut behind`}
        value={after}
        data={cards.slice(0, -1).map((card) => ({ value: card.key, label: nameOf(card) }))}
        onChange={(event) => setWanted(event.currentTarget.value)}
      />
      <Button variant="default" loading={split.isPending} onClick={() => void cut()}>{t`Cut in two`}</Button>
    </div>
  );
}
