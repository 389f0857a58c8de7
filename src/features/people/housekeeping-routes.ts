/** What an administrator sees to. */
import { route, type Route } from '../../server/http/route.ts';
import * as commands from './housekeeping-commands.ts';
import * as contract from './housekeeping-contract.ts';

export const housekeepingRoutes: readonly Route[] = [
  route(contract.getHousekeeping, commands.getHousekeeping),
  route(contract.listHistory, commands.listHistory),
  route(contract.listMails, commands.listMails),
  route(contract.sendMailsAgain, commands.sendMailsAgain),
  route(contract.listAccess, commands.listAccess),
];
