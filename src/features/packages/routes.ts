/** Which command answers which endpoint of packages, and where the sessions of their content are reached. */
import type { Reaction } from '../../server/history/act.ts';
import type { Protocol } from '../../server/http/protocol.ts';
import { longRoute, type Route, route, steppedRoute } from '../../server/http/route.ts';
import * as catalogue from './catalogue-commands.ts';
import * as catalogueContract from './catalogue-contract.ts';
import * as packages from './commands.ts';
import * as contract from './contract.ts';
import { answerCmi5 } from './gateway-commands.ts';
import { answerParting } from './parting-commands.ts';
import * as playing from './playing-commands.ts';
import * as playingContract from './playing-contract.ts';
import { sessionsPath } from './session-gate-commands.ts';
import * as settling from './settling-commands.ts';
import * as settlingContract from './settling-contract.ts';
import * as shelf from './shelf-commands.ts';
import * as shelfContract from './shelf-contract.ts';
import { tellStep } from './step-commands.ts';
import * as units from './unit-commands.ts';
import * as unitContract from './unit-contract.ts';
import * as trial from './trial-commands.ts';
import * as trialContract from './trial-contract.ts';
import { addUploadedPackage } from './upload-commands.ts';
import { addUploadedPackage as uploadedPackageContract } from './upload-contract.ts';
import { answerXapiContent, xapiContentPath } from './xapi-gateway-commands.ts';

export const packagesRoutes: readonly Route[] = [
  steppedRoute(contract.addPackage, packages.addPackage),
  steppedRoute(uploadedPackageContract, addUploadedPackage),
  route(contract.listPackages, (act) => packages.listPackages(act)),
  // before the one with a parameter, which would take its last word for a package
  route(shelfContract.listShelf, (act) => shelf.listShelf(act)),
  route(shelfContract.changePackage, shelf.changePackage),
  route(shelfContract.makeModules, shelf.makeModules),
  route(trialContract.lookAtTrial, trial.lookAtTrial),
  route(trialContract.beginTrial, trial.beginTrial),
  route(catalogueContract.listCatalogues, catalogue.listCatalogues),
  route(catalogueContract.bringCatalogue, catalogue.bringCatalogue),
  route(catalogueContract.previewCatalogue, catalogue.previewCatalogue),
  longRoute(catalogueContract.applyCatalogue, catalogue.applyCatalogue),
  route(catalogueContract.undoCatalogue, catalogue.undoCatalogue),
  route(contract.waiveUnit, packages.waiveUnit),
  route(contract.abandonSession, packages.abandonSession),
  route(contract.getPackage, packages.getPackage),
  route(contract.removePackage, packages.removePackage),
  route(contract.launchUnit, packages.launchUnit),
  route(playingContract.lookAtCard, playing.lookAtCard),
  route(playingContract.openCard, playing.openCard),
  route(playingContract.tellStep, tellStep),
  route(settlingContract.listUnitModules, settling.listUnitModules),
  route(settlingContract.lookAtTheirUnits, settling.lookAtTheirUnits),
  route(settlingContract.waiveTheirUnit, settling.waiveTheirUnit),
  route(unitContract.lookAtUnits, units.lookAtUnits),
  route(unitContract.startUnit, units.startUnit),
];

/** @param reactions run where content makes an attempt complete: no sign-in is there to run them */
export function packagesProtocols(reactions: readonly Reaction[]): readonly Protocol[] {
  return [
    { path: sessionsPath, answer: (world, request) => answerCmi5(world, request, reactions) },
    { path: playing.partingPath, answer: (world, request) => answerParting(world, request, reactions) },
    { path: xapiContentPath, answer: (world, request) => answerXapiContent(world, request, reactions) },
  ];
}
