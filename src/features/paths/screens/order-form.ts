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
  /** only of a rule that was written so: no screen asks for it */
  readonly managerId: string;
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
    managerId: '',
    joinedWithin: null,
    by: 'need',
    count: 2,
    minutes: 20,
    activities: [],
    within: 14,
  };
}

/** What may be chosen, with what was written elsewhere among it: nobody is shown another figure than the one that holds. */
export function withFigure(figures: readonly number[], held: number | null): readonly number[] {
  return held === null || figures.includes(held) ? figures : [...figures, held].toSorted((a, b) => a - b);
}

export function whomOf(form: Form): OrderBody['whom'] {
  const { people, roleId, levelId, marketId, teamId, managerId, joinedWithin } = form;
  const given = { roleId, levelId, marketId, teamId, managerId };
  const everybody = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
  return people.length > 0
    ? { people: [...people] }
    : { everybody: { ...everybody, ...(joinedWithin === null ? {} : { joinedWithin }) } };
}

/** The form in which a rule is changed. */
export function formOf({ whom, what, due }: OrderBody, activities: Form['activities']): Form {
  const { everybody = {} } = whom as { everybody?: Partial<Record<string, string | number>> };
  const word = (key: string): string => (typeof everybody[key] === 'string' ? everybody[key] : '');
  return {
    ...firstForm([]),
    roleId: word('roleId'),
    levelId: word('levelId'),
    marketId: word('marketId'),
    teamId: word('teamId'),
    managerId: word('managerId'),
    joinedWithin: typeof everybody['joinedWithin'] === 'number' ? everybody['joinedWithin'] : null,
    ...('byNeed' in what
      ? { by: 'need' as const, count: what.byNeed.activities, minutes: what.byNeed.minutes }
      : { by: 'name' as const, activities }),
    within: due && 'within' in due ? due.within : null,
  };
}

export function orderOf(form: Form): OrderBody | null {
  const whom = whomOf(form);
  if (form.by === 'name' && form.activities.length === 0) return null;
  const what: OrderBody['what'] =
    form.by === 'name'
      ? { activities: form.activities.map(({ id }) => id) }
      : { byNeed: { activities: form.count, minutes: form.minutes } };
  return { whom, what, due: form.within === null ? null : { within: form.within } };
}

/** `?people=a,b`: the people another screen chose. `?rule=…`: the rule to be changed. */
export function readChosen(search: Record<string, unknown>): { readonly people?: string; readonly rule?: string } {
  const { people, rule } = search;
  return {
    ...(typeof people === 'string' && people !== '' ? { people } : {}),
    ...(typeof rule === 'string' && rule !== '' ? { rule } : {}),
  };
}

export function peopleIn(search: unknown): readonly string[] {
  return readChosen(search as Record<string, unknown>).people?.split(',') ?? [];
}
