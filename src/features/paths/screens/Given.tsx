/** What was given, the latest first, each to be taken back; and the rules that give by themselves. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { call, type Told } from '../../../web/api.ts';
import { refresh, useAsk, useAskPages, useDo } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { Empty } from '../../../web/kit/Empty.tsx';
import { ButtonLink } from '../../../web/kit/links.ts';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import { usePerson } from '../../../web/me.ts';
import { toast } from '../../../web/toasts.ts';
import type { endRule, listOrders, listRules, resumeRule, undoOrder } from '../assignment-contract.ts';
import classes from './assign.module.css';

type Order = Told<typeof listOrders>['items'][number];

const touched = ['/api/assignments', '/api/people', '/api/first'];

export function Given(): ReactElement {
  const { t } = useLingui();
  const owner = usePerson().grants.includes('owner');
  const orders = useAskPages<typeof listOrders>('GET', '/api/assignments');
  return (
    <>
      <PageHeader
        title={t`What was given`}
        beside={<ButtonLink to="/assign/take" variant="default">{t`Take something back`}</ButtonLink>}
        action={<ButtonLink to="/assign">{t`Give something to learn`}</ButtonLink>}
      />
      {owner && <Rules />}
      <Problem error={orders.error} />
      {orders.items?.length === 0 && (
        <Empty title={t`Nothing was given yet`}>
          {t`What you give to people, or a rule gives by itself, stands here with its day and its way back.`}
        </Empty>
      )}
      <ul className={classes['people']}>
        {(orders.items ?? []).map((order) => (
          <OrderLine key={order.orderId} order={order} />
        ))}
      </ul>
      {orders.hasMore && <Button variant="default" onClick={orders.loadMore}>{t`Earlier ones`}</Button>}
    </>
  );
}

function OrderLine({ order }: { readonly order: Order }): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const undo = useDo<typeof undoOrder>('POST', '/api/assignments/:orderId/undo', {
    refresh: touched,
    done: ({ takenBack }) => toast(plural(takenBack, { one: '# taken back', other: '# taken back' })),
  });
  const things = plural(order.made, { one: '# activity', other: '# activities' });
  const by = order.rule ? t`by the rule “${order.rule.name}”` : order.by ? t`by ${order.by.name}` : '';
  return (
    <li className={classes['order']}>
      <span className={classes['words']}>
        <span className={classes['name']}>{t`${things} on ${format.moment(order.at)}`}</span>
        <span className={classes['says']}>
          {[by, order.undoneAt && t`taken back on ${format.moment(order.undoneAt)}`].filter(Boolean).join(' · ')}
        </span>
      </span>
      {!order.undoneAt && order.made > 0 && (
        <Button
          variant="default"
          size="compact-md"
          aria-label={t`Take back: ${things} on ${format.moment(order.at)}`}
          loading={undo.isPending}
          onClick={() => undo.mutate({ params: { orderId: order.orderId } })}
        >
          {t`Take back`}
        </Button>
      )}
      <Problem error={undo.error} reasons={{ 'undone-already': t`This was taken back already.` }} />
    </li>
  );
}

function Rules(): ReactElement | null {
  const { t } = useLingui();
  const rules = useAsk<typeof listRules>('GET', '/api/assignment-rules').data?.rules ?? [];
  const client = useQueryClient();
  const ended = t`The rule gives nothing any more. What it has given stays.`;
  const end = useDo<typeof endRule>('DELETE', '/api/assignment-rules/:ruleId', {
    refresh: ['/api/assignment-rules'],
    done: (_, { params }) =>
      toast(ended, {
        undo: async () => {
          await call<typeof resumeRule>('POST', '/api/assignment-rules/:ruleId/resume', { params });
          await refresh(client, ['/api/assignment-rules']);
        },
      }),
  });
  if (rules.length === 0) return null;
  return (
    <section aria-labelledby="rules">
      <h2 id="rules" className={classes['heading']}>{t`Rules`}</h2>
      <Problem error={end.error} />
      <ul className={classes['people']}>
        {rules.map((rule) => (
          <li key={rule.ruleId} className={classes['order']}>
            <span className={classes['words']}>
              <span className={classes['name']}>{rule.name}</span>
              <span className={classes['says']}>
                {plural(rule.made, { one: 'gave # activity so far', other: 'gave # activities so far' })}
              </span>
            </span>
            <ButtonLink
              to="/assign"
              search={{ rule: rule.ruleId }}
              variant="default"
              size="compact-md"
              aria-label={t`Change the rule: ${rule.name}`}
            >
              {t`Change`}
            </ButtonLink>
            <Button
              variant="default"
              size="compact-md"
              aria-label={t`End the rule: ${rule.name}`}
              onClick={() => end.mutate({ params: { ruleId: rule.ruleId } })}
            >
              {t`End the rule`}
            </Button>
          </li>
        ))}
      </ul>
      <h2 className={classes['heading']}>{t`Given`}</h2>
    </section>
  );
}
