/** Asking many for self-evaluations and appraisals. */
import { type Route, route } from '../../server/http/route.ts';
import * as commands from './ask-commands.ts';
import * as contract from './ask-contract.ts';

export const askRoutes: readonly Route[] = [
  route(contract.previewAsk, commands.previewAsk),
  route(contract.askMany, commands.askMany),
  route(contract.undoAsk, commands.undoAsk),
  route(contract.listAsks, commands.listAsks),
];
