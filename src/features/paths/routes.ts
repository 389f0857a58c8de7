/** Paths: what leads to each level, and one person's way there. */
import { route, type Route } from '../../server/http/route.ts';
import * as commands from './commands.ts';
import * as contract from './contract.ts';
import { getPersonalPath } from './personal-path-commands.ts';

export const pathRoutes: readonly Route[] = [
  route(contract.listPaths, commands.listPaths),
  route(contract.getPath, commands.getPath),
  route(contract.writePath, commands.writePath),
  route(contract.forgetPath, commands.forgetPath),
  route(contract.getPersonalPath, getPersonalPath),
];
