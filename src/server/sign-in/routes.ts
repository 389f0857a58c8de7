/** Signing in and out, passwords, sessions: outside any academy, since one sign-in may belong to several. */
import { outsideRoute, type Route } from '../http/route.ts';
import * as commands from './commands.ts';
import * as contract from './contract.ts';

export const signInRoutes: readonly Route[] = [
  outsideRoute(contract.signIn, commands.signIn, commands.limitSignIn),
  outsideRoute(contract.signOut, commands.signOut),
  outsideRoute(contract.listSessions, commands.listSessions),
  outsideRoute(contract.revokeSession, commands.revokeSession),
  outsideRoute(contract.revokeOtherSessions, commands.revokeOtherSessions),
  outsideRoute(contract.changePassword, commands.changePassword, commands.limitPassword),
  outsideRoute(contract.forgetPassword, commands.forgetPassword, commands.limitLinks),
  outsideRoute(contract.resetPassword, commands.resetPassword, commands.limitClient),
  outsideRoute(contract.verifyEmail, commands.verifyEmail, commands.limitClient),
  outsideRoute(contract.askVerification, commands.askVerification, commands.limitLinks),
];
