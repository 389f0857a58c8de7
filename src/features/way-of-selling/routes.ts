/** Which command answers which endpoint of the way of selling. */
import { type Route, route } from '../../server/http/route.ts';
import * as contract from './contract.ts';
import * as draft from './draft-commands.ts';
import * as draftContract from './draft-contract.ts';
import * as starter from './starter-commands.ts';
import * as versions from './version-commands.ts';

export const wayOfSellingRoutes: readonly Route[] = [
  route(contract.listVersions, versions.listVersions),
  route(contract.startDraft, starter.startDraft),
  route(contract.importWay, starter.importWay),
  route(contract.getMatrix, versions.getMatrix),
  route(contract.describeDraft, versions.describeDraft),
  route(contract.discardDraft, versions.discardDraft),
  route(contract.getCapabilities, versions.getCapabilities),
  route(contract.checkVersion, versions.checkVersion),
  route(contract.compareVersions, versions.compareVersions),
  route(contract.publishVersion, versions.publishVersion),
  route(contract.exportWay, starter.exportWay),
  route(draftContract.editCells, draft.editCells),
  route(draftContract.editDraft, draft.editDraft),
];
