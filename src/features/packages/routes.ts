/** Which command answers which endpoint of packages, and where the sessions of their content are reached. */
import type { Protocol } from '../../server/http/protocol.ts';
import { type Route, route } from '../../server/http/route.ts';
import * as packages from './commands.ts';
import * as contract from './contract.ts';
import { answerCmi5 } from './gateway-commands.ts';
import { sessionsPath } from './session-gate-commands.ts';

export const packagesRoutes: readonly Route[] = [
  route(contract.addPackage, packages.addPackage),
  route(contract.listPackages, (act) => packages.listPackages(act)),
  route(contract.waiveUnit, packages.waiveUnit),
  route(contract.abandonSession, packages.abandonSession),
  route(contract.getPackage, packages.getPackage),
  route(contract.removePackage, packages.removePackage),
  route(contract.launchUnit, packages.launchUnit),
];

export const packagesProtocol: Protocol = { path: sessionsPath, answer: answerCmi5 };
