/** Who may bring packages in and start them: owners and contributors bring them, everybody starts units for themself. */
import { newId } from '../../kernel/id.ts';
import type { LivedIn } from '../lived-in.ts';
import { firstStep, listMapping, sampleList, samplePackage } from '../lived-in-packages.ts';
import { leaders, members, row, type Section } from './row.ts';

const keepers = ['contributor', 'owner'] as const;
/** lead the person, or own the academy */
const settlers = [...leaders, 'owner'] as const;
const card = ({ ids }: LivedIn) => ({ attemptId: ids.played.attemptId, cardKey: 'package' });
const units = ({ ids }: LivedIn) => ({ attemptId: ids.units.attemptId, cardKey: 'package' });
const whose = ({ sellers }: LivedIn) => ({ personId: sellers.sam.id });
const theirs = (lived: LivedIn) => ({ ...whose(lived), activityId: lived.ids.units.activityId });
const packed = ({ ids }: LivedIn) => ({ packageId: ids.packed.packageId });

export const packages: Section = {
  title: 'Packages',
  rows: [
    row('POST /api/packages', keepers, () => ({ body: samplePackage('another') })),
    row('POST /api/packages/uploads/:uploadId', keepers, ({ ids }, { kind }) => ({
      uploadId: ids.uploads[kind === 'owner' ? kind : 'contributor'].package,
    })),
    row('GET /api/packages', members),
    row('GET /api/packages/shelf', keepers),
    row('GET /api/packages/:packageId', members, packed),
    row('PATCH /api/packages/:packageId', keepers, (lived) => ({ ...packed(lived), body: { ownWindow: false } })),
    row('POST /api/packages/:packageId/modules', keepers, (lived) => ({
      ...packed(lived),
      body: {
        languages: ['en'],
        develops: [],
        modules: [{ activityId: newId(), unitId: lived.ids.packed.auId, name: { en: 'On site' }, minutes: 10 }],
      },
    })),
    row('GET /api/packages/:packageId/trial', keepers, packed),
    row('POST /api/packages/:packageId/trial', keepers, (lived) => ({ ...packed(lived), body: {} })),
    row('GET /api/catalogue', keepers),
    row('POST /api/catalogue', keepers, () => ({ query: { fileName: 'more.csv' }, body: sampleList('another') })),
    row('POST /api/catalogue/:listId/preview', keepers, ({ ids }) => ({
      listId: ids.catalogue.waiting,
      body: { mapping: listMapping },
    })),
    row('PUT /api/catalogue/:listId', keepers, ({ ids }) => ({
      listId: ids.catalogue.waiting,
      body: { mapping: listMapping, fingerprint: ids.catalogue.fingerprint },
    })),
    row('POST /api/catalogue/:listId/undo', keepers, ({ ids }) => ({ listId: ids.catalogue.applied })),
    row('POST /api/packages/:packageId/launches', members, (lived) => ({
      ...packed(lived),
      body: { auId: lived.ids.packed.auId },
    })),
    row(
      'POST /api/packages/:packageId/launches',
      ['self'],
      (lived) => ({
        ...packed(lived),
        body: { auId: lived.ids.packed.auId, registration: lived.ids.packed.registrationId },
      }),
      { about: 'in the registration of the person' },
    ),
    row('DELETE /api/packages/:packageId', keepers, packed),
    row('POST /api/packages/registrations/:registrationId/waivers', settlers, ({ ids }) => ({
      registrationId: ids.packed.registrationId,
      body: { auId: ids.packed.auId, reason: 'Administrative' },
    })),
    row(
      'POST /api/packages/sessions/:sessionId/abandon',
      ['self', ...settlers],
      ({ ids }) => ({ sessionId: ids.packed.sessionId }),
      { about: 'of the person' },
    ),
    row('GET /api/people/:personId/units', settlers, whose),
    row('GET /api/people/:personId/activities/:activityId/units', settlers, theirs),
    row('POST /api/people/:personId/activities/:activityId/waivers', settlers, (lived) => ({
      ...theirs(lived),
      body: { cardKey: 'package', unitId: lived.ids.units.unitId, reason: 'Administrative' },
    })),
    row('GET /api/attempts/:attemptId/cards/:cardKey', ['self'], card),
    row('POST /api/attempts/:attemptId/cards/:cardKey/play', ['self'], (lived) => ({
      ...card(lived),
      body: { take: true },
    })),
    row('GET /api/attempts/:attemptId/cards/:cardKey/units', ['self'], units),
    row('POST /api/attempts/:attemptId/cards/:cardKey/units/:unitId/start', ['self'], (lived) => ({
      ...units(lived),
      unitId: lived.ids.units.unitId,
      body: { take: true },
    })),
    row('PUT /api/packages/sessions/:sessionId/steps/:number', ['self'], ({ ids }) => ({
      sessionId: ids.played.sessionId,
      number: '1',
      body: { step: JSON.stringify(firstStep) },
    })),
  ],
};
