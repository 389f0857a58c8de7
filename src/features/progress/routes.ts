/** Levels reached, certifications and the rules they follow. */
import { outsideRoute, type Route, route } from '../../server/http/route.ts';
import * as checks from './badge-check-commands.ts';
import * as badges from './badge-commands.ts';
import * as badgeContract from './badge-contract.ts';
import * as certifications from './certification-commands.ts';
import * as certificationContract from './certification-contract.ts';
import * as levels from './commands.ts';
import * as contract from './contract.ts';
import * as reviews from './review-commands.ts';

export const progressRoutes: readonly Route[] = [
  route(contract.getLevelReview, reviews.getLevelReview),
  route(contract.confirmLevel, levels.confirmLevel),
  route(contract.putOffLevel, levels.putOffLevel),
  route(contract.listReady, reviews.listReady),
  route(contract.previewLevels, levels.previewLevels),
  route(contract.confirmLevels, levels.confirmLevels),
  route(contract.undoReviews, levels.undoReviews),
  route(certificationContract.listCertificationRules, certifications.listCertificationRules),
  route(certificationContract.setCertificationRule, certifications.setCertificationRule),
  route(certificationContract.removeCertificationRule, certifications.removeCertificationRule),
  route(certificationContract.listCertified, certifications.listCertified),
  route(certificationContract.listPersonCertifications, certifications.listPersonCertifications),
  // before those whose parameter would take `batches` for a rule
  route(certificationContract.undoCertifications, certifications.undoCertifications),
  route(certificationContract.previewRenewal, certifications.previewRenewal),
  route(certificationContract.renewCertifications, certifications.renewCertifications),
  route(badgeContract.listCredentials, badges.listCredentials),
  route(badgeContract.getCredentialFile, badges.getCredentialFile),
  outsideRoute(badgeContract.getStatusList, checks.getStatusList),
  outsideRoute(badgeContract.checkBadge, checks.checkBadge),
];
