/** Who goes through modules, who sees what came of it, and who says that a group took part. */
import { newId } from '../../kernel/id.ts';
import type { LivedIn } from '../lived-in.ts';
import { leaders, members, readers, row, type Section } from './row.ts';

const run = ({ sellers, ids }: LivedIn) => ({
  activityId: ids.led,
  body: { personIds: [sellers.sam.id], onDay: '2026-03-02', groupId: newId(), minutes: 45 },
});

export const learning: Section = {
  title: 'Learning',
  rows: [
    row('POST /api/activities/:activityId/attempts', members, ({ ids }) => ({ activityId: ids.module, body: {} })),
    row('PUT /api/attempts/:attemptId/steps', ['self'], ({ ids }) => ({
      attemptId: ids.attempt,
      body: { steps: [{ stepId: newId(), cardKey: 'example', kind: 'seen', at: '2026-03-02T09:00:00Z', seconds: 9 }] },
    })),
    row('GET /api/people/:personId/learning', readers, ({ sellers }) => ({ personId: sellers.sam.id })),
    row('GET /api/me/remembered', ['self'], () => ({}), {
      about: 'what the person wrote',
      sees: ({ text }) => (text.includes('SECRET-PRACTICE') ? 'yes' : null),
    }),
    row('GET /api/menu/:activityId/export/report', ['contributor', 'owner'], ({ ids }) => ({ activityId: ids.module })),
    row('GET /api/menu/:activityId/export', ['contributor', 'owner'], ({ ids }) => ({
      activityId: ids.module,
      query: { format: 'scorm-2004' },
    })),
    row('GET /api/learning/used-minutes', members, ({ ids }) => ({ query: { activityIds: ids.module } })),
    row('POST /api/activities/:activityId/completions/preview', ['trainer', ...leaders], run),
    row('POST /api/activities/:activityId/completions', ['trainer', ...leaders], run),
    row(
      'DELETE /api/completions/groups/:groupId',
      ['manager', 'owner'],
      ({ ids }) => ({ groupId: ids.completionGroup }),
      {
        about: 'marked by the manager',
      },
    ),
  ],
};
