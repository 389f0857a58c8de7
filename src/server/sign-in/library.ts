/**
 * The sign-in library (better-auth) over the open transaction: passwords, sessions, verification and reset tokens.
 * Only our own endpoints reach it; its own routes are not mounted. Built anew for each act, so that what it writes
 * commits or falls with the act.
 */
import { betterAuth } from 'better-auth';
import { newId } from '../../kernel/id.ts';
import type { Db } from '../database/tables.ts';
import type { World } from '../world.ts';

export const sessionDays = 30;
export const shortestPassword = 10;

/** Receives a secret link's token instead of sending it: the caller decides whether it is mailed or handed out. */
export interface Links {
  reset?(token: string): void;
  verify?(token: string): void;
  /** told the address whose password was set */
  done?(email: string): void;
}

const day = 24 * 60 * 60;

export function signInLibrary(db: Db, world: World, links: Links = {}) {
  const secure = isSecure(world);
  return betterAuth({
    appName: 'Sellwright',
    secret: world.secret,
    baseURL: world.settings.publicUrl ?? 'http://localhost',
    basePath: '/api/sign-in',
    database: { db, type: 'postgres' },
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      autoSignIn: false,
      minPasswordLength: shortestPassword,
      maxPasswordLength: 200,
      resetPasswordTokenExpiresIn: 2 * day,
      revokeSessionsOnPasswordReset: true,
      async onPasswordReset({ user }) {
        links.done?.(user.email);
      },
      async sendResetPassword({ token }) {
        links.reset?.(token);
      },
    },
    emailVerification: {
      expiresIn: 7 * day,
      sendOnSignUp: false,
      async sendVerificationEmail({ token }) {
        links.verify?.(token);
      },
    },
    user: {
      modelName: 'sign_in',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    session: {
      modelName: 'sign_in_session',
      expiresIn: sessionDays * day,
      disableSessionRefresh: true,
      fields: {
        userId: 'sign_in_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    account: {
      modelName: 'sign_in_account',
      fields: {
        userId: 'sign_in_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        idToken: 'id_token',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'sign_in_verification',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    advanced: {
      cookiePrefix: 'sellwright',
      useSecureCookies: secure,
      disableOriginCheck: true,
      disableCSRFCheck: true,
      database: { generateId: () => newId(), validateSchema: false },
    },
  });
}

export function sessionCookieName(world: World): string {
  return `${isSecure(world) ? '__Secure-' : ''}sellwright.session_token`;
}

/** A browser takes a cookie of the name `__Secure-…`, and lets go of it, only with the word Secure. */
export function cookieTraits(world: World): string {
  return `Path=/; HttpOnly; SameSite=Lax${isSecure(world) ? '; Secure' : ''}`;
}

function isSecure(world: World): boolean {
  return world.settings.publicUrl?.startsWith('https://') ?? false;
}
