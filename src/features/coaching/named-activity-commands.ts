/** Activities of the menu named by actions: whether one may be named, and what a screen needs to name it. */
import type { Answer, Asked } from '../../kernel/contract.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { hasCards } from '../modules/activity.ts';
import type { AgreementContent, DraftContent } from './agreement-content.ts';
import type * as contract from './contract.ts';
import { listNamedActivities } from './named-activity-store.ts';
import { refusal } from './refusal-commands.ts';

/**
 * The draft with each action of the kind of the activity it names. What left the menu may stay in what was agreed before, but is
 * not agreed on anew.
 */
export async function followMenu(
  act: PersonAct,
  draft: Asked<typeof contract.proposeAgreement>['body']['content'],
  earlier: readonly AgreementContent[],
): Promise<DraftContent> {
  const asked = draft.actions.flatMap(({ activityId }) => activityId ?? []);
  const found = new Map(
    (await listNamedActivities(act.db, act.academyId, asked)).map((activity) => [activity.activityId, activity]),
  );
  const known = new Set(earlier.flatMap(({ actions }) => actions.flatMap(({ activityId }) => activityId ?? [])));
  return {
    ...draft,
    actions: draft.actions.map((action) => {
      if (!action.activityId) return action;
      const activity = found.get(action.activityId);
      if (!activity || (activity.state !== 'published' && !known.has(activity.activityId)))
        throw refusal('not-on-the-menu');
      return { ...action, kind: activity.kind };
    }),
  };
}

type NamedActivities = Answer<typeof contract.proposeAgreement>['activities'];

/** By id. */
export async function namedActivities(act: PersonAct, contents: readonly AgreementContent[]): Promise<NamedActivities> {
  const ids = contents.flatMap(({ actions }) => actions.flatMap(({ activityId }) => activityId ?? []));
  const found = await listNamedActivities(act.db, act.academyId, ids);
  return Object.fromEntries(
    found.map((one) => [one.activityId, { name: { ...one.name }, minutes: one.minutes, cards: hasCards(one) }]),
  );
}
