/** Evidence with a rating: a text, a link or a file, by the rater, while the assessment is open. It never moves a standing. */
import type { Answer, Asked } from '../../kernel/contract.ts';
import { Problem } from '../../kernel/problem.ts';
import { afterCommit } from '../../server/database/transaction.ts';
import { receiveFile, removeFiles, sendFile } from '../../server/files/store.ts';
import type { Carried, PersonAct } from '../../server/http/route.ts';
import { keepsBack, mayReadAssessment } from './access.ts';
import { change } from './assessment.ts';
import { findOrBegin, whyNotAnyMore } from './commands.ts';
import type * as contract from './contract.ts';
import * as items from './evidence-store.ts';
import { loadPlace } from './place-store.ts';
import { refused } from './refusals-commands.ts';
import { loadAssessment, loadRating, saveRatings } from './store.ts';

const mostItems = 20;
type Params = Asked<typeof contract.saveEvidence>['params'];

interface Slot {
  readonly key: items.RatingKey;
  /** what stands under this id already */
  readonly known: items.EvidenceFound | null;
  /** why nothing may be put there any more; what stands there may be sent again all the same, its answer may have been lost */
  readonly shut: Problem | null;
}

/** The rating to put it to: begun without a judgement where evidence comes first. */
async function slotFor(
  act: PersonAct,
  { assessmentId, capabilityId, evidenceId }: Params,
  personId: string,
): Promise<Slot> {
  const { assessment, place } = await findOrBegin(act, assessmentId, personId);
  const changed = change(assessment, act.actor.personId);
  const known = await items.loadEvidenceItem(act.db, act.academyId, evidenceId);
  const shut = changed.ok ? whyNotAnyMore(place) : refused(changed.refused);
  if (shut && !known) throw shut;
  const key = { assessmentId, personId, capabilityId };
  if (!shut && !(await loadRating(act.db, act.academyId, assessment, capabilityId))) {
    await saveRatings(act.db, act.academyId, [
      { ...key, proficiency: null, note: null, on: act.today, ratedAt: act.now },
    ]);
  }
  if (!known && (await items.countEvidence(act.db, act.academyId, key)) >= mostItems) {
    throw new Problem('refused', `A rating takes ${mostItems} pieces of evidence. Take one away first.`, {
      reason: 'too-many-items',
    });
  }
  return { key, known, shut };
}

export async function saveEvidence(
  act: PersonAct,
  { params, body }: Asked<typeof contract.saveEvidence>,
): Promise<Answer<typeof contract.saveEvidence>> {
  if (body.kind === 'link' && !isWebAddress(body.said)) {
    throw new Problem('refused', 'A link begins with https:// or http://. Copy it from the address bar.', {
      reason: 'not-a-link',
    });
  }
  const slot = await slotFor(act, params, body.personId);
  const item = { evidenceId: params.evidenceId, kind: body.kind, said: body.said, hash: null, size: null, type: null };
  await save(act, slot, item);
  return { saved: true };
}

async function save(act: PersonAct, { key, known, shut }: Slot, item: items.EvidenceItem): Promise<void> {
  const { assessmentId, capabilityId, personId } = key;
  const same =
    known?.assessmentId === assessmentId &&
    known.capabilityId === capabilityId &&
    known.kind === item.kind &&
    known.said === item.said &&
    known.hash === item.hash;
  if (same) return;
  if (shut) throw shut;
  const saved = await items.saveEvidence(act.db, act.academyId, key, item, act.now);
  if (!saved)
    throw new Problem('conflict', 'This id belongs to evidence of another rating.', { reason: 'another-rating' });
  if (known?.hash) removeUnused(act, [known.hash]);
  await act.tell({
    name: 'evidence.added',
    subjectId: personId,
    about: { assessmentId, capabilityId, evidenceId: item.evidenceId, kind: item.kind },
  });
}

/** Any other scheme would run something at the reader's click. */
function isWebAddress(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
}

export async function uploadEvidence(
  act: PersonAct,
  { params, query, request }: Asked<typeof contract.uploadEvidence> & Carried,
): Promise<Answer<typeof contract.uploadEvidence>> {
  const slot = await slotFor(act, params, query.personId);
  const received = await receiveFile(act.world.settings, act.academyId, request);
  try {
    const { hash, size, type } = received;
    const { evidenceId } = params;
    await items.holdFiles(act.db, act.academyId, [hash]);
    await save(act, slot, { evidenceId, kind: 'file', said: query.name, hash, size, type });
    await received.keep();
    return { evidenceId, kind: 'file', said: query.name, size, type };
  } finally {
    await received.letGo();
  }
}

export async function removeEvidence(
  act: PersonAct,
  { params }: Asked<typeof contract.removeEvidence>,
): Promise<Answer<typeof contract.removeEvidence>> {
  const item = await items.loadEvidenceItem(act.db, act.academyId, params.evidenceId);
  // taken away already: the same request again
  if (!item) return { removed: true };
  const assessment = await loadAssessment(act.db, act.academyId, item.assessmentId, 'to-change');
  const changed = assessment && change(assessment, act.actor.personId);
  if (!changed) throw new Problem('not-found', 'There is no such evidence.');
  if (!changed.ok) throw refused(changed.refused);
  await items.removeEvidence(act.db, act.academyId, params.evidenceId);
  if (item.hash) removeUnused(act, [item.hash]);
  const { assessmentId, capabilityId, personId } = item;
  await act.tell({
    name: 'evidence.removed',
    subjectId: personId,
    about: { assessmentId, capabilityId, evidenceId: params.evidenceId },
  });
  return { removed: true };
}

/**
 * Takes the bytes away that no evidence of the academy names any more, once the act has committed: bytes cannot be brought back
 * where it does not. They are looked for anew then, since somebody may have handed in the same.
 */
export function removeUnused(
  { db, academyId, world }: Pick<PersonAct, 'db' | 'academyId' | 'world'>,
  hashes: readonly string[],
): void {
  if (hashes.length === 0) return;
  afterCommit(db, () =>
    world.database.inAcademy(academyId, async (again) => {
      await items.holdFiles(again, academyId, hashes);
      await removeFiles(world.settings, academyId, await items.listUnused(again, academyId, hashes));
    }),
  );
}

export async function readEvidenceFile(
  act: PersonAct,
  { params }: Asked<typeof contract.readEvidenceFile>,
): Promise<Response> {
  const item = await items.loadEvidenceItem(act.db, act.academyId, params.evidenceId);
  const place = item && (await loadPlace(act.db, act.academyId, act.actor, item.personId, act.today));
  const assessment = item && (await loadAssessment(act.db, act.academyId, item.assessmentId, 'to-read'));
  const readable = assessment && place && mayReadAssessment(act.actor, place.relation, assessment.raterId);
  if (!item?.hash || !readable || keepsBack(place, assessment, item.capabilityId)) {
    throw new Problem('not-found', 'There is no such file, or it is not yours to read.');
  }
  const type = (item.type ?? 'application/octet-stream') as `${string}/${string}`;
  return sendFile(act.world.settings, act.academyId, { hash: item.hash, size: item.size ?? 0, type, name: item.said });
}
