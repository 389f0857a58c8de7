/** A plan as people read it: names in the places of ids, before and after, a list for each kind of change. */
import { inLanguage, type Words } from '../../kernel/words.ts';
import { type ChangeKind, changeKinds, type RosterChange, type RosterPlan } from './roster-changes.ts';
import type { RosterField, RosterFields, RosterWorld } from './roster-people.ts';

export interface ShownField {
  readonly field: RosterField;
  readonly before: string | null;
  readonly after: string | null;
}

export interface ShownChange {
  /** null: the person would be created */
  readonly personId: string | null;
  readonly line: number | null;
  readonly name: string;
  readonly fields: readonly ShownField[];
}

type Labels = (field: RosterField, value: string) => string;

export function showChanges(
  plan: RosterPlan,
  world: RosterWorld,
  language: string,
): Readonly<Record<ChangeKind, readonly ShownChange[]>> {
  const labels = labelsOf(plan, world, language);
  const lists: Record<ChangeKind, ShownChange[]> = { new: [], changed: [], moved: [], returned: [], gone: [] };
  for (const change of plan.changes) lists[change.kind].push(shown(change, labels));
  return lists;
}

/** How many of each kind; `wrong` counts what is not imported, `notes` what is merely to be known. */
export function countChanges(
  plan: RosterPlan,
): Readonly<Record<ChangeKind | 'unchanged' | 'missing' | 'wrong' | 'notes', number>> {
  const kinds = Object.fromEntries(
    changeKinds.map((kind) => [kind, plan.changes.filter((change) => change.kind === kind).length]),
  );
  const notes = plan.faults.filter((fault) => fault.effect === 'note').length;
  return {
    ...(kinds as Record<ChangeKind, number>),
    unchanged: plan.unchanged,
    missing: plan.missing,
    wrong: plan.faults.length - notes,
    notes,
  };
}

function shown({ personId, before, after, line, fields }: RosterChange, labels: Labels): ShownChange {
  const told = before ? fields : fields.filter((field) => field !== 'name');
  const show = (of: RosterFields | null, field: RosterField): string | null => {
    const value = of?.[field] ?? null;
    return value === null ? null : labels(field, value);
  };
  return {
    personId: before ? personId : null,
    line,
    name: before?.name ?? after.name,
    fields: told.map((field) => ({ field, before: show(before, field), after: show(after, field) })),
  };
}

function labelsOf(plan: RosterPlan, world: RosterWorld, language: string): Labels {
  const people = new Map(world.people.map((person) => [person.personId, person.name]));
  for (const change of plan.changes) people.set(change.personId, change.after.name);
  const words = new Map<string, Words>();
  for (const role of world.roles) words.set(role.roleId, role.name);
  for (const level of world.levels) words.set(level.levelId, level.name);
  return (field, value) => {
    if (field === 'marketId') return plan.places.marketName(value);
    if (field === 'teamId') return plan.places.teamName(value);
    if (field === 'managerId') return people.get(value) ?? '';
    const named = words.get(value);
    return named ? inLanguage(named, language) : value;
  };
}
