/**
 * What somebody signed in will need on the page they ask for. Who they are is asked as the page itself would ask it, through the
 * same gate; the answer travels with the page, so that it need not ask again.
 */
import type { Answer } from '../../kernel/contract.ts';
import type { Expected } from '../../server/http/page-links.ts';
import { sessionToken } from '../../server/sign-in/session.ts';
import type { World } from '../../server/world.ts';
import type { getMe } from '../people/joining-contract.ts';
import { firstPageAt } from './first-page.ts';

type Me = Answer<typeof getMe>;

/** Null for whoever is not signed in, and where nobody answers: the page finds out by itself. */
export async function expectedOn(
  world: World,
  ask: (request: Request) => Promise<Response>,
  request: Request,
): Promise<Expected | null> {
  if (!sessionToken(world, request)) return null;
  const cookie = request.headers.get('cookie') ?? '';
  const answer = await ask(new Request(new URL('/api/me', request.url), { headers: { cookie } }));
  if (!answer.ok) return null;
  const me = (await answer.json()) as Me;
  const { person, academy, grants, leads } = me;
  const page =
    person && academy
      ? firstPageAt(new URL(request.url).pathname, {
          personId: person.id,
          grants,
          leads,
          hasRole: person.roleId !== null,
          visits: academy.kind === 'demo',
        })
      : null;
  return {
    screens: page?.screens ?? [],
    asks: page?.asks ?? [],
    told: { '/api/me': me },
    language: person?.language ?? null,
  };
}
