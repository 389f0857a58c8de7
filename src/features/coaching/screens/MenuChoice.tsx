/**
 * Choosing from the menu what an action means: what closes the gaps comes first, and a word finds anything else. Words alone stay
 * possible; what is chosen can be let go again.
 */
import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { useAsk } from '../../../web/ask.ts';
import { Icon } from '../../../web/kit/Icon.tsx';
import type { listMenu } from '../../modules/contract.ts';
import type { listNeeded } from '../../paths/assignment-contract.ts';
import type { DraftGap, NamedActivity } from './agreement-draft.ts';
import classes from './fields.module.css';

export interface MenuChoiceProps {
  readonly position: number;
  readonly personId: string;
  readonly gaps: readonly DraftGap[];
  /** named by an action of this agreement already: not offered again */
  readonly taken: ReadonlySet<string>;
  readonly chosen: NamedActivity | null;
  readonly onChoose: (activity: NamedActivity | null) => void;
}

export function MenuChoice({ position, personId, gaps, taken, chosen, onChoose }: MenuChoiceProps): ReactElement {
  const { t, i18n } = useLingui();
  const [opened, setOpened] = useState(false);
  if (chosen) {
    const name = inLanguage(chosen.name, i18n.locale);
    return (
      <p className={classes['chosen']}>
        <Icon name="menu" size={18} />
        <span>
          {name} <span className={classes['aside']}>{t`${chosen.minutes} minutes, from the menu`}</span>
        </span>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t`Not ${name}, words only`}
          onClick={() => onChoose(null)}
        >
          <Icon name="cross" size={16} />
        </ActionIcon>
      </p>
    );
  }
  return (
    <div>
      <Button
        variant="subtle"
        size="compact-sm"
        aria-expanded={opened}
        aria-label={t`Choose from the menu: action ${position}`}
        onClick={() => setOpened(!opened)}
        leftSection={<Icon name="menu" size={16} />}
      >
        {t`Choose from the menu`}
      </Button>
      {opened && (
        <Choices
          personId={personId}
          gaps={gaps}
          taken={taken}
          onChoose={(activity) => {
            setOpened(false);
            onChoose(activity);
          }}
        />
      )}
    </div>
  );
}

interface Offered extends NamedActivity {
  readonly says: string | null;
}

type ChoicesProps = Pick<MenuChoiceProps, 'personId' | 'gaps' | 'taken' | 'onChoose'>;

function Choices({ personId, gaps, taken, onChoose }: ChoicesProps): ReactElement {
  const { t, i18n } = useLingui();
  const [search, setSearch] = useState('');
  const suggested = useSuggested(personId, gaps);
  const found = useFound(search);
  const offered = search.trim() === '' ? suggested : found;
  const shown = offered?.filter(({ activityId }) => !taken.has(activityId)).slice(0, mostOffered);
  return (
    <div className={classes['choices']}>
      <TextInput
        label={t`Find on the menu`}
        value={search}
        leftSection={<Icon name="search" size={16} />}
        onChange={(event) => setSearch(event.currentTarget.value)}
        data-autofocus
      />
      <ul className={classes['offers']} aria-live="polite">
        {shown?.map(({ says, ...activity }) => (
          <li key={activity.activityId}>
            <button type="button" className={classes['offer']} onClick={() => onChoose(activity)}>
              <span>{inLanguage(activity.name, i18n.locale)}</span>
              <span className={classes['aside']}>
                {[t`${activity.minutes} minutes`, says].filter(Boolean).join(' · ')}
              </span>
            </button>
          </li>
        ))}
        {shown?.length === 0 && (
          <li className={classes['aside']}>
            {search.trim() === ''
              ? t`Nothing on the menu closes a known gap. Find something by a word.`
              : t`Nothing on the menu says this.`}
          </li>
        )}
      </ul>
    </div>
  );
}

const mostOffered = 6;

/** What the person needs most, the gaps of this agreement first. A manager who leads them no more is told nothing. */
function useSuggested(personId: string, gaps: readonly DraftGap[]): readonly Offered[] | undefined {
  const { t, i18n } = useLingui();
  const { data, error } = useAsk<typeof listNeeded>('GET', '/api/people/:personId/needed', {
    params: { personId },
    query: { limit: 20 },
  });
  if (error) return [];
  const names = new Map(data?.capabilities.map(({ capabilityId, name }) => [capabilityId, name]));
  const agreed = new Set(gaps.map(({ capabilityId }) => capabilityId));
  const closes = (item: NonNullable<typeof data>['items'][number]) =>
    item.parts.find(({ capabilityId }) => agreed.has(capabilityId)) ?? item.parts[0];
  return data?.items
    .map((item) => ({ item, part: closes(item) }))
    .toSorted((a, b) => rank(b.part, agreed) - rank(a.part, agreed))
    .map(({ item: { activityId, name, minutes }, part }) => {
      const gap = inLanguage(names.get(part?.capabilityId ?? '') ?? {}, i18n.locale);
      const says = part && (part.why === 'gap' || part.why === 'unproven') ? t`closes the gap in ${gap}` : gap;
      return { activityId, name, minutes, kind: 'module', says };
    });
}

function rank(part: { readonly capabilityId: string } | undefined, agreed: ReadonlySet<string>): number {
  return part && agreed.has(part.capabilityId) ? 1 : 0;
}

function useFound(search: string): readonly Offered[] | undefined {
  const asked = search.trim();
  const { data } = useAsk<typeof listMenu>('GET', '/api/menu', {
    query: { search: asked, state: 'published', limit: mostOffered + 2 },
    when: asked !== '',
    hold: true,
  });
  return data?.items.map(({ activityId, name, minutes, kind }) => ({ activityId, name, minutes, kind, says: null }));
}
