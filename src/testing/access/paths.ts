/** Who says what is to be developed now, who writes paths, who walks them, and who gives whom what to learn. */
import { newId } from '../../kernel/id.ts';
import type { LivedIn } from '../lived-in.ts';
import { leaders, members, readers, row, type Section } from './row.ts';

const place = ({ ids }: LivedIn) => ({ roleId: ids.role, levelId: ids.next });
const sam = ({ sellers }: LivedIn) => ({ personId: sellers.sam.id });
const priority = ({ ids }: LivedIn) => ({ capabilityId: ids.capabilities[2], weight: 1, until: '2026-12-31' });
const order = ({ sellers, ids }: LivedIn) => ({
  whom: { people: [sellers.sam.id] },
  what: { activities: [ids.unassigned] },
  due: { within: 14 },
});
const rule = ({ ids }: LivedIn) => ({
  name: 'First weeks',
  whom: { everybody: { roleId: ids.role, joinedWithin: 30 } },
  what: { byNeed: { activities: 2, minutes: null } },
  due: { within: 30 },
  now: false,
});
const chosen = ({ sellers, ids }: LivedIn) => ({ whom: { people: [sellers.sam.id] }, activityId: ids.assigned });
/** lead anybody at all, head a market or own the academy */
const givers = ['former-manager', 'other-head', ...leaders, 'owner'] as const;

export const priorities: Section = {
  title: 'Priorities',
  rows: [
    row('GET /api/priorities', members),
    row('PUT /api/priorities/:priorityId', ['owner'], (academy) => ({
      priorityId: newId(),
      body: { ...priority(academy), marketId: academy.ids.north },
    })),
    row('DELETE /api/priorities/:priorityId', ['owner'], ({ ids }) => ({ priorityId: ids.companyPriority })),
    row('PUT /api/me/priorities/:priorityId', members, (academy) => ({
      priorityId: newId(),
      body: priority(academy),
    })),
    row('DELETE /api/me/priorities/:priorityId', ['self'], ({ ids }) => ({ priorityId: ids.ownPriority }), {
      about: 'set by the person',
    }),
  ],
};

export const paths: Section = {
  title: 'Paths',
  rows: [
    row('GET /api/paths', members),
    row('GET /api/paths/:roleId/:levelId', members, place),
    row('PUT /api/paths/:roleId/:levelId', ['owner'], (academy) => ({
      ...place(academy),
      body: { revision: 0, modules: null, criteria: [] },
    })),
    row('DELETE /api/paths/:roleId/:levelId', ['owner'], place),
    row('GET /api/people/:personId/path', readers, sam),
  ],
};

const answer = { given: { kind: 'single', choice: 'a' }, self: 1 };
const placement = ({ ids }: LivedIn) => ({ placementId: ids.placement });

export const placements: Section = {
  title: 'Placement',
  rows: [
    row('GET /api/people/:personId/placement', { own: ['self'], '●': [...leaders, 'owner'] }, sam, {
      sees: ({ body }) => (body.placement.items[0].question ? 'own' : '●'),
    }),
    row('PUT /api/people/:personId/placement/:placementId', ['self', ...leaders], (academy) => ({
      ...sam(academy),
      ...placement(academy),
    })),
    row('PUT /api/placements/:placementId/items/:at', ['self'], (academy) => ({
      ...placement(academy),
      at: '1',
      body: answer,
    })),
    row('POST /api/placements/:placementId/submit', ['self'], placement, { behind: ['unanswered'] }),
    row(
      'POST /api/placements/:placementId/word',
      leaders,
      (academy) => ({
        ...placement(academy),
        body: { words: [{ capabilityId: academy.ids.capabilities[0], proficiency: 2 }] },
      }),
      { behind: ['not-submitted'] },
    ),
    row('POST /api/placement-batches/preview', [...leaders, 'owner'], (academy) => ({
      body: { whom: chosen(academy).whom },
    })),
    row(
      'PUT /api/placement-batches/:batchId',
      [...leaders, 'owner'],
      (academy) => ({ batchId: newId(), body: { whom: chosen(academy).whom } }),
      { behind: ['nobody-to-place'] },
    ),
    row('POST /api/placement-batches/:batchId/undo', ['manager', 'owner'], ({ ids }) => ({ batchId: ids.batch }), {
      about: 'given by the manager',
    }),
    row('GET /api/placement-batches', givers),
  ],
};

export const assignments: Section = {
  title: 'Assignments',
  rows: [
    row('POST /api/assignments/preview', [...leaders, 'owner'], (academy) => ({ body: order(academy) })),
    row('PUT /api/assignments/:orderId', [...leaders, 'owner'], (academy) => ({
      orderId: newId(),
      body: order(academy),
    })),
    row('POST /api/assignments/:orderId/undo', ['manager', 'owner'], ({ ids }) => ({ orderId: ids.order }), {
      about: 'given by the manager',
    }),
    row('GET /api/assignments', givers),
    row('GET /api/people/:personId/assignments', readers, sam),
    row('DELETE /api/people/:personId/assignments/:activityId', [...leaders, 'owner'], (academy) => ({
      ...sam(academy),
      activityId: academy.ids.assigned,
    })),
    row('GET /api/people/:personId/needed', readers, sam),
    row('POST /api/assignment-takings/choice', [...leaders, 'owner'], (academy) => ({
      body: { whom: chosen(academy).whom },
    })),
    row('POST /api/assignment-takings/preview', [...leaders, 'owner'], (academy) => ({ body: chosen(academy) })),
    row('PUT /api/assignment-takings/:takingId', [...leaders, 'owner'], (academy) => ({
      takingId: newId(),
      body: chosen(academy),
    })),
    row('POST /api/assignment-takings/:takingId/undo', ['manager', 'owner'], ({ ids }) => ({ takingId: ids.taking }), {
      about: 'taken by the manager',
    }),
    row('GET /api/assignment-takings', givers),
    row('GET /api/assignment-rules', ['owner']),
    row('PUT /api/assignment-rules/:ruleId', ['owner'], (academy) => ({ ruleId: newId(), body: rule(academy) })),
    row('DELETE /api/assignment-rules/:ruleId', ['owner'], ({ ids }) => ({ ruleId: ids.rule })),
    row('POST /api/assignment-rules/:ruleId/resume', ['owner'], ({ ids }) => ({ ruleId: ids.rule }), {
      behind: ['rule-holds'],
    }),
  ],
};
