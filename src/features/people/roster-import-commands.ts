/**
 * Confirming an import and taking it back. The plan is made again from people locked until the end of the transaction:
 * were it not the one that was shown, nothing would be written.
 */
import type { Answer, Asked } from '../../kernel/contract.ts';
import { newId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import type { PersonAct, Report } from '../../server/http/route.ts';
import { mayLeadByOwnAct } from './access.ts';
import { conflictSaid } from './commands.ts';
import { type RosterPlan, withIds } from './roster-changes.ts';
import { findUpload, fingerprintOf, outdated, planOf, signatureOf } from './roster-commands.ts';
import type * as contract from './roster-contract.ts';
import { eventsOf } from './roster-events.ts';
import * as imports from './roster-import-store.ts';
import { countChanges } from './roster-preview.ts';
import * as store from './roster-store.ts';
import { planUndo, type UndoPlan } from './roster-undo.ts';

const peopleAtOnce = 1_000;
const mostKeptShown = 200;

export async function confirmRoster(
  act: PersonAct,
  { params, body }: Asked<typeof contract.confirmRoster>,
  report: Report,
): Promise<Answer<typeof contract.confirmRoster>> {
  report(0, 1, 'comparing');
  const { fileName, sheet, shown } = await findUpload(act, params.uploadId);
  const world = await store.loadWorld(act.db, act.academyId, act.actor.personId, 'to-change');
  const planned = shown && planOf(act, sheet, world, shown);
  if (!planned || body.fingerprint !== shown.fingerprint || fingerprintOf(planned) !== shown.fingerprint) {
    throw outdated();
  }
  const plan = withIds(planned, idsFor(planned));
  const importId = newId();
  const counts = { ...countChanges(plan) };
  await conflictSaid(() => write(act, importId, fileName, plan, counts, report));
  await store.saveMapping(act.db, act.academyId, signatureOf(sheet.headings), shown.mapping, act.now);
  await store.removeUpload(act.db, act.academyId, params.uploadId);
  await act.tell({ name: 'roster.imported', subjectId: null, about: { importId, counts } });
  const events = plan.changes.flatMap((change) => eventsOf(importId, change, act.today));
  report(0, events.length, 'history');
  await act.tellAll(events);
  report(events.length, events.length, 'history');
  return { importId, counts };
}

/** One id for each placeholder, made when it is first needed. */
function idsFor(plan: RosterPlan): (placeholder: string) => string {
  const ids = new Map<string, string>();
  for (const { marketId } of plan.markets) ids.set(marketId, newId());
  return (placeholder) => {
    const id = ids.get(placeholder) ?? newId();
    ids.set(placeholder, id);
    return id;
  };
}

async function write(
  act: PersonAct,
  importId: string,
  fileName: string,
  plan: RosterPlan,
  counts: Readonly<Record<string, number>>,
  report: Report,
): Promise<void> {
  const { db, academyId } = act;
  await imports.createPlaces(db, academyId, plan.markets, plan.teams);
  const created = {
    markets: plan.markets.map((market) => market.marketId),
    teams: plan.teams.map((team) => team.teamId),
  };
  await imports.saveImport(db, academyId, { importId, by: act.actor.personId, at: act.now, fileName, counts, created });
  const known = plan.changes.filter((change) => change.before !== null);
  const changing = (field: 'email' | 'externalKey'): string[] =>
    known.filter((change) => change.fields.includes(field)).map((change) => change.personId);
  await imports.clearUnique(db, academyId, changing('email'), changing('externalKey'));
  for (const [done, some] of slices(plan.changes)) {
    report(done, plan.changes.length, 'people');
    const rows = some.map(({ personId, before, after }) => ({ isNew: before === null, row: { ...after, personId } }));
    await imports.createPeople(
      db,
      academyId,
      rows.filter((one) => one.isNew).map((one) => one.row),
    );
    await imports.savePeople(
      db,
      academyId,
      rows.filter((one) => !one.isNew).map((one) => one.row),
    );
    await imports.saveImportChanges(db, academyId, importId, some);
  }
  report(plan.changes.length, plan.changes.length, 'people');
}

export async function listRosterImports(
  act: PersonAct,
  { query }: Asked<typeof contract.listRosterImports>,
): Promise<Answer<typeof contract.listRosterImports>> {
  const found = await imports.listImports(act.db, act.academyId, query.cursor ?? null, query.limit + 1);
  const last = await imports.findUndoable(act.db, act.academyId);
  const page = found.slice(0, query.limit);
  return {
    items: page.map(({ created: _, ...one }) => ({
      ...one,
      counts: { ...one.counts },
      at: one.at.toISOString(),
      undoneAt: one.undoneAt?.toISOString() ?? null,
      mayUndo: one.id === last?.id,
    })),
    next: found.length > query.limit ? (page.at(-1)?.id ?? null) : null,
  };
}

export async function listImported(
  act: PersonAct,
  { params }: Asked<typeof contract.listImported>,
): Promise<Answer<typeof contract.listImported>> {
  return { people: [...(await imports.listImported(act.db, act.academyId, params.importId))] };
}

export async function undoRoster(
  act: PersonAct,
  { params }: Asked<typeof contract.undoRoster>,
): Promise<Answer<typeof contract.undoRoster>> {
  const { db, academyId } = act;
  const world = await store.loadWorld(db, academyId, act.actor.personId, 'to-change');
  const last = await imports.findUndoable(db, academyId);
  if (last?.id !== params.importId) {
    throw new Problem('conflict', 'Imports are undone one after another, the last one first, and each only once.', {
      reason: 'not-the-last-import',
    });
  }
  const imported = await imports.loadImportChanges(db, academyId, last.id);
  const created = imported.filter((one) => one.before === null).map((one) => one.personId);
  const touched = await imports.findTouched(db, academyId, last.id, created);
  const existing = new Set([
    ...world.markets.map((market) => market.marketId),
    ...world.teams.map((team) => team.teamId),
    ...world.roles.map((role) => role.roleId),
    ...world.levels.map((level) => level.levelId),
  ]);
  const plan = planUndo(imported, {
    people: world.people,
    touched,
    existing,
    actorId: mayLeadByOwnAct(act.actor) ? undefined : act.actor.personId,
  });
  await conflictSaid(() => takeBack(act, plan, last));
  await act.tell({
    name: 'roster.undone',
    subjectId: null,
    about: { importId: last.id, removed: plan.removed.length, restored: plan.restored.length, kept: plan.kept.length },
  });
  await act.tellAll(
    plan.removed.map((personId) => ({ name: 'person.removed', subjectId: personId, about: { importId: last.id } })),
  );
  await act.tellAll(plan.restored.flatMap((change) => eventsOf(last.id, change, act.today)));
  return {
    removed: plan.removed.length,
    restored: plan.restored.length,
    kept: plan.kept.length,
    keptPeople: plan.kept
      .slice(0, mostKeptShown)
      .map(({ personId, name, reason, fields }) => ({ id: personId, name, reason, fields: [...fields] })),
  };
}

async function takeBack(
  act: PersonAct,
  plan: UndoPlan,
  last: Pick<imports.ImportFound, 'id' | 'created'>,
): Promise<void> {
  const { db, academyId } = act;
  const changing = (field: 'email' | 'externalKey'): string[] =>
    plan.restored.filter(({ before, after }) => before[field] !== after[field]).map((change) => change.personId);
  await imports.clearUnique(db, academyId, changing('email'), changing('externalKey'));
  for (const [, some] of slices(plan.restored)) {
    await imports.savePeople(
      db,
      academyId,
      some.map(({ personId, after }) => ({ ...after, personId })),
    );
  }
  await imports.saveUndone(db, academyId, last.id, act.now);
  await imports.removePeople(db, academyId, plan.removed);
  await imports.removeEmptyPlaces(db, academyId, last.created);
}

function* slices<Item>(items: readonly Item[]): Generator<readonly [number, readonly Item[]]> {
  for (let at = 0; at < items.length; at += peopleAtOnce) yield [at, items.slice(at, at + peopleAtOnce)];
}
