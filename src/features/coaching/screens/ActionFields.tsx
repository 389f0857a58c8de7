/** One agreed action being written: what, by whom, of which kind, until when; with a hint where it says little. */
import { useLingui } from '@lingui/react/macro';
import { ActionIcon, NativeSelect, Textarea } from '@mantine/core';
import type { ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { useFormat } from '../../../web/format.ts';
import { DayInput } from '../../../web/kit/DayInput.tsx';
import { Icon } from '../../../web/kit/Icon.tsx';
import { activityKinds, limits, sides } from '../agreement-content.ts';
import { checkClarity } from '../clarity.ts';
import type { DraftAction, DraftGap, NamedActivity } from './agreement-draft.ts';
import { useKindWords } from './coaching-words.ts';
import { MenuChoice } from './MenuChoice.tsx';
import classes from './fields.module.css';

export interface ActionFieldsProps {
  readonly position: number;
  readonly action: DraftAction;
  readonly personId: string;
  readonly gaps: readonly DraftGap[];
  readonly taken: ReadonlySet<string>;
  readonly names: { readonly salesperson: string; readonly manager: string };
  readonly latestDue: string;
  readonly language: string;
  readonly missing: boolean;
  readonly onChange: (action: DraftAction) => void;
  readonly onRemove?: () => void;
}

export function ActionFields({
  position,
  action,
  personId,
  gaps,
  taken,
  names,
  latestDue,
  language,
  missing,
  onChange,
  onRemove,
}: ActionFieldsProps): ReactElement {
  const { t, i18n } = useLingui();
  const kinds = useKindWords();
  const format = useFormat();
  const named = action.named ?? null;
  const choose = (activity: NamedActivity | null): void => {
    // words of one's own stay; a name that was only filled in goes with the choice
    const filledIn = action.what.trim() === '' || (named && action.what === inLanguage(named.name, i18n.locale));
    const what = filledIn ? (activity ? inLanguage(activity.name, i18n.locale) : '') : action.what;
    onChange({ ...action, what, named: activity, kind: activity?.kind ?? action.kind });
  };
  return (
    <div role="group" aria-label={t`Action ${position}`} className={classes['action']}>
      <div className={classes['line']}>
        <Textarea
          label={t`What will be done?`}
          className={classes['wide']}
          maxLength={limits.what}
          autosize
          minRows={1}
          value={action.what}
          error={missing ? t`Say what will be done, or take this action out.` : undefined}
          onChange={(event) => onChange({ ...action, what: event.currentTarget.value })}
        />
        {onRemove && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t`Take action ${position} out`}
            onClick={onRemove}
          >
            <Icon name="cross" size={18} />
          </ActionIcon>
        )}
      </div>
      <MenuChoice position={position} personId={personId} gaps={gaps} taken={taken} chosen={named} onChoose={choose} />
      {!named && <Hint text={action.what} language={language} />}
      <div className={classes['line']}>
        <NativeSelect
          label={t`Who`}
          value={action.owner}
          data={sides.map((side) => ({ value: side, label: names[side] }))}
          onChange={(event) => onChange({ ...action, owner: event.currentTarget.value as DraftAction['owner'] })}
        />
        {!named && (
          <NativeSelect
            label={t`Kind of activity`}
            value={action.kind}
            data={activityKinds.map((kind) => ({ value: kind, label: kinds[kind] }))}
            onChange={(event) => onChange({ ...action, kind: event.currentTarget.value as DraftAction['kind'] })}
          />
        )}
        <DayInput
          label={t`Due`}
          value={action.due}
          min={action.due < format.today() ? action.due : format.today()}
          max={latestDue}
          required
          onChange={(due) => onChange({ ...action, due: due ?? '' })}
        />
      </div>
    </div>
  );
}

function Hint({ text, language }: { readonly text: string; readonly language: string }): ReactElement {
  const { t } = useLingui();
  // not while the first words are typed
  const [hint] = text.trim().split(/\s+/).length < 2 ? [] : checkClarity(text, language);
  const vague = hint?.hint === 'vague-words' ? hint.words : '';
  return (
    <p role="status" className={classes['hint']}>
      {hint?.hint === 'vague-words' && t`“${vague}” leaves open what one will see. What exactly, with whom, how often?`}
      {hint?.hint === 'nothing-to-observe' &&
        t`What will one see being done? A verb such as call, write, ask or practise helps.`}
      {hint?.hint === 'no-amount-or-occasion' && t`How often, when, or with which customer?`}
    </p>
  );
}
