/** What was assessed, said and agreed in the academy that has lived a little; its texts are marked, so that a leak shows. */
import { Buffer } from 'node:buffer';
import { newId, type PersonId } from '../kernel/id.ts';
import { type Ask, type Joined, ok, type TestAcademy } from './academy.ts';
import type { readersOf } from './kinds.ts';

/** What was said with whom: free text that only those it is for may read (`readersOf`). */
const secrets = {
  note: 'SECRET-NOTE',
  action: 'SECRET-ACTION',
  agenda: 'SECRET-AGENDA',
  evidence: 'SECRET-EVIDENCE',
  rating: 'SECRET-RATING',
} as const satisfies Record<string, keyof typeof readersOf>;

export function contentOf(
  capabilities: readonly string[],
  mark: string,
  checkBack = '2026-04-13',
  said: { note: string; action: string } = secrets,
) {
  return {
    gaps: [{ capabilityId: capabilities[0], from: 1, to: 3 }],
    actions: [
      {
        what: `Prepare five questions ${mark} ${said.action}`,
        kind: 'practice',
        owner: 'salesperson',
        due: '2026-03-10',
      },
      { what: `Come along ${mark} ${said.action}`, kind: 'field-visit', owner: 'manager', due: '2026-03-20' },
    ],
    checkBack,
    note: `${said.note} ${mark}`,
  };
}

async function rateSome(
  ask: Ask,
  personId: PersonId,
  capabilities: readonly string[],
  proficiency: number,
  mark: string,
): Promise<string> {
  const assessmentId = newId();
  for (const capabilityId of capabilities.slice(0, 3)) {
    await ok(
      ask('PUT', `/api/assessments/${assessmentId}/ratings/${capabilityId}`, {
        personId,
        proficiency,
        note: `${secrets.rating} ${mark}`,
      }),
    );
  }
  return assessmentId;
}

export type Coached = Awaited<ReturnType<typeof coach>>;

interface Coaching {
  readonly a: TestAcademy;
  readonly cast: Readonly<Record<'manager' | 'former-manager' | 'rater', Joined>>;
  readonly sellers: Readonly<Record<'sam' | 'stan' | 'nina', Joined>>;
  readonly mark: string;
  readonly capabilities: readonly string[];
}

/** The former manager coaches first, then hands over with the roster; the manager goes on. */
export async function coach(of: Coaching) {
  const { a, cast, sellers, mark } = of;
  const { manager } = cast;
  const { sam, stan, nina } = sellers;
  const before = await coachBefore(of);
  const change = { selection: { people: [sam.id, stan.id, nina.id] }, change: { managerId: manager.id } };
  await ok(a.owner('POST', '/api/people/change', change));
  const { agreed, handedOver, ended, formerAssessment, formerSession } = before;
  const taken = { revision: 1, fingerprint: agreed.fingerprint };
  await ok(manager.ask('POST', `/api/coaching/agreements/${agreed.id}/take-over`, taken));
  const content = contentOf(of.capabilities, mark, '2026-05-04');
  const revised = await ok(
    sam.ask('POST', `/api/coaching/agreements/${agreed.id}/revisions`, { after: 1, content, accept: false }),
  );
  const { assessment, evidence } = await assessNow(of, formerAssessment);
  const session = (await ok(manager.ask('POST', '/api/coaching/sessions', { ...whenIn(mark), salespersonId: sam.id })))
    .id as string;
  return {
    agreement: { ...agreed, open: revised.revisions[1] as { number: number; fingerprint: string } },
    handedOver,
    endedAgreement: ended,
    session,
    formerSession,
    assessment: { ...assessment, former: formerAssessment },
    evidence,
  };
}

function whenIn(mark: string) {
  return {
    startsAt: '2026-03-05T10:00:00Z',
    minutes: 30,
    place: `Room ${mark}`,
    agenda: `${secrets.agenda} ${mark}`,
  };
}

async function confirm(ask: Ask, assessmentId: string): Promise<string> {
  await ok(ask('POST', `/api/assessments/${assessmentId}/confirm`));
  return assessmentId;
}

async function coachBefore({ cast, sellers, mark, capabilities }: Coaching) {
  const { ask } = cast['former-manager'];
  const { sam, stan, nina } = sellers;
  const agree = async (seller: Joined): Promise<{ id: string; fingerprint: string; actionId: string }> => {
    const content = contentOf(capabilities, mark);
    const { id, revisions } = await ok(ask('POST', '/api/coaching/agreements', { salespersonId: seller.id, content }));
    const { fingerprint } = revisions[0];
    await ok(seller.ask('POST', `/api/coaching/agreements/${id}/acceptances`, { revision: 1, fingerprint }));
    return { id, fingerprint, actionId: revisions[0].content.actions[0].actionId };
  };
  const formerAssessment = await confirm(ask, await rateSome(ask, sam.id, capabilities, 2, mark));
  const planned = { ...whenIn(mark), salespersonId: sam.id, hold: true };
  const formerSession = (await ok(ask('POST', '/api/coaching/sessions', planned))).id as string;
  await ok(ask('POST', `/api/coaching/sessions/${formerSession}/step`, { step: 'close' }));
  const [agreed, handedOver] = [await agree(sam), await agree(stan)];
  const tick = { done: true, evidence: `${secrets.action} ${mark}` };
  await ok(stan.ask('PUT', `/api/coaching/agreements/${handedOver.id}/actions/${handedOver.actionId}`, tick));
  const assessmentId = await confirm(ask, await rateSome(ask, stan.id, capabilities, 2, mark));
  const findings = [{ capabilityId: capabilities[0], assessmentId }];
  await ok(ask('POST', `/api/coaching/agreements/${handedOver.id}/check-backs`, { findings }));
  await ok(ask('PUT', '/api/coaching/hours', { minutesPerWeek: 90, minutesPerSession: 30 }));
  const proposed = { salespersonId: nina.id, content: contentOf(capabilities, mark) };
  const ended = (await ok(ask('POST', '/api/coaching/agreements', proposed))).id as string;
  await ok(ask('POST', `/api/coaching/agreements/${ended}/end`));
  return { agreed, handedOver, ended, formerAssessment, formerSession };
}

async function assessNow({ cast, sellers, mark, capabilities }: Coaching, formerAssessment: string) {
  const { manager, 'former-manager': former, rater } = cast;
  const { sam } = sellers;
  const self = await confirm(sam.ask, await rateSome(sam.ask, sam.id, capabilities, 3, mark));
  const confirmed = await rateSome(manager.ask, sam.id, capabilities, 1, mark);
  const file = newId();
  const name = encodeURIComponent(`${secrets.evidence} ${mark}.txt`);
  const rated = (assessmentId: string) => `/api/assessments/${assessmentId}/ratings/${capabilities[0]}`;
  const bytes = Buffer.from(`${secrets.evidence} ${mark}`);
  await ok(manager.ask('PUT', `${rated(confirmed)}/files/${file}?personId=${sam.id}&name=${name}`, bytes));
  await confirm(manager.ask, confirmed);
  const open = await rateSome(manager.ask, sam.id, capabilities, 2, mark);
  await ok(former.ask('GET', `/api/assessments/${formerAssessment}`));
  const text = newId();
  const said = { personId: sam.id, kind: 'text', said: `${secrets.evidence} ${mark}` };
  await ok(manager.ask('PUT', `${rated(open)}/evidence/${text}`, said));
  await ok(manager.ask('PUT', `/api/people/${sam.id}/raters/${rater.id}`, { until: '2026-06-01' }));
  await rateSome(rater.ask, sam.id, capabilities, 2, mark);
  return { assessment: { confirmed, open, self }, evidence: { file, text } };
}
