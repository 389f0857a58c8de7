/** Giving an order, with its way back, and making a rule that gives by itself. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { call } from '../../../web/api.ts';
import { refresh, useDo } from '../../../web/ask.ts';
import { toast } from '../../../web/toasts.ts';
import type { giveOrder, undoOrder, writeRule } from '../assignment-contract.ts';

const touched = ['/api/assignments', '/api/people', '/api/first', '/api/assignment-rules'];

/** @param changed the rule stood before */
export function useGiving(onRule: () => void, changed = false) {
  const { t } = useLingui();
  const client = useQueryClient();
  const give = useDo<typeof giveOrder>('PUT', '/api/assignments/:orderId', {
    refresh: touched,
    done: ({ assignments }, { params }) =>
      toast(plural(assignments, { one: '# thing given', other: '# things given' }), {
        undo: async () => {
          await call<typeof undoOrder>('POST', '/api/assignments/:orderId/undo', { params });
          await refresh(client, touched);
        },
      }),
  });
  const rule = useDo<typeof writeRule>('PUT', '/api/assignment-rules/:ruleId', {
    refresh: touched,
    done: ({ assignments }) => {
      toast(
        changed
          ? t`The rule is changed.`
          : assignments > 0
            ? t`The rule holds. ${plural(assignments, { one: '# thing given today', other: '# things given today' })}`
            : t`The rule holds for whoever joins or moves from now on.`,
      );
      onRule();
    },
  });
  return { give, rule };
}
