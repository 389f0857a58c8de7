/** What is measured of learning: my path, the menu, a card saved, assigning to everybody, and whose next level is ready. */
import { newId } from '../src/kernel/id.ts';
import { type Bench, measure, type Plan, type Question, type Row, rounded, send } from './measure.ts';
import type { BenchAcademy } from './seed.ts';

interface Asked {
  readonly wanted: (name: string) => boolean;
  readonly say: (row: Row) => void;
}

export async function measureLearning(bench: Bench, academy: BenchAcademy, { wanted, say }: Asked): Promise<void> {
  for (const plan of plansOf(academy)) if (wanted(plan.name)) say(await measure(bench, plan));
  if (wanted('card of a module saved')) say(await cardSaved(bench, academy));
  if (wanted('assignment')) for (const row of await assigned(bench, academy)) say(row);
  if (wanted('level review')) for (const row of await levels(bench, academy)) say(row);
}

function plansOf({ people, owner, proposed }: BenchAcademy): readonly Plan[] {
  const { cookie } = owner;
  return [
    {
      name: 'my path',
      people,
      times: 300,
      question: (at) => ({ path: '/api/first/my-path', cookie: proposed[at % proposed.length]?.cookie ?? '' }),
    },
    {
      name: 'menu search (5,000 activities)',
      people,
      times: 100,
      question: (at) => ({ path: `/api/menu?search=${searches[at % searches.length]}`, cookie }),
    },
    {
      name: 'menu recommended (5,000 activities)',
      people,
      times: 100,
      question: (at) => ({ path: '/api/menu/recommended', cookie: proposed[at % proposed.length]?.cookie ?? '' }),
    },
    { name: 'all paths', people, times: 50, question: () => ({ path: '/api/paths', cookie }) },
  ];
}

const searches = ['pricing', 'clos', 'buyer%20fore', '777', 'stakeholder%20writing'];
const learners = 40;

/** Steps of forty attempts at once, a card each time: no attempt grows longer than a module is. */
async function cardSaved(bench: Bench, { people, proposed }: BenchAcademy): Promise<Row> {
  const walks: { readonly attemptId: string; readonly cookie: string; readonly cards: readonly { key: string }[] }[] =
    [];
  for (const { cookie } of proposed.slice(0, learners)) {
    const { items } = await must(bench, { path: '/api/menu?search=real%20objection&delivery=e-learning', cookie });
    const shipped = items.find(({ key }: { key: string | null }) => key !== null);
    const path = `/api/activities/${shipped.activityId}/attempts`;
    const { attempt, module } = await must(bench, { method: 'POST', path, cookie, body: {} });
    walks.push({ attemptId: attempt.attemptId, cookie, cards: module.content.cards });
  }
  return measure(bench, {
    name: 'card of a module saved',
    people,
    times: 200,
    question: (at) => {
      const walk = walks[at % walks.length];
      const card = walk?.cards[Math.floor(at / walks.length) % walk.cards.length];
      if (!walk || !card) return undefined;
      const step = { stepId: newId(), cardKey: card.key, at: new Date().toISOString(), seconds: 12, kind: 'seen' };
      return {
        method: 'PUT',
        path: `/api/attempts/${walk.attemptId}/steps`,
        cookie: walk.cookie,
        body: { steps: [step] },
      };
    },
  });
}

/** What everybody needs most, shown, given and taken back. */
async function assigned(bench: Bench, { people, owner: { cookie } }: BenchAcademy): Promise<readonly Row[]> {
  const order = { whom: { everybody: {} }, what: { byNeed: { activities: 2, minutes: 20 } }, due: { within: 14 } };
  const place = `/api/assignments/${newId()}`;
  const preview = await timed(bench, { method: 'POST', path: '/api/assignments/preview', cookie, body: order });
  const give = await timed(bench, { method: 'PUT', path: place, cookie, body: order });
  const undo = await timed(bench, { method: 'POST', path: `${place}/undo`, cookie, body: {} });
  return [
    once('assignment preview, by need', people, preview),
    once('assignment given, by need', people, give),
    once('assignment taken back', people, undo),
  ];
}

async function levels(bench: Bench, { people, owner: { cookie } }: BenchAcademy): Promise<readonly Row[]> {
  const path = '/api/level-reviews/ready';
  return [once('level review: who is ready', people, await timed(bench, { path, cookie }))];
}

async function timed(bench: Bench, question: Question): Promise<number> {
  const begun = performance.now();
  await must(bench, question);
  return performance.now() - begun;
}

// oxlint-disable-next-line no-explicit-any -- an answer, read as expected; the bench ends where it is not there
async function must(bench: Bench, question: Question): Promise<any> {
  const { status, text } = await send(bench.base, question);
  if (status >= 400) throw new Error(`${question.path} answered ${status}: ${text.slice(0, 300)}`);
  return text === '' ? undefined : JSON.parse(text);
}

function once(name: string, people: number, ms: number): Row {
  return { name, people, p50_ms: rounded(ms), p95_ms: rounded(ms), per_s: rounded(1000 / ms), rows_read: null };
}
