/** Demonstrations: recording what was seen, who verifies, asking to be watched. */
import { type Route, route } from '../../server/http/route.ts';
import * as demonstrations from './demonstration-commands.ts';
import * as contract from './demonstration-contract.ts';
import * as verifiers from './verifier-commands.ts';

export const demonstrationRoutes: readonly Route[] = [
  route(contract.getDemonstrating, demonstrations.getDemonstrating),
  route(contract.recordDemonstration, demonstrations.recordDemonstration),
  route(contract.takeBackDemonstration, demonstrations.takeBackDemonstration),
  route(contract.listDemonstrations, demonstrations.listDemonstrations),
  route(contract.getMayVerify, verifiers.getMayVerify),
  route(contract.listVerifiers, verifiers.listVerifiers),
  route(contract.listVerifierCandidates, verifiers.listVerifierCandidates),
  route(contract.appointVerifier, verifiers.appointVerifier),
  route(contract.listWatchers, verifiers.listWatchers),
  route(contract.askToBeWatched, verifiers.askToBeWatched),
  route(contract.closeRequest, verifiers.closeRequest),
  route(contract.listMyRequests, verifiers.listMyRequests),
];
