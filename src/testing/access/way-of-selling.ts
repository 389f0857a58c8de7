/** Who may read and change the way of selling: what is in force is everybody's, drafts are for those who decide, the owner changes it. */
import type { LivedIn } from '../lived-in.ts';
import { deciders, members, row, type Section } from './row.ts';

const inForce = () => ({ versionId: 'in-force' });
const draft = ({ ids }: LivedIn) => ({ versionId: ids.draft });
const about = { about: 'a draft' };
const owner = ['owner'] as const;

export const wayOfSelling: Section = {
  title: 'Way of selling',
  rows: [
    row('GET /api/way-of-selling/versions', deciders),
    row('GET /api/way-of-selling/versions/:versionId', members, inForce),
    row('GET /api/way-of-selling/versions/:versionId', deciders, draft, about),
    row('GET /api/way-of-selling/versions/:versionId/capabilities', members, inForce),
    row('GET /api/way-of-selling/versions/:versionId/capabilities', deciders, draft, about),
    row('GET /api/way-of-selling/versions/:versionId/file', members, inForce),
    row('GET /api/way-of-selling/versions/:versionId/file', deciders, draft, about),
    row('GET /api/way-of-selling/versions/:versionId/faults', deciders, draft),
    row('GET /api/way-of-selling/versions/:versionId/difference', deciders, ({ ids }) => ({
      versionId: ids.draft,
      query: { from: ids.version },
    })),
    row(
      'GET /api/way-of-selling/versions/:versionId/effect',
      ['head', 'owner'],
      ({ ids }) => ({ versionId: ids.draft, query: { effectiveOn: '2026-03-02' } }),
      {
        about: 'on the person',
        sees: ({ body }, { sellers }) =>
          body.people.some((one: { id: string }) => one.id === sellers.sam.id) ? 'yes' : null,
      },
    ),
    row('POST /api/way-of-selling/versions', owner, () => ({ body: { from: 'starter' } })),
    row('POST /api/way-of-selling/versions/import', owner, async ({ a }) => ({
      body: { text: (await a.owner('GET', '/api/way-of-selling/versions/in-force/file')).text },
    })),
    row('PATCH /api/way-of-selling/versions/:versionId', owner, ({ ids }) => ({
      versionId: ids.draft,
      body: { note: 'About' },
    })),
    row(
      'PATCH /api/way-of-selling/versions/:versionId/cells',
      owner,
      ({
        ids: {
          draft: versionId,
          draftEdit: { was, now, ...cell },
        },
      }) => ({
        versionId,
        body: { edits: [{ ...cell, was: now, now: was }] },
      }),
    ),
    row('PATCH /api/way-of-selling/versions/:versionId/contents', owner, ({ ids }) => ({
      versionId: ids.draft,
      body: { edits: [{ edit: 'add-group', name: { en: 'New group' } }] },
    })),
    row('POST /api/way-of-selling/versions/:versionId/publish', owner, ({ ids }) => ({
      versionId: ids.draft,
      body: { effectiveOn: '2026-03-02', revision: ids.draftRevision },
    })),
    row('DELETE /api/way-of-selling/versions/:versionId', owner, draft),
  ],
};
