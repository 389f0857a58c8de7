/**
 * Which command answers which endpoint. A feature's routes.ts is a list of these and nothing else.
 */
import type { Actor } from '../../kernel/actor.ts';
import type { Answer, Asked, Endpoint } from '../../kernel/contract.ts';
import type { Db } from '../database/tables.ts';
import type { Act } from '../history/act.ts';
import type { SignedIn } from '../sign-in/session.ts';
import type { World } from '../world.ts';

/** The act of a person: a route of an academy is never answered without one. */
export interface PersonAct extends Act {
  readonly actor: Actor;
}

/** A request outside an academy: before founding, before signing in, before choosing an academy. */
export interface OutsideAct {
  readonly db: Db;
  readonly now: Date;
  readonly world: World;
  readonly signedIn: SignedIn | null;
  /** where the request came from, for rate limits */
  readonly client: string;
}

/** Who asks, before the transaction begins. */
export type Asking = Pick<OutsideAct, 'world' | 'signedIn' | 'client' | 'now'>;

/** What came with the request beside its parsed parts, and the headers its answer shall carry (cookies). */
export interface Carried {
  readonly request: Request;
  readonly reply: Headers;
}

/** Tells how far a long act is: steps done of a total, in a phase that the screen names. */
export type Report = (done: number, total: number, phase: string) => void;

/** Runs work as the person who asks, in a transaction of its own, each time proving anew who that is. */
export type Inside = <T>(work: (act: PersonAct) => Promise<T>) => Promise<T>;

type Answered<E extends Endpoint> = Promise<E['produces'] extends string ? Response : Answer<E>>;
type AnyAsked = Asked<Endpoint> & Carried;

export type Route =
  | {
      readonly place: 'inside';
      readonly endpoint: Endpoint;
      answer(act: PersonAct, asked: AnyAsked): Promise<unknown>;
    }
  | {
      readonly place: 'outside';
      readonly endpoint: Endpoint;
      answer(act: OutsideAct, asked: AnyAsked): Promise<unknown>;
      before?(asking: Asking, asked: AnyAsked): Promise<void>;
    }
  | {
      readonly place: 'inside-long';
      readonly endpoint: Endpoint;
      answer(act: PersonAct, asked: AnyAsked, report: Report): Promise<unknown>;
    }
  | {
      readonly place: 'inside-stepped';
      readonly endpoint: Endpoint;
      answer(inside: Inside, asked: AnyAsked): Promise<unknown>;
    }
  | {
      readonly place: 'outside-long';
      readonly endpoint: Endpoint;
      answer(act: OutsideAct, asked: AnyAsked, report: Report): Promise<unknown>;
      before?(asking: Asking, asked: AnyAsked): Promise<void>;
    };

/** Answered inside the academy of the session: tenant set, transaction open, actor proven. */
export function route<E extends Endpoint>(
  endpoint: E,
  answer: (act: PersonAct, asked: Asked<E> & Carried) => Answered<E>,
): Route {
  return { endpoint, place: 'inside', answer: answer as (act: PersonAct, asked: AnyAsked) => Promise<unknown> };
}

/**
 * Answered outside any academy: tenant tables show no rows there. `before` runs ahead of the transaction, in its own:
 * what it counts stays counted when the act is refused.
 */
export function outsideRoute<E extends Endpoint>(
  endpoint: E,
  answer: (act: OutsideAct, asked: Asked<E> & Carried) => Answered<E>,
  before?: (asking: Asking, asked: Asked<E> & Carried) => Promise<void>,
): Route {
  return {
    endpoint,
    place: 'outside',
    answer: answer as (act: OutsideAct, asked: AnyAsked) => Promise<unknown>,
    ...(before ? { before: before as (asking: Asking, asked: AnyAsked) => Promise<void> } : {}),
  };
}

/**
 * Like `route`, for acts of seconds: answers `application/x-ndjson`, lines of `{done,total,phase}` and at last
 * `{result}` or `{problem}`; all in one transaction.
 */
export function longRoute<E extends Endpoint>(
  endpoint: E,
  answer: (act: PersonAct, asked: Asked<E> & Carried, report: Report) => Promise<Answer<E>>,
): Route {
  type Any = (act: PersonAct, asked: AnyAsked, report: Report) => Promise<unknown>;
  return { endpoint, place: 'inside-long', answer: answer as Any };
}

/**
 * For an act that waits for its sender between its transactions, each of them short: what is sent slowly holds no connection of the
 * database. The body is read as it comes; every step must leave something whole.
 */
export function steppedRoute<E extends Endpoint>(
  endpoint: E,
  answer: (inside: Inside, asked: Asked<E> & Carried) => Promise<Answer<E> | Response>,
): Route {
  return {
    endpoint,
    place: 'inside-stepped',
    answer: answer as (inside: Inside, asked: AnyAsked) => Promise<unknown>,
  };
}

export function outsideLongRoute<E extends Endpoint>(
  endpoint: E,
  answer: (act: OutsideAct, asked: Asked<E> & Carried, report: Report) => Promise<Answer<E>>,
  before?: (asking: Asking, asked: Asked<E> & Carried) => Promise<void>,
): Route {
  type Any = (act: OutsideAct, asked: AnyAsked, report: Report) => Promise<unknown>;
  return {
    endpoint,
    place: 'outside-long',
    answer: answer as Any,
    ...(before ? { before: before as (asking: Asking, asked: AnyAsked) => Promise<void> } : {}),
  };
}
