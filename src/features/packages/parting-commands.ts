/**
 * The last word of a window that closes. It comes from the origin of content, without a sign-in and without an answer anybody waits for,
 * so a token of its session proves it; it may come before steps that were made earlier, or after somebody has taken over.
 */
import { bodyOf } from '../../server/files/arriving-file.ts';
import { type Act, openAct, type Reaction } from '../../server/history/act.ts';
import { said } from '../../server/log.ts';
import type { World } from '../../server/world.ts';
import type { Playing } from '../../standards/scorm/playing.ts';
import { courseOf } from './playing-commands.ts';
import type { Parting } from './playing-store.ts';
import { withOpened } from './session-gate-commands.ts';
import { largestStep, partingShape } from './playing-contract.ts';
import { keep, lockedSession, takeParting } from './step-commands.ts';

export async function answerParting(world: World, request: Request, reactions: readonly Reaction[]): Promise<Response> {
  // nobody reads the answer, so any site may have it
  const headers = { 'access-control-allow-origin': '*', 'cache-control': 'no-store' };
  if (request.method !== 'POST') return new Response(null, { status: 405, headers: { ...headers, allow: 'POST' } });
  const [, , academyId = '', sessionId = ''] = new URL(request.url).pathname.split('/');
  const word = partingShape.safeParse(await jsonOf(request));
  if (!word.success) return new Response(null, { status: 400, headers });
  const { token, ...parting } = word.data;
  try {
    const believed = await withOpened(world, academyId, sessionId, token, async (db, proven) => {
      await take(openAct(world, db, proven, null, world.now(), reactions), sessionId, parting);
      return true;
    });
    return new Response(null, { status: believed ? 204 : 403, headers });
  } catch (error) {
    world.log.error('the last word of a window could not be kept', { error: said(error) });
    return new Response(null, { status: 500, headers });
  }
}

async function take(act: Act, sessionId: string, parting: Parting): Promise<void> {
  const found = await lockedSession(act, sessionId);
  const known = found?.registration.course as Playing | null | undefined;
  if (!found || !known) return;
  const { session, registration } = found;
  if (session.mode === 'Review' || session.supersededAt || parting.report <= session.reports) return;
  const { course } = await courseOf(act, registration.packageId);
  const { now } = act;
  const { last } = session.state;
  // by the clock of the device, as far as it is known
  const at = last === null ? now.getTime() : last + now.getTime() - session.lastAt.getTime();
  const left = { ...session, lastAt: now, endedAt: now };
  const after = takeParting(course, { playing: known, session: left }, parting, at);
  await keep(act, { ...after, registration, course, moved: true });
}

async function jsonOf(request: Request): Promise<unknown> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of bodyOf(request.body)) {
    length += part.length;
    if (length > 2 * largestStep) return null;
    parts.push(part);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'));
  } catch {
    return null;
  }
}
