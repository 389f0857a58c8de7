/**
 * Which command answers which endpoint. A feature's routes.ts is a list of these and nothing else.
 */
import type { Asked, Answer, Endpoint } from '../../kernel/contract.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Act } from '../history/act.ts';
import type { Db } from '../database/tables.ts';

/** The act of a person: a route of an academy is never answered without one. */
export interface PersonAct extends Act {
  readonly actor: Actor;
}

/** A request outside an academy: before founding, before signing in, before choosing an academy. */
export interface OutsideAct {
  readonly db: Db;
  readonly now: Date;
  /** null: nobody is signed in */
  readonly signIn: { readonly id: string; readonly email: string; readonly name: string } | null;
}

type Given<E extends Endpoint> = Asked<E> & { readonly request: Request };
type Answered<E extends Endpoint> = Promise<E['produces'] extends string ? Response : Answer<E>>;

export interface Route {
  readonly endpoint: Endpoint;
  readonly place: 'inside' | 'outside';
  readonly answer: (act: never, asked: Asked<Endpoint> & { readonly request: Request }) => Promise<unknown>;
}

/** Answered inside the academy of the session: tenant set, transaction open, actor proven. */
export function route<E extends Endpoint>(
  endpoint: E,
  answer: (act: PersonAct, asked: Given<E>) => Answered<E>,
): Route {
  return { endpoint, place: 'inside', answer: answer as unknown as Route['answer'] };
}

/** Answered outside any academy: tenant tables show no rows there. */
export function outsideRoute<E extends Endpoint>(
  endpoint: E,
  answer: (act: OutsideAct, asked: Given<E>) => Answered<E>,
): Route {
  return { endpoint, place: 'outside', answer: answer as unknown as Route['answer'] };
}
