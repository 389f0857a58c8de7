/** What stands in the form of an order, and the order it means; null while something is missing. */
import type { Ask } from '../../../web/api.ts';
import type { previewOrder } from '../assignment-contract.ts';

type Body = Ask<typeof previewOrder>['body'];
export type OrderBody = Pick<Body, 'whom' | 'what' | 'due'>;

export interface Form {
  /** people by name, as another screen handed them over; empty: everybody of whom the choices hold */
  readonly people: readonly string[];
  readonly roleId: string;
  readonly levelId: string;
  readonly marketId: string;
  readonly teamId: string;
  readonly joinedWithin: number | null;
  readonly by: 'need' | 'name';
  readonly count: number;
  readonly minutes: number | null;
  readonly activities: readonly { readonly id: string; readonly name: string }[];
  readonly within: number | null;
}

export function firstForm(people: readonly string[]): Form {
  return {
    people,
    roleId: '',
    levelId: '',
    marketId: '',
    teamId: '',
    joinedWithin: null,
    by: 'need',
    count: 2,
    minutes: 20,
    activities: [],
    within: 14,
  };
}

export function orderOf(form: Form): OrderBody | null {
  const { people, roleId, levelId, marketId, teamId, joinedWithin } = form;
  const given = { roleId, levelId, marketId, teamId };
  const everybody = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
  const whom: OrderBody['whom'] =
    people.length > 0
      ? { people: [...people] }
      : { everybody: { ...everybody, ...(joinedWithin === null ? {} : { joinedWithin }) } };
  if (form.by === 'name' && form.activities.length === 0) return null;
  const what: OrderBody['what'] =
    form.by === 'name'
      ? { activities: form.activities.map(({ id }) => id) }
      : { byNeed: { activities: form.count, minutes: form.minutes } };
  return { whom, what, due: form.within === null ? null : { within: form.within } };
}

/** `?people=a,b`: the people another screen chose. */
export function readChosen(search: Record<string, unknown>): { readonly people?: string } {
  const { people } = search;
  return typeof people === 'string' && people !== '' ? { people } : {};
}

export function peopleIn(search: unknown): readonly string[] {
  return readChosen(search as Record<string, unknown>).people?.split(',') ?? [];
}
