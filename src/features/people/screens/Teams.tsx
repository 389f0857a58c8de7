/** Teams: add, rename, place in a market, remove. Who is in a team stands with the people. */
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { call } from '../../../web/api.ts';
import { useDo } from '../../../web/ask.ts';
import { Empty } from '../../../web/kit/Empty.tsx';
import type { removeTeam, saveTeam } from '../contract.ts';
import { marketChoices, type Market } from './market-tree.ts';
import { Places } from './Places.tsx';
import { usePlaceSaving } from './use-place-saving.ts';

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
    done: (_, { params }) => saving.saved(params.teamId),
  });
  const remove = useDo<typeof removeTeam>('DELETE', '/api/teams/:teamId', {
    refresh: ['/api'],
    done: (_, { params }) => saving.removed(params.teamId),
  });
  const saving = usePlaceSaving(teams, put, save.reset);
  return (
    <Places
      heading={t`Teams`}
      add={t`Add a team`}
      change={t`Change the team`}
      withinLabel={t`Market`}
      empty={<Empty icon="team" title={t`No teams yet`}>{t`Who sells together. A roster brings them in too.`}</Empty>}
      places={teams.map(({ id, name, marketId }) => ({
        id,
        name,
        within: marketId,
        depth: 0,
        beside: markets.find((market) => market.id === marketId)?.name,
      }))}
      choicesFor={() => marketChoices(markets)}
      saving={saving}
      save={save}
      removalError={remove.error}
      onSave={(teamId, name, marketId) => save.mutate({ params: { teamId }, body: { name, marketId } })}
      onRemove={(teamId) => remove.mutate({ params: { teamId } })}
    />
  );
}
