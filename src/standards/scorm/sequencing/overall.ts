/**
 * The Overall Sequencing Process (OP.1): one navigation request from beginning to end. This is the door of the engine:
 * `beginCourse` once, `navigate` for every request. States go in and new states come out; nothing is changed in place.
 */
import { rootOf, type Activity, type ActivityTree } from './activity-tree.ts';
import { endAttempt } from './attempts.ts';
import { contentDeliveryEnvironment, deliveryRequest, isInTheWay } from './delivery.ts';
import type { ExceptionCode } from './exceptions.ts';
import { navigationRequest, type NavigationRequest, type SequencingRequest } from './navigation.ts';
import { prepareTree } from './selection.ts';
import { sequencingRequest } from './sequencing-requests.ts';
import { openSession, seen, stateOf, type Session, type World } from './session.ts';
import { terminationRequest } from './termination.ts';
import { untouched, type SequencingState, type SharedObjectives } from './tracking.ts';

export type Outcome =
  /** launch this activity's content: a new attempt, or one that was suspended */
  | { readonly kind: 'deliver'; readonly activity: string; readonly resumed: boolean }
  /** the session is over; the course can be started or, if something is suspended, resumed again */
  | { readonly kind: 'ended' }
  /** carried out, but nothing is to be delivered: offer the table of contents */
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'refused';
      readonly by: 'navigation' | 'termination' | 'sequencing' | 'delivery';
      readonly exception: ExceptionCode;
    };

export interface Step {
  readonly state: SequencingState;
  readonly outcome: Outcome;
}

/**
 * The state of a course somebody is about to take for the first time, children selected and shuffled.
 * @param shared what earlier courses recorded of shared objectives, if the tree shares them with the system
 */
export function beginCourse(tree: ActivityTree, world: World, shared: SharedObjectives = {}): SequencingState {
  const session = openSession(tree, untouched(tree, shared), world);
  prepareTree(session);
  return stateOf(session);
}

/** OP.1 Overall Sequencing Process. Never throws for a state that `beginCourse` and `navigate` of the same tree made. */
export function navigate(tree: ActivityTree, state: SequencingState, asked: NavigationRequest, world: World): Step {
  const session = openSession(tree, state, world);
  const decision = overall(session, asked);
  const outcome = decision.kind === 'deliver' ? deliver(session, decision.activity) : decision;
  if (outcome.kind === 'ended') endSession(session);
  return { state: stateOf(session), outcome };
}

/** Whether a request would be carried out. */
export function isGranted(tree: ActivityTree, state: SequencingState, asked: NavigationRequest, world: World): boolean {
  const session = openSession(tree, state, world);
  const decision = overall(session, asked);
  return decision.kind === 'deliver' ? !isInTheWay(session) : decision.kind !== 'refused';
}

type Decision =
  | Exclude<Outcome, { readonly kind: 'deliver' }>
  | { readonly kind: 'deliver'; readonly activity: Activity };

function overall(session: Session, asked: NavigationRequest): Decision {
  const navigation = navigationRequest(session, asked);
  if (!navigation.valid) return { kind: 'refused', by: 'navigation', exception: navigation.exception };
  let pending: SequencingRequest = navigation.sequencing;
  if (navigation.termination !== null) {
    const termination = terminationRequest(session, navigation.termination);
    if (!termination.valid) return { kind: 'refused', by: 'termination', exception: termination.exception };
    pending = termination.sequencing ?? pending;
  }
  const shared = session.draft.sharedObjectives;
  forgetShared(session);
  const decision = sequenced(session, pending);
  // nothing begins: what the last attempt left is still what is known
  if (decision.kind !== 'deliver') session.draft.sharedObjectives = shared;
  return decision;
}

/**
 * adlseq:objectivesGlobalToSystem="false": what is shared is of one attempt on the root. Where that has ended, what comes next
 * begins another, and knows nothing of it from the first rule on.
 */
function forgetShared(session: Session): void {
  const { active, suspended } = seen(session, rootOf(session.tree));
  if (!session.tree.objectivesGlobalToSystem && !active && !suspended) session.draft.sharedObjectives = {};
}

function sequenced(session: Session, pending: SequencingRequest): Decision {
  const sequencing = sequencingRequest(session, pending);
  if (sequencing.endsSession) return { kind: 'ended' };
  if (sequencing.exception) return { kind: 'refused', by: 'sequencing', exception: sequencing.exception };
  if (!sequencing.deliver) return { kind: 'nothing' };
  const forbidden = deliveryRequest(session, sequencing.deliver);
  if (forbidden) return { kind: 'refused', by: 'delivery', exception: forbidden };
  return { kind: 'deliver', activity: sequencing.deliver };
}

function deliver(session: Session, activity: Activity): Outcome {
  const { exception, resumed } = contentDeliveryEnvironment(session, activity);
  if (exception) return { kind: 'refused', by: 'delivery', exception };
  return { kind: 'deliver', activity: activity.id, resumed };
}

/** Nobody stands in the course any more; what walking off the tree left open is ended with it. */
function endSession(session: Session): void {
  const root = rootOf(session.tree);
  if (seen(session, root).active) endAttempt(session, root);
  session.draft.current = null;
}
