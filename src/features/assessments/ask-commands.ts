/** Asking many at once. Everybody asked is told once, however many asks or tries there are; who asked can take it back. */
import type { Answer, Asked } from '../../kernel/contract.ts';
import { holds } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/day.ts';
import type { AcademyEvent } from '../../kernel/event.ts';
import type { PersonId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import { queueMails } from '../../server/mail/queue.ts';
import type { Act } from '../../server/history/act.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { lettersLeave } from '../people/letter-commands.ts';
import { type AskPlan, checkWish, planAsk } from './ask.ts';
import type * as contract from './ask-contract.ts';
import { appraisalsLetter, selfLetter } from './ask-letter.ts';
import * as store from './ask-store.ts';
import { grouped } from './grouped.ts';
import { linkOf } from './refusals-commands.ts';
import { loadSight } from './sight-store.ts';

type Wished = Asked<typeof contract.previewAsk>['body'];
const mostShown = 100;

interface Planned {
  readonly candidates: readonly store.CandidateFound[];
  readonly people: number;
  readonly plan: AskPlan;
}

async function plan(act: PersonAct, wish: Wished): Promise<Planned> {
  const { db, academyId, actor, today } = act;
  const checked = checkWish(wish, today);
  if (!checked.ok) throw new Problem('refused', refusals[checked.refused], { reason: checked.refused });
  const sight = await loadSight(db, academyId, actor);
  const reach = { by: actor.personId, markets: sight.all ? ('all' as const) : sight.markets };
  const candidates = await store.listCandidates(db, academyId, wish.whom, reach, today);
  const people = new Set(candidates.map(({ personId }) => personId)).size;
  if ('people' in wish.whom && people < new Set(wish.whom.people).size)
    throw new Problem('forbidden', 'You ask people you lead, as long as they are here. One of these is not.', {
      reason: 'not-yours',
    });
  return { candidates, people, plan: planAsk(candidates, wish, today) };
}

const refusals = {
  nothing: 'Say what you ask for: self-evaluations, appraisals, or both.',
  'day-out-of-range': 'Choose a day between tomorrow and half a year from now.',
} as const;

export async function previewAsk(
  act: PersonAct,
  { body }: Asked<typeof contract.previewAsk>,
): Promise<Answer<typeof contract.previewAsk>> {
  const { candidates, people, plan: planned } = await plan(act, body);
  const why = new Map(planned.leftOut.map((one) => [`${one.personId} ${one.kind}`, one.why]));
  const byPerson = grouped(
    candidates.filter(({ kind }) => body[kind]),
    ({ personId }) => personId,
  );
  const count = (kind: string): number => planned.asked.filter((one) => one.kind === kind).length;
  return {
    people,
    follows: 'everybody' in body.whom,
    self: count('self'),
    appraisal: count('appraisal'),
    leftOut: [...grouped(planned.leftOut, (one) => one.why)].map(([reason, all]) => ({
      why: reason,
      count: all.length,
    })),
    items: [...byPerson].slice(0, mostShown).map(([id, all]) => ({
      person: { id, name: all[0]?.person ?? '' },
      asks: all.map(({ kind, rater }) => ({ kind, rater: rater ?? '', why: why.get(`${id} ${kind}`) ?? null })),
    })),
  };
}

export async function askMany(
  act: PersonAct,
  { params, body }: Asked<typeof contract.askMany>,
): Promise<Answer<typeof contract.askMany>> {
  const { db, academyId, actor, now } = act;
  await store.holdAsks(db, academyId);
  const before = await store.loadAsk(db, academyId, params.askId);
  if (before && before.by !== actor.personId) throw new Problem('conflict', 'Somebody else asked under this id.');
  if (before) return { asked: before.asked, leftOut: before.leftOut };
  const { asked, leftOut } = (await plan(act, body)).plan;
  // nobody yet, but whoever joins
  if (asked.length === 0 && 'people' in body.whom) return { asked: 0, leftOut: leftOut.length };
  await store.addAsk(db, academyId, {
    ...params,
    by: actor.personId,
    at: now,
    until: body.until,
    leftOut: leftOut.length,
    asked,
    whom: body.whom,
    wish: body,
  });
  await act.tellAll(
    asked.map(({ personId, raterId, kind }) => ({
      name: 'assessment.asked',
      subjectId: personId,
      about: { ...params, raterId, kind, until: body.until },
    })),
  );
  await writeTo(act, { ...params, by: actor.personId, until: body.until }, asked);
  return { asked: asked.length, leftOut: leftOut.length };
}

interface Asking {
  readonly askId: string;
  readonly by: PersonId;
  readonly until: Day;
}

/** @param again under one ask a manager is told anew of whoever joined later */
async function writeTo(
  act: Act,
  { askId, by, until }: Asking,
  asked: AskPlan['asked'],
  again: string = '',
): Promise<void> {
  if (!(await lettersLeave(act))) return;
  const byRater = grouped(asked, ({ raterId }) => raterId);
  const people = await store.listToTell(act.db, act.academyId, [...byRater.keys(), by]);
  const asker = people.find(({ id }) => id === by)?.name ?? '';
  const letters = people.flatMap(({ id, name, email, language }) => {
    // nobody writes to themselves
    if (id === by || email === null) return [];
    const all = byRater.get(id) ?? [];
    const others = all.filter(({ kind }) => kind === 'appraisal').length;
    const to = { recipient: email, personId: id, trigger: 'assessment.asked' };
    const of = { name, asker, until };
    return [
      ...(all.length > others
        ? [
            {
              ...to,
              ...selfLetter(language ?? 'en', { ...of, link: linkOf(act, `/people/${id}/assess`) }),
              onceKey: `assessment.asked ${askId} self ${id}`,
            },
          ]
        : []),
      ...(others > 0
        ? [
            {
              ...to,
              ...appraisalsLetter(language ?? 'en', { ...of, people: others, link: linkOf(act, '/today/team') }),
              onceKey: `assessment.asked ${askId} others ${id}${again}`,
            },
          ]
        : []),
    ];
  });
  await queueMails(act, act.academyId, letters);
}

/** What follows from somebody joining or moving: asks that hold for those who have something in common hold for them too. */
export async function followAsks(act: Act, event: AcademyEvent): Promise<void> {
  await followAsksForMany(act, [event]);
}

export async function followAsksForMany(act: Act, events: readonly AcademyEvent[]): Promise<void> {
  const { db, academyId, today } = act;
  const people = [...new Set(events.flatMap(({ subjectId }) => subjectId ?? []))];
  const inForce = people.length === 0 ? [] : await store.listInForce(db, academyId, today);
  if (inForce.length === 0) return;
  await store.holdAsks(db, academyId);
  // an import can be taken back as long as nobody touched its people: what follows from it by itself is no touch
  const [importId] = events.map(({ about }) => (about as { importId?: unknown }).importId);
  const because = typeof importId === 'string' ? { importId } : {};
  for (const { askId, by, everybody, ...wish } of inForce) {
    const sight = await loadSight(db, academyId, by);
    const reach = { by: by.personId, markets: sight.all ? ('all' as const) : sight.markets };
    const candidates = await store.listCandidates(db, academyId, { everybody }, reach, today, people);
    const asked = await store.addAsked(db, academyId, askId, planAsk(candidates, wish, today).asked);
    if (asked.length === 0) continue;
    await store.countAsked(db, academyId, askId, asked.length);
    await act.tellAll(
      asked.map(({ personId, raterId, kind }) => ({
        name: 'assessment.asked',
        subjectId: personId,
        about: { askId, raterId, kind, until: wish.until, ...because },
      })),
    );
    await writeTo(act, { askId, by: by.personId, until: wish.until }, asked, ` ${today}`);
  }
}

export async function undoAsk(
  act: PersonAct,
  { params }: Asked<typeof contract.undoAsk>,
): Promise<Answer<typeof contract.undoAsk>> {
  const ask = await store.loadAsk(act.db, act.academyId, params.askId);
  if (!ask || (ask.by !== act.actor.personId && !holds(act.actor, 'owner')))
    throw new Problem('not-found', 'There is no such ask of yours.');
  if (ask.undone) return { undone: true };
  await store.markUndone(act.db, act.academyId, params.askId, act.now);
  await act.tell({ name: 'assessment.ask-undone', subjectId: null, about: params });
  return { undone: true };
}

export async function listAsks(act: PersonAct): Promise<Answer<typeof contract.listAsks>> {
  const items = await store.listAsks(act.db, act.academyId, act.actor.personId, act.today);
  return { items: items.map((one) => ({ ...one })) };
}
