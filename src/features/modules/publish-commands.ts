/** From a draft to the menu and off it again. Contributors and trainers ask; an owner publishes. */
import type { Answer, Asked } from '../../kernel/contract.ts';
import type { PersonAct } from '../../server/http/route.ts';
import * as rules from './activity.ts';
import type { ContentFault } from './content-fault.ts';
import { checkContent, errorsIn } from './content-faults.ts';
import { draftToChange, standingToChange } from './draft-commands.ts';
import type * as contract from './draft-contract.ts';
import * as drafts from './draft-store.ts';
import { refused } from './refusal-commands.ts';

export async function askForPublication(
  act: PersonAct,
  { params, body }: Asked<typeof contract.askForPublication>,
): Promise<Answer<typeof contract.askForPublication>> {
  const { activityId } = params;
  const { draft, number } = await draftToChange(act, activityId);
  if (body.asks) refuseFaults(errorsIn(checkContent(draft.version)));
  const asked = body.asks ? { by: act.actor.personId, at: act.now } : null;
  await drafts.saveAsked(act.db, act.academyId, activityId, number, asked);
  await act.tell({
    name: body.asks ? 'publication.asked' : 'publication.withdrawn',
    subjectId: null,
    about: { activityId, number },
  });
  return { askedAt: asked?.at.toISOString() ?? null };
}

export async function publishActivity(
  act: PersonAct,
  { params, body }: Asked<typeof contract.publishActivity>,
): Promise<Answer<typeof contract.publishActivity>> {
  const { activityId } = params;
  const { standing, draft, number } = await draftToChange(act, activityId);
  const errors = errorsIn(checkContent(draft.version));
  const decided = rules.publish(standing, draft, { seen: body.seen, errors: errors.length });
  if (!decided.ok) throw decided.refused === 'faulty' ? refused('faulty', fieldsOf(errors)) : refused(decided.refused);
  await drafts.savePublished(act.db, act.academyId, [activityId], { by: act.actor.personId, at: act.now });
  await drafts.saveWords(act.db, act.academyId, activityId, draft.version);
  await act.tell({ name: 'activity.published', subjectId: null, about: { activityId, number } });
  return { number };
}

function refuseFaults(errors: readonly ContentFault[]): void {
  if (errors.length > 0) throw refused('faulty', fieldsOf(errors));
}

function fieldsOf(errors: readonly ContentFault[]) {
  return errors.slice(0, 100).map(({ card, field, reason, language }) => ({
    pointer: `/${[card ?? 'about', ...field.split('.').filter(Boolean)].join('/')}`,
    detail: language ? `${reason} (${language})` : reason,
  }));
}

export async function retireActivity(
  act: PersonAct,
  { params, body }: Asked<typeof contract.retireActivity>,
): Promise<Answer<typeof contract.retireActivity>> {
  const { activityId } = params;
  const standing = await standingToChange(act, activityId);
  const state = body.retired ? 'retired' : 'published';
  if (standing.state === state) return { state };
  const decided = body.retired ? rules.retire(standing) : rules.bringBack(standing);
  if (!decided.ok) throw refused(decided.refused);
  await drafts.saveState(act.db, act.academyId, activityId, state);
  await act.tell({
    name: body.retired ? 'activity.retired' : 'activity.brought-back',
    subjectId: null,
    about: { activityId },
  });
  return { state };
}
