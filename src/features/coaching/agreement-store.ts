/**
 * Agreements as records of the rules: loaded whole in one statement, saved by what was added since. Nothing here updates what
 * a revision says. Lock before you load to change: the lock is a statement of its own, so that the load sees what came before it.
 */
import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../kernel/day.ts';
import type { AcademyId, PersonId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';
import type { Agreement, AgreementId, CheckBack, Handover, Revision, Tick } from './agreement.ts';
import { revisionInForce } from './agreement.ts';
import type { CoachingSessionId } from './session.ts';

/** Moments arrive as text inside JSON. */
type Read<T> = T extends Date
  ? string
  : T extends string | number | boolean | null
    ? T
    : T extends readonly (infer One)[]
      ? readonly Read<One>[]
      : T extends object
        ? { readonly [K in keyof T]: Read<T[K]> }
        : T;

type AgreementRead = Read<Agreement>;

const millis = (column: string): RawBuilder<unknown> =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
const same = (alias: string): RawBuilder<unknown> =>
  sql.raw(`${alias}.academy_id = a.academy_id and ${alias}.agreement_id = a.agreement_id`);

const wholeAgreement = sql`
  json_build_object(
    'agreementId', a.agreement_id, 'salespersonId', a.salesperson_id, 'managerId', a.manager_id,
    'endAsked', case when a.end_asked_at is not null then json_build_object('side', a.end_asked_side, 'by', a.end_asked_by, 'at', ${millis('a.end_asked_at')}) end,
    'ended', case when a.ended_at is not null then json_build_object('why', a.ended_why, 'by', a.ended_by, 'at', ${millis('a.ended_at')}) end,
    'revisions', coalesce((select json_agg(json_build_object(
      'number', r.number, 'fingerprint', r.fingerprint, 'proposedBy', r.proposed_by, 'proposedAt', ${millis('r.proposed_at')},
      'inForceFrom', ${millis('r.in_force_from')},
      'closed', case when r.closed_how is not null then json_build_object('how', r.closed_how, 'by', r.closed_by, 'at', ${millis('r.closed_at')}) end,
      'content', json_build_object('checkBack', r.check_back, 'note', r.note,
        'gaps', (select json_agg(json_build_object('capabilityId', g.capability_id, 'from', g.from_proficiency, 'to', g.to_proficiency) order by g.position)
          from agreed_gap g where ${same('g')} and g.number = r.number),
        'actions', (select json_agg(json_build_object('actionId', c.action_id, 'what', c.what, 'kind', c.kind, 'owner', c.owner, 'due', c.due, 'activityId', c.activity_id) order by c.position)
          from agreed_action c where ${same('c')} and c.number = r.number)),
      'acceptances', coalesce((select json_agg(json_build_object('side', p.side, 'personId', p.person_id, 'fingerprint', p.fingerprint, 'at', ${millis('p.at')}) order by p.at, p.side)
        from agreement_acceptance p where ${same('p')} and p.number = r.number), '[]')) order by r.number)
      from agreement_revision r where ${same('r')}), '[]'),
    'ticks', coalesce((select json_agg(json_build_object('actionId', t.action_id, 'done', t.done, 'evidence', t.evidence, 'by', t.by_person, 'at', ${millis('t.at')}, 'completionId', t.completion_id) order by t.position)
      from action_tick t where ${same('t')}), '[]'),
    'checkBacks', coalesce((select json_agg(json_build_object('revision', k.number, 'by', k.by_person, 'at', ${millis('k.at')}, 'day', k.day,
      'outcomes', (select json_agg(json_build_object('capabilityId', o.capability_id, 'assessmentId', o.assessment_id, 'found', o.found, 'outcome', o.outcome) order by o.capability_id)
        from check_back_outcome o where ${same('o')} and o.position = k.position)) order by k.position)
      from check_back k where ${same('k')}), '[]'),
    'handovers', coalesce((select json_agg(json_build_object('fromManagerId', h.from_manager_id, 'toManagerId', h.to_manager_id, 'why', h.why, 'at', ${millis('h.at')},
      'takenOver', case when h.taken_at is not null then json_build_object('revision', h.taken_number, 'fingerprint', h.taken_fingerprint, 'at', ${millis('h.taken_at')}) end) order by h.position)
      from agreement_handover h where ${same('h')}), '[]')
  ) as agreement`;

export async function loadAgreement(db: Db, academyId: AcademyId, agreementId: AgreementId): Promise<Agreement | null> {
  const found = await load(db, academyId, sql`a.agreement_id = ${agreementId}`);
  return found[0] ?? null;
}

/** Whoever changes an agreement locks it first, then loads it. False where there is none. */
export async function lockAgreement(db: Db, academyId: AcademyId, agreementId: AgreementId): Promise<boolean> {
  const found = await sql`
    select from agreement where academy_id = ${academyId} and agreement_id = ${agreementId} for update`.execute(db);
  return found.rows.length > 0;
}

/** The agreement of a salesperson that has not ended; there is at most one. */
export async function loadLivingAgreement(
  db: Db,
  academyId: AcademyId,
  salespersonId: PersonId,
): Promise<Agreement | null> {
  const found = await load(db, academyId, sql`a.salesperson_id = ${salespersonId} and a.ended_at is null`);
  return found[0] ?? null;
}

/** All agreements of a salesperson, the latest first. */
export async function listAgreementsOf(
  db: Db,
  academyId: AcademyId,
  salespersonId: PersonId,
): Promise<readonly Agreement[]> {
  return load(db, academyId, sql`a.salesperson_id = ${salespersonId}`);
}

/** The agreements someone is a party of, on either side, the latest first; ended ones only where asked for. */
export async function listAgreementsWith(
  db: Db,
  academyId: AcademyId,
  personId: PersonId,
  endedToo: boolean,
): Promise<readonly Agreement[]> {
  const living = endedToo ? sql`` : sql`and a.ended_at is null`;
  return load(db, academyId, sql`(a.salesperson_id = ${personId} or a.manager_id = ${personId}) ${living}`);
}

/** The living agreements of these salespeople. */
export async function listLivingAgreements(
  db: Db,
  academyId: AcademyId,
  salespeople: readonly PersonId[],
): Promise<readonly Agreement[]> {
  if (salespeople.length === 0) return [];
  return load(db, academyId, sql`a.salesperson_id = any(${salespeople}::uuid[]) and a.ended_at is null`);
}

export async function listAgreementsById(
  db: Db,
  academyId: AcademyId,
  agreementIds: readonly AgreementId[],
): Promise<readonly Agreement[]> {
  if (agreementIds.length === 0) return [];
  return load(db, academyId, sql`a.agreement_id = any(${agreementIds}::uuid[])`);
}

async function load(db: Db, academyId: AcademyId, which: RawBuilder<unknown>): Promise<readonly Agreement[]> {
  const found = await sql<{ agreement: AgreementRead }>`
    select ${wholeAgreement} from agreement a where a.academy_id = ${academyId} and ${which} order by a.agreement_id desc`.execute(
    db,
  );
  return found.rows.map((row) => read(row.agreement));
}

function read(row: AgreementRead): Agreement {
  return {
    ...row,
    revisions: row.revisions.map((one): Revision => ({
      ...one,
      proposedAt: new Date(one.proposedAt),
      inForceFrom: one.inForceFrom ? new Date(one.inForceFrom) : null,
      closed: one.closed && { ...one.closed, at: new Date(one.closed.at) },
      acceptances: one.acceptances.map((acceptance) => ({ ...acceptance, at: new Date(acceptance.at) })),
    })),
    ticks: row.ticks.map((one): Tick => ({ ...one, at: new Date(one.at) })),
    checkBacks: row.checkBacks.map((one): CheckBack => ({ ...one, at: new Date(one.at) })),
    handovers: row.handovers.map((one): Handover => ({
      ...one,
      at: new Date(one.at),
      takenOver: one.takenOver && { ...one.takenOver, at: new Date(one.takenOver.at) },
    })),
    endAsked: row.endAsked && { ...row.endAsked, at: new Date(row.endAsked.at) },
    ended: row.ended && { ...row.ended, at: new Date(row.ended.at) },
  };
}

/** A new agreement, with its first revision. */
export async function addAgreement(
  db: Db,
  academyId: AcademyId,
  agreement: Agreement,
  sessionId: CoachingSessionId | null,
): Promise<void> {
  const { agreementId, salespersonId, managerId } = agreement;
  await sql`
    insert into agreement (academy_id, agreement_id, salesperson_id, manager_id)
    values (${academyId}, ${agreementId}, ${salespersonId}, ${managerId})`.execute(db);
  const nothing: Agreement = {
    ...agreement,
    revisions: [],
    ticks: [],
    checkBacks: [],
    handovers: [],
    endAsked: null,
    ended: null,
  };
  await saveAgreement(db, academyId, nothing, agreement, sessionId);
}

/** Writes what `after` has beyond `before`: that is all a rule can have changed. */
export async function saveAgreement(
  db: Db,
  academyId: AcademyId,
  before: Agreement,
  after: Agreement,
  sessionId: CoachingSessionId | null = null,
): Promise<void> {
  const id = { academy_id: academyId, agreement_id: after.agreementId };
  for (const revision of after.revisions.slice(before.revisions.length)) await addRevision(db, id, revision, sessionId);
  for (const revision of after.revisions)
    await saveRevision(db, id, before.revisions[revision.number - 1] ?? null, revision);
  for (const [at, tick] of after.ticks.entries()) {
    if (at >= before.ticks.length) await addTick(db, id, at + 1, tick);
  }
  for (const [at, one] of after.checkBacks.entries()) {
    if (at >= before.checkBacks.length) await addCheckBack(db, id, at + 1, one);
  }
  for (const [at, one] of after.handovers.entries())
    await saveHandover(db, id, at + 1, before.handovers[at] ?? null, one);
  if (after.managerId !== before.managerId || after.endAsked !== before.endAsked || after.ended !== before.ended) {
    await db
      .updateTable('agreement')
      .set({
        manager_id: after.managerId,
        end_asked_side: after.endAsked?.side ?? null,
        end_asked_by: after.endAsked?.by ?? null,
        end_asked_at: after.endAsked?.at ?? null,
        ended_why: after.ended?.why ?? null,
        ended_by: after.ended?.by ?? null,
        ended_at: after.ended?.at ?? null,
      })
      .where('academy_id', '=', academyId)
      .where('agreement_id', '=', after.agreementId)
      .execute();
  }
}

interface AgreementKey {
  readonly academy_id: AcademyId;
  readonly agreement_id: AgreementId;
}

async function addRevision(
  db: Db,
  id: AgreementKey,
  revision: Revision,
  sessionId: CoachingSessionId | null,
): Promise<void> {
  const { number, content, fingerprint } = revision;
  await db
    .insertInto('agreement_revision')
    .values({
      ...id,
      number,
      check_back: content.checkBack,
      note: content.note,
      fingerprint,
      proposed_by: revision.proposedBy,
      proposed_at: revision.proposedAt,
      session_id: sessionId,
    })
    .execute();
  await db
    .insertInto('agreed_gap')
    .values(
      content.gaps.map((gap, at) => ({
        ...id,
        number,
        position: at + 1,
        capability_id: gap.capabilityId,
        from_proficiency: gap.from,
        to_proficiency: gap.to,
      })),
    )
    .execute();
  await db
    .insertInto('agreed_action')
    .values(
      content.actions.map((action, at) => ({
        ...id,
        number,
        position: at + 1,
        action_id: action.actionId,
        what: action.what,
        kind: action.kind,
        owner: action.owner,
        due: action.due,
        activity_id: action.activityId,
      })),
    )
    .execute();
}

/** Acceptances first: the database brings into force only what it sees accepted by both. */
async function saveRevision(db: Db, id: AgreementKey, before: Revision | null, after: Revision): Promise<void> {
  const fresh = after.acceptances.slice(before?.acceptances.length ?? 0);
  if (fresh.length > 0) {
    await db
      .insertInto('agreement_acceptance')
      .values(
        fresh.map((one) => ({
          ...id,
          number: after.number,
          side: one.side,
          person_id: one.personId,
          fingerprint: one.fingerprint,
          at: one.at,
        })),
      )
      .execute();
  }
  const inForceNow = after.inForceFrom !== null && !before?.inForceFrom;
  const closedNow = after.closed !== null && !before?.closed;
  if (!inForceNow && !closedNow) return;
  await db
    .updateTable('agreement_revision')
    .set({
      in_force_from: after.inForceFrom,
      closed_how: after.closed?.how ?? null,
      closed_by: after.closed?.by ?? null,
      closed_at: after.closed?.at ?? null,
    })
    .where('academy_id', '=', id.academy_id)
    .where('agreement_id', '=', id.agreement_id)
    .where('number', '=', after.number)
    .execute();
}

async function addTick(db: Db, id: AgreementKey, position: number, tick: Tick): Promise<void> {
  await db
    .insertInto('action_tick')
    .values({
      ...id,
      position,
      action_id: tick.actionId,
      done: tick.done,
      evidence: tick.evidence,
      by_person: tick.by,
      at: tick.at,
      completion_id: tick.completionId,
    })
    .execute();
}

async function addCheckBack(db: Db, id: AgreementKey, position: number, done: CheckBack): Promise<void> {
  await db
    .insertInto('check_back')
    .values({ ...id, position, number: done.revision, by_person: done.by, at: done.at, day: done.day })
    .execute();
  await db
    .insertInto('check_back_outcome')
    .values(
      done.outcomes.map((one) => ({
        ...id,
        position,
        capability_id: one.capabilityId,
        assessment_id: one.assessmentId,
        found: one.found,
        outcome: one.outcome,
      })),
    )
    .execute();
}

async function saveHandover(
  db: Db,
  id: AgreementKey,
  position: number,
  before: Handover | null,
  after: Handover,
): Promise<void> {
  if (before && before.takenOver === after.takenOver) return;
  const taken = {
    taken_number: after.takenOver?.revision ?? null,
    taken_fingerprint: after.takenOver?.fingerprint ?? null,
    taken_at: after.takenOver?.at ?? null,
  };
  await db
    .insertInto('agreement_handover')
    .values({
      ...id,
      position,
      from_manager_id: after.fromManagerId,
      to_manager_id: after.toManagerId,
      why: after.why,
      at: after.at,
      ...taken,
    })
    .onConflict((conflict) => conflict.columns(['academy_id', 'agreement_id', 'position']).doUpdateSet(taken))
    .execute();
}

/** Empties the free text of every agreement with this person on the salesperson's side. Dates, gaps and acceptances stay countable. */
export async function eraseAgreementTexts(db: Db, academyId: AcademyId, salespersonId: PersonId): Promise<void> {
  const theirs = sql`academy_id = ${academyId} and agreement_id in (select agreement_id from agreement where academy_id = ${academyId} and salesperson_id = ${salespersonId})`;
  await sql`update agreement_revision set note = '' where ${theirs} and note <> ''`.execute(db);
  await sql`update agreed_action set what = '' where ${theirs} and what <> ''`.execute(db);
  await sql`update action_tick set evidence = '' where ${theirs} and evidence <> ''`.execute(db);
}

/** Agreements in force whose check-back falls between two days and was not done since: whom to remind. */
export async function listCheckBacksBetween(
  db: Db,
  academyId: AcademyId,
  from: Day,
  to: Day,
): Promise<readonly Agreement[]> {
  const found = await load(
    db,
    academyId,
    sql`a.ended_at is null and exists (select from agreement_revision r where ${same('r')} and r.in_force_from is not null
      and r.check_back between ${from} and ${to})`,
  );
  return found.filter((agreement) => {
    const inForce = revisionInForce(agreement);
    if (!inForce || agreement.checkBacks.some((one) => one.revision === inForce.number)) return false;
    return inForce.content.checkBack >= from && inForce.content.checkBack <= to;
  });
}
