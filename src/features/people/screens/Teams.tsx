/** Teams: add, rename, place in a market. Who is in a team stands with the people. */
import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { newId } from '../../../kernel/id.ts';
import { call } from '../../../web/api.ts';
import { useDo } from '../../../web/ask.ts';
import { Empty } from '../../../web/kit/Empty.tsx';
import { Icon } from '../../../web/kit/Icon.tsx';
import type { saveTeam } from '../contract.ts';
import { EditPlace } from './EditPlace.tsx';
import { type Market, treeOf } from './market-tree.ts';
import { usePlaceSaving } from './use-place-saving.ts';
import classes from './organisation.module.css';

interface Team {
  readonly id: string;
  readonly name: string;
  readonly marketId: string | null;
}

const put = ({ id, name, marketId }: Team): Promise<unknown> =>
  call<typeof saveTeam>('PUT', '/api/teams/:teamId', { params: { teamId: id }, body: { name, marketId } });

export interface TeamsProps {
  readonly teams: readonly Team[];
  readonly markets: readonly Market[];
}

export function Teams({ teams, markets }: TeamsProps): ReactElement {
  const { t } = useLingui();
  const save = useDo<typeof saveTeam>('PUT', '/api/teams/:teamId', {
    refresh: ['/api'],
    done: (_, { params }) => saved(teams.find((one) => one.id === params.teamId)),
  });
  const { editing, edit, saved } = usePlaceSaving(put, save.reset);
  return (
    <section>
      <div className={classes['head']}>
        <Title order={2}>{t`Teams`}</Title>
        <Button
          variant="default"
          onClick={() => edit({ id: newId(), name: '', within: null, isNew: true })}
        >{t`Add a team`}</Button>
      </div>
      {teams.length === 0 && (
        <Empty icon="team" title={t`No teams yet`}>{t`Who sells together. A roster brings them in too.`}</Empty>
      )}
      <ul className={classes['list']}>
        {teams.map((team) => {
          const { name } = team;
          return (
            <li key={team.id} className={classes['row']}>
              <span className={classes['name']}>
                {name}{' '}
                <span className={classes['beside']}>{markets.find((market) => market.id === team.marketId)?.name}</span>
              </span>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={40}
                aria-label={t`Change ${name}`}
                onClick={() => edit({ id: team.id, name, within: team.marketId, isNew: false })}
              >
                <Icon name="edit" size={18} />
              </ActionIcon>
            </li>
          );
        })}
      </ul>
      {editing && (
        <EditPlace
          key={editing.id}
          place={editing}
          title={editing.isNew ? t`Add a team` : t`Change the team`}
          withinLabel={t`Market`}
          choices={treeOf(markets).map(({ market, depth }) => ({
            value: market.id,
            label: `${'  '.repeat(depth)}${market.name}`,
          }))}
          error={save.error}
          busy={save.isPending}
          onClose={() => edit(null)}
          onSave={(name, marketId) => save.mutate({ params: { teamId: editing.id }, body: { name, marketId } })}
        />
      )}
    </section>
  );
}
