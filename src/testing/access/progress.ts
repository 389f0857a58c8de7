/** Who decides about levels and certifications, and who reads of them. Rosa and Rob stand where Sam stands. */
import { newId } from '../../kernel/id.ts';
import type { Answered } from '../academy.ts';
import type { LivedIn } from '../lived-in.ts';
import { everyone, leaders, members, readers, row, type Section } from './row.ts';

const sam = ({ sellers }: LivedIn) => ({ personId: sellers.sam.id });
const rob = ({ ids }: LivedIn) => ({ body: { people: [ids.rob] } });
const about = 'the person in it';
const open = { behind: ['criteria-not-met'] };

export const progress: Section = {
  title: 'Levels and certifications',
  rows: [
    row('GET /api/people/:personId/level-review', readers, sam),
    row(
      'POST /api/people/:personId/level-review/confirm',
      leaders,
      (academy) => ({ ...sam(academy), body: { levelId: academy.ids.next } }),
      open,
    ),
    row(
      'POST /api/people/:personId/level-review/not-yet',
      leaders,
      (academy) => ({
        ...sam(academy),
        body: { levelId: academy.ids.next, words: 'Once more', askAgainOn: '2026-04-01' },
      }),
      open,
    ),
    row('GET /api/level-reviews/ready', [...leaders, 'owner'], () => ({}), {
      about,
      sees: ({ text }, { ids }) => (text.includes(ids.rob) ? 'yes' : null),
    }),
    row('POST /api/level-reviews/preview', leaders, rob, {
      about,
      sees: ({ body }) => (body.reached.length > 0 ? 'yes' : null),
    }),
    row('POST /api/level-reviews/confirm', leaders, rob, {
      about,
      sees: ({ body }) => (body.reached > 0 ? 'yes' : null),
    }),
    row('POST /api/level-reviews/:batchId/undo', ['manager'], ({ ids }) => ({ batchId: ids.reviewBatch })),
    row('GET /api/certification-rules', members),
    row('PUT /api/certification-rules/:ruleId', ['owner'], ({ ids }) => ({
      ruleId: newId(),
      body: {
        of: { roleId: ids.role, levelId: ids.level },
        months: 12,
        windowDays: 60,
        remindDays: [30],
      },
    })),
    row('DELETE /api/certification-rules/:ruleId', ['owner'], ({ ids }) => ({ ruleId: ids.levelRule })),
    row('GET /api/certifications', [...leaders, 'owner'], ({ ids }) => ({ query: { rule: ids.levelRule } }), {
      about,
      sees: ({ text }, { ids }) => (text.includes(ids.rosa) ? 'yes' : null),
    }),
    row('GET /api/people/:personId/certifications', readers, sam),
    row('GET /api/people/:personId/credentials', readers, sam),
    row('GET /api/credentials/:credentialId/file', readers, ({ ids }) => ({ credentialId: ids.credential })),
    row('GET /api/academies/:academyId/badge-status/:list', everyone, ({ a }) => ({
      academyId: a.academyId,
      list: '1',
    })),
    row('POST /api/badges/check', everyone, () => ({ body: { file: 'no badge', as: 'text' } })),
    row('POST /api/certifications/:ruleId/preview', leaders, certifying, { about, sees: certifies }),
    row('POST /api/certifications/:ruleId/renew', leaders, certifying, {
      about,
      sees: ({ body }) => (body.certified > 0 ? 'yes' : null),
    }),
    row('POST /api/certifications/batches/:batchId/undo', ['manager'], ({ ids }) => ({
      batchId: ids.certificationBatch,
    })),
  ],
};

function certifying(academy: LivedIn) {
  return { ruleId: academy.ids.capabilityRule, ...rob(academy) };
}

function certifies({ body }: Answered): string | null {
  return body.certified.length > 0 ? 'yes' : null;
}
