/** Writing: beginning an activity or its next version, changing a draft, cutting it in two, giving it up. */
import type { Answer, Asked } from '../../kernel/contract.ts';
import type { CapabilityId } from '../../kernel/id.ts';
import type { Words } from '../../kernel/words.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { loadWayInForce } from '../way-of-selling/version-store.ts';
import { mayPublishActivities, mayWriteActivity } from './access.ts';
import * as rules from './activity.ts';
import { shown } from './commands.ts';
import { checkContent } from './content-faults.ts';
import { changeDraft, type Draft, type DraftEdit, presentOf } from './draft.ts';
import type * as contract from './draft-contract.ts';
import * as drafts from './draft-store.ts';
import type { ModuleContent } from './module-content.ts';
import { outlineOf } from './outline.ts';
import { minutesOf } from './planned-minutes.ts';
import { refused } from './refusal-commands.ts';
import { proposeSplit, splitAfter } from './split.ts';
import { listCapabilityNames, loadActivity, loadVersion } from './store.ts';

const madeBy = (act: PersonAct): drafts.Made => ({ by: act.actor.personId, at: act.now });

/** Locked; only for those who write what it is. */
export async function standingToChange(act: PersonAct, activityId: rules.ActivityId): Promise<drafts.StandingFound> {
  const standing = await drafts.loadStandingToChange(act.db, act.academyId, activityId);
  if (!standing) throw refused('no-activity');
  if (!mayWriteActivity(act.actor, standing)) throw refused('not-yours-to-write');
  return standing;
}

/** The draft of it, locked with it. */
export async function draftToChange(
  act: PersonAct,
  activityId: rules.ActivityId,
): Promise<{ standing: drafts.StandingFound; number: number; draft: Draft }> {
  const standing = await standingToChange(act, activityId);
  const number = standing.draftNumber;
  const draft = number === null ? null : await drafts.loadDraft(act.db, act.academyId, activityId, number);
  if (number === null || !draft) throw refused('no-draft');
  return { standing, number, draft };
}

export async function beginActivity(
  act: PersonAct,
  { body }: Asked<typeof contract.beginActivity>,
): Promise<Answer<typeof contract.beginActivity>> {
  return beginWith(act, body, { summary: {}, content: outlineOf() });
}

/** @param first what it begins with, where it has cards */
export async function beginWith(
  act: PersonAct,
  body: Asked<typeof contract.beginActivity>['body'],
  first: { readonly summary: Words; readonly content: ModuleContent },
): Promise<Answer<typeof contract.beginActivity>> {
  const { activityId, kind, delivery, name, languages, develops, minutes } = body;
  if ((kind === 'module') !== (delivery !== null)) throw refused('no-delivery');
  if (!mayWriteActivity(act.actor, { delivery })) throw refused('not-yours-to-write');
  const present = await loadActivity(act.db, act.academyId, activityId);
  if (present) {
    // the same request again: its answer may have been lost
    if (present.state === 'draft' && present.kind === kind && present.delivery === delivery)
      return { activityId, number: 1 };
    throw refused('another-activity');
  }
  await refuseUnknownCapabilities(act, develops);
  const alone = rules.hasCards({ kind, delivery });
  const activity: drafts.NewActivity = {
    activityId,
    key: null,
    kind,
    delivery,
    name,
    summary: first.summary,
    minutes,
    fits: [],
    languages: [...new Set(languages)],
    develops,
    content: alone ? first.content : null,
    guide: alone ? null : {},
  };
  await drafts.saveNewActivities(act.db, act.academyId, [activity], madeBy(act));
  await act.tell({ name: 'activity.drafted', subjectId: null, about: { activityId, number: 1, kind, delivery } });
  return { activityId, number: 1 };
}

/** What the way of selling does not know, nobody is assessed in. */
async function refuseUnknownCapabilities(act: PersonAct, develops: readonly rules.Develops[]): Promise<void> {
  if (!(await knowsAll(act, develops))) throw refused('unknown-capability');
}

async function knowsAll(act: PersonAct, develops: readonly rules.Develops[]): Promise<boolean> {
  if (develops.length === 0) return true;
  const way = await loadWayInForce(act.db, act.academyId, act.today);
  const known = new Set<CapabilityId>(
    (await listCapabilityNames(act.db, act.academyId, way?.versionId ?? null)).map((one) => one.capabilityId),
  );
  const named = develops.map(({ capabilityId }) => capabilityId);
  return named.every((one) => known.has(one)) && new Set(named).size === named.length;
}

export async function startDraft(
  act: PersonAct,
  { params }: Asked<typeof contract.startDraft>,
): Promise<Answer<typeof contract.startDraft>> {
  const { activityId } = params;
  const standing = await standingToChange(act, activityId);
  const decided = rules.startDraft(standing, standing.lastNumber);
  if (!decided.ok) throw refused(decided.refused);
  const number = decided.value;
  const from = standing.publishedNumber ?? standing.lastNumber;
  await drafts.saveNextDraft(act.db, act.academyId, activityId, { from, number, made: madeBy(act) });
  await act.tell({ name: 'activity.drafted', subjectId: null, about: { activityId, number, from } });
  return { number };
}

export async function getDraft(
  act: PersonAct,
  { params }: Asked<typeof contract.getDraft>,
): Promise<Answer<typeof contract.getDraft>> {
  const { activityId } = params;
  const activity = await loadActivity(act.db, act.academyId, activityId);
  if (!activity) throw refused('no-activity');
  if (!mayWriteActivity(act.actor, activity)) throw refused('not-yours-to-write');
  const number =
    activity.state === 'draft' ? activity.number : await drafts.findDraftNumber(act.db, act.academyId, activityId);
  const version = number === null ? null : await loadVersion(act.db, act.academyId, activityId, number);
  if (!version || version.state !== 'draft') throw refused('no-draft');
  const { name, summary, delivery, minutes, fits, languages, develops, guide, content } = version;
  return {
    activity: shown(act, activity),
    number: version.number,
    revision: version.revision,
    changedAt: version.changedAt.toISOString(),
    askedAt: version.askedAt?.toISOString() ?? null,
    about: {
      name,
      summary,
      delivery,
      minutes,
      fits: [...fits],
      languages: [...languages],
      develops: [...develops],
      guide,
    },
    content: content as Answer<typeof contract.getDraft>['content'],
    ...checkedOf(version),
    may: { publish: mayPublishActivities(act.actor) },
  };
}

function checkedOf(version: rules.ActivityVersion) {
  return {
    faults: [...checkContent(version)],
    estimatedMinutes: version.content && minutesOf(version.content, version.languages),
    split: proposeSplit(version),
  };
}

export async function editDraft(
  act: PersonAct,
  { params, body }: Asked<typeof contract.editDraft>,
): Promise<Answer<typeof contract.editDraft>> {
  const { activityId } = params;
  const { draft: before, number } = await draftToChange(act, activityId);
  const unknown: number[] = [];
  for (const [at, edit] of body.edits.entries()) {
    if (edit.edit === 'about' && edit.develops && !(await knowsAll(act, edit.develops))) unknown.push(at);
  }
  const edits = body.edits.map((edit, at): DraftEdit =>
    unknown.includes(at) ? ({ ...edit, develops: undefined } as DraftEdit) : edit,
  );
  const { draft, made, refused: no } = changeDraft(before, edits, body.seen);
  if (made.length > 0) {
    await drafts.saveDraft(act.db, act.academyId, activityId, number, draft, { at: act.now, made });
    await act.tell({ name: 'activity.edited', subjectId: null, about: { activityId, number, parts: made } });
  }
  return {
    revision: draft.revision,
    refused: [
      ...no.map((one) => ({ ...one, present: presentOf(draft.version, one.part) })),
      ...unknown.map((at) => ({
        at,
        part: 'develops',
        refused: 'unknown-capability' as const,
        present: presentOf(draft.version, 'develops'),
      })),
    ],
    ...checkedOf(draft.version),
  };
}

export async function discardDraft(
  act: PersonAct,
  { params }: Asked<typeof contract.discardDraft>,
): Promise<undefined> {
  const { activityId } = params;
  const standing = await standingToChange(act, activityId);
  const decided = rules.discardDraft(standing);
  if (!decided.ok || standing.draftNumber === null) throw refused('no-draft');
  if (decided.value === 'nothing') await drafts.removeActivity(act.db, act.academyId, activityId);
  else await drafts.removeDraft(act.db, act.academyId, activityId, standing.draftNumber);
  await act.tell({ name: 'activity.discarded', subjectId: null, about: { activityId, number: standing.draftNumber } });
}

export async function splitDraft(
  act: PersonAct,
  { params, body }: Asked<typeof contract.splitDraft>,
): Promise<Answer<typeof contract.splitDraft>> {
  const { activityId } = params;
  const { draft, number } = await draftToChange(act, activityId);
  const present = await loadActivity(act.db, act.academyId, body.activityId);
  // the same request again: the cards behind are in the second module already
  if (present?.state === 'draft' && present.kind === 'module')
    return { activityId: body.activityId, revision: draft.revision };
  if (present) throw refused('another-activity');
  if (draft.revision !== body.seen) throw refused('changed-meanwhile');
  const { version } = draft;
  const halves = splitAfter(version.content?.cards ?? [], body.after);
  if (!halves) throw refused('cannot-split');
  const [first, second] = halves.map((cards) => ({ cards }));
  if (!first || !second) throw refused('cannot-split');
  const part = (words: typeof version.name, which: number) =>
    Object.fromEntries(Object.entries(words).map(([language, name]) => [language, `${name} (${which})`]));
  const { revision } = draft;
  const next = revision + 1;
  await drafts.saveNewActivities(
    act.db,
    act.academyId,
    [
      {
        ...onlyVersion(version),
        activityId: body.activityId,
        key: null,
        name: part(version.name, 2),
        minutes: minutesOf(second, version.languages),
        content: second,
      },
    ],
    madeBy(act),
  );
  const parts = Object.fromEntries([
    ...second.cards.map(({ key }) => [`card:${key}`, next]),
    ['order', next],
    ['name', next],
    ['minutes', next],
  ]) as Draft['parts'];
  const kept: Draft = {
    version: { ...version, name: part(version.name, 1), minutes: minutesOf(first, version.languages), content: first },
    revision: next,
    parts: { ...draft.parts, ...parts },
  };
  await drafts.saveDraft(act.db, act.academyId, activityId, number, kept, { at: act.now, made: Object.keys(parts) });
  await act.tell({
    name: 'activity.drafted',
    subjectId: null,
    about: { activityId: body.activityId, number: 1, splitFrom: activityId },
  });
  return { activityId: body.activityId, revision: next };
}

function onlyVersion({
  kind,
  delivery,
  name,
  summary,
  minutes,
  fits,
  languages,
  develops,
  content,
  guide,
}: rules.ActivityVersion): rules.ActivityVersion {
  return { kind, delivery, name, summary, minutes, fits, languages, develops, content, guide };
}
