/**
 * One person's way through one course: ties what the manifest offers, the sequencing and the run-time data together, so that
 * nobody else has to know in which order. All of it pure; a registration is plain JSON, and every step gives a new one.
 */
import type { Content, Edition, Manifest, Organization } from './manifest/manifest.ts';
import { closedItems, treeNow } from './prerequisites-12.ts';
import { lmsFinish, openApi12, type Api12 } from './runtime/api-12.ts';
import { openApi2004, terminate, type Api2004 } from './runtime/api-2004.ts';
import { isSuspended12, openData12, standing12, type Data12, type Launch12 } from './runtime/attempt-12.ts';
import { openData, resultsOf, wish, writtenStores, type Kept2004, type Launch2004 } from './runtime/attempt-2004.ts';
import { writeTimespan } from './runtime/durations.ts';
import type { ValidRequests } from './runtime/elements-2004.ts';
import { plantTree, type ActivityTree } from './sequencing/activity-tree.ts';
import type { NavigationRequest } from './sequencing/navigation.ts';
import { beginCourse, navigate, type Outcome } from './sequencing/overall.ts';
import { knownObjectives, recordResults, type Results } from './sequencing/results.ts';
import type { World } from './sequencing/session.ts';
import { own, unknownObjective, type SequencingState, type SharedObjectives } from './sequencing/tracking.ts';
import { wouldSucceed } from './sequencing/valid-requests.ts';

export interface Course {
  readonly edition: Edition;
  readonly tree: ActivityTree;
  readonly organization: Organization;
}

export interface Learner {
  readonly id: string;
  readonly name: string;
  /** anything but "normal" is without credit: keep no registration such a session has made */
  readonly mode?: 'normal' | 'browse' | 'review';
}

/** Plain JSON: all that is kept of one person in one course. */
export interface Registration {
  readonly sequencing: SequencingState;
  /** the run-time data each activity has left behind, by activity: `Kept2004` or `Data12`, which are one shape */
  readonly data: Readonly<Record<string, Kept2004>>;
  /** adl.data, by identifier */
  readonly stores: Readonly<Record<string, string>>;
}

/** The state behind the object that content finds; assets get one as well, since some of them look for it. */
export type OpenApi =
  | { readonly edition: '1.2'; readonly state: Api12 }
  | { readonly edition: '2004'; readonly state: Api2004 };

/** Content that is open, or was until now. */
export interface Opened {
  readonly activity: string;
  readonly api: OpenApi;
}

export interface Launched extends Opened {
  readonly kind: 'launch';
  readonly content: Content;
  readonly resumed: boolean;
}

export type Move =
  | Launched
  /** content has ended and nobody has asked for anything: offer what can be asked */
  | { readonly kind: 'waiting' }
  | Exclude<Outcome, { readonly kind: 'deliver' }>;

export interface Moved {
  readonly registration: Registration;
  readonly move: Move;
}

export interface Asking {
  readonly asked?: NavigationRequest | null;
  /** content whose window closes or has closed */
  readonly opened?: Opened | null;
  /** whether the content that is current has ended by itself */
  readonly finished?: boolean;
}

/** @throws RangeError when the manifest has no such organization */
export function openCourse(manifest: Manifest, organizationId?: string): Course {
  const organization = manifest.organizations.find(
    (one) => organizationId === undefined || one.identifier === organizationId,
  );
  if (!organization) throw new RangeError(`the manifest has no organization ${organizationId}`);
  const tree = plantTree(organization.outline, organization.objectivesGlobalToSystem);
  return { edition: manifest.edition, tree, organization };
}

/** @param shared what this person's other courses left in objectives and stores, where this course shares them */
export function enrol(
  course: Course,
  world: World,
  shared: { readonly objectives?: SharedObjectives; readonly stores?: Readonly<Record<string, string>> } = {},
): Registration {
  return { sequencing: beginCourse(course.tree, world, shared.objectives), data: {}, stores: { ...shared.stores } };
}

/** What to ask for when somebody opens the course: to go on where it was suspended, or to begin. */
export function opening(registration: Registration): NavigationRequest {
  return { request: registration.sequencing.suspended === null ? 'start' : 'resumeAll' };
}

/** The activities as they are open now: in SCORM 1.2 prerequisites close some. */
export function openTree({ tree, organization }: Course, registration: Registration): ActivityTree {
  return treeNow(tree, organization.content, registration);
}

/** What is closed now, each with the items that would have to be done first. */
export function closedNow({ tree, organization }: Course, registration: Registration): ReturnType<typeof closedItems> {
  return closedItems(tree, organization.content, registration);
}

/** What is known of the course as a whole: the primary objective of its root. */
export function standing(
  course: Course,
  registration: Registration,
  world: World,
): SequencingState['sharedObjectives'][string] {
  const known = knownObjectives(course.tree, registration.sequencing, course.tree.root, world);
  return known.find((objective) => objective.primary) ?? unknownObjective;
}

/**
 * Records what open content has reported: at every commit, and when it ends. Content that is no longer the current one (a
 * late call of a window that is closing) is not listened to.
 */
export function save(
  course: Course,
  registration: Registration,
  { activity, api }: Opened,
  world: World,
): Registration {
  if (registration.sequencing.current !== activity) return registration;
  const { data } = api.state;
  const stores = api.edition === '1.2' ? {} : writtenStores(api.state.data);
  return {
    sequencing: recordResults(course.tree, registration.sequencing, activity, resultsFrom(api), world),
    data: { ...registration.data, [activity]: { values: data.values, counts: data.counts, said: data.said } },
    stores: { ...registration.stores, ...stores },
  };
}

/**
 * Ends the content that is open, if any, and carries out what is asked: by the person, or else by that content.
 * `opened` is content whose window closes or has closed; it is terminated if it has not done so itself.
 */
export function move(
  course: Course,
  registration: Registration,
  { asked = null, opened = null, finished = false }: Asking,
  learner: Learner,
  world: World,
): Moved {
  const ended = opened && { activity: opened.activity, api: end(opened.api) };
  const isCurrent = ended !== null && registration.sequencing.current === ended.activity;
  const wish = isCurrent ? wishOf(ended.api) : null;
  const wanted = asked ?? wish;
  // an abandoned attempt leaves nothing behind
  const abandoned = wanted?.request === 'abandon' || wanted?.request === 'abandonAll';
  const saved = ended && !abandoned ? save(course, registration, ended, world) : registration;
  if (wanted === null) return { registration: saved, move: { kind: 'waiting' } };
  // content that wishes to be suspended wants to be gone on with
  const presumed = wanted.request === 'suspendAll' && wish?.request !== 'suspendAll';
  const left = presumed ? withPresumed(course, saved, finished, world) : saved;
  const { state, outcome } = navigate(openTree(course, left), left.sequencing, wanted, world);
  const moved = { ...left, sequencing: state, stores: storesFor(course, left, state) };
  if (outcome.kind !== 'deliver') return { registration: moved, move: outcome };
  return launch(course, moved, outcome, learner, world);
}

/** adlcp:sharedDataGlobalToSystem="false": what is stored is of one attempt on the root, and the next finds nothing. */
function storesFor(course: Course, before: Registration, after: SequencingState): Registration['stores'] {
  const attempts = ({ activities }: SequencingState): number => own(activities, course.tree.root)?.attemptCount ?? 0;
  const begun = attempts(after) > attempts(before.sequencing);
  return begun && !course.organization.sharedDataGlobalToSystem ? {} : before.stores;
}

/**
 * What has ended by itself, and does not want to be gone on with, is not suspended by a person who leaves the course with it in front of
 * them: what its silence means when an attempt ends (UP.4) is said already. An asset has ended as soon as it was shown.
 */
function withPresumed(course: Course, registration: Registration, finished: boolean, world: World): Registration {
  const { current, activities } = registration.sequencing;
  const activity = current === null ? undefined : course.tree.activities.get(current);
  const info = activity && own(activities, activity.id);
  if (!activity || !info) return registration;
  const isAsset = own(course.organization.content, activity.id)?.kind === 'asset';
  const { tracked, completionSetByContent, objectiveSetByContent } = activity.sequencing.deliveryControls;
  if (!tracked || !(isAsset || (finished && !info.suspended))) return registration;
  const byMeasure = activity.sequencing.objectives.some((one) => one.primary && one.satisfiedByMeasure);
  const presumed = {
    ...(completionSetByContent || info.saidCompleted ? {} : { completed: true }),
    ...(objectiveSetByContent || info.saidSatisfied || byMeasure ? {} : { satisfied: true }),
  };
  const { id } = activity;
  const recorded = recordResults(course.tree, registration.sequencing, id, { objectives: [presumed] }, world);
  // presumed is not said
  const { saidCompleted, saidSatisfied } = info;
  const known = { ...(own(recorded.activities, id) ?? info), saidCompleted, saidSatisfied };
  return { ...registration, sequencing: { ...recorded, activities: { ...recorded.activities, [id]: known } } };
}

/** adl.nav.request_valid as it is now, put where content reads it: at launch, and best after every `save`. */
export function withValidRequests<Open extends Opened>(
  course: Course,
  registration: Registration,
  opened: Open,
  world: World,
): Open {
  const { api } = opened;
  if (api.edition === '1.2') return opened;
  const valid = validRequests(course, registration, world);
  return { ...opened, api: { ...api, state: { ...api.state, data: { ...api.state.data, valid } } } };
}

/** What adl.nav.request_valid answers now. */
export function validRequests({ tree }: Course, { sequencing }: Registration, world: World): ValidRequests {
  const succeeds = (asked: NavigationRequest): boolean => wouldSucceed(tree, sequencing, asked, world);
  const all = Array.from(tree.activities.keys());
  return {
    continue: succeeds({ request: 'continue' }),
    previous: succeeds({ request: 'previous' }),
    choice: all.filter((target) => succeeds({ request: 'choice', target })),
    jump: all.filter((target) => succeeds({ request: 'jump', target })),
  };
}

function launch(
  course: Course,
  registration: Registration,
  { activity, resumed }: { readonly activity: string; readonly resumed: boolean },
  learner: Learner,
  world: World,
): Moved {
  const content = own(course.organization.content, activity);
  if (!content) throw new RangeError(`${activity} is delivered, but the course has no content for it`);
  const before = own(registration.data, activity) ?? null;
  const launched = { kind: 'launch', activity, content, resumed } as const;
  if (course.edition === '1.2') {
    const api: OpenApi = { edition: '1.2', state: openApi12(openData12(launch12(content, learner), before)) };
    // SCORM 1.2 knows one attempt only: what was reported before still holds
    const { objectives } = before === null ? { objectives: [] } : results12(before);
    const sequencing = recordResults(course.tree, registration.sequencing, activity, { objectives }, world);
    return { registration: { ...registration, sequencing }, move: { ...launched, api } };
  }
  const nothing: Kept2004 = { values: {}, counts: {}, said: {} };
  const data = openData(
    launch2004(course, registration, content, learner, world),
    resumed ? (before ?? nothing) : null,
  );
  const api: OpenApi = { edition: '2004', state: openApi2004(data) };
  return { registration, move: withValidRequests(course, registration, { ...launched, api }, world) };
}

function launch12(content: Content, { id, name, mode }: Learner): Launch12 {
  const { maxTimeAllowed } = content;
  return {
    studentId: id,
    studentName: name,
    ...given({ mode, launchData: content.launchData, masteryScore: content.masteryScore }),
    ...given({ maxTimeAllowed: maxTimeAllowed === null ? null : writeTimespan(Math.round(maxTimeAllowed * 100)) }),
    ...given({ timeLimitAction: content.timeLimitAction }),
  };
}

function launch2004(
  course: Course,
  registration: Registration,
  content: Content,
  { id, name, mode }: Learner,
  world: World,
): Launch2004 {
  const { launchData, timeLimitAction, completionThreshold, scaledPassingScore } = content;
  const maxTimeAllowed = content.maxTimeAllowedSaid ?? content.maxTimeAllowed;
  return {
    learnerId: id,
    learnerName: name,
    ...given({ mode, launchData, maxTimeAllowed, timeLimitAction, completionThreshold, scaledPassingScore }),
    objectives: knownObjectives(course.tree, registration.sequencing, content.activity, world),
    sharedData: content.sharedData.map((store) => ({
      ...store,
      ...given({ value: own(registration.stores, store.id) }),
    })),
  };
}

type Given<Said> = { [Key in keyof Said]?: NonNullable<Said[Key]> };
/** Only what is there. */
function given<Said extends Record<string, unknown>>(said: Said): Given<Said> {
  const there = Object.entries(said).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(there) as Given<Said>;
}

function end(api: OpenApi): OpenApi {
  if (api.state.phase !== 'running') return api;
  return api.edition === '1.2'
    ? { edition: '1.2', state: lmsFinish(api.state, '').state }
    : { edition: '2004', state: terminate(api.state, '').state };
}

/** What content itself wants when it has ended. In SCORM 1.2 it can only want to leave the course. */
function wishOf(api: OpenApi): NavigationRequest | null {
  if (api.edition === '2004') return wish(api.state.data);
  return api.state.data.values['cmi.core.exit'] === 'logout' ? { request: 'exitAll' } : null;
}

const resultsFrom = (api: OpenApi): Results =>
  api.edition === '1.2' ? results12(api.state.data) : resultsOf(api.state.data);

function results12(data: Data12): Results {
  const { completed, passed: satisfied, scaled: measure, raw: rawScore } = standing12(data);
  return { objectives: [given({ completed, satisfied, measure, rawScore })], suspended: isSuspended12(data) };
}
