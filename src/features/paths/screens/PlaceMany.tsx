/** Placement checks for many: for whom; beside it exactly who gets one, and who not and why; below those given, with their way back. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { newId } from '../../../kernel/id.ts';
import { useAsk, useDo } from '../../../web/ask.ts';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import { toast } from '../../../web/toasts.ts';
import type { givePlacements, previewPlacements, undoPlacements } from '../placement-batch-contract.ts';
import classes from './assign.module.css';
import { ManyWays } from './ManyWays.tsx';
import { firstForm, type Form, peopleIn, whomOf } from './order-form.ts';
import { PlacedSoFar } from './PlacedSoFar.tsx';
import { PlacePreview } from './PlacePreview.tsx';
import { WhomFields } from './WhomFields.tsx';

const touched = ['/api/placement-batches', '/api/people', '/api/first'];

export function PlaceMany(): ReactElement {
  const { t } = useLingui();
  const people = useLocation({ select: ({ search }) => peopleIn(search) });
  const [form, setForm] = useState<Form>({ ...firstForm(people), joinedWithin: people.length > 0 ? null : 30 });
  const whom = whomOf(form);
  const preview = useAsk<typeof previewPlacements>('POST', '/api/placement-batches/preview', {
    body: { whom, limit: 500 },
    hold: true,
  });
  const { give, undo } = usePlacing();
  const placed = preview.data?.placed ?? 0;
  const send = (): void => {
    const fingerprint = preview.data?.fingerprint;
    if (!fingerprint) return;
    give.mutate(
      { params: { batchId: newId() }, body: { whom, fingerprint } },
      { onError: () => void preview.refetch() },
    );
  };
  return (
    <>
      <PageHeader
        title={t`Placement checks`}
        lead={t`A placement check says where somebody who joins begins, and shortens their path by what they can do already.`}
      />
      <ManyWays people={form.people} />
      <div className={classes['columns']}>
        <form
          className={classes['fields']}
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <WhomFields form={form} onChange={(part) => setForm({ ...form, ...part })} />
          <Problem
            error={give.error ?? undo.error}
            reasons={{
              'changed-since-preview': t`Since you looked, something changed: whom it reaches, or what they have shown. It stands here as it is now; look again, then give it.`,
              'nobody-to-place': t`None of these gets a placement check.`,
              'not-yours': t`You give placement checks to people you lead, as long as they are here. One of these is not.`,
            }}
          />
          <Button type="submit" loading={give.isPending} disabled={placed === 0}>
            {placed === 0
              ? t`Give placement checks`
              : plural(placed, { one: 'Give # placement check', other: 'Give # placement checks' })}
          </Button>
        </form>
        <PlacePreview preview={preview} />
      </div>
      <PlacedSoFar onUndo={(batchId) => undo.mutate({ params: { batchId } })} />
    </>
  );
}

function usePlacing() {
  const { t } = useLingui();
  const undo = useDo<typeof undoPlacements>('POST', '/api/placement-batches/:batchId/undo', {
    refresh: touched,
    done: ({ takenBack, kept }) => {
      const back = plural(takenBack, { one: '# taken back', other: '# taken back' });
      toast(kept > 0 ? t`${back}. Where somebody has begun to answer, the check stays: ${kept}` : back);
    },
  });
  const give = useDo<typeof givePlacements>('PUT', '/api/placement-batches/:batchId', {
    refresh: touched,
    done: ({ placed }, { params }) =>
      toast(plural(placed, { one: '# placement check given', other: '# placement checks given' }), {
        undo: () => undo.mutate({ params }),
      }),
  });
  return { give, undo };
}
