/** Assignments and the rules that make them. */
import { route, type Route } from '../../server/http/route.ts';
import * as commands from './assignment-commands.ts';
import * as contract from './assignment-contract.ts';
import * as rules from './rule-commands.ts';
import * as takings from './taking-commands.ts';
import * as takingContract from './taking-contract.ts';

export const assignmentRoutes: readonly Route[] = [
  route(contract.previewOrder, commands.previewOrder),
  route(takingContract.listTakeable, takings.listTakeable),
  route(takingContract.previewTaking, takings.previewTaking),
  route(takingContract.takeFromMany, takings.takeFromMany),
  route(takingContract.undoTaking, takings.undoTaking),
  route(takingContract.listTakings, takings.listTakings),
  route(contract.listOrders, commands.listOrders),
  route(contract.giveOrder, commands.giveOrder),
  route(contract.undoOrder, commands.undoOrder),
  route(contract.listAssigned, commands.listAssigned),
  route(contract.takeBack, commands.takeBack),
  route(contract.listNeeded, commands.listNeeded),
  route(contract.listRules, rules.listRules),
  route(contract.writeRule, rules.writeRule),
  route(contract.endRule, rules.endRule),
  route(contract.resumeRule, rules.resumeRule),
];
