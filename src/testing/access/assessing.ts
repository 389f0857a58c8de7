/** Who may rate the person, and who sees where they stand. */
import { Buffer } from 'node:buffer';
import { newId } from '../../kernel/id.ts';
import type { Answered } from '../academy.ts';
import type { LivedIn } from '../lived-in.ts';
import { leaders, raters, readers, row, type Section } from './row.ts';

const sam = ({ sellers }: LivedIn) => ({ personId: sellers.sam.id });
const rating = ({ sellers, ids }: LivedIn) => ({
  assessmentId: newId(),
  capabilityId: ids.capabilities[0],
  personId: sellers.sam.id,
});
const invite = ['manager', 'above', 'head', 'owner'] as const;
const shows = ({ text }: Answered, { sellers, mark }: LivedIn): string | null =>
  text.includes(sellers.sam.id) || text.includes(`Sam Seller ${mark}`) ? 'yes' : null;

export const assessing: Section = {
  title: 'Assessing',
  rows: [
    row('GET /api/people/:personId/assessing', raters, sam),
    row('PUT /api/assessments/:assessmentId', raters, ({ sellers }) => ({
      assessmentId: newId(),
      body: { personId: sellers.sam.id },
    })),
    row('PUT /api/assessments/:assessmentId/ratings/:capabilityId', raters, (academy) => {
      const { personId, ...of } = rating(academy);
      return { ...of, body: { personId, proficiency: 2 } };
    }),
    row('PUT /api/assessments/:assessmentId/ratings/:capabilityId/evidence/:evidenceId', raters, (academy) => {
      const { personId, ...of } = rating(academy);
      return { ...of, evidenceId: newId(), body: { personId, kind: 'text', said: 'Seen' } };
    }),
    row('PUT /api/assessments/:assessmentId/ratings/:capabilityId/files/:evidenceId', raters, (academy) => {
      const { personId, ...of } = rating(academy);
      return { ...of, evidenceId: newId(), query: { personId, name: 'plan.txt' }, body: Buffer.from('Plan') };
    }),
    row(
      'PUT /api/assessments/:assessmentId/ratings/:capabilityId',
      ['manager'],
      ({ sellers, ids }) => ({
        assessmentId: ids.assessment.open,
        capabilityId: ids.capabilities[0],
        body: { personId: sellers.sam.id, proficiency: 4 },
      }),
      { about: 'in an assessment the manager has begun' },
    ),
    row('POST /api/assessments/:assessmentId/confirm', ['manager'], ({ ids }) => ({
      assessmentId: ids.assessment.open,
    })),
    row('DELETE /api/assessments/:assessmentId', ['manager'], ({ ids }) => ({ assessmentId: ids.assessment.open })),
    row('DELETE /api/evidence/:evidenceId', ['manager'], ({ ids }) => ({ evidenceId: ids.evidence.text })),
    row('GET /api/evidence/:evidenceId/file', readers, ({ ids }) => ({ evidenceId: ids.evidence.file })),
    row('GET /api/assessments/:assessmentId', readers, ({ ids }) => ({ assessmentId: ids.assessment.confirmed })),
    row('GET /api/assessments/:assessmentId', readers, ({ ids }) => ({ assessmentId: ids.assessment.self }), {
      about: 'the self-evaluation',
    }),
    row(
      'GET /api/assessments/:assessmentId',
      ['former-manager', ...readers],
      ({ ids }) => ({ assessmentId: ids.assessment.former }),
      { about: 'by the former manager' },
    ),
    row('GET /api/people/:personId/assessments', { yes: readers, own: ['rater'] }, sam, {
      sees: ({ body }) => (body.items.length === 1 ? 'own' : 'yes'),
    }),
    row('GET /api/people/:personId/raters', readers, sam),
    row('PUT /api/people/:personId/raters/:raterId', invite, ({ sellers, cast }) => ({
      personId: sellers.sam.id,
      raterId: cast.colleague.id,
      body: { until: '2026-04-01' },
    })),
    row('DELETE /api/people/:personId/raters/:raterId', ['rater', ...invite], ({ sellers, cast }) => ({
      personId: sellers.sam.id,
      raterId: cast.rater.id,
    })),
    row('POST /api/assessment-asks/preview', invite, asking),
    row('PUT /api/assessment-asks/:askId', invite, (academy) => ({ askId: newId(), ...asking(academy) })),
    row('POST /api/assessment-asks/:askId/undo', ['manager', 'owner'], ({ ids }) => ({ askId: ids.ask }), {
      about: 'asked by the manager',
    }),
    row('GET /api/assessment-asks', ['former-manager', 'other-head', ...leaders, 'owner']),
    row('GET /api/me/to-assess', ['rater', 'manager'], () => ({}), { about: 'the person in it', sees: shows }),
  ],
};

function asking({ sellers }: LivedIn) {
  return { body: { whom: { people: [sellers.sam.id] }, self: true, appraisal: true, until: '2026-04-01' } };
}

const team = ({ cast }: LivedIn) => ({ query: { manager: cast.manager.id } });
const market = ({ ids }: LivedIn) => ({ query: { market: ids.north } });

export const standings: Section = {
  title: 'Standings and gaps',
  rows: [
    row('GET /api/people/:personId/standings', readers, sam),
    row('GET /api/people/:personId/standings/:capabilityId', readers, ({ sellers, ids }) => ({
      personId: sellers.sam.id,
      capabilityId: ids.capabilities[0],
    })),
    row('GET /api/people/:personId/comparison', readers, sam),
    row('GET /api/people/:personId/movement', readers, sam),
    row('GET /api/people/:personId/standings/file', readers, sam),
    row('GET /api/gaps/team', [...leaders, 'owner'], team, { about: 'the person in it', sees: shows }),
    row('GET /api/gaps/team/file', [...leaders, 'owner'], team, { about: 'the person in it', sees: shows }),
    row('GET /api/gaps/company', ['head', 'owner'], market, { about: 'of the person’s market' }),
    row('GET /api/gaps/company/file', ['head', 'owner'], market, { about: 'of the person’s market' }),
  ],
};
