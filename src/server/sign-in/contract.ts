/** Signing in and out, passwords, sessions. Founding an academy and accepting an invitation are people's. */
import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';

export const emailShape = z.email().max(254).toLowerCase();
export const passwordShape = z.string().min(10, 'At least 10 characters.').max(200);
const done = z.object({ done: z.literal(true) });

export const signIn = endpoint({
  method: 'POST',
  path: '/api/sign-in',
  summary: 'Sign in with e-mail and password',
  who: 'anyone',
  body: z.object({ email: emailShape, password: z.string().max(200) }),
  answer: done,
});

export const signOut = endpoint({
  method: 'POST',
  path: '/api/sign-out',
  summary: 'End this session',
  who: 'anyone',
  answer: done,
});

export const listSessions = endpoint({
  method: 'GET',
  path: '/api/sign-in/sessions',
  summary: 'The sessions of this sign-in, newest first',
  who: 'signed-in',
  answer: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        current: z.boolean(),
        device: z.string(),
        client: z.string(),
        since: z.date(),
        until: z.date(),
      }),
    ),
  }),
});

export const revokeSession = endpoint({
  method: 'DELETE',
  path: '/api/sign-in/sessions/:sessionId',
  summary: 'End one session; it is refused from its next request on',
  who: 'signed-in',
  params: z.object({ sessionId: z.string() }),
  answer: done,
});

export const revokeOtherSessions = endpoint({
  method: 'POST',
  path: '/api/sign-in/sessions/revoke-others',
  summary: 'End all sessions of this sign-in but this one',
  who: 'signed-in',
  answer: done,
});

export const changePassword = endpoint({
  method: 'POST',
  path: '/api/sign-in/password',
  summary: 'Change the password; ends the other sessions',
  who: 'signed-in',
  body: z.object({ current: z.string().max(200), next: passwordShape }),
  answer: done,
});

export const forgetPassword = endpoint({
  method: 'POST',
  path: '/api/sign-in/forgot',
  summary: 'Ask for a link to set a new password; answers the same whether the address is known or not',
  who: 'anyone',
  body: z.object({ email: emailShape }),
  answer: z.object({ mailed: z.boolean() }),
});

export const resetPassword = endpoint({
  method: 'POST',
  path: '/api/sign-in/reset',
  summary: 'Set a new password with the token of a reset link; ends all sessions',
  who: 'anyone',
  body: z.object({ token: z.string().max(200), password: passwordShape }),
  answer: done,
});

export const verifyEmail = endpoint({
  method: 'POST',
  path: '/api/sign-in/verify',
  summary: 'Confirm an e-mail address with the token of a verification link',
  who: 'anyone',
  body: z.object({ token: z.string().max(2000) }),
  answer: done,
});

export const askVerification = endpoint({
  method: 'POST',
  path: '/api/sign-in/ask-verification',
  summary: 'Send the verification link again',
  who: 'signed-in',
  answer: z.object({ mailed: z.boolean() }),
});
