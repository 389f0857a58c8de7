/**
 * Saying who took part in something people do together, by whoever ran it: the day, the minutes, the people. Exactly who will be
 * marked, and why somebody is not, stands there before; afterwards it can be taken back.
 */
import { Plural, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Group, NumberInput, TextInput } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { newId } from '../../../kernel/id.ts';
import type { Told } from '../../../web/api.ts';
import { useAsk, useDo } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { DayInput } from '../../../web/kit/DayInput.tsx';
import { Dialog } from '../../../web/kit/Dialog.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import { usePerson } from '../../../web/me.ts';
import { toast } from '../../../web/toasts.ts';
import type { listPeople } from '../../people/contract.ts';
import type { markGroup, previewGroup, undoGroup } from '../contract.ts';
import classes from './mark-done.module.css';

export interface MarkDoneProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly activity: { readonly activityId: string; readonly name: string; readonly minutes: number };
  /** chosen already, for instance in the team */
  readonly people?: readonly { readonly id: string; readonly name: string }[];
}

const nobody: readonly never[] = [];
const touched = ['/api/people', '/api/learning', '/api/first', '/api/coaching'];

export function MarkDone({ opened, onClose, activity, people = nobody }: MarkDoneProps): ReactElement {
  const { t } = useLingui();
  return (
    <Dialog opened={opened} onClose={onClose} title={t`Who took part?`} size="lg">
      <Marking onClose={onClose} activity={activity} people={people} />
    </Dialog>
  );
}

function Marking({ onClose, activity, people }: Required<Omit<MarkDoneProps, 'opened'>>): ReactElement {
  const { t } = useLingui();
  const reasons = useMarkReasons();
  const format = useFormat();
  const { activityId, name } = activity;
  const [onDay, setOnDay] = useState<string | null>(format.today());
  const [minutes, setMinutes] = useState(activity.minutes);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(people.map(({ id }) => id)));
  const [groupId] = useState(newId);
  const body = { personIds: [...chosen].sort(), onDay: onDay ?? '' };
  const ready = chosen.size > 0 && onDay !== null;
  const preview = useAsk<typeof previewGroup>('POST', '/api/activities/:activityId/completions/preview', {
    params: { activityId },
    body,
    when: ready,
    hold: true,
  });
  const undo = useDo<typeof undoGroup>('DELETE', '/api/completions/groups/:groupId', { refresh: touched });
  const mark = useDo<typeof markGroup>('POST', '/api/activities/:activityId/completions', {
    refresh: touched,
    done({ included }) {
      onClose();
      const marked = included.length;
      toast(t`${name}: ${marked} marked as having taken part.`, {
        undo: () => undo.mutateAsync({ params: { groupId } }).then(() => {}),
      });
    },
  });
  const willBe = ready ? (preview.data?.included.length ?? 0) : 0;
  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        mark.mutate({ params: { activityId }, body: { ...body, groupId, minutes } });
      }}
    >
      <p className={classes['name']}>{name}</p>
      <Group grow align="start">
        <DayInput label={t`On`} value={onDay} onChange={setOnDay} max={format.today()} required />
        <NumberInput
          label={t`Minutes`}
          value={minutes}
          min={1}
          max={600}
          allowDecimal={false}
          onChange={(value) => setMinutes(Math.max(1, Number(value) || 1))}
        />
      </Group>
      <PeopleChoice given={people} chosen={chosen} onChoose={setChosen} />
      {ready && preview.data && <Excluded told={preview.data} />}
      <Problem error={mark.error ?? (ready ? preview.error : null)} reasons={reasons} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>{t`Cancel`}</Button>
        <Button type="submit" loading={mark.isPending} disabled={willBe === 0 || preview.isError}>
          {willBe === 0 ? t`Mark` : <Plural value={willBe} one="Mark # person" other="Mark # people" />}
        </Button>
      </Group>
    </form>
  );
}

interface PeopleChoiceProps {
  readonly given: readonly { readonly id: string; readonly name: string }[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

/** One's own people; a trainer, who runs sessions for anybody, finds everybody. */
function PeopleChoice({ given, chosen, onChoose }: PeopleChoiceProps): ReactElement {
  const { t } = useLingui();
  const me = usePerson();
  const trains = me.grants.includes('trainer');
  const [search, setSearch] = useState('');
  const words = search.trim();
  const found = useAsk<typeof listPeople>('GET', '/api/people', {
    query: {
      ...(words ? { q: words } : {}),
      ...(trains && (words || !me.leads) ? {} : { manager: me.id }),
      limit: 100,
    },
    hold: true,
  });
  const others = (found.data?.items ?? []).filter(({ id }) => id !== me.id);
  const list = words ? others : [...given, ...others.filter(({ id }) => !given.some((one) => one.id === id))];
  const toggle = (id: string): void => {
    const now = new Set(chosen);
    if (!now.delete(id)) now.add(id);
    onChoose(now);
  };
  const all = list.length > 0 && list.every(({ id }) => chosen.has(id));
  const toggleAll = (): void => {
    const now = new Set(chosen);
    for (const { id } of list)
      if (all) now.delete(id);
      else now.add(id);
    onChoose(now);
  };
  return (
    <fieldset className={classes['people']}>
      <legend>{t`Who took part`}</legend>
      <TextInput
        aria-label={t`Search people`}
        placeholder={t`Search people`}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <div className={classes['list']}>
        {list.length > 1 && <Checkbox label={t`All of these`} checked={all} onChange={toggleAll} />}
        {list.map((person) => (
          <Checkbox
            key={person.id}
            label={person.name}
            checked={chosen.has(person.id)}
            onChange={() => toggle(person.id)}
          />
        ))}
        {found.data && list.length === 0 && (
          <p className={classes['none']}>{t`Nobody of this name whom you may mark.`}</p>
        )}
      </div>
    </fieldset>
  );
}

function Excluded({ told }: { readonly told: Told<typeof previewGroup> }): ReactElement | null {
  const { t } = useLingui();
  const why = {
    'not-yours': t`You do not lead them`,
    'not-here': t`No longer here`,
    already: t`Marked for this day already`,
    yourself: t`Somebody else has to say it of you`,
  } as const;
  if (told.excluded.length === 0) return null;
  return (
    <div className={classes['excluded']}>
      <strong>{t`Not marked:`}</strong>
      <ul>
        {told.excluded.map((person) => (
          <li key={person.id}>
            {person.name} · {why[person.why]}
          </li>
        ))}
      </ul>
    </div>
  );
}

function useMarkReasons(): Readonly<Record<string, string>> {
  const { t } = useLingui();
  return {
    'does-not-lead': t`Whoever leads these people, or a trainer, says that they took part.`,
    'made-of-cards': t`This module has cards: it is done by going through them.`,
    'not-published': t`This is still being written. Publish it first.`,
    'in-the-future': t`This day is still to come.`,
    'too-long-ago': t`This day is more than a year ago.`,
  };
}
