/**
 * Who stands in front of the screen, as far as the shell and the kit need to know. browser.tsx asks the server and provides it.
 * Null until the answer is there; `person` is null for a sign-in that belongs to no academy yet.
 */
import { createContext, useContext } from 'react';

export interface Me {
  readonly signIn: { readonly name: string; readonly email: string } | null;
  readonly person: {
    readonly id: string;
    readonly name: string;
    readonly language: string | null;
    readonly timeZone: string | null;
    /** the role they sell in; null: nobody has said yet, or none */
    readonly roleId: string | null;
  } | null;
  readonly academy: {
    readonly id: string;
    readonly name: string;
    readonly kind: 'company' | 'demo';
    readonly languages: readonly string[];
  } | null;
  readonly academies: readonly { readonly id: string; readonly name: string }[];
  readonly grants: readonly string[];
  /** leads at least one person */
  readonly leads: boolean;
  /** links for a new password that somebody made for the person lately */
  readonly resetLinks: readonly { readonly id: string; readonly at: string; readonly by: string }[];
  readonly installation: {
    readonly empty: boolean;
    readonly asksSetupCode: boolean;
    readonly mails: boolean;
    readonly demo: boolean;
  };
}

export const MeContext = createContext<Me | null>(null);

export function useMe(): Me | null {
  return useContext(MeContext);
}

export type MyPerson = NonNullable<Me['person']> &
  Pick<Me, 'grants' | 'leads' | 'resetLinks'> & { readonly academy: NonNullable<Me['academy']> };

/** Inside the academy there always is somebody. */
export function usePerson(): MyPerson {
  const me = useMe();
  if (!me?.person || !me.academy) throw new Error('this screen needs a person of an academy');
  return { ...me.person, academy: me.academy, grants: me.grants, leads: me.leads, resetLinks: me.resetLinks };
}
