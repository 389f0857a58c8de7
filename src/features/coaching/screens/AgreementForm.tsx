/**
 * Writing what to agree on: one gap is best, at most three actions, a check-back. The draft stays in this browser until it is sent.
 * Hints on wording are gentle: nothing is refused for being vague.
 */
import { useLingui } from '@lingui/react/macro';
import { Button, Fieldset, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState, type FormEvent, type ReactElement } from 'react';
import { useDo } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { DayInput } from '../../../web/kit/DayInput.tsx';
import { Icon } from '../../../web/kit/Icon.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import { toast } from '../../../web/toasts.ts';
import { limits, readingBudget, wordCount } from '../agreement-content.ts';
import type { proposeAgreement, reviseAgreement } from '../contract.ts';
import { ActionFields } from './ActionFields.tsx';
import { firstDraft, withAction, writtenContent, type Draft, type Prepared } from './agreement-draft.ts';
import type { FullAgreement } from './coaching-words.ts';
import { useCoachingReasons } from './coaching-words.ts';
import { GapFields } from './GapFields.tsx';
import { useKeptDraft } from '../../../web/use-kept-draft.ts';

export interface AgreementFormProps {
  readonly prepared: Prepared;
  /** the agreement to change; without one, a first proposal */
  readonly agreement: FullAgreement | null;
  readonly sessionId?: string;
  readonly onDone: (agreement: FullAgreement) => void;
  readonly onCancel?: () => void;
}

export function AgreementForm({ prepared, agreement, sessionId, onDone, onCancel }: AgreementFormProps): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const reasons = useCoachingReasons();
  const name = `agreement.${prepared.salesperson.id}.${agreement?.revisions.length ?? 0}.${agreement?.checkBacks.length ?? 0}`;
  const [draft, setDraft, forget] = useKeptDraft<Draft>(name, () => firstDraft(prepared, agreement, format.today()));
  const [tried, setTried] = useState(false);
  const sending = useSending(prepared.salesperson.id, agreement, sessionId, (told) => {
    forget();
    toast(t`Proposed and accepted by you. It is in force once the other side accepts too.`);
    onDone(told);
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    sending.send(draft);
  };
  const giveUp = (): void => {
    forget();
    onCancel?.();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="lg">
        <Fieldset legend={t`Gaps to close`}>
          <GapFields prepared={prepared} gaps={draft.gaps} onChange={(gaps) => setDraft({ ...draft, gaps })} />
        </Fieldset>
        <ActionList prepared={prepared} draft={draft} tried={tried} onChange={setDraft} />
        <DayInput
          label={t`Check-back`}
          description={t`On this day you look at the gaps again.`}
          value={draft.checkBack}
          min={format.today()}
          required
          onChange={(checkBack) => setDraft({ ...draft, checkBack: checkBack ?? '' })}
          maw={240}
        />
        <Textarea
          label={t`Note`}
          maxLength={limits.note}
          autosize
          minRows={2}
          value={draft.note}
          onChange={(event) => setDraft({ ...draft, note: event.currentTarget.value })}
        />
        <Length draft={draft} />
        <Problem error={sending.error} reasons={reasons} />
        <Group>
          <Button type="submit" loading={sending.isPending}>
            {agreement ? t`Propose this change and accept it` : t`Propose and accept`}
          </Button>
          {onCancel && <Button variant="subtle" color="gray" onClick={giveUp}>{t`Cancel`}</Button>}
        </Group>
      </Stack>
    </form>
  );
}

interface Sending {
  readonly send: (draft: Draft) => void;
  readonly error: Error | null;
  readonly isPending: boolean;
}

/** A first proposal, or a revision after the one that was read. */
function useSending(
  salespersonId: string,
  agreement: FullAgreement | null,
  sessionId: string | undefined,
  done: (told: FullAgreement) => void,
): Sending {
  const refresh = ['/api/coaching'];
  const propose = useDo<typeof proposeAgreement>('POST', '/api/coaching/agreements', { refresh, done });
  const revise = useDo<typeof reviseAgreement>('POST', '/api/coaching/agreements/:agreementId/revisions', {
    refresh,
    done,
  });
  return {
    send: (draft) => {
      const sent = { content: writtenContent(draft), accept: true, ...(sessionId ? { sessionId } : {}) };
      if (agreement)
        revise.mutate({ params: { agreementId: agreement.id }, body: { after: agreement.revisions.length, ...sent } });
      else propose.mutate({ body: { salespersonId, ...sent } });
    },
    error: propose.error ?? revise.error,
    isPending: propose.isPending || revise.isPending,
  };
}

interface ActionListProps {
  readonly prepared: Prepared;
  readonly draft: Draft;
  readonly tried: boolean;
  readonly onChange: (draft: Draft) => void;
}

function ActionList({ prepared, draft, tried, onChange }: ActionListProps): ReactElement {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const names = { salesperson: prepared.salesperson.name, manager: prepared.manager.name };
  const taken = new Set(draft.actions.flatMap(({ named }) => named?.activityId ?? []));
  const without = (key: number): void =>
    onChange({ ...draft, actions: draft.actions.filter((action) => action.key !== key) });
  return (
    <Fieldset legend={t`Actions, at most three`}>
      <Stack gap="md">
        {draft.actions.map((action, at) => (
          <ActionFields
            key={action.key}
            position={at + 1}
            action={action}
            personId={prepared.salesperson.id}
            gaps={draft.gaps}
            taken={taken}
            names={names}
            latestDue={draft.checkBack}
            language={i18n.locale}
            missing={tried && action.what.trim() === ''}
            onChange={(next) =>
              onChange({ ...draft, actions: draft.actions.map((one) => (one.key === action.key ? next : one)) })
            }
            {...(draft.actions.length > 1 ? { onRemove: () => without(action.key) } : {})}
          />
        ))}
        {draft.actions.length < limits.actions && (
          <Button
            variant="default"
            leftSection={<Icon name="plus" size={16} />}
            style={{ alignSelf: 'flex-start' }}
            onClick={() => onChange(withAction(draft, format.today()))}
          >
            {t`Add an action`}
          </Button>
        )}
      </Stack>
    </Fieldset>
  );
}

function Length({ draft }: { readonly draft: Draft }): ReactElement | null {
  const { t } = useLingui();
  const words = wordCount(draft);
  if (words <= readingBudget) return null;
  return (
    <Text
      size="sm"
      role="status"
    >{t`${words} words: more than anyone reads in a minute. ${readingBudget} are enough.`}</Text>
  );
}
