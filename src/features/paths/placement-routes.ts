/** Placement checks: begun, answered, handed in, judged. */
import { route, type Route } from '../../server/http/route.ts';
import * as batches from './placement-batch-commands.ts';
import * as batchContract from './placement-batch-contract.ts';
import * as commands from './placement-commands.ts';
import * as contract from './placement-contract.ts';

export const placementRoutes: readonly Route[] = [
  route(contract.getPlacement, commands.getPlacement),
  route(contract.beginPlacement, commands.beginPlacement),
  route(contract.answerPlacement, commands.answerPlacement),
  route(contract.submitPlacement, commands.submitPlacement),
  route(contract.judgePlacement, commands.judgePlacement),
  route(batchContract.previewPlacements, batches.previewPlacements),
  route(batchContract.listPlacementBatches, batches.listPlacementBatches),
  route(batchContract.givePlacements, batches.givePlacements),
  route(batchContract.undoPlacements, batches.undoPlacements),
];
