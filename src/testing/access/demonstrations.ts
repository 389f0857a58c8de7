/** Who may judge what Sam shows, and who reads of it. A verifier is no kind of its own here: what they may stands in their tests. */
import { newId } from '../../kernel/id.ts';
import type { LivedIn } from '../lived-in.ts';
import { deciders, leaders, members, others, readers, row, type Section, theTwo } from './row.ts';

const sam = ({ sellers }: LivedIn) => ({ personId: sellers.sam.id });

export const demonstrations: Section = {
  title: 'Demonstrations',
  rows: [
    row('GET /api/people/:personId/demonstrating', leaders, sam),
    row('PUT /api/demonstrations/:assessmentId', leaders, ({ sellers, ids }) => ({
      assessmentId: newId(),
      body: {
        personId: sellers.sam.id,
        capabilityId: ids.capabilities[0],
        occasion: 'field-visit',
        on: '2026-03-02',
        proficiency: 2,
        seen: [1, 2],
      },
    })),
    row('DELETE /api/demonstrations/:assessmentId', ['manager'], ({ ids }) => ({ assessmentId: ids.demonstration })),
    row('GET /api/people/:personId/demonstrations', readers, sam),
    row('GET /api/me/may-verify', members),
    row('GET /api/verifiers', deciders),
    row('GET /api/verifiers/candidates', deciders),
    row(
      'PUT /api/verifiers/:personId',
      ['head', 'owner'],
      ({ ids }) => ({ personId: ids.verifier, body: { capabilityIds: [ids.verified] } }),
      { about: 'in the person’s market' },
    ),
    row('GET /api/me/may-watch/:capabilityId', members, ({ ids }) => ({ capabilityId: ids.capabilities[0] })),
    row(
      'PUT /api/demonstration-requests/:requestId',
      others(['manager']),
      ({ cast, ids }) => ({
        requestId: newId(),
        body: { capabilityId: ids.capabilities[0], askedId: cast.manager.id, until: '2026-03-20' },
      }),
      { about: 'to the manager', behind: ['may-not-judge'] },
    ),
    row('DELETE /api/demonstration-requests/:requestId', theTwo, ({ ids }) => ({
      requestId: ids.demonstrationRequest,
    })),
    row('GET /api/me/demonstration-requests', members),
  ],
};
