/** Whose criteria for the next level are all met: of the people one leads. Some or all are confirmed together, after a look. */
import { plural } from '@lingui/core/macro';
import { Plural, useLingui } from '@lingui/react/macro';
import { Button, NativeSelect } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import type { Told } from '../../../web/api.ts';
import { useAsk } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { Dialog } from '../../../web/kit/Dialog.tsx';
import { Empty } from '../../../web/kit/Empty.tsx';
import { Filters } from '../../../web/kit/Filters.tsx';
import { ButtonLink, TextLink } from '../../../web/kit/links.ts';
import { LongList, type Column } from '../../../web/kit/LongList.tsx';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import { usePerson } from '../../../web/me.ts';
import type { listReady } from '../contract.ts';
import { ConfirmSome } from './ConfirmSome.tsx';
import classes from './progress.module.css';
import { usePlaces, useProgressReasons, useProgressWords } from './progress-words.ts';

type Ready = Told<typeof listReady>['items'][number];
const nothing = { market: '', role: '' };

export function ReadyPeople(): ReactElement {
  const { t } = useLingui();
  const navigate = useNavigate();
  const reasons = useProgressReasons();
  const [q, setQ] = useState('');
  const [filters, setFilters] = useState(nothing);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [confirming, setConfirming] = useState(false);
  const { market, role } = filters;
  const query = { q, ...(market ? { market } : {}), ...(role ? { role } : {}) };
  const answer = useAsk<typeof listReady>('GET', '/api/level-reviews/ready', { query, hold: true });
  const items = answer.data?.items ?? [];
  const columns = useColumns();
  const chosen = items.filter(({ person }) => selected.has(person.id));
  const change = (part: Partial<typeof nothing>): void => {
    setFilters({ ...filters, ...part });
    setSelected(new Set());
  };
  const count = chosen.length;
  return (
    <>
      <PageHeader
        title={t`Ready for the next level`}
        lead={t`Every criterion is met by what was seen. With the word of whoever leads them the level is reached.`}
        beside={<Beside />}
        action={
          <Button disabled={count === 0} onClick={() => setConfirming(true)}>
            {count === 0 ? t`Confirm` : plural(count, { one: 'Confirm # person', other: 'Confirm # people' })}
          </Button>
        }
      />
      <Filters
        search={q}
        onSearch={setQ}
        searchLabel={t`Search by name`}
        active={Object.values(filters).filter(Boolean).length}
        onClear={() => change(nothing)}
        found={answer.data && <Plural value={items.length} one="# person" other="# people" />}
      >
        <Choices filters={filters} onChange={change} />
      </Filters>
      <Answered answer={answer} reasons={reasons}>
        {() =>
          items.length === 0 ? (
            <Empty icon="ladder" title={t`Nobody is ready right now`}>
              {t`As soon as somebody has shown all that their next level asks for, they stand here.`}
            </Empty>
          ) : (
            <LongList<Ready>
              label={t`Ready for the next level`}
              items={items}
              idOf={({ person }) => person.id}
              nameOf={({ person }) => person.name}
              columns={columns}
              card={cardOf}
              selected={selected}
              onSelect={setSelected}
              onOpen={({ person }) => void navigate({ to: '/people/$personId/level', params: { personId: person.id } })}
            />
          )
        }
      </Answered>
      <Dialog opened={confirming} onClose={() => setConfirming(false)} title={t`Confirm the next level`}>
        <ConfirmSome
          people={chosen.map(({ person }) => person.id)}
          onDone={() => {
            setConfirming(false);
            setSelected(new Set());
          }}
        />
      </Dialog>
    </>
  );
}

function Choices({
  filters: { market, role },
  onChange,
}: {
  readonly filters: typeof nothing;
  readonly onChange: (part: Partial<typeof nothing>) => void;
}): ReactElement {
  const { t } = useLingui();
  const places = usePlaces();
  return (
    <>
      <NativeSelect
        aria-label={t`Market`}
        value={market}
        data={[{ value: '', label: t`All markets` }, ...places.markets]}
        onChange={(event) => onChange({ market: event.currentTarget.value })}
      />
      <NativeSelect
        aria-label={t`Role`}
        value={role}
        data={[{ value: '', label: t`All roles` }, ...places.roles]}
        onChange={(event) => onChange({ role: event.currentTarget.value })}
      />
    </>
  );
}

/** What belongs to levels beside them. */
function Beside(): ReactElement {
  const { t } = useLingui();
  const me = usePerson();
  const appoints = me.grants.includes('owner') || me.grants.includes('head-of-sales');
  return (
    <>
      {appoints && <ButtonLink variant="default" to="/academy/verifiers">{t`Verifiers`}</ButtonLink>}
      <ButtonLink variant="default" to="/certifications">{t`Certifications`}</ButtonLink>
    </>
  );
}

function useColumns(): readonly Column<Ready>[] {
  const { t } = useLingui();
  const format = useFormat();
  const words = useProgressWords();
  return [
    {
      key: 'name',
      label: t`Name`,
      width: 'minmax(0, 1.4fr)',
      cell: ({ person }) => (
        <TextLink to="/people/$personId/level" params={{ personId: person.id }}>
          {person.name}
        </TextLink>
      ),
    },
    { key: 'role', label: t`Role`, cell: ({ role }) => words.say(role) },
    {
      key: 'step',
      label: t`From and to`,
      width: 'minmax(0, 1.3fr)',
      cell: ({ from, to }) => [from ? words.say(from) : t`no level`, words.say(to)].join(' → '),
    },
    { key: 'manager', label: t`Manager`, cell: ({ manager }) => manager ?? '' },
    { key: 'market', label: t`Market`, cell: ({ market }) => market ?? '' },
    {
      key: 'on',
      label: t`Ready since`,
      width: '140px',
      cell: ({ on, putOffUntil }) => {
        const until = putOffUntil ? format.day(putOffUntil) : '';
        return putOffUntil ? t`not before ${until}` : format.day(on);
      },
    },
  ];
}

function cardOf(one: Ready): ReactElement {
  return <Card one={one} />;
}

function Card({ one }: { readonly one: Ready }): ReactElement {
  const { t } = useLingui();
  const words = useProgressWords();
  return (
    <>
      <TextLink to="/people/$personId/level" params={{ personId: one.person.id }} fw={600}>
        {one.person.name}
      </TextLink>
      <span className={classes['more']}>
        {[one.from ? words.say(one.from) : t`no level`, words.say(one.to)].join(' → ')}
      </span>
    </>
  );
}
