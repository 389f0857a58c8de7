/** Assessing: rating, evidence, asking others to rate; where people stand and why; gaps of teams and of the academy. */
import { type Route, route } from '../../server/http/route.ts';
import * as assessing from './assessing-commands.ts';
import * as rating from './commands.ts';
import * as contract from './contract.ts';
import * as company from './company-gap-commands.ts';
import * as evidence from './evidence-commands.ts';
import * as gaps from './gap-commands.ts';
import * as gapContract from './gap-contract.ts';
import * as standings from './standing-commands.ts';
import * as standingContract from './standing-contract.ts';

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
  route(standingContract.getStandings, standings.getStandings),
  route(standingContract.comparePerson, standings.comparePerson),
  route(standingContract.getMovement, standings.getMovement),
  // before the next one, whose parameter would take `file` for a capability
  route(standingContract.standingsFile, standings.standingsFile),
  route(standingContract.explainStanding, standings.explainStanding),
  route(gapContract.getTeamGaps, gaps.getTeamGaps),
  route(gapContract.teamGapsFile, gaps.teamGapsFile),
  route(gapContract.getCompanyGaps, company.getCompanyGaps),
  route(gapContract.companyGapsFile, company.companyGapsFile),
];
