/** What happened in the academy, newest first, by whom and to whom; what it said stays with those it concerns. */
import { useLingui } from '@lingui/react/macro';
import { NativeSelect, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import type { Told } from '../../../web/api.ts';
import { useAskPages } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { DayInput } from '../../../web/kit/DayInput.tsx';
import { Empty } from '../../../web/kit/Empty.tsx';
import { Filters } from '../../../web/kit/Filters.tsx';
import { TextLink } from '../../../web/kit/links.ts';
import { LongList, type LongListProps } from '../../../web/kit/LongList.tsx';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import type { listHistory } from '../housekeeping-contract.ts';
import { ChoosePerson } from './ChoosePerson.tsx';
import { useEventWords } from './event-words.ts';
import { PersonName } from './PersonName.tsx';

type Event = Told<typeof listHistory>['items'][number];
const nothing = { person: '', kind: '', from: '', to: '' };

export function AcademyHistory(): ReactElement {
  const { t } = useLingui();
  const words = useEventWords();
  const [filters, setFilters] = useState(nothing);
  const change = (part: Partial<typeof nothing>): void => setFilters({ ...filters, ...part });
  const given = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ''));
  const events = useAskPages<typeof listHistory>('GET', '/api/history', { query: given, hold: true });
  const look = useLook();
  const active = Object.keys(given).length;
  return (
    <>
      <PageHeader
        title={t`History`}
        above={<TextLink to="/housekeeping" size="sm">{t`Housekeeping`}</TextLink>}
        lead={t`Who did what, and when. What assessments and agreements say is not told here.`}
      />
      <Filters active={active} onClear={() => setFilters(nothing)}>
        <ChoosePerson
          label={t`Person`}
          key={`${filters.person === ''}`}
          value={filters.person}
          onChange={(person) => change({ person })}
        />
        <NativeSelect
          label={t`Kind`}
          value={filters.kind}
          onChange={(event) => change({ kind: event.currentTarget.value })}
          data={[{ value: '', label: t`Everything` }, ...words.groups]}
        />
        <DayInput label={t`From`} value={filters.from || null} onChange={(day) => change({ from: day ?? '' })} />
        <DayInput label={t`To`} value={filters.to || null} onChange={(day) => change({ to: day ?? '' })} />
      </Filters>
      <Problem error={events.error} />
      {events.items?.length === 0 ? (
        <Empty icon="path" title={t`Nothing happened that fits`}>{t`Choose other days, or clear the filters.`}</Empty>
      ) : (
        <LongList<Event>
          label={t`History`}
          items={events.items ?? []}
          idOf={(event) => event.id}
          nameOf={(event) => words.of(event.event)}
          {...look}
          onEnd={events.loadMore}
        />
      )}
    </>
  );
}

/** An event as a line of the table, and as a card on a phone. */
function useLook(): Pick<LongListProps<Event>, 'columns' | 'card'> {
  const { t } = useLingui();
  const format = useFormat();
  const words = useEventWords();
  return {
    columns: [
      { key: 'at', label: t`When`, width: '190px', cell: (event) => format.moment(event.at) },
      { key: 'event', label: t`What`, width: 'minmax(0, 1.4fr)', cell: (event) => words.of(event.event) },
      { key: 'of', label: t`Whom it concerns`, cell: (event) => event.of && <PersonName who={event.of} /> },
      { key: 'by', label: t`Who did it`, cell: (event) => <PersonName who={event.by} /> },
    ],
    card: (event) => (
      <>
        <Text>
          {words.of(event.event)}
          {event.of && (
            <>
              : <PersonName who={event.of} amid />
            </>
          )}
        </Text>
        <Text size="sm" c="dimmed">
          {format.moment(event.at)} · <PersonName who={event.by} amid />
        </Text>
      </>
    ),
  };
}
