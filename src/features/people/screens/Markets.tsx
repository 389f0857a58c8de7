/** Markets as a tree: add, rename, hang elsewhere, remove. Removing is taken back by adding the same market again. */
import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { newId } from '../../../kernel/id.ts';
import { call } from '../../../web/api.ts';
import { useDo } from '../../../web/ask.ts';
import { Empty } from '../../../web/kit/Empty.tsx';
import { Icon } from '../../../web/kit/Icon.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import { toast } from '../../../web/toasts.ts';
import type { removeMarket, saveMarket } from '../contract.ts';
import { useChangeWords } from './change-words.ts';
import { EditPlace, type Place } from './EditPlace.tsx';
import { type Branch, type Market, treeOf } from './market-tree.ts';
import { usePlaceSaving } from './use-place-saving.ts';
import classes from './organisation.module.css';

export function Markets({ markets }: { readonly markets: readonly Market[] }): ReactElement {
  const { t } = useLingui();
  const reasons = useChangeWords();
  const save = useDo<typeof saveMarket>('PUT', '/api/markets/:marketId', {
    refresh: ['/api'],
    done: (_, { params }) => saved(markets.find((one) => one.id === params.marketId)),
  });
  const { editing, edit, saved, putBack } = usePlaceSaving(put, save.reset);
  const remove = useDo<typeof removeMarket>('DELETE', '/api/markets/:marketId', {
    refresh: ['/api'],
    done: (_, { params }) => {
      const gone = markets.find((one) => one.id === params.marketId);
      if (gone) toast(t`Removed: ${gone.name}`, { undo: () => putBack(gone) });
    },
  });
  const tree = treeOf(markets);
  return (
    <section>
      <div className={classes['head']}>
        <Title order={2}>{t`Markets`}</Title>
        <Button
          variant="default"
          onClick={() => edit({ id: newId(), name: '', within: null, isNew: true })}
        >{t`Add a market`}</Button>
      </div>
      <Problem error={remove.error} reasons={reasons} />
      {tree.length === 0 && (
        <Empty
          icon="globe"
          title={t`No markets yet`}
        >{t`A region, a country, a city: whatever you report by. A roster brings them in too.`}</Empty>
      )}
      <ul className={classes['list']}>
        {tree.map((branch) => (
          <MarketRow
            key={branch.market.id}
            branch={branch}
            onEdit={() => edit(placeOf(branch.market))}
            onRemove={() => remove.mutate({ params: { marketId: branch.market.id } })}
          />
        ))}
      </ul>
      {editing && (
        <EditPlace
          key={editing.id}
          place={editing}
          title={editing.isNew ? t`Add a market` : t`Change the market`}
          withinLabel={t`Lies in`}
          // a market and what lies below it cannot be its own place
          choices={treeOf(markets, editing.id).map(({ market, depth }) => ({
            value: market.id,
            label: `${'  '.repeat(depth)}${market.name}`,
          }))}
          error={save.error}
          busy={save.isPending}
          onClose={() => edit(null)}
          onSave={(name, parentId) => save.mutate({ params: { marketId: editing.id }, body: { name, parentId } })}
        />
      )}
    </section>
  );
}

const put = ({ id, name, parentId }: Market): Promise<unknown> =>
  call<typeof saveMarket>('PUT', '/api/markets/:marketId', { params: { marketId: id }, body: { name, parentId } });

const placeOf = ({ id, name, parentId }: Market): Place => ({ id, name, within: parentId, isNew: false });

interface MarketRowProps {
  readonly branch: Branch;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

function MarketRow({ branch, onEdit, onRemove }: MarketRowProps): ReactElement {
  const { t } = useLingui();
  const { market, depth } = branch;
  const { name } = market;
  return (
    <li className={classes['row']} style={{ paddingInlineStart: depth * 20 }}>
      <span className={classes['name']}>{name}</span>
      <span className={classes['buttons']}>
        <ActionIcon variant="subtle" color="gray" size={40} aria-label={t`Change ${name}`} onClick={onEdit}>
          <Icon name="edit" size={18} />
        </ActionIcon>
        <ActionIcon variant="subtle" color="gray" size={40} aria-label={t`Remove ${name}`} onClick={onRemove}>
          <Icon name="remove" size={18} />
        </ActionIcon>
      </span>
    </li>
  );
}
