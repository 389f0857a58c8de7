/**
 * What the shell asks of any server it stands before: who am I, enter another academy, remember my language, sign out.
 * The contracts live with those who answer; me.test.ts holds them to these shapes.
 */
import type { z } from 'zod';
import type { Me } from './me.ts';

interface Open {
  readonly summary: string;
  readonly who: 'anyone';
}

export interface GetMe extends Open {
  readonly method: 'GET';
  readonly path: '/api/me';
  readonly answer: z.ZodType<Me>;
}

export interface SetPreferences extends Open {
  readonly method: 'PATCH';
  readonly path: '/api/me';
  readonly body: z.ZodType<object, { readonly language?: string; readonly timeZone?: string }>;
}

export interface EnterAcademy extends Open {
  readonly method: 'POST';
  readonly path: '/api/academies/:academyId/enter';
  readonly params: z.ZodType<object, { readonly academyId: string }>;
}

export interface SignOut extends Open {
  readonly method: 'POST';
  readonly path: '/api/sign-out';
}
