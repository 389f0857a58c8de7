/** The first screens: one request each. */
import { type Route, route } from '../../server/http/route.ts';
import * as academy from './academy-commands.ts';
import * as academyContract from './academy-contract.ts';
import * as contract from './contract.ts';
import { getNeeds } from './needs-commands.ts';
import { getMyPath } from './path-commands.ts';
import { getMyTeam } from './team-commands.ts';

export const insightRoutes: readonly Route[] = [
  route(contract.getMyPath, getMyPath),
  route(contract.getMyTeam, getMyTeam),
  route(academyContract.getNeeds, getNeeds),
  route(academyContract.getAcademyNow, academy.getAcademyNow),
  route(academyContract.getAcademyMovement, academy.getAcademyMovement),
];
