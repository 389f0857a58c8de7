/** Looking back at the versions of an activity, and going on from one of them. */
import type { Answer, Asked } from '../../kernel/contract.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { mayWriteActivity } from './access.ts';
import * as rules from './activity.ts';
import { standingToChange } from './draft-commands.ts';
import { saveNextDraft } from './draft-store.ts';
import { refused } from './refusal-commands.ts';
import { loadActivity, loadVersion } from './store.ts';
import { changesBetween } from './version-changes.ts';
import type * as contract from './version-contract.ts';
import { listPublished, mostVersions } from './version-store.ts';

export async function listVersions(
  act: PersonAct,
  { params }: Asked<typeof contract.listVersions>,
): Promise<Answer<typeof contract.listVersions>> {
  const activity = await loadActivity(act.db, act.academyId, params.activityId);
  if (!activity) throw refused('no-activity');
  if (!mayWriteActivity(act.actor, activity)) throw refused('not-yours-to-write');
  // one more than is shown, so that the last one shown says what it changed
  const found = await listPublished(act.db, act.academyId, params.activityId);
  const versions = found.slice(0, mostVersions).map((one, at) => {
    const before = found[at + 1];
    const { number, publishedAt, publishedBy, version } = one;
    const changes = before ? changesBetween(before.version, version) : null;
    return {
      number,
      publishedAt: publishedAt.toISOString(),
      publishedBy,
      cards: version.content?.cards.length ?? 0,
      minutes: version.minutes,
      changes: changes && { ...changes, cards: [...changes.cards], about: [...changes.about] },
    };
  });
  return { versions, mayStart: !activity.hasDraft };
}

export async function startFromVersion(
  act: PersonAct,
  { params: { activityId, number: from } }: Asked<typeof contract.startFromVersion>,
): Promise<Answer<typeof contract.startFromVersion>> {
  const standing = await standingToChange(act, activityId);
  const version = await loadVersion(act.db, act.academyId, activityId, from);
  if (!version || version.state !== 'published') throw refused('no-version');
  const decided = rules.startDraft(standing, standing.lastNumber);
  if (!decided.ok) throw refused(decided.refused);
  const number = decided.value;
  await saveNextDraft(act.db, act.academyId, activityId, {
    from,
    number,
    made: { by: act.actor.personId, at: act.now },
  });
  await act.tell({ name: 'activity.drafted', subjectId: null, about: { activityId, number, from } });
  return { number };
}
