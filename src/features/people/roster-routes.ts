/** Importing a roster. What ends with those who are gone is counted by features below, listed in academy.ts. */
import type { Ending } from '../../server/history/ending.ts';
import { longRoute, route, type Route } from '../../server/http/route.ts';
import * as roster from './roster-commands.ts';
import * as contract from './roster-contract.ts';
import * as imports from './roster-import-commands.ts';

export const rosterRoutes = (endings: readonly Ending[]): readonly Route[] => [
  route(contract.uploadRoster, roster.uploadRoster),
  route(contract.getOpenRoster, roster.getOpenRoster),
  route(contract.previewRoster, (act, asked) => roster.previewRoster(act, asked, endings)),
  route(contract.listRosterChanges, roster.listRosterChanges),
  route(contract.listRosterFaults, roster.listRosterFaults),
  route(contract.exportRosterFaults, roster.exportRosterFaults),
  route(contract.discardRoster, roster.discardRoster),
  longRoute(contract.confirmRoster, imports.confirmRoster),
  route(contract.listRosterImports, imports.listRosterImports),
  route(contract.listImported, imports.listImported),
  route(contract.undoRoster, imports.undoRoster),
];
