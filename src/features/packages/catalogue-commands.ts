/** A list of bought modules on its way in: read at the door, looked at, made drafts in one go, taken back. */
import { createHash } from 'node:crypto';
import type { Answer, Asked } from '../../kernel/contract.ts';
import { newId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import { inLanguage } from '../../kernel/words.ts';
import { readSpreadsheet } from '../../server/files/spreadsheet.ts';
import type { SpreadsheetFault } from '../../server/files/spreadsheet-reading.ts';
import { readUpload } from '../../server/files/spreadsheet-upload.ts';
import type { Carried, PersonAct, Report } from '../../server/http/route.ts';
import { mayPublishActivities } from '../modules/access.ts';
import { beginMany, publishMany, takeBackMany } from '../modules/bulk-commands.ts';
import { checkContent, errorsIn } from '../modules/content-faults.ts';
import type { NewActivity } from '../modules/draft-store.ts';
import { listLinkUses } from '../modules/link-use-store.ts';
import { listPackageUses } from '../modules/package-use-store.ts';
import { listCapabilityNames } from '../modules/store.ts';
import { countSteps, loadAcademyLanguages, loadWayInForce } from '../way-of-selling/version-store.ts';
import { cardsOf, type CataloguePlan, type CatalogueWorld, type Coming, planCatalogue } from './catalogue.ts';
import type * as contract from './catalogue-contract.ts';
import * as store from './catalogue-store.ts';
import { type CatalogueMapping, findHeadings, guessCatalogue, headingsKey, headingsWithin } from './catalogue-words.ts';
import { holdPackages } from './shelf-store.ts';

const listLives = 86_400_000;
const mostRows = 10_000;
/** so many drafts are begun between two words of how far it is */
const atOnce = 1_000;

export async function bringCatalogue(
  { db, academyId, now }: PersonAct,
  { query: { fileName }, request }: Asked<typeof contract.bringCatalogue> & Carried,
): Promise<Answer<typeof contract.bringCatalogue>> {
  const declared = Number(request.headers.get('content-length') ?? Number.NaN);
  const received = await readUpload(request.body, Number.isFinite(declared) ? declared : null);
  if (!received.ok) throw unreadable(received.fault);
  const reading = await readSpreadsheet(received.bytes);
  if (!reading.ok) throw unreadable(reading.fault);
  const rows = reading.spreadsheet.rows.map(({ line, cells }) => ({ line, cells: cells.map(clean) }));
  const remembered = await store.listRemembered(
    db,
    academyId,
    rows.slice(0, Math.min(headingsWithin, rows.length - 1)).flatMap(({ cells }) => headingsKey(cells) || []),
  );
  const known = rows.findIndex(({ cells }) => remembered.has(headingsKey(cells)));
  const above = known < 0 ? findHeadings(rows.map(({ cells }) => cells)) : known;
  const below = rows.slice(above + 1);
  if (below.length > mostRows)
    throw new Problem('refused', `A list may have ${mostRows} rows. Split it.`, { reason: 'too-many-rows' });
  const { line: headingLine, cells: first } = rows[above] ?? { line: 1, cells: [] };
  const width = below.reduce((most, { cells }) => Math.max(most, cells.length), first.length);
  const headings = Array.from({ length: width }, (_, column) => first[column] ?? '');
  const listId = newId();
  await store.forgetOld(db, academyId, new Date(now.getTime() - listLives));
  await store.saveList(db, academyId, { listId, at: now, fileName: clean(fileName), headings, rows: below });
  const meant = remembered.get(headingsKey(headings));
  return {
    listId,
    fileName,
    rows: below.length,
    headingLine,
    above,
    columns: headings.map((heading, column) => ({
      name: columnName(heading, column),
      samples: [...new Set(below.slice(0, 50).flatMap(({ cells }) => cells[column]?.slice(0, 80) || []))].slice(0, 3),
    })),
    mapping: meant ? headings.map((_, column) => meant[column] ?? null) : [...guessCatalogue(headings)],
    remembered: meant !== undefined,
  };
}

export async function previewCatalogue(
  act: PersonAct,
  { params: { listId }, body: { mapping } }: Asked<typeof contract.previewCatalogue>,
): Promise<Answer<typeof contract.previewCatalogue>> {
  const list = await find(act, listId);
  if (list.appliedAt) throw gone();
  const { plan, world, fingerprint } = await planned(act, list, mapping);
  const names = new Map(
    world.capabilities.map(({ capabilityId, name }) => [capabilityId, inLanguage(name, act.actor.language)]),
  );
  const titles = new Map(
    world.packages.map(({ packageId, title, fileName }) => [
      packageId,
      fileName ?? inLanguage(title, act.actor.language),
    ]),
  );
  return {
    fingerprint,
    coming: plan.coming.map((one) => ({
      line: one.line,
      title: one.title,
      minutes: one.minutes,
      language: one.language,
      capabilities: one.capabilityIds.map((id) => names.get(id) ?? ''),
      opens: [one.packageId && titles.get(one.packageId), one.url].filter(Boolean).join(' · '),
      complete: errorsIn(checkContent(draftOf(one))).length === 0,
    })),
    leftOut: plan.leftOut.map((one) => ({
      ...one,
      column: one.column === null ? null : columnName(list.headings[one.column] ?? '', one.column),
    })),
  };
}

export async function applyCatalogue(
  act: PersonAct,
  { params: { listId }, body }: Asked<typeof contract.applyCatalogue>,
  report: Report,
): Promise<Answer<typeof contract.applyCatalogue>> {
  const { db, academyId, now } = act;
  const list = await find(act, listId, { locked: true });
  // the same request again: its answer may have been lost
  if (list.appliedAt) return { made: list.made.length, published: list.published };
  if (body.publish && !mayPublishActivities(act.actor))
    throw new Problem('forbidden', 'Only an owner publishes. Bring them in as drafts.', { reason: 'owners-publish' });
  const { plan, fingerprint } = await planned(act, list, body.mapping);
  if (fingerprint !== body.fingerprint)
    throw new Problem('conflict', 'The menu changed since this preview was made. Look at a new one and apply that.', {
      reason: 'preview-outdated',
    });
  const packages = plan.coming.flatMap(({ packageId }) => packageId ?? []);
  const held = await holdPackages(db, academyId, packages);
  if (packages.some((one) => !held.has(one))) throw gone();
  const coming = plan.coming.map(draftOf);
  let published = 0;
  for (let at = 0; at < coming.length; at += atOnce) {
    report(at, coming.length, 'beginning');
    const some = coming.slice(at, at + atOnce);
    await beginMany(act, some);
    if (body.publish) published += await publishMany(act, some);
  }
  report(coming.length, coming.length, 'beginning');
  const made = coming.map(({ activityId }) => activityId);
  await store.saveApplied(db, academyId, listId, { at: now, made, published, mapping: body.mapping });
  await act.tell({
    name: 'catalogue.applied',
    subjectId: null,
    about: { listId, made: made.length, published, leftOut: plan.leftOut.length },
  });
  return { made: made.length, published };
}

export async function undoCatalogue(
  act: PersonAct,
  { params: { listId } }: Asked<typeof contract.undoCatalogue>,
): Promise<Answer<typeof contract.undoCatalogue>> {
  const list = await find(act, listId, { locked: true });
  if (!list.appliedAt) throw new Problem('refused', 'This list was never applied.', { reason: 'not-applied' });
  const { removed, kept } = await takeBackMany(act, list.made);
  if (!list.undoneAt) {
    await store.saveUndone(act.db, act.academyId, listId, act.now);
    await act.tell({
      name: 'catalogue.undone',
      subjectId: null,
      about: { listId, removed: removed.length, kept: kept.length },
    });
  }
  return {
    removed: removed.length,
    kept: kept.map(({ activityId, name }) => ({ activityId, name: inLanguage(name, act.actor.language) })),
  };
}

export async function listCatalogues({ db, academyId }: PersonAct): Promise<Answer<typeof contract.listCatalogues>> {
  const items = await store.listApplied(db, academyId);
  return {
    items: items.map((one) => ({
      ...one,
      appliedAt: one.appliedAt.toISOString(),
      undoneAt: one.undoneAt?.toISOString() ?? null,
    })),
  };
}

async function find(
  { db, academyId }: PersonAct,
  listId: string,
  how: { readonly locked: boolean } = { locked: false },
): Promise<store.ListInHand> {
  const list = await store.loadList(db, academyId, listId, how);
  if (!list) throw gone();
  return list;
}

function gone(): Problem {
  return new Problem('not-found', 'This list is no longer here: it was applied, or its day is over. Bring it again.', {
    reason: 'no-list',
  });
}

async function planned(
  act: PersonAct,
  list: store.ListInHand,
  mapping: CatalogueMapping,
): Promise<{ readonly plan: CataloguePlan; readonly world: CatalogueWorld; readonly fingerprint: string }> {
  if (mapping.length !== list.headings.length)
    throw new Problem('bad-request', `The list has ${list.headings.length} columns, the mapping ${mapping.length}.`, {
      reason: 'other-columns',
    });
  const { db, academyId } = act;
  const way = await loadWayInForce(db, academyId, act.today);
  const world: CatalogueWorld = {
    languages: await loadAcademyLanguages(db, academyId),
    capabilities: await listCapabilityNames(db, academyId, way?.versionId ?? null),
    steps: way ? await countSteps(db, academyId, way.versionId) : 1,
    packages: await store.listNamed(db, academyId),
    links: await listLinkUses(db, academyId),
    packagesUsed: (await listPackageUses(db, academyId))
      .filter(({ state }) => state !== 'retired')
      .map(({ packageId }) => packageId),
  };
  const plan = planCatalogue(list.rows, mapping, world);
  const fingerprint = createHash('sha256').update(JSON.stringify(plan)).digest('base64url');
  return { plan, world, fingerprint };
}

function draftOf(one: Coming): NewActivity {
  const { title, summary, minutes, language, capabilityIds, proficiency } = one;
  return {
    activityId: newId(),
    key: null,
    kind: 'module',
    delivery: 'e-learning',
    name: { [language]: title },
    summary: summary ? { [language]: summary } : {},
    minutes,
    fits: [],
    languages: [language],
    develops: capabilityIds.map((capabilityId) => ({ capabilityId, proficiency })),
    content: { cards: cardsOf(one) },
    guide: null,
  };
}

/** A zero is no letter, and no database keeps it. */
function clean(text: string): string {
  return text.replaceAll('\u0000', '').trim();
}

function columnName(heading: string, column: number): string {
  if (heading) return heading.slice(0, 120);
  const letters = column < 26 ? '' : String.fromCharCode(64 + Math.floor(column / 26));
  return `${letters}${String.fromCharCode(65 + (column % 26))}`;
}

const refusedKinds: ReadonlySet<string> = new Set(['broken-encoding', 'open-quote', 'header-only', 'empty-file']);

function unreadable({ reason, detail, line }: SpreadsheetFault): Problem {
  const code =
    reason === 'too-large'
      ? 'too-large'
      : refusedKinds.has(reason) || reason.startsWith('too-many')
        ? 'refused'
        : 'unsupported-file';
  // the reader of tables speaks of people: that there are rows below the headings is what matters here
  const says =
    reason === 'header-only' ? 'The list has headings and no row below them, or the other way round.' : detail;
  return new Problem(code, line === null ? says : `Line ${line}: ${says}`, { reason });
}
