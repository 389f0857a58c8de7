/** Markets as a tree: add, rename, hang elsewhere, remove. Removing is taken back by adding the same market again. */
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { call } from '../../../web/api.ts';
import { useDo } from '../../../web/ask.ts';
import { Empty } from '../../../web/kit/Empty.tsx';
import type { removeMarket, saveMarket } from '../contract.ts';
import { marketChoices, type Market, treeOf } from './market-tree.ts';
import { Places } from './Places.tsx';
import { usePlaceSaving } from './use-place-saving.ts';

const put = ({ id, name, parentId }: Market): Promise<unknown> =>
  call<typeof saveMarket>('PUT', '/api/markets/:marketId', { params: { marketId: id }, body: { name, parentId } });

export function Markets({ markets }: { readonly markets: readonly Market[] }): ReactElement {
  const { t } = useLingui();
  const save = useDo<typeof saveMarket>('PUT', '/api/markets/:marketId', {
    refresh: ['/api'],
    done: (_, { params }) => saving.saved(params.marketId),
  });
  const remove = useDo<typeof removeMarket>('DELETE', '/api/markets/:marketId', {
    refresh: ['/api'],
    done: (_, { params }) => saving.removed(params.marketId),
  });
  const saving = usePlaceSaving(markets, put, save.reset);
  return (
    <Places
      heading={t`Markets`}
      add={t`Add a market`}
      change={t`Change the market`}
      withinLabel={t`Lies in`}
      empty={
        <Empty
          icon="globe"
          title={t`No markets yet`}
        >{t`A region, a country, a city: whatever you report by. A roster brings them in too.`}</Empty>
      }
      places={treeOf(markets).map(({ market: { id, name, parentId }, depth }) => ({
        id,
        name,
        within: parentId,
        depth,
      }))}
      // a market and what lies below it cannot be its own place
      choicesFor={(id) => marketChoices(markets, id)}
      saving={saving}
      save={save}
      removalError={remove.error}
      onSave={(marketId, name, parentId) => save.mutate({ params: { marketId }, body: { name, parentId } })}
      onRemove={(marketId) => remove.mutate({ params: { marketId } })}
    />
  );
}
