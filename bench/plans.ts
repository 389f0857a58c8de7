/** What is measured in one academy, each as a person would ask it. */
import { newId } from '../src/kernel/id.ts';
import { addDays, dayOf } from '../src/kernel/day.ts';
import { type Bench, measure, type Plan, type Row, rounded, send } from './measure.ts';
import { password, type BenchAcademy } from './seed.ts';

export async function measureAcademy(
  bench: Bench,
  academy: BenchAcademy,
  {
    again,
    wanted,
    say,
  }: { readonly again: boolean; readonly wanted: (name: string) => boolean; readonly say: (row: Row) => void },
): Promise<void> {
  for (const plan of plansOf(academy))
    if (wanted(plan.name) && !(again && plan.name === 'accept an agreement')) say(await measure(bench, plan));
  if (wanted('publish preview')) say(await publishPreview(bench, academy));
}

function plansOf({ people, owner, manager, salespeople, capabilityOf, proposed }: BenchAcademy): readonly Plan[] {
  // those the measured manager leads, two levels down
  const near = salespeople.slice(0, 50);
  const anyone = (at: number): string => near[at % near.length] ?? '';
  return [
    {
      name: 'sign-in',
      people,
      times: 20,
      inParallel: false,
      question: () => ({ method: 'POST', path: '/api/sign-in', body: { email: owner.email, password } }),
    },
    {
      name: 'directory search',
      people,
      times: 100,
      question: (at) => ({ path: `/api/people?q=${searches[at % searches.length]}`, cookie: owner.cookie }),
    },
    {
      name: 'person',
      people,
      times: 300,
      question: (at) => ({ path: `/api/people/${anyone(at)}`, cookie: manager.cookie }),
    },
    {
      name: 'person with standings and gaps',
      people,
      times: 300,
      question: (at) => ({ path: `/api/people/${anyone(at)}/standings`, cookie: manager.cookie }),
    },
    {
      name: 'team heat map (50 people)',
      people,
      times: 60,
      question: () => ({ path: `/api/gaps/team?manager=${manager.id}&depth=tree`, cookie: manager.cookie }),
    },
    {
      name: 'company heat map',
      people,
      times: 20,
      question: () => ({ path: '/api/gaps/company?by=market', cookie: owner.cookie }),
    },
    {
      name: 'save a rating',
      people,
      times: 200,
      question: (at) => ({
        method: 'PUT',
        path: `/api/assessments/${assessmentIds[at % near.length]}/ratings/${capabilityOf.get(anyone(at))}`,
        cookie: manager.cookie,
        body: { personId: anyone(at), proficiency: (Math.floor(at / near.length) % 4) + 1 },
      }),
    },
    {
      name: 'accept an agreement',
      people,
      times: 120,
      question: (at) => {
        const one = proposed[at];
        return (
          one && {
            method: 'POST',
            path: `/api/coaching/agreements/${one.agreementId}/acceptances`,
            cookie: one.cookie,
            body: { revision: 1, fingerprint: one.fingerprint },
          }
        );
      },
    },
  ];
}

const searches = ['an', 'keller', 'lena%20me', 'omar', '777', 'gruber%20h'];
const assessmentIds = Array.from({ length: 50 }, () => newId());

/** A draft that asks one step more of twenty cells, and whom it changes something for. */
async function publishPreview(bench: Bench, { people, owner: { cookie } }: BenchAcademy): Promise<Row> {
  const must = async (question: Parameters<typeof send>[1]): Promise<Record<string, unknown>> => {
    const { status, text } = await send(bench.base, { cookie, ...question });
    if (status >= 400) throw new Error(`${question.path} answered ${status}: ${text.slice(0, 300)}`);
    return JSON.parse(text) as Record<string, unknown>;
  };
  const versions = (await must({ path: '/api/way-of-selling/versions' })) as {
    items?: { versionId: string; state: string }[];
  };
  const basedOn = versions.items?.find(({ state }) => state === 'published')?.versionId ?? '';
  const draft = (await must({
    method: 'POST',
    path: '/api/way-of-selling/versions',
    body: { from: { versionId: basedOn } },
  })) as { versionId: string };
  const asked = (await must({ path: `/api/way-of-selling/versions/${draft.versionId}` })) as unknown as Matrix;
  await must({
    method: 'PATCH',
    path: `/api/way-of-selling/versions/${draft.versionId}/cells`,
    body: { edits: raised(asked, 20) },
  });
  const effectiveOn = addDays(dayOf(new Date()), 30);
  return measure(bench, {
    name: 'publish preview',
    people,
    times: 5,
    inParallel: false,
    question: () => ({
      path: `/api/way-of-selling/versions/${draft.versionId}/effect?effectiveOn=${effectiveOn}&limit=100`,
      cookie,
    }),
  });
}

interface Matrix {
  readonly scale: readonly unknown[];
  readonly roles: readonly { readonly levels: readonly { readonly levelId: string }[] }[];
  readonly capabilities: readonly { readonly capabilityId: string }[];
  readonly cells: readonly number[];
}

/** So many cells all over the matrix, one proficiency higher. */
function raised({ scale, roles, capabilities, cells }: Matrix, many: number) {
  const levels = roles.flatMap((role) => role.levels);
  const places = Array.from({ length: cells.length / 4 }, (_, at) => cells.slice(at * 4, at * 4 + 4)).filter(
    ([, , proficiency = 0]) => proficiency > 0 && proficiency < scale.length,
  );
  return Array.from({ length: many }, (_, at) => {
    const [level = 0, capability = 0, proficiency = 0, weight = 0] =
      places[Math.floor((at * places.length) / many)] ?? [];
    return {
      levelId: levels[level]?.levelId,
      capabilityId: capabilities[capability]?.capabilityId,
      was: { proficiency, weight },
      now: { proficiency: proficiency + 1, weight },
    };
  });
}

/** 10,000 rows of people who are new here, previewed and applied, and taken back so that the academy stays what it was. */
export async function measureRoster(
  bench: Bench,
  { people, owner: { cookie } }: BenchAcademy,
  say: (row: Row) => void,
): Promise<void> {
  const lines = Array.from(
    { length: 10_000 },
    (_, at) =>
      `N${at},New Person ${at},new.person.${at}@roster.invalid,Market ${(at % 30) + 1},${at < 10 ? '' : `New Person ${at % 10}`}`,
  );
  const file = Buffer.from(`Person ID,Name,E-Mail,Market,Manager\n${lines.join('\n')}\n`);
  const timed = async (name: string, question: Parameters<typeof send>[1]): Promise<{ ms: number; text: string }> => {
    const begun = performance.now();
    const { status, text } = await send(bench.base, { cookie, ...question });
    if (status >= 400) throw new Error(`${name} answered ${status}: ${text.slice(0, 300)}`);
    return { ms: performance.now() - begun, text };
  };
  const told = (name: string, ms: number): void =>
    say({ name, people, p50_ms: rounded(ms), p95_ms: rounded(ms), per_s: rounded(1000 / ms), rows_read: null });
  const upload = await timed('upload', { method: 'POST', path: '/api/roster/uploads?fileName=bench.csv', body: file });
  const { uploadId, mapping } = JSON.parse(upload.text) as { uploadId: string; mapping: unknown };
  const preview = await timed('preview', {
    method: 'POST',
    path: `/api/roster/uploads/${uploadId}/preview`,
    body: { mapping, wholeRoster: false },
  });
  told('roster preview (10,000 rows, with upload)', upload.ms + preview.ms);
  const { fingerprint } = JSON.parse(preview.text) as { fingerprint: string };
  const apply = await timed('apply', {
    method: 'POST',
    path: `/api/roster/uploads/${uploadId}/confirm`,
    body: { fingerprint },
  });
  told('roster apply (10,000 rows)', apply.ms);
  const last = JSON.parse(apply.text.trim().split('\n').at(-1) ?? '{}') as {
    result?: { importId: string };
    problem?: unknown;
  };
  if (!last.result) throw new Error(`the roster was not applied: ${apply.text.slice(-300)}`);
  const undo = await timed('undo', {
    method: 'POST',
    path: `/api/roster/imports/${last.result.importId}/undo`,
    body: {},
  });
  told('roster undo (10,000 rows)', undo.ms);
}
