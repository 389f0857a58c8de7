/**
 * The learning records know nothing of trials. What content says in one is checked and written as it would be from anybody, so that its
 * faults show, and taken back at once; what it has kept for itself goes with the trial.
 */
import { sql } from 'kysely';
import { identifierOf } from '../../standards/xapi/actor.ts';
import type { DocumentsAsked } from '../../standards/xapi/document.ts';
import { changeDocuments, listDocumentIds } from '../learning-records/document-commands.ts';
import { keepStatements } from '../learning-records/statement-commands.ts';
import type { RegistrationFound } from './session-store.ts';
import { activityIdOf, type Here } from './speaking-commands.ts';
import { listParts } from './store.ts';
import { loadActivities } from './tied-store.ts';

type Keep = Parameters<typeof keepStatements>;

/** What content has said. */
export async function keepSaid(
  { trial }: Pick<RegistrationFound, 'trial'>,
  ...[to, received, by]: Keep
): ReturnType<typeof keepStatements> {
  if (!trial) return keepStatements(to, received, by);
  await sql`savepoint said_in_a_trial`.execute(to.db);
  const kept = await keepStatements(to, received, by);
  await sql`rollback to savepoint said_in_a_trial`.execute(to.db);
  return kept;
}

/** Its launch data, preferences and states, before it goes. */
export async function forgetDocuments(here: Here, { packageId, actor }: RegistrationFound): Promise<void> {
  const { db, academyId } = here;
  const parts = (await listParts(db, academyId, packageId)).filter(({ kind }) => kind === 'unit');
  const told = await loadActivities(db, academyId, packageId);
  const activityIds = [
    ...parts.map(({ partId }) => activityIdOf(partId)),
    ...(told ? [told.activityId, ...told.activities] : []),
  ];
  const ofNobody = { agent: identifierOf(actor), registration: null, documentId: null, since: null };
  const places: DocumentsAsked[] = activityIds.map((activityId) => ({ kind: 'state', activityId, ...ofNobody }));
  const profiles: DocumentsAsked = { kind: 'agent-profile', activityId: null, ...ofNobody };
  for (const documentId of (await listDocumentIds(here, profiles)).ids) places.push({ ...profiles, documentId });
  for (const place of places) await changeDocuments(here, place, { ...taken, headers: new Headers() });
}

const taken = {
  method: 'DELETE',
  version: '1.0.3',
  sent: { contentType: 'application/json', content: new Uint8Array() },
} as const;
