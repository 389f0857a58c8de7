/**
 * The shelf: what was brought in, modules made of it, and that nothing on the menu names what is not there. A version names a package
 * for ever, so a package that one names is not taken away.
 */
import type { Answer, Asked } from '../../kernel/contract.ts';
import type { AcademyEvent } from '../../kernel/event.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Act } from '../../server/history/act.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { beginWith } from '../modules/draft-commands.ts';
import { listPackagesNamed, listPackageUses } from '../modules/package-use-store.ts';
import { contentOf, wordsIn } from './module-of.ts';
import type * as contract from './shelf-contract.ts';
import * as shelf from './shelf-store.ts';
import { listParts, loadPackage, saveOwnWindow } from './store.ts';

export async function listShelf({ db, academyId }: PersonAct): Promise<Answer<typeof contract.listShelf>> {
  const items = await shelf.listShelf(db, academyId);
  const uses = await listPackageUses(db, academyId);
  return {
    items: items.map((item) => ({
      ...item,
      modules: uses
        .filter(({ packageId }) => packageId === item.packageId)
        .map(({ activityId, name, state }) => ({ activityId, name, state })),
    })),
  };
}

export async function changePackage(
  act: PersonAct,
  { params: { packageId }, body: { ownWindow } }: Asked<typeof contract.changePackage>,
): Promise<undefined> {
  const { db, academyId } = act;
  const found = await loadPackage(db, academyId, packageId);
  if (!found) throw new Problem('not-found', 'There is no such package.', { reason: 'no-package' });
  if (found.ownWindow === ownWindow) return;
  await saveOwnWindow(db, academyId, packageId, ownWindow);
  await act.tell({ name: 'package.changed', subjectId: null, about: { packageId, ownWindow } });
}

export async function makeModules(
  act: PersonAct,
  { params: { packageId }, body }: Asked<typeof contract.makeModules>,
): Promise<Answer<typeof contract.makeModules>> {
  const { db, academyId } = act;
  await shelf.holdPackages(db, academyId, [packageId]);
  const found = await loadPackage(db, academyId, packageId);
  if (!found) throw new Problem('not-found', 'There is no such package.', { reason: 'no-package' });
  const units = new Map(
    (await listParts(db, academyId, packageId))
      .filter(({ kind }) => kind === 'unit')
      .map((part) => [part.partId, part]),
  );
  const { languages, develops } = body;
  for (const { activityId, unitId, name, summary: said, minutes } of body.modules) {
    const unit = unitId === null ? found : units.get(unitId);
    if (!unit) throw new Problem('refused', 'The package has no such unit.', { reason: 'no-unit' });
    const facts = { activityId, kind: 'module', delivery: 'e-learning', name, languages, develops, minutes } as const;
    const summary = said ?? wordsIn(languages, unit.description);
    await beginWith(act, facts, { summary, content: contentOf({ packageId, unitId, name, minutes }) });
  }
  return { activityIds: body.modules.map(({ activityId }) => activityId) };
}

/** Reacts to `activity.published`: what it names is there, and stays. */
export async function holdWhatIsPublished({ db, academyId }: Act, { about }: AcademyEvent): Promise<void> {
  const { activityId, number } = about as { readonly activityId?: string; readonly number?: number };
  if (activityId === undefined || number === undefined) return;
  const named = await listPackagesNamed(db, academyId, activityId, number);
  if (named.length === 0) return;
  const there = await shelf.holdPackages(
    db,
    academyId,
    named.map(({ packageId }) => packageId),
  );
  const ofUnits = named.flatMap(({ packageId, unitId }) => (unitId === null ? [] : [{ packageId, unitId }]));
  const unitsThere = await shelf.listUnitsThere(db, academyId, ofUnits);
  if (named.some(({ packageId }) => !there.has(packageId)) || ofUnits.some(({ unitId }) => !unitsThere.has(unitId)))
    throw new Problem('refused', 'A package of this module is not there any more. Choose another.', {
      reason: 'package-gone',
    });
}

/** Before a package is taken away. */
export async function refuseNamed({ db, academyId }: Pick<Act, 'db' | 'academyId'>, packageId: string): Promise<void> {
  await shelf.lockPackage(db, academyId, packageId);
  const uses = await listPackageUses(db, academyId, packageId);
  if (uses.length > 0)
    throw new Problem(
      'refused',
      'A module holds this package, or held it in a version that people may have begun. It stays as long as that module.',
      { reason: 'in-a-module' },
    );
}
