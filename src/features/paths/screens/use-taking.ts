/** Taking an activity back from many, and giving it back. */
import { plural } from '@lingui/core/macro';
import { useDo } from '../../../web/ask.ts';
import { toast } from '../../../web/toasts.ts';
import type { takeFromMany, undoTaking } from '../taking-contract.ts';

const touched = ['/api/assignments', '/api/assignment-takings', '/api/people', '/api/first'];

export function useTaking() {
  const giveBack = useDo<typeof undoTaking>('POST', '/api/assignment-takings/:takingId/undo', {
    refresh: touched,
    done: ({ givenBack }) =>
      toast(plural(givenBack, { one: 'Given back to # person', other: 'Given back to # people' })),
  });
  const take = useDo<typeof takeFromMany>('PUT', '/api/assignment-takings/:takingId', {
    refresh: touched,
    done: ({ taken }, { params }) =>
      toast(plural(taken, { one: 'Taken back from # person', other: 'Taken back from # people' }), {
        undo: () => giveBack.mutate({ params }),
      }),
  });
  return { take, giveBack };
}
