/** Who may find, see, change, import and erase people. */
import { Buffer } from 'node:buffer';
import type { Answered } from '../academy.ts';
import type { LivedIn } from '../lived-in.ts';
import { keepers, leaders, members, others, row, type Section } from './row.ts';

const sam = ({ sellers }: LivedIn) => ({ personId: sellers.sam.id });
const upload = ({ ids }: LivedIn) => ({ uploadId: ids.upload.uploadId });
const retitled = ({ sellers }: LivedIn) => ({
  body: { selection: { people: [sellers.sam.id] }, change: { title: 'Senior' } },
});

/** The record tells the level; the directory does not. */
function record(person: { levelId: string | null } | undefined): string | null {
  return person ? (person.levelId ? 'record' : 'directory') : null;
}

const readRecord = ['self', ...leaders, ...keepers] as const;

export const people: Section = {
  title: 'People',
  rows: [
    row(
      'GET /api/people',
      { record: keepers, directory: others(keepers) },
      ({ mark }) => ({ query: { q: `Sam Seller ${mark}` } }),
      {
        sees: ({ body }, { sellers }) => record(body.items.find((one: { id: string }) => one.id === sellers.sam.id)),
      },
    ),
    row('GET /api/people/:personId', { record: readRecord, directory: others(readRecord) }, sam, {
      sees: ({ body }) => record(body),
    }),
    row('GET /api/organisation', members),
    row('POST /api/people', keepers, () => ({ body: { name: 'New Person' } })),
    row('POST /api/people/change/preview', keepers, retitled),
    row('POST /api/people/change', keepers, retitled),
    row('POST /api/people/change/:changeId/undo', keepers, ({ ids }) => ({ changeId: ids.change })),
    row('PUT /api/markets/:marketId', keepers, ({ ids }) => ({
      marketId: ids.north,
      body: { name: 'Renamed', parentId: null },
    })),
    row('DELETE /api/markets/:marketId', keepers, ({ ids }) => ({ marketId: ids.emptyMarket })),
    row('PUT /api/teams/:teamId', keepers, ({ ids }) => ({
      teamId: ids.team,
      body: { name: 'Renamed', marketId: null },
    })),
    row('DELETE /api/teams/:teamId', keepers, ({ ids }) => ({ teamId: ids.emptyTeam })),
    row('PUT /api/people/:personId/grants', keepers, ({ sellers }) => ({
      personId: sellers.sam.id,
      body: { grants: [{ grant: 'trainer' }] },
    })),
    row(
      'PUT /api/people/:personId/grants',
      ['owner'],
      ({ sellers }) => ({ personId: sellers.sam.id, body: { grants: [{ grant: 'owner' }] } }),
      { about: 'making an owner' },
    ),
    row(
      'PUT /api/people/:personId/grants',
      ['owner'],
      ({ sellers }) => ({ personId: sellers.sam.id, body: { grants: [{ grant: 'head-of-sales' }] } }),
      { about: 'making a head of sales' },
    ),
    row(
      'POST /api/people/change',
      ['owner'],
      ({ sellers, cast, a }, { kind }) => ({
        body: {
          selection: { people: [sellers.sam.id] },
          change: { managerId: kind === 'owner' ? a.ownerId : cast.administrator.id },
        },
      }),
      { about: 'coming to lead the person' },
    ),
  ],
};

const wholeRecord = ({ body }: Answered): string => (body.leftOut ? 'part' : 'yes');

export const personalData: Section = {
  title: 'Personal data',
  rows: [
    row('GET /api/people/:personId/record', { yes: ['self', 'owner'], part: ['administrator'] }, sam, {
      sees: wholeRecord,
    }),
    row('GET /api/people/:personId/on-record', ['self', 'owner'], sam),
    row('POST /api/people/:personId/erase', keepers, ({ ids }) => ({
      personId: ids.guest,
      body: { name: ids.guestName },
    })),
  ],
};

export const roster: Section = {
  title: 'Importing a roster',
  rows: [
    row('POST /api/roster/uploads', keepers, () => ({
      query: { fileName: 'people.csv' },
      body: Buffer.from('Name\nUlla Uploaded\n'),
    })),
    row('GET /api/roster/uploads/open', keepers),
    row('POST /api/roster/uploads/:uploadId/preview', keepers, ({ ids }) => ({
      uploadId: ids.upload.uploadId,
      body: { mapping: ids.upload.mapping },
    })),
    row('GET /api/roster/uploads/:uploadId/changes', keepers, ({ ids }) => ({
      uploadId: ids.upload.uploadId,
      query: { kind: 'new' },
    })),
    row('GET /api/roster/uploads/:uploadId/faults', keepers, upload),
    row('GET /api/roster/uploads/:uploadId/faults.csv', keepers, upload),
    row('POST /api/roster/uploads/:uploadId/confirm', keepers, ({ ids }) => ({
      uploadId: ids.upload.uploadId,
      body: { fingerprint: ids.upload.fingerprint },
    })),
    row('DELETE /api/roster/uploads/:uploadId', keepers, upload),
    row('GET /api/roster/imports', keepers),
    row('GET /api/roster/imports/:importId/people', keepers, ({ ids }) => ({ importId: ids.importId })),
    row('POST /api/roster/imports/:importId/undo', keepers, ({ ids }) => ({ importId: ids.importId })),
  ],
};

export const housekeeping: Section = {
  title: 'Housekeeping',
  rows: [
    row('GET /api/housekeeping', keepers),
    row('GET /api/history', keepers, ({ sellers }) => ({ query: { person: sellers.sam.id } })),
    row('GET /api/mails', keepers, ({ sellers }) => ({ query: { person: sellers.nina.id } })),
    row('POST /api/mails/again', keepers, ({ ids }) => ({ body: { mails: [ids.mail] } })),
    row('GET /api/access', keepers),
  ],
};
