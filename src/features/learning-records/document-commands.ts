/**
 * Reading and changing the documents beside the statements. Whoever changes one holds its scope until the transaction ends, so that
 * what a precondition was checked against is what is replaced.
 */
import { createHash } from 'node:crypto';
import {
  checkPreconditions,
  type DocumentContent,
  type DocumentsAsked,
  entityTag,
  posted,
} from '../../standards/xapi/document.ts';
import { XapiRefusal } from '../../standards/xapi/refusal.ts';
import type { Version } from '../../standards/xapi/version.ts';
import {
  type DocumentFound,
  type DocumentPlace,
  listDocuments,
  loadDocument,
  lockScope,
  removeDocuments,
  saveDocument,
} from './document-store.ts';
import type { Recording } from './statement-commands.ts';

export interface DocumentGiven extends DocumentContent {
  readonly tag: string;
  readonly updated: Date;
}

/** The one document asked for. @throws XapiRefusal 404 */
export async function giveDocument(from: Recording, asked: DocumentsAsked): Promise<DocumentGiven> {
  const found = await loadDocument(from.db, from.academyId, placeOf(asked));
  if (!found) throw new XapiRefusal(404, 'There is no such document.');
  return { contentType: found.content_type, content: found.content, tag: found.tag, updated: found.updated };
}

/** The ids of all documents of the scope, and when the newest of them was changed. */
export async function listDocumentIds(
  from: Recording,
  asked: DocumentsAsked,
): Promise<{ readonly ids: readonly string[]; readonly updated: Date | null }> {
  const since = asked.since === null ? null : new Date(asked.since);
  const found = await listDocuments(from.db, from.academyId, scopeOf(asked), asked.registration, since);
  const times = found.map(({ updated }) => updated.getTime());
  return {
    ids: found.map(({ document_id }) => document_id),
    updated: times.length > 0 ? new Date(Math.max(...times)) : null,
  };
}

export interface Change {
  readonly method: 'PUT' | 'POST' | 'DELETE';
  readonly version: Version;
  /** If-Match and If-None-Match */
  readonly headers: Headers;
  readonly sent: DocumentContent;
}

/** @returns the entity tag of what is there now; null where nothing is left */
export async function changeDocuments(to: Recording, asked: DocumentsAsked, change: Change): Promise<string | null> {
  const { db, academyId } = to;
  const scope = scopeOf(asked);
  await lockScope(db, academyId, scope);
  if (asked.documentId === null) {
    await removeDocuments(db, academyId, scope, asked.registration, null);
    return null;
  }
  const place = placeOf(asked);
  const known = await loadDocument(db, academyId, place);
  checkPreconditions({ kind: asked.kind, ...change }, change.headers, known?.tag ?? null);
  if (change.method === 'DELETE') {
    await removeDocuments(db, academyId, scope, place.registration, place.documentId);
    return null;
  }
  const made = change.method === 'POST' ? posted(known ? contentOf(known) : null, change.sent) : change.sent;
  const tag = entityTag(made.content);
  await saveDocument(db, academyId, place, {
    content_type: made.contentType,
    content: Buffer.from(made.content),
    tag,
    updated: to.world.now(),
  });
  return tag;
}

function contentOf(found: DocumentFound): DocumentContent {
  return { contentType: found.content_type, content: found.content };
}

function placeOf(asked: DocumentsAsked): DocumentPlace {
  return { scope: scopeOf(asked), registration: asked.registration ?? '', documentId: asked.documentId ?? '' };
}

/** What the documents are about, at any length, as one short text. */
function scopeOf({ kind, activityId, agent }: DocumentsAsked): string {
  return createHash('sha256')
    .update(JSON.stringify([kind, activityId, agent]))
    .digest('hex');
}
