/** Who may sign in, join, found, and keep the academy's own settings. */
import { newId } from '../../kernel/id.ts';
import { setupCodeOf } from '../../features/people/founding-commands.ts';
import { everyone, keepers, members, row, type Section, signedIn } from './row.ts';

const password = 'another long password';

export const comingIn: Section = {
  title: 'Coming in',
  rows: [
    row('POST /api/sign-in', everyone, ({ a }) => ({ body: { email: a.founder.email, password: a.founder.password } })),
    row('POST /api/sign-out', everyone),
    row('POST /api/sign-in/forgot', everyone, ({ a }) => ({ body: { email: a.founder.email } })),
    row('POST /api/sign-in/reset', everyone, ({ ids }) => ({ body: { token: ids.resetToken, password } })),
    row('POST /api/sign-in/verify', everyone, ({ ids }) => ({ body: { token: ids.verifyToken } })),
    row('POST /api/invitations/look', everyone, ({ ids }) => ({ body: { token: ids.invitation } })),
    row('POST /api/invitations/accept', everyone, ({ ids }) => ({ body: { token: ids.invitation, password } }), {
      behind: ['already-member'],
    }),
    row('GET /api/me', everyone),
    row('POST /api/academies', everyone, ({ a }) => ({
      body: {
        name: 'Another academy',
        languages: ['en'],
        start: 'empty',
        founder: { name: 'Another Founder', email: `${newId()}@example.test`, password },
        setupCode: setupCodeOf(a.world.secret),
      },
    })),
    row(
      'POST /api/academies',
      [],
      () => ({
        body: {
          name: 'A',
          languages: ['en'],
          start: 'empty',
          founder: { name: 'F', email: 'f@example.test', password },
          setupCode: '0000-0000-0000',
        },
      }),
      { about: 'without the set-up code' },
    ),
    row('POST /api/demo', everyone, ({ a }) => ({ body: { setupCode: setupCodeOf(a.world.secret) } }), {
      behind: ['demo-exists'],
    }),
    row('POST /api/demo', [], () => ({ body: {} }), { about: 'without the set-up code' }),
    row('GET /api/demo/people', everyone),
    row(
      'POST /api/demo/become',
      everyone,
      async ({ a }) => ({
        body: { personId: (await a.nobody('GET', '/api/demo/people')).body.items[0].id },
      }),
      { about: 'a person of the demo academy' },
    ),
    row('POST /api/demo/become', [], ({ sellers }) => ({ body: { personId: sellers.sam.id } }), {
      about: 'a person of any other academy',
    }),
    row('GET /api/sign-in/sessions', signedIn),
    row(
      'DELETE /api/sign-in/sessions/:sessionId',
      signedIn,
      async (_, { ask }) => ({
        sessionId: (await ask('GET', '/api/sign-in/sessions')).body.items?.[0].id ?? newId(),
      }),
      { about: 'of one’s own' },
    ),
    row(
      'DELETE /api/sign-in/sessions/:sessionId',
      [],
      async ({ nick }) => ({
        sessionId: (await nick.ask('GET', '/api/sign-in/sessions')).body.items[0].id,
      }),
      { about: 'of somebody else' },
    ),
    row('POST /api/sign-in/sessions/revoke-others', signedIn),
    row('POST /api/sign-in/password', signedIn, () => ({ body: { current: 'not the password', next: password } }), {
      behind: ['wrong-password'],
    }),
    row('POST /api/sign-in/ask-verification', signedIn),
    row('POST /api/academies/:academyId/enter', members, ({ a }) => ({ academyId: a.academyId })),
    row('PATCH /api/me', members, () => ({ body: { language: 'de', timeZone: 'Europe/Berlin' } })),
    row('GET /api/academy', members),
    row('PATCH /api/academy', keepers, () => ({ body: { retentionDays: 400 } })),
    row('POST /api/invitations', keepers, ({ ids }) => ({ body: { people: [ids.guest] } })),
    row('POST /api/people/:personId/reset-link', keepers, ({ sellers }) => ({ personId: sellers.sam.id })),
    row('POST /api/people/:personId/reset-link', ['owner'], ({ cast }) => ({ personId: cast.owner.id }), {
      about: 'of an owner',
    }),
  ],
};
