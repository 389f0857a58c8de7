/**
 * The table of contents: the features of the academy in order, each knowing only those above it, and who reacts to what.
 */
import { demoRoutes } from './demo/demo-routes.ts';
import { findActor } from './features/people/actor-store.ts';
import { housekeepingRoutes } from './features/people/housekeeping-routes.ts';
import { peopleRecord } from './features/people/personal-record-commands.ts';
import { personalRecordRoutes } from './features/people/personal-record-routes.ts';
import { rosterRoutes } from './features/people/roster-routes.ts';
import { rosterMigrations } from './features/people/roster-tables.ts';
import { retentionRound } from './features/people/retention-jobs.ts';
import { foundingRoutes, peopleRoutes } from './features/people/routes.ts';
import { peopleMigrations } from './features/people/tables.ts';
import { wayOfSellingRoutes } from './features/way-of-selling/routes.ts';
import { beginAcademy } from './features/way-of-selling/starter-commands.ts';
import { wayOfSellingMigrations } from './features/way-of-selling/tables.ts';
import { priorityRoutes } from './features/way-of-selling/priority-routes.ts';
import { priorityMigrations } from './features/way-of-selling/priority-tables.ts';
import { followWayInForce } from './features/way-of-selling/version-commands.ts';
import { recordAct, recordActsOfMany } from './features/learning-records/act-commands.ts';
import { sweepAttachments } from './features/learning-records/attachment-jobs.ts';
import { learningRecordsRound } from './features/learning-records/jobs.ts';
import { learningRecordsProtocol } from './features/learning-records/routes.ts';
import { recordedEvents } from './features/learning-records/statement-of.ts';
import { learningRecordsMigrations } from './features/learning-records/tables.ts';
import { followAsks, followAsksForMany } from './features/assessments/ask-commands.ts';
import { askRoutes } from './features/assessments/ask-routes.ts';
import { askMigrations } from './features/assessments/ask-tables.ts';
import { demonstrationRecord, forgetDemonstrations } from './features/assessments/demonstration-record-commands.ts';
import { demonstrationRoutes } from './features/assessments/demonstration-routes.ts';
import { demonstrationMigrations } from './features/assessments/demonstration-tables.ts';
import { publishEffectRoutes } from './features/assessments/publish-effect-routes.ts';
import { assessmentRecord, forgetRatings } from './features/assessments/record-commands.ts';
import { sweepEvidence } from './features/assessments/evidence-jobs.ts';
import { reachRound } from './features/assessments/jobs.ts';
import { reachMigrations } from './features/assessments/reach-tables.ts';
import { assessmentRoutes } from './features/assessments/routes.ts';
import { assessmentsMigrations } from './features/assessments/tables.ts';
import { documentUploads } from './features/modules/document-commands.ts';
import { filmUploads } from './features/modules/film-commands.ts';
import { menuRecord } from './features/modules/record-commands.ts';
import { modulesRoutes } from './features/modules/routes.ts';
import { beginMenu } from './features/modules/starter-commands.ts';
import { bulkMigrations } from './features/modules/bulk-tables.ts';
import { modulesMigrations } from './features/modules/tables.ts';
import { unnamedRound } from './features/modules/unnamed-jobs.ts';
import { forgetSteps, learningRecord } from './features/learning/record-commands.ts';
import { learningRoutes } from './features/learning/routes.ts';
import { learningMigrations } from './features/learning/tables.ts';
import { catalogueMigrations } from './features/packages/catalogue-tables.ts';
import { sweepPackages } from './features/packages/jobs.ts';
import { forgetKept, packagesRecord } from './features/packages/record-commands.ts';
import { packagesProtocols, packagesRoutes } from './features/packages/routes.ts';
import { packageUploads } from './features/packages/upload-commands.ts';
import { holdWhatIsPublished } from './features/packages/shelf-commands.ts';
import { packagesMigrations } from './features/packages/tables.ts';
import { assignmentRoutes } from './features/paths/assignment-routes.ts';
import { assignmentMigrations } from './features/paths/assignment-tables.ts';
import { forgetPlacements } from './features/paths/placement-commands.ts';
import { placementRoutes } from './features/paths/placement-routes.ts';
import { placementMigrations } from './features/paths/placement-tables.ts';
import { pathsRecord } from './features/paths/record-commands.ts';
import { pathRoutes } from './features/paths/routes.ts';
import { followRules, followRulesForMany } from './features/paths/rule-commands.ts';
import { pathsMigrations } from './features/paths/tables.ts';
import { takingMigrations } from './features/paths/taking-tables.ts';
import {
  completeActions,
  completeActionsOfMany,
  reopenActions,
  reopenActionsOfMany,
} from './features/coaching/action-commands.ts';
import { coachingRecord } from './features/coaching/record-commands.ts';
import { coachingEndings, followPeople, followPerson, forgetPerson } from './features/coaching/roster-commands.ts';
import { coachingRound } from './features/coaching/jobs.ts';
import { coachingRoutes } from './features/coaching/routes.ts';
import { coachingSessionMigrations } from './features/coaching/session-tables.ts';
import { agreementMigrations } from './features/coaching/tables.ts';
import { badgeMigrations } from './features/progress/badge-tables.ts';
import { certificationRound } from './features/progress/jobs.ts';
import { forgetProgress, progressRecord } from './features/progress/record-commands.ts';
import { progressRoutes } from './features/progress/routes.ts';
import { progressMigrations } from './features/progress/tables.ts';
import { insightRoutes } from './features/insights/routes.ts';
import type { Migration } from './server/database/tables.ts';
import { type Reaction, when } from './server/history/act.ts';
import type { Ending } from './server/history/ending.ts';
import type { PersonalRecord } from './server/history/personal-record.ts';
import { sweepIncoming } from './server/files/sweeping.ts';
import { historyMigrations } from './server/history/tables.ts';
import type { Academy } from './server/http/app.ts';
import type { Protocol } from './server/http/protocol.ts';
import type { Route } from './server/http/route.ts';
import type { Round } from './server/jobs/rounds.ts';
import { mailMigrations } from './server/mail/tables.ts';
import { signInRoutes } from './server/sign-in/routes.ts';
import { signInMigrations } from './server/sign-in/tables.ts';
import { sweepUploads } from './server/uploads/jobs.ts';
import { uploadRoutes } from './server/uploads/routes.ts';
import { uploadMigrations } from './server/uploads/tables.ts';

export const migrations: readonly Migration[] = [
  ...historyMigrations,
  ...signInMigrations,
  ...mailMigrations,
  ...uploadMigrations,
  ...peopleMigrations,
  ...rosterMigrations,
  ...wayOfSellingMigrations,
  ...learningRecordsMigrations,
  ...priorityMigrations,
  ...assessmentsMigrations,
  ...demonstrationMigrations,
  ...askMigrations,
  ...reachMigrations,
  ...modulesMigrations,
  ...bulkMigrations,
  ...learningMigrations,
  ...packagesMigrations,
  ...catalogueMigrations,
  ...pathsMigrations,
  ...assignmentMigrations,
  ...placementMigrations,
  ...takingMigrations,
  ...coachingSessionMigrations,
  ...agreementMigrations,
  ...progressMigrations,
  ...badgeMigrations,
];

/** What follows from what, in the transaction of the act. */
export const reactions: readonly Reaction[] = [
  when('academy.founded', beginAcademy),
  when('academy.founded', beginMenu),
  when('person.left', followPerson, followPeople),
  when('person.returned', followPerson, followPeople),
  when('person.moved', followPerson, followPeople),
  when('person.joined', followRules, followRulesForMany),
  when('person.joined', followAsks, followAsksForMany),
  when('person.returned', followRules, followRulesForMany),
  when('person.returned', followAsks, followAsksForMany),
  when('person.moved', followRules, followRulesForMany),
  when('person.moved', followAsks, followAsksForMany),
  when('person.changed', followRules, followRulesForMany),
  when('person.changed', followAsks, followAsksForMany),
  when('module.completed', completeActions, completeActionsOfMany),
  when('module.completion-undone', reopenActions, reopenActionsOfMany),
  when('activity.published', holdWhatIsPublished),
  when('person.erased', forgetRatings),
  when('person.erased', forgetDemonstrations),
  when('person.erased', forgetSteps),
  when('person.erased', forgetKept),
  when('person.erased', forgetPlacements),
  when('person.erased', forgetPerson),
  when('person.erased', forgetProgress),
  ...recordedEvents.map((name) => when(name, recordAct, recordActsOfMany)),
];

/** What happens by itself as time passes. */
export const rounds: readonly Round[] = [
  { name: 'coaching', visit: coachingRound },
  { name: 'certifications', visit: certificationRound },
  { name: 'files', visit: sweepIncoming },
  { name: 'menu-files', visit: unnamedRound },
  { name: 'evidence-files', visit: sweepEvidence },
  { name: 'attachments', visit: sweepAttachments },
  { name: 'packages', visit: sweepPackages },
  { name: 'uploads', visit: sweepUploads },
  { name: 'retention', visit: retentionRound },
  { name: 'standings', visit: reachRound },
  { name: 'learning-records', visit: learningRecordsRound },
  { name: 'way-of-selling', visit: followWayInForce },
];

/** Who knows what of a person: the parts of the file with their whole record. */
const personalRecords: readonly PersonalRecord[] = [
  peopleRecord,
  assessmentRecord,
  demonstrationRecord,
  menuRecord,
  learningRecord,
  packagesRecord,
  pathsRecord,
  coachingRecord,
  progressRecord,
];

/** What ends when people leave, for previews. */
const endings: readonly Ending[] = coachingEndings;

const routes: readonly Route[] = [
  ...signInRoutes,
  ...uploadRoutes([packageUploads, filmUploads, documentUploads]),
  ...foundingRoutes(reactions),
  ...demoRoutes(reactions),
  ...peopleRoutes(endings),
  ...rosterRoutes(endings),
  ...personalRecordRoutes(personalRecords),
  ...housekeepingRoutes,
  ...wayOfSellingRoutes,
  ...priorityRoutes,
  ...publishEffectRoutes,
  ...assessmentRoutes,
  ...askRoutes,
  ...modulesRoutes,
  ...demonstrationRoutes,
  ...learningRoutes,
  ...packagesRoutes,
  ...pathRoutes,
  ...assignmentRoutes,
  ...placementRoutes,
  ...coachingRoutes,
  ...progressRoutes,
  ...insightRoutes,
];

/** Standards that other programs speak with the academy. */
const protocols: readonly Protocol[] = [learningRecordsProtocol, ...packagesProtocols(reactions)];

export const academy: Academy = { routes, reactions, protocols, findActor };
