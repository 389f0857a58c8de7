/** Learning: going through modules, what was finished, groups that took part. */
import { route, type Route } from '../../server/http/route.ts';
import * as attempts from './attempt-commands.ts';
import * as attemptContract from './attempt-contract.ts';
import * as learning from './commands.ts';
import * as contract from './contract.ts';
import * as exports from './export-commands.ts';
import * as exportContract from './export-contract.ts';

export const learningRoutes: readonly Route[] = [
  route(attemptContract.openAttempt, attempts.openAttempt),
  route(attemptContract.tellSteps, attempts.tellSteps),
  route(contract.getLearning, learning.getLearning),
  route(contract.listRemembered, learning.listRemembered),
  route(contract.listUsedMinutes, learning.listUsedMinutes),
  route(contract.previewGroup, learning.previewGroup),
  route(contract.markGroup, learning.markGroup),
  route(contract.undoGroup, learning.undoGroup),
  route(exportContract.lookAtExport, exports.lookAtExport),
  route(exportContract.exportModule, exports.exportModule),
];
