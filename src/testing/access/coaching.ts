/** Who may coach, agree, and read of it: `content` is for the two, `outline` says dates and gaps, `dates` that it takes place. */
import type { Answered } from '../academy.ts';
import type { LivedIn } from '../lived-in.ts';
import { contentOf } from '../lived-in-coaching.ts';
import { keepers, leaders, members, row, type Section, theTwo } from './row.ts';

const session = ({ ids }: LivedIn) => ({ sessionId: ids.session });
const agreement = ({ ids }: LivedIn) => ({ agreementId: ids.agreement.id });
const when = { startsAt: '2026-03-09T10:00:00Z', minutes: 30 };
const sights = { content: theTwo, outline: ['above', 'head', 'owner'], dates: ['administrator'] } as const;
const sight = ({ body }: Answered): string => body.sight;
const plain = { note: 'Written now', action: 'as written now' };
const coach = ['self', ...leaders] as const;
const includes = ({ text }: Answered, { sellers }: LivedIn): string | null =>
  text.includes(sellers.sam.id) ? 'yes' : null;

export const coachingSessions: Section = {
  title: 'Coaching sessions',
  rows: [
    row('GET /api/coaching/next', ['manager'], () => ({}), { about: 'the person in it', sees: includes }),
    row('PUT /api/coaching/hours', members, () => ({ body: { minutesPerWeek: 60, minutesPerSession: 30 } })),
    row('GET /api/coaching/activity', keepers),
    row(
      'GET /api/coaching/preparation/:personId',
      { content: theTwo, outline: ['above', 'head'] },
      ({ sellers }) => ({ personId: sellers.sam.id }),
      {
        sees: ({ body }) => (body.agreement ? 'content' : 'outline'),
      },
    ),
    row('POST /api/coaching/sessions', coach, ({ sellers }) => ({ body: { ...when, salespersonId: sellers.sam.id } })),
    row('GET /api/coaching/sessions', sights, ({ sellers }) => ({ query: { salesperson: sellers.sam.id } }), {
      sees: ({ body }, { ids }) => body.items.find((one: { id: string }) => one.id === ids.session)?.sight ?? null,
    }),
    row('GET /api/coaching/sessions/:sessionId', sights, session, { sees: ({ body }) => body.session.sight }),
    row(
      'GET /api/coaching/sessions/:sessionId',
      { content: ['self'], outline: ['former-manager', ...leaders, 'owner'], dates: ['administrator'] },
      ({ ids }) => ({ sessionId: ids.formerSession }),
      {
        about: 'held by the former manager',
        sees: ({ body }) => body.session.sight,
      },
    ),
    row('PUT /api/coaching/sessions/:sessionId/time', theTwo, (academy) => ({
      ...session(academy),
      body: { ...when, place: 'Room 2' },
    })),
    row('PATCH /api/coaching/sessions/:sessionId', theTwo, (academy) => ({
      ...session(academy),
      body: { agenda: 'Negotiation' },
    })),
    row(
      'POST /api/coaching/sessions/:sessionId/step',
      ['manager'],
      (academy) => ({ ...session(academy), body: { step: 'hold' } }),
      { about: 'hold' },
    ),
    row(
      'POST /api/coaching/sessions/:sessionId/step',
      theTwo,
      (academy) => ({ ...session(academy), body: { step: 'cancel' } }),
      { about: 'cancel' },
    ),
    row('GET /api/coaching/sessions/:sessionId/calendar.ics', theTwo, session),
  ],
};

export const agreements: Section = {
  title: 'Agreements',
  rows: [
    row('GET /api/coaching/agreements', sights, ({ sellers }) => ({ query: { salesperson: sellers.sam.id } }), {
      sees: ({ body }) => body.items[0]?.sight ?? null,
    }),
    row('GET /api/coaching/agreements/:agreementId', sights, agreement, { sees: sight }),
    row(
      'GET /api/coaching/agreements/:agreementId',
      { content: ['self'], outline: ['former-manager', ...leaders, 'owner'], dates: ['administrator'] },
      ({ ids }) => ({ agreementId: ids.endedAgreement }),
      { about: 'ended with the former manager', seller: 'nina', sees: sight },
    ),
    row(
      'POST /api/coaching/agreements',
      coach,
      ({ sellers, ids, mark }) => ({
        body: { salespersonId: sellers.nina.id, content: contentOf(ids.capabilities, mark, '2026-04-13', plain) },
      }),
      { seller: 'nina' },
    ),
    row('GET /api/coaching/agreements/:agreementId/since', theTwo, agreement),
    row('POST /api/coaching/agreements/:agreementId/revisions', theTwo, ({ ids, mark }) => ({
      agreementId: ids.agreement.id,
      body: { after: ids.agreement.open.number, content: contentOf(ids.capabilities, mark, '2026-06-01', plain) },
    })),
    row('POST /api/coaching/agreements/:agreementId/acceptances', theTwo, ({ ids }) => ({
      agreementId: ids.agreement.id,
      body: { revision: ids.agreement.open.number, fingerprint: ids.agreement.open.fingerprint },
    })),
    row('POST /api/coaching/agreements/:agreementId/proposal/close', theTwo, (academy, { kind }) => ({
      ...agreement(academy),
      body: { how: kind === 'self' ? 'withdraw' : 'decline' },
    })),
    row('PUT /api/coaching/agreements/:agreementId/actions/:actionId', theTwo, ({ ids }) => ({
      agreementId: ids.agreement.id,
      actionId: ids.agreement.actionId,
      body: { done: true },
    })),
    row('POST /api/coaching/agreements/:agreementId/check-backs', ['manager'], ({ ids }) => ({
      agreementId: ids.agreement.id,
      body: { findings: [{ capabilityId: ids.capabilities[0], assessmentId: ids.assessment.confirmed }] },
    })),
    row('POST /api/coaching/agreements/:agreementId/end', theTwo, agreement),
    row(
      'POST /api/coaching/agreements/:agreementId/handover',
      [...leaders, ...keepers],
      ({ ids, cast }) => ({
        agreementId: ids.agreement.id,
        body: { toManagerId: cast.above.id },
        // only the manager, as long as there is one
      }),
      { behind: ['manager-still-coaches'] },
    ),
    row(
      'POST /api/coaching/agreements/:agreementId/take-over',
      ['manager'],
      ({ ids }) => ({
        agreementId: ids.handedOver.id,
        body: { revision: 1, fingerprint: ids.handedOver.fingerprint },
      }),
      { seller: 'stan' },
    ),
    row('GET /api/coaching/agreements/:agreementId/calendar.ics', theTwo, agreement),
  ],
};
