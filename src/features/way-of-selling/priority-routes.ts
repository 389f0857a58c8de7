/** Priorities of the company and of a person. */
import { route, type Route } from '../../server/http/route.ts';
import * as commands from './priority-commands.ts';
import * as contract from './priority-contract.ts';

export const priorityRoutes: readonly Route[] = [
  route(contract.listPriorities, commands.listPriorities),
  route(contract.setCompanyPriority, commands.setCompanyPriority),
  route(contract.endCompanyPriority, commands.endCompanyPriority),
  route(contract.setOwnPriority, commands.setOwnPriority),
  route(contract.endOwnPriority, commands.endOwnPriority),
];
