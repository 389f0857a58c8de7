/** The directory: find anybody by name, market, team, role; administrators choose some and change them at once. */
import { Plural, useLingui } from '@lingui/react/macro';
import { Group, NativeSelect, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useState, type ReactElement } from 'react';
import type { Told } from '../../../web/api.ts';
import { useAskPages } from '../../../web/ask.ts';
import { Empty } from '../../../web/kit/Empty.tsx';
import { FilterChoice } from '../../../web/kit/FilterChoice.tsx';
import { Filters } from '../../../web/kit/Filters.tsx';
import { type Column, LongList } from '../../../web/kit/LongList.tsx';
import { ButtonLink, TextLink } from '../../../web/kit/links.ts';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import { usePerson } from '../../../web/me.ts';
import { useNarrowing } from '../../../web/narrowing.ts';
import type { listPeople } from '../contract.ts';
import { AddPerson } from './AddPerson.tsx';
import { type OrganisationWords, useOrganisation } from './use-organisation.ts';

// most who look somebody up change nobody
const ChangeSelection = lazy(() => import('./ChangeSelection.tsx').then((file) => ({ default: file.ChangeSelection })));

type Found = Told<typeof listPeople>['items'][number];
const statuses = ['here', 'left', 'no-sign-in', 'no-role', 'no-level'] as const;
type Status = (typeof statuses)[number];
const nothing = { q: '', market: '', role: '', level: '', status: 'here' };

export function Directory(): ReactElement {
  const { t } = useLingui();
  const me = usePerson();
  const navigate = useNavigate();
  const organisation = useOrganisation();
  const mayChange = me.grants.some((grant) => grant === 'owner' || grant === 'administrator');
  const [narrowing, narrow] = useNarrowing(nothing);
  const status = statuses.find((one) => mayChange && one === narrowing.status) ?? 'here';
  const filters = { ...narrowing, status };
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const asked = { ...given(narrowing), status };
  const people = useAskPages<typeof listPeople>('GET', '/api/people', { query: asked, hold: true });
  const active = ['market', 'role', 'level'].filter((key) => key in asked).length + (status === 'here' ? 0 : 1);
  const change = (part: Partial<typeof nothing>): void => {
    narrow(part);
    setSelected(new Set());
  };
  const search = useCallback((q: string) => narrow({ q }), [narrow]);
  const items = people.items ?? [];
  const columns = useColumns(organisation, mayChange);
  return (
    <>
      <PageHeader
        title={t`People`}
        beside={mayChange && <ButtonLink to="/people/import" variant="default">{t`Import`}</ButtonLink>}
        action={mayChange && <AddPerson organisation={organisation} />}
      />
      <Filters
        search={narrowing.q}
        onSearch={search}
        searchLabel={t`Search by name, title or e-mail`}
        active={active}
        onClear={() => change({ ...nothing, q: narrowing.q })}
        found={people.total !== undefined && <Plural value={people.total} one="# person" other="# people" />}
      >
        <Choices organisation={organisation} filters={filters} mayChange={mayChange} onChange={change} />
      </Filters>
      {mayChange && (
        <Suspense fallback={null}>
          <ChangeSelection
            people={[...selected]}
            filters={asked}
            total={people.total ?? items.length}
            organisation={organisation}
            onDone={() => setSelected(new Set())}
          />
        </Suspense>
      )}
      <Problem error={people.error} />
      {people.items && items.length === 0 ? (
        <Empty icon="team" title={narrowing.q || active > 0 ? t`Nobody fits this search` : t`Nobody is here yet`}>
          {narrowing.q || active > 0
            ? t`Try fewer letters, or clear the filters.`
            : t`Import the roster from your HR or CRM system; it takes a minute.`}
        </Empty>
      ) : (
        <LongList<Found>
          label={t`People`}
          items={items}
          idOf={(person) => person.id}
          nameOf={(person) => person.name}
          columns={columns}
          total={people.total}
          onEnd={people.loadMore}
          onOpen={(person) => void navigate({ to: '/people/$personId', params: { personId: person.id } })}
          card={cardOf(organisation)}
          {...(mayChange ? { selected, onSelect: setSelected } : {})}
        />
      )}
    </>
  );
}

interface ChoicesProps {
  readonly organisation: OrganisationWords;
  readonly filters: typeof nothing & { readonly status: Status };
  readonly mayChange: boolean;
  readonly onChange: (part: Partial<typeof nothing>) => void;
}

function Choices({ organisation, filters, mayChange, onChange }: ChoicesProps): ReactElement {
  const { t } = useLingui();
  return (
    <>
      <FilterChoice
        label={t`Market`}
        all={t`All markets`}
        value={filters.market}
        choices={organisation.markets}
        onChange={(market) => onChange({ market })}
      />
      <FilterChoice
        label={t`Role`}
        all={t`All roles`}
        value={filters.role}
        choices={organisation.roles}
        onChange={(role) => onChange({ role, level: '' })}
      />
      {mayChange && filters.role && (
        <FilterChoice
          label={t`Level`}
          all={t`All levels`}
          value={filters.level}
          choices={organisation.levelsOf(filters.role)}
          onChange={(level) => onChange({ level })}
        />
      )}
      {mayChange && <StatusChoice value={filters.status} onChange={(status) => onChange({ status })} />}
    </>
  );
}

function cardOf(organisation: OrganisationWords): (person: Found) => ReactElement {
  return (person) => (
    <>
      <TextLink to="/people/$personId" params={{ personId: person.id }} fw={600}>
        {person.name}
      </TextLink>
      <Text size="sm" c="dimmed" truncate>
        {[organisation.roleName(person.roleId), person.market?.name].filter(Boolean).join(' · ')}
      </Text>
    </>
  );
}

function given(filters: typeof nothing): Record<string, string> {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ''));
}

function useColumns(organisation: OrganisationWords, levels: boolean): readonly Column<Found>[] {
  const { t } = useLingui();
  return [
    {
      key: 'name',
      label: t`Name`,
      width: 'minmax(0, 1.6fr)',
      cell: (person) => (
        <TextLink to="/people/$personId" params={{ personId: person.id }}>
          {person.name}
        </TextLink>
      ),
    },
    { key: 'role', label: t`Role`, width: 'minmax(0, 1.4fr)', cell: (person) => organisation.roleName(person.roleId) },
    ...(levels
      ? [{ key: 'level', label: t`Level`, cell: (person: Found) => organisation.levelName(person.levelId) }]
      : []),
    { key: 'market', label: t`Market`, cell: (person) => person.market?.name },
    { key: 'manager', label: t`Manager`, cell: (person) => person.manager?.name },
  ];
}

function StatusChoice({
  value,
  onChange,
}: {
  readonly value: Status;
  readonly onChange: (status: Status) => void;
}): ReactElement {
  const { t } = useLingui();
  return (
    <Group gap={8}>
      <NativeSelect
        aria-label={t`Status`}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value as Status)}
        data={[
          { value: 'here', label: t`Everybody here` },
          { value: 'no-role', label: t`Without a role` },
          { value: 'no-level', label: t`Without a level` },
          { value: 'no-sign-in', label: t`Without a sign-in` },
          { value: 'left', label: t`Who left` },
        ]}
      />
    </Group>
  );
}
