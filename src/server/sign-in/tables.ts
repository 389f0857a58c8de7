/**
 * Sign-ins: how a human proves who they are; one may be people of several academies, so these stand outside the tenants.
 * Shaped for the sign-in library (docs/decisions), which writes them; `sign_in_try` is ours: limits and lock-out.
 */
import type { Migration } from '../database/tables.ts';

export interface SignInRow {
  id: string;
  name: string;
  email: string;
  email_verified: boolean;
  image: string | null;
  created_at: Date;
  updated_at: Date;
}

export interface SignInSessionRow {
  id: string;
  sign_in_id: string;
  token: string;
  expires_at: Date;
  ip_address: string | null;
  user_agent: string | null;
  /** the academy this session is in at present; proven by a membership on every request */
  active_academy: string | null;
  created_at: Date;
  updated_at: Date;
}

export interface SignInTryRow {
  /** `client:…` or `email:…`, hashed */
  key: string;
  failures: number;
  since: Date;
  locked_until: Date | null;
}

declare module '../database/tables.ts' {
  interface Tables {
    sign_in: SignInRow;
    sign_in_session: SignInSessionRow;
    sign_in_try: SignInTryRow;
  }
}

export const signInMigrations: readonly Migration[] = [
  {
    name: '0020-sign-in',
    sql: `
create table sign_in (
  id text primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create table sign_in_session (
  id text primary key,
  sign_in_id text not null references sign_in on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  active_academy uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index sign_in_session_by_sign_in on sign_in_session (sign_in_id);
create table sign_in_account (
  id text primary key,
  sign_in_id text not null references sign_in on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  id_token text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index sign_in_account_by_sign_in on sign_in_account (sign_in_id);
create table sign_in_verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index sign_in_verification_by_identifier on sign_in_verification (identifier);
create table sign_in_try (
  key text primary key,
  failures integer not null,
  since timestamptz not null,
  locked_until timestamptz
);
`,
  },
];
