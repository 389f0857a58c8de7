/** The menu: what closes one's own gaps first, then everything, found by word or narrowed by what one needs. */
import { Plural, useLingui } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, type ReactElement } from 'react';
import type { Told } from '../../../web/api.ts';
import { useAsk, useAskPages } from '../../../web/ask.ts';
import { Empty } from '../../../web/kit/Empty.tsx';
import { ExportMenu } from '../../../web/kit/ExportMenu.tsx';
import { Filters } from '../../../web/kit/Filters.tsx';
import { Icon } from '../../../web/kit/Icon.tsx';
import { ButtonLink } from '../../../web/kit/links.ts';
import { type Column, LongList } from '../../../web/kit/LongList.tsx';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import { usePerson } from '../../../web/me.ts';
import { useNarrowing } from '../../../web/narrowing.ts';
import type { listMenu } from '../contract.ts';
import { ActivityLine } from './ActivityLine.tsx';
import { BeginActivity } from './BeginActivity.tsx';
import { MenuChoices, type MenuFilter, noFilter } from './MenuChoices.tsx';
import { Recommended } from './Recommended.tsx';
import { type Library, useLibrary } from './use-library.ts';

type Found = Told<typeof listMenu>['items'][number];

export function Menu(): ReactElement {
  const { t } = useLingui();
  const me = usePerson();
  const navigate = useNavigate();
  const library = useLibrary();
  const [filter, narrow] = useNarrowing<MenuFilter>(noFilter);
  const onSearch = useCallback((search: string) => narrow({ search }), [narrow]);
  const query = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''));
  const pages = useAskPages<typeof listMenu>('GET', '/api/menu', { query, hold: true });
  const may = useAsk<typeof listMenu>('GET', '/api/menu', { query: { limit: 1 } }).data?.may;
  const active = Object.keys(query).filter((key) => key !== 'search').length;
  const narrowed = filter.search !== '' || active > 0;
  const items = pages.items ?? [];
  const columns = useColumns(library);
  const file = new URLSearchParams(query).toString();
  return (
    <>
      <PageHeader
        title={t`Menu`}
        lead={t`Everything that develops a capability, in bites.`}
        beside={
          <>
            {may?.write.includes('e-learning') && (
              <ButtonLink
                to="/menu/packages"
                variant="default"
                leftSection={<Icon name="upload" size={16} />}
              >{t`Bring e-learning`}</ButtonLink>
            )}
            <ExportMenu
              title={t`Menu`}
              files={[{ label: t`Table (CSV)`, address: `/api/menu/file${file ? `?${file}` : ''}` }]}
            />
          </>
        }
        action={may && may.write.length > 0 && <BeginActivity writes={may.write} />}
      />
      {!narrowed && me.roleId !== null && <Recommended />}
      <Filters
        search={filter.search}
        onSearch={onSearch}
        searchLabel={t`Search by name or capability`}
        active={active}
        onClear={() => narrow({ ...noFilter, search: filter.search })}
        found={pages.total !== undefined && <Plural value={pages.total} one="# activity" other="# activities" />}
      >
        <MenuChoices library={library} filter={filter} drafts={may?.readDrafts ?? false} onChange={narrow} />
      </Filters>
      <Problem error={pages.error} />
      {pages.items && items.length === 0 ? (
        <Empty icon="menu" title={narrowed ? t`Nothing on the menu fits` : t`Nothing is on the menu yet`}>
          {narrowed
            ? t`Try fewer words, or clear the filters.`
            : t`What the academy’s owner and contributors publish stands here.`}
        </Empty>
      ) : (
        <LongList<Found>
          label={t`Activities`}
          items={items}
          idOf={(one) => one.activityId}
          nameOf={(one) => Object.values(one.name)[0] ?? ''}
          columns={columns}
          total={pages.total}
          onEnd={pages.loadMore}
          onOpen={(one) => void navigate({ to: '/menu/$activityId', params: { activityId: one.activityId } })}
          card={cardOf}
          rowHeight={84}
          cardHeight={84}
        />
      )}
    </>
  );
}

function cardOf(activity: Found): ReactElement {
  return <ActivityLine activity={activity} below={null} />;
}

function useColumns(library: Library): readonly Column<Found>[] {
  const { t } = useLingui();
  return [
    {
      key: 'name',
      label: t`Activity`,
      width: 'minmax(0, 2.4fr)',
      cell: (one) => <ActivityLine activity={one} />,
    },
    {
      key: 'develops',
      label: t`Develops`,
      width: 'minmax(0, 1.4fr)',
      cell: (one) => (
        <Text span size="sm" c="dimmed" lineClamp={2}>
          {one.develops
            .map(({ capabilityId }) => library.nameOf(capabilityId))
            .filter(Boolean)
            .join(', ')}
        </Text>
      ),
    },
  ];
}
