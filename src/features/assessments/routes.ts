/** Assessing: rating, evidence, asking others to rate. */
import { type Route, route } from '../../server/http/route.ts';
import * as assessing from './assessing-commands.ts';
import * as rating from './commands.ts';
import * as contract from './contract.ts';
import * as evidence from './evidence-commands.ts';

export const assessmentRoutes: readonly Route[] = [
  route(contract.getAssessing, assessing.getAssessing),
  route(contract.openAssessment, rating.openAssessment),
  route(contract.saveRating, rating.saveRating),
  route(contract.confirmAssessment, rating.confirmAssessment),
  route(contract.withdrawAssessment, rating.withdrawAssessment),
  route(contract.getAssessment, assessing.getAssessment),
  route(contract.listAssessments, assessing.listAssessments),
  route(contract.saveEvidence, evidence.saveEvidence),
  route(contract.uploadEvidence, evidence.uploadEvidence),
  route(contract.removeEvidence, evidence.removeEvidence),
  route(contract.readEvidenceFile, evidence.readEvidenceFile),
  route(contract.listRaters, assessing.listRaters),
  route(contract.inviteRater, assessing.inviteRater),
  route(contract.dismissRater, assessing.dismissRater),
  route(contract.listToAssess, assessing.listToAssess),
];
