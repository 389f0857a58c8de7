/**
 * Signing in and out. The library checks passwords and makes sessions; here stand the limits, the words of refusal,
 * and which cookies leave. Nothing tells a stranger whether an address is known.
 */
import { APIError } from 'better-auth/api';
import type { Asked } from '../../kernel/contract.ts';
import { Problem } from '../../kernel/problem.ts';
import { enterAsSignIn } from '../database/enter.ts';
import type { Asking, Carried, OutsideAct } from '../http/route.ts';
import { queueMail } from '../mail/queue.ts';
import { resetMail, verificationMail } from '../mail/letters.ts';
import type * as contract from './contract.ts';
import { cookieTraits, sessionCookieName, signInLibrary } from './library.ts';
import { endSession, enterSession, type SignedIn } from './session.ts';
import { clientLimit, countTry, forgetTries, forgiveTry, linkLimit, passwordLimit } from './tries.ts';

const done = { done: true } as const;

/** Counts what can be guessed, before the guess is looked at. */
export async function limitSignIn({ world, client }: Asking, { body }: Asked<typeof contract.signIn>): Promise<void> {
  await countTry(world, clientLimit, client);
  await countTry(world, passwordLimit, body.email);
}

export async function limitPassword({ world, signedIn }: Asking): Promise<void> {
  if (signedIn) await countTry(world, passwordLimit, signedIn.email);
}

export async function limitLinks(
  { world, client, signedIn }: Asking,
  { body }: { body?: { email: string } | undefined },
): Promise<void> {
  await countTry(world, clientLimit, client);
  const email = body?.email ?? signedIn?.email;
  if (email) await countTry(world, linkLimit, email);
}

export async function limitClient({ world, client }: Asking): Promise<void> {
  await countTry(world, clientLimit, client);
}

export async function signIn(act: OutsideAct, { body, request, reply }: Asked<typeof contract.signIn> & Carried) {
  await openSession(act, body.email, body.password, request, reply);
  await forgetTries(act.db, passwordLimit, body.email);
  await forgiveTry(act.db, clientLimit, act.client);
  return done;
}

/** Makes a session for a proven password and hands its cookie to the reply; enters the academy where there is just one. */
export async function openSession(
  act: OutsideAct,
  email: string,
  password: string,
  request: Request,
  reply: Headers,
): Promise<{ signInId: string; sessionId: string }> {
  const library = signInLibrary(act.db, act.world);
  const headers = new Headers({ 'user-agent': request.headers.get('user-agent') ?? '' });
  try {
    const made = await library.api.signInEmail({ body: { email, password }, headers, returnHeaders: true });
    for (const cookie of made.headers.getSetCookie()) reply.append('set-cookie', cookie);
    const session = await act.db
      .updateTable('sign_in_session')
      .set({ ip_address: act.client })
      .where('token', '=', made.response.token)
      .returning('id')
      .executeTakeFirstOrThrow();
    await enterOnlyAcademy(act, made.response.user.id, session.id);
    return { signInId: made.response.user.id, sessionId: session.id };
  } catch (error) {
    if (error instanceof APIError) {
      throw new Problem(
        'refused',
        'E-mail or password is not right. Check both, or ask for a link to set a new password.',
        {
          reason: 'wrong-password',
        },
      );
    }
    throw error;
  }
}

/** Makes a session without a password, for a sign-in proven otherwise. @returns its token */
export async function openSessionFor(
  act: Pick<OutsideAct, 'db' | 'world'>,
  signInId: string,
  academyId: string,
): Promise<string> {
  const library = await signInLibrary(act.db, act.world).$context;
  const session = await library.internalAdapter.createSession(signInId);
  await enterSession(act.db, session.id, academyId);
  return session.token;
}

async function enterOnlyAcademy(act: OutsideAct, signInId: string, sessionId: string): Promise<void> {
  await enterAsSignIn(act.db, signInId);
  const academies = await act.db
    .selectFrom('membership')
    .select('academy_id')
    .where('sign_in_id', '=', signInId)
    .limit(2)
    .execute();
  const only = academies.length === 1 ? academies[0] : undefined;
  if (only) await enterSession(act.db, sessionId, only.academy_id);
}

export async function signOut(act: OutsideAct, { reply }: Carried) {
  if (act.signedIn) await endSession(act.db, act.signedIn.sessionId);
  reply.append('set-cookie', `${sessionCookieName(act.world)}=; Max-Age=0; ${cookieTraits(act.world)}`);
  return done;
}

export async function listSessions(act: OutsideAct) {
  const signedIn = present(act);
  const rows = await act.db
    .selectFrom('sign_in_session')
    .select(['id', 'user_agent', 'ip_address', 'created_at', 'expires_at'])
    .where('sign_in_id', '=', signedIn.signInId)
    .where('expires_at', '>', act.now)
    // who else visits the demo, and from where, is no visitor's business
    .$if(isShared(signedIn), (chosen) => chosen.where('id', '=', signedIn.sessionId))
    .orderBy('created_at', 'desc')
    .limit(200)
    .execute();
  return {
    items: rows.map((row) => ({
      id: row.id,
      current: row.id === signedIn.sessionId,
      device: row.user_agent ?? '',
      client: row.ip_address ?? '',
      since: row.created_at,
      until: row.expires_at,
    })),
  };
}

export async function revokeSession(act: OutsideAct, { params }: Asked<typeof contract.revokeSession>) {
  const signedIn = present(act);
  if (params.sessionId !== signedIn.sessionId) refuseShared(signedIn);
  const gone = await act.db
    .deleteFrom('sign_in_session')
    .where('id', '=', params.sessionId)
    .where('sign_in_id', '=', signedIn.signInId)
    .executeTakeFirst();
  if (gone.numDeletedRows === 0n)
    throw new Problem('not-found', 'There is no such session; it may have ended already.');
  return done;
}

export async function revokeOtherSessions(act: OutsideAct) {
  const signedIn = present(act);
  refuseShared(signedIn);
  await endSessions(act, signedIn.signInId, signedIn.sessionId);
  return done;
}

async function endSessions(act: OutsideAct, signInId: string, except: string): Promise<void> {
  await act.db.deleteFrom('sign_in_session').where('sign_in_id', '=', signInId).where('id', '!=', except).execute();
}

export async function changePassword(act: OutsideAct, { body }: Asked<typeof contract.changePassword>) {
  const signedIn = present(act);
  refuseShared(signedIn);
  const library = await signInLibrary(act.db, act.world).$context;
  const accounts = await library.internalAdapter.findAccounts(signedIn.signInId);
  const held = accounts.find((one) => one.providerId === 'credential')?.password;
  if (!held || !(await library.password.verify({ hash: held, password: body.current }))) {
    throw new Problem('refused', 'The present password is not right.', { reason: 'wrong-password' });
  }
  await library.internalAdapter.updatePassword(signedIn.signInId, await library.password.hash(body.next));
  await endSessions(act, signedIn.signInId, signedIn.sessionId);
  await forgetTries(act.db, passwordLimit, signedIn.email);
  return done;
}

export async function forgetPassword(act: OutsideAct, { body }: Asked<typeof contract.forgetPassword>) {
  const mailed = act.world.settings.smtpUrl !== null;
  if (!mailed) return { mailed };
  const token = await resetToken(act, body.email);
  if (token) await queueMail(act, null, resetMail(act.world, body.email, token));
  return { mailed };
}

/** A token for a reset link; null where no sign-in has that address. */
export async function resetToken(act: Pick<OutsideAct, 'db' | 'world'>, email: string): Promise<string | null> {
  let token: string | null = null;
  const library = signInLibrary(act.db, act.world, { reset: (made) => (token = made) });
  await library.api.requestPasswordReset({ body: { email } });
  return token;
}

export async function resetPassword(act: OutsideAct, { body }: Asked<typeof contract.resetPassword>) {
  try {
    let address = '';
    const library = signInLibrary(act.db, act.world, { done: (email) => (address = email) });
    await library.api.resetPassword({ body: { newPassword: body.password, token: body.token } });
    // whoever was locked out by wrong passwords has proven themselves by the link
    await forgetTries(act.db, passwordLimit, address);
  } catch (error) {
    if (!(error instanceof APIError)) throw error;
    throw new Problem('gone', 'This link has been used or has run out. Ask for a new one.', { reason: 'link-run-out' });
  }
  return done;
}

export async function verifyEmail(act: OutsideAct, { body }: Asked<typeof contract.verifyEmail>) {
  try {
    await signInLibrary(act.db, act.world).api.verifyEmail({ query: { token: body.token } });
  } catch (error) {
    if (!(error instanceof APIError)) throw error;
    throw new Problem('gone', 'This link has run out. Sign in and ask for a new one.', { reason: 'link-run-out' });
  }
  return done;
}

export async function askVerification(act: OutsideAct) {
  return { mailed: await mailVerification(act, present(act).email) };
}

/** Sends the verification link where mail is set up; says whether it did. */
export async function mailVerification(act: Pick<OutsideAct, 'db' | 'world'>, email: string): Promise<boolean> {
  if (act.world.settings.smtpUrl === null) return false;
  let token: string | null = null;
  await signInLibrary(act.db, act.world, { verify: (made) => (token = made) }).api.sendVerificationEmail({
    body: { email },
  });
  if (token) await queueMail(act, null, verificationMail(act.world, email, token));
  return token !== null;
}

/** An address that can be nobody's (RFC 2606) signs in whoever looks around a demo: many at once, none of whom it belongs to. */
function isShared({ email }: SignedIn): boolean {
  return email.endsWith('.invalid');
}

function refuseShared(signedIn: SignedIn): void {
  if (!isShared(signedIn)) return;
  throw new Problem('refused', 'Other visitors of the demo academy use this sign-in too: it stays as it is.', {
    reason: 'demo-only',
  });
}

function present(act: OutsideAct): SignedIn {
  if (!act.signedIn) throw new Problem('not-signed-in', 'Sign in first.');
  return act.signedIn;
}
