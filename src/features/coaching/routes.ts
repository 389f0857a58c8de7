/** Coaching: sessions, agreements, who comes next. */
import { route, type Route } from '../../server/http/route.ts';
import * as actions from './action-commands.ts';
import * as agreements from './agreement-commands.ts';
import * as contract from './contract.ts';
import * as overview from './overview-commands.ts';
import * as since from './since-commands.ts';
import * as sinceContract from './since-contract.ts';
import * as sessions from './session-commands.ts';
import * as sessionContract from './session-contract.ts';

export const coachingRoutes: readonly Route[] = [
  route(sessionContract.whoNext, overview.whoNext),
  route(sessionContract.setHours, overview.setHours),
  route(sessionContract.listActivity, overview.listActivity),
  route(sessionContract.listSessions, sessions.listSessions),
  route(sessionContract.planSession, sessions.planSession),
  route(sessionContract.getSession, overview.getSession),
  route(sessionContract.getPreparation, overview.getPreparation),
  route(sessionContract.moveSession, sessions.moveSession),
  route(sessionContract.writeSession, sessions.writeSession),
  route(sessionContract.stepSession, sessions.stepSession),
  route(sessionContract.getSessionCalendar, sessions.getSessionCalendar),
  route(contract.listAgreements, agreements.listAgreements),
  route(contract.proposeAgreement, agreements.proposeAgreement),
  route(contract.getAgreement, agreements.getAgreement),
  route(sinceContract.getSince, since.getSince),
  route(contract.reviseAgreement, agreements.reviseAgreement),
  route(contract.acceptAgreement, agreements.acceptAgreement),
  route(contract.closeProposal, agreements.closeProposal),
  route(contract.tickAction, actions.tickAction),
  route(contract.doCheckBack, overview.doCheckBack),
  route(contract.endAgreement, agreements.endAgreement),
  route(contract.handOverAgreement, agreements.handOverAgreement),
  route(contract.takeOverAgreement, agreements.takeOverAgreement),
  route(contract.getAgreementCalendar, agreements.getAgreementCalendar),
];
