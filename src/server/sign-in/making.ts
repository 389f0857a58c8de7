/** Makes a sign-in with a password; refuses where the address has one, since that one's owner has to join by themselves. */
import { APIError } from 'better-auth/api';
import { Problem } from '../../kernel/problem.ts';
import type { OutsideAct } from '../http/route.ts';
import { signInLibrary } from './library.ts';

/** @returns the id of the new sign-in */
export async function makeSignIn(
  act: Pick<OutsideAct, 'db' | 'world'>,
  wanted: { name: string; email: string; password: string; verified?: boolean },
): Promise<string> {
  const taken = await act.db.selectFrom('sign_in').select('id').where('email', '=', wanted.email).executeTakeFirst();
  if (taken) {
    throw new Problem(
      'conflict',
      'There is a sign-in with this e-mail address already. Sign in with it first, then open this page again.',
      {
        reason: 'sign-in-exists',
      },
    );
  }
  try {
    const { name, email, password } = wanted;
    const made = await signInLibrary(act.db, act.world).api.signUpEmail({ body: { name, email, password } });
    if (wanted.verified)
      await act.db.updateTable('sign_in').set({ email_verified: true }).where('id', '=', made.user.id).execute();
    return made.user.id;
  } catch (error) {
    if (error instanceof APIError) throw new Problem('refused', error.message, { reason: 'sign-up-refused' });
    throw error;
  }
}
