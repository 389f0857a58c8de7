/**
 * Writing what to agree on: one gap is best, at most three actions, a check-back. The draft stays in this browser until it is sent.
 * Hints on wording are gentle: nothing is refused for being vague.
 */
import { useLingui } from '@lingui/react/macro';
import { Button, Fieldset, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState, type FormEvent, type ReactElement } from 'react';
import type { Told } from '../../../web/api.ts';
import { useDo } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { DayInput } from '../../../web/kit/DayInput.tsx';
import { Icon } from '../../../web/kit/Icon.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import { toast } from '../../../web/toasts.ts';
import { limits, readingBudget, wordCount } from '../agreement-content.ts';
import type { proposeAgreement, reviseAgreement } from '../contract.ts';
import type { getPreparation } from '../session-contract.ts';
import { ActionFields } from './ActionFields.tsx';
import type { FullAgreement } from './coaching-words.ts';
import { useCoachingReasons } from './coaching-words.ts';
import { GapFields } from './GapFields.tsx';
import { useKeptDraft } from './use-kept-draft.ts';

export type Prepared = Told<typeof getPreparation>;
type Draft = Told<typeof proposeAgreement> extends { revisions: readonly (infer R)[] }
  ? R extends { content: infer C }
    ? Omit<C, 'actions'> & { readonly actions: readonly DraftAction[] }
    : never
  : never;
export type DraftAction = Omit<FullAgreement['revisions'][number]['content']['actions'][number], 'actionId'>;
export type DraftGap = Draft['gaps'][number];

export interface AgreementFormProps {
  readonly prepared: Prepared;
  /** the agreement to change; without one, a first proposal */
  readonly agreement: FullAgreement | null;
  readonly sessionId?: string;
  readonly onDone: (agreement: FullAgreement) => void;
  readonly onCancel?: () => void;
}

export function AgreementForm({ prepared, agreement, sessionId, onDone, onCancel }: AgreementFormProps): ReactElement {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const reasons = useCoachingReasons();
  const latest = agreement?.revisions.at(-1);
  const [draft, setDraft, forget] = useKeptDraft<Draft>(`agreement.${prepared.salesperson.id}.${latest?.number ?? 0}`, () => firstDraft(prepared, agreement));
  const [tried, setTried] = useState(false);
  const done = (told: FullAgreement): void => {
    forget();
    toast(t`Proposed and accepted by you. It is in force once the other side accepts too.`);
    onDone(told);
  };
  const refresh = ['/api/coaching'];
  const propose = useDo<typeof proposeAgreement>('POST', '/api/coaching/agreements', { refresh, done });
  const revise = useDo<typeof reviseAgreement>('POST', '/api/coaching/agreements/:agreementId/revisions', { refresh, done });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    const content = { ...draft, gaps: [...draft.gaps], actions: draft.actions.filter((action) => action.what.trim() !== '') };
    const sent = { content, accept: true, ...(sessionId ? { sessionId } : {}) };
    if (agreement && latest) revise.mutate({ params: { agreementId: agreement.id }, body: { after: latest.number, ...sent } });
    else propose.mutate({ body: { salespersonId: prepared.salesperson.id, ...sent } });
  };
  const words = wordCount(draft);
  const names = { salesperson: prepared.salesperson.name, manager: prepared.manager.name };
  return (
    <form onSubmit={submit}>
      <Stack gap="lg">
        <Fieldset legend={t`Gaps to close`}>
          <GapFields prepared={prepared} gaps={draft.gaps} onChange={(gaps) => setDraft({ ...draft, gaps })} />
        </Fieldset>
        <Fieldset legend={t`Actions, at most three`}>
          <Stack gap="md">
            {draft.actions.map((action, at) => (
              <ActionFields
                key={at}
                position={at + 1}
                action={action}
                names={names}
                latestDue={draft.checkBack}
                language={i18n.locale}
                missing={tried && action.what.trim() === ''}
                onChange={(next) => setDraft({ ...draft, actions: draft.actions.map((one, other) => (other === at ? next : one)) })}
                {...(draft.actions.length > 1 ? { onRemove: () => setDraft({ ...draft, actions: draft.actions.filter((_, other) => other !== at) }) } : {})}
              />
            ))}
            {draft.actions.length < limits.actions && (
              <Button
                variant="default"
                leftSection={<Icon name="plus" size={16} />}
                style={{ alignSelf: 'flex-start' }}
                onClick={() => setDraft({ ...draft, actions: [...draft.actions, blankAction(draft.checkBack, format.today())] })}
              >
                {t`Add an action`}
              </Button>
            )}
          </Stack>
        </Fieldset>
        <DayInput
          label={t`Check-back`}
          description={t`On this day you look at the gaps again.`}
          value={draft.checkBack}
          min={format.today()}
          required
          onChange={(checkBack) => setDraft({ ...draft, checkBack: checkBack ?? '' })}
          maw={240}
        />
        <Textarea label={t`Note`} maxLength={limits.note} autosize minRows={2} value={draft.note} onChange={(event) => setDraft({ ...draft, note: event.currentTarget.value })} />
        {words > readingBudget && (
          <Text size="sm" role="status">{t`${words} words: more than anyone reads in a minute. ${readingBudget} are enough.`}</Text>
        )}
        <Problem error={propose.error ?? revise.error} reasons={reasons} />
        <Group>
          <Button type="submit" loading={propose.isPending || revise.isPending}>{agreement ? t`Propose this change and accept it` : t`Propose and accept`}</Button>
          {onCancel && (
            <Button
              variant="subtle"
              color="gray"
              onClick={() => {
                forget();
                onCancel();
              }}
            >
              {t`Cancel`}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}

function firstDraft(prepared: Prepared, agreement: FullAgreement | null): Draft {
  const latest = agreement?.revisions.at(-1)?.content;
  if (latest) {
    const actions = latest.actions.map(({ what, kind, owner, due }) => ({ what, kind, owner, due }));
    return { gaps: latest.gaps, actions, checkBack: latest.checkBack, note: latest.note };
  }
  const { gaps, checkBack } = prepared.proposal;
  return { gaps, checkBack, note: '', actions: [blankAction(checkBack, checkBack)] };
}

function blankAction(checkBack: string, today: string): DraftAction {
  return { what: '', kind: 'practice', owner: 'salesperson', due: checkBack || today };
}
