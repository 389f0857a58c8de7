/**
 * Starting a unit: the registration is found or begun, the session opened, its launch data laid out and the launch recorded; what comes
 * back is the address to open. Nothing of the product's own session goes with it.
 */
import { createHash, randomBytes } from 'node:crypto';
import { newId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import { contextTemplateOf, launchAddress, launchDataOf } from '../../standards/cmi5/launch.ts';
import { launchedStatement } from '../../standards/cmi5/lms-statements.ts';
import { isElsewhere, readAuAddress } from '../../standards/cmi5/au-address.ts';
import { freshSession, type SessionState } from '../../standards/cmi5/session.ts';
import { launchDataId, type MoveOn, preferencesId } from '../../standards/cmi5/vocabulary.ts';
import { identifierOf } from '../../standards/xapi/actor.ts';
import type { DocumentsAsked } from '../../standards/xapi/document.ts';
import type { Json } from '../../standards/xapi/shape.ts';
import { changeDocuments, listDocumentIds } from '../learning-records/document-commands.ts';
import type { LaunchMode } from './package.ts';
import { contentAddress, fetchAddress, sessionAddress } from './session-gate-commands.ts';
import { abandonOthers, activityIdOf, type Here, namedPart, say, settle, speakingOf } from './speaking-commands.ts';
import { addSession, loadRegistration, type RegistrationFound, saveRegistration } from './session-store.ts';
import { loadFile, type PartFound } from './store.ts';

export interface LaunchAsked {
  readonly packageId: string;
  readonly part: PartFound;
  readonly registration: RegistrationFound;
  readonly launchMode: LaunchMode;
  readonly returnUrl: string | null;
  /** agreed upon with the maker of the content, where there is one */
  readonly alternateKey?: string | null;
  /** of the person, for content that asks */
  readonly language: string;
  /** where the academy and its content are reached by who asks */
  readonly home: string;
  readonly contentHome: string;
}

export interface Launched {
  readonly url: string;
  readonly launchMethod: string;
  readonly registration: string;
  readonly sessionId: string;
}

/** A registration begins: what needs nothing to be done is satisfied from here on (9.6.1). */
export async function register(
  here: Here,
  made: {
    readonly registrationId: string;
    readonly packageId: string;
    readonly actor: Json;
    readonly personId: string | null;
  },
): Promise<RegistrationFound> {
  await saveRegistration(here.db, here.academyId, { ...made, registeredAt: here.now });
  const registration = await loadRegistration(here.db, here.academyId, made.registrationId);
  if (!registration) throw new Problem('conflict', 'The registration could not be begun. Try again.');
  await settle(here, registration, newId(), here.now);
  return registration;
}

export async function launch(here: Here, asked: LaunchAsked): Promise<Launched> {
  const { db, academyId, now } = here;
  const { part, registration, launchMode } = asked;
  const sessionId = newId();
  const secret = randomBytes(24).toString('base64url');
  const address = await addressOf(here, asked);
  await abandonOthers(here, registration, sessionId, ({ state }) => (state as SessionState).initializedAt !== null);
  await addSession(db, academyId, {
    sessionId,
    registrationId: registration.registrationId,
    partId: part.partId,
    launchMode,
    fetchHash: createHash('sha256').update(secret).digest('hex'),
    launchedAt: now,
    state: freshSession,
  });
  await layOutLaunchData(here, asked, sessionId);
  await layOutPreferences(here, registration.actor, asked.language);
  const told = { launchMode, launchUrl: address, moveOn: part.moveOn as MoveOn, ...judgedBy(part) };
  await say(here, registration, [launchedStatement(speakingOf(registration, sessionId, now), namedPart(part), told)]);
  const url = launchAddress(address, {
    endpoint: sessionAddress(asked.home, sessionId),
    fetch: fetchAddress(asked.home, academyId, sessionId, secret),
    actor: registration.actor,
    registration: registration.registrationId,
    activityId: activityIdOf(part.partId),
  });
  return { url, launchMethod: part.launchMethod ?? 'AnyWindow', registration: registration.registrationId, sessionId };
}

const judgedBy = ({ masteryScore, launchParameters }: PartFound) => ({ masteryScore, launchParameters });

/** Fully qualified: of a file where packages are served, or as the package says. */
export async function addressOf(
  { db, academyId, world }: Here,
  { packageId, part, contentHome }: LaunchAsked,
): Promise<string> {
  const url = part.url ?? '';
  const path = decodeURIComponentSafely(url.replace(/[?#].*$/s, ''));
  const known = isElsewhere(url) ? null : await findFile(path);
  const address = readAuAddress(url, known ? new Set([known]) : new Set());
  if (address.kind === 'elsewhere') return address.url;
  if (address.kind === 'fault')
    throw new Problem('gone', 'The file this unit starts with is not in its package.', { reason: 'package-file-gone' });
  return contentAddress(world, contentHome, academyId, packageId, address.path) + address.rest;

  async function findFile(written: string): Promise<string | null> {
    const steps: string[] = [];
    for (const step of written.split('/')) {
      if (step === '..') steps.pop();
      else if (step !== '' && step !== '.') steps.push(step);
    }
    return (await loadFile(db, academyId, packageId, steps.join('/')))?.path ?? null;
  }
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

async function layOutLaunchData(
  here: Here,
  { part, registration, launchMode, returnUrl, alternateKey }: LaunchAsked,
  sessionId: string,
) {
  const data = launchDataOf({
    contextTemplate: contextTemplateOf(registration.registrationId, sessionId, part.publisherId),
    launchMode,
    launchMethod: part.launchMethod ?? 'AnyWindow',
    moveOn: part.moveOn as MoveOn,
    masteryScore: part.masteryScore,
    launchParameters: part.launchParameters,
    entitlementKey: part.entitlementKey,
    alternateKey: alternateKey ?? null,
    returnUrl,
  });
  const place: DocumentsAsked = {
    kind: 'state',
    activityId: activityIdOf(part.partId),
    agent: identifierOf(registration.actor),
    registration: registration.registrationId,
    documentId: launchDataId,
    since: null,
  };
  await putDocument(here, place, data);
}

/** Where neither the academy nor content has set any (11). */
async function layOutPreferences(here: Here, actor: Json, language: string): Promise<void> {
  const place: DocumentsAsked = {
    kind: 'agent-profile',
    activityId: null,
    agent: identifierOf(actor),
    registration: null,
    documentId: null,
    since: null,
  };
  const { ids } = await listDocumentIds(here, place);
  if (ids.includes(preferencesId)) return;
  await putDocument(
    here,
    { ...place, documentId: preferencesId },
    { languagePreference: language, audioPreference: 'on' },
  );
}

async function putDocument(here: Here, place: DocumentsAsked, value: Json): Promise<void> {
  const content = new TextEncoder().encode(JSON.stringify(value));
  await changeDocuments(here, place, {
    method: 'PUT',
    version: '1.0.3',
    headers: new Headers(),
    sent: { contentType: 'application/json', content },
  });
}
