/**
 * The termination behaviour (TB): ending, suspending or abandoning what is being delivered, with the exit and
 * post-condition rules that may send the course elsewhere.
 */
import { isRoot, parentOf, pathFromRoot, pathToRoot, rootOf, type Activity } from './activity-tree.ts';
import { endAttempt, stopClock, terminateDescendentAttempts } from './attempts.ts';
import { checkSequencingRules } from './conditions.ts';
import type { ExceptionCode } from './exceptions.ts';
import type { SequencingRequest, TerminationRequest } from './navigation.ts';
import { overallRollup } from './rollup.ts';
import { currentOf, infoOf, seen, type Session } from './session.ts';

export type Termination =
  | { readonly valid: true; /** takes the place of what was asked for */ readonly sequencing: SequencingRequest | null }
  | { readonly valid: false; readonly exception: ExceptionCode };

const refused = (exception: ExceptionCode): Termination => ({ valid: false, exception });
const done = (sequencing: SequencingRequest | null = null): Termination => ({ valid: true, sequencing });

/** TB.2.3 Termination Request Process. */
export function terminationRequest(session: Session, request: TerminationRequest): Termination {
  const current = currentOf(session);
  if (!current) return refused('TB.2.3-1');
  const mustBeActive = request === 'exit' || request === 'abandon';
  if (mustBeActive && !seen(session, current).active) return refused('TB.2.3-2');
  switch (request) {
    case 'exit':
      return exit(session, current);
    case 'exitAll':
      return exitAll(session, null);
    case 'suspendAll':
      return suspendAll(session, current);
    case 'abandon':
      leave(session, current);
      return done();
    case 'abandonAll':
      for (const at of pathToRoot(session.tree, current)) leave(session, at);
      session.draft.current = session.tree.root;
      return done({ request: 'exit' });
  }
}

/** What is abandoned neither ends nor goes on: a commit may have said that it would. */
function leave(session: Session, activity: Activity): void {
  stopClock(session, activity);
  const info = infoOf(session, activity);
  info.active = false;
  info.suspended = false;
}

/** TB.2.3, case Exit. */
function exit(session: Session, current: Activity): Termination {
  endAttempt(session, current);
  exitActionRules(session);
  for (;;) {
    const at = currentOf(session) ?? current;
    const found = postConditionRules(session, at);
    if (found.termination === 'exitAll') return exitAll(session, found.sequencing);
    if (found.termination === null) {
      const over = isRoot(session.tree, at) && found.sequencing?.request !== 'retry';
      return done(over ? { request: 'exit' } : found.sequencing);
    }
    const parent = parentOf(session.tree, at);
    if (!parent) return refused('TB.2.3-4');
    session.draft.current = parent.id;
    endAttempt(session, parent);
  }
}

/** TB.2.3, case Exit All. */
function exitAll(session: Session, sequencing: SequencingRequest | null): Termination {
  const current = currentOf(session);
  if (current && seen(session, current).active) endAttempt(session, current);
  const root = rootOf(session.tree);
  terminateDescendentAttempts(session, root);
  endAttempt(session, root);
  session.draft.current = root.id;
  return done(sequencing ?? { request: 'exit' });
}

/** TB.2.3, case Suspend All. */
function suspendAll(session: Session, current: Activity): Termination {
  const info = infoOf(session, current);
  let suspended: Activity | null = current;
  if (info.active || info.suspended) {
    overallRollup(session, current);
  } else {
    suspended = parentOf(session.tree, current);
    if (!suspended) return refused('TB.2.3-3');
  }
  session.draft.suspended = suspended.id;
  for (const at of pathToRoot(session.tree, suspended)) {
    leave(session, at);
    infoOf(session, at).suspended = true;
  }
  session.draft.current = session.tree.root;
  return done({ request: 'exit' });
}

/** TB.2.1 Sequencing Exit Action Rules Subprocess: the topmost cluster whose exit rules apply is left. */
export function exitActionRules(session: Session): void {
  const current = currentOf(session);
  const parent = current && parentOf(session.tree, current);
  if (!parent) return;
  const target = pathFromRoot(session.tree, parent).find(
    (at) => checkSequencingRules(session, at, at.sequencing.exitConditionRules) !== null,
  );
  if (!target) return;
  terminateDescendentAttempts(session, target);
  endAttempt(session, target);
  session.draft.current = target.id;
}

/** TB.2.2 Sequencing Post Condition Rules Subprocess. */
export function postConditionRules(
  session: Session,
  activity: Activity,
): { readonly termination: 'exitParent' | 'exitAll' | null; readonly sequencing: SequencingRequest | null } {
  const nothing = { termination: null, sequencing: null };
  if (seen(session, activity).suspended) return nothing;
  const action = checkSequencingRules(session, activity, activity.sequencing.postConditionRules);
  switch (action) {
    case null:
      return nothing;
    case 'retry':
    case 'continue':
    case 'previous':
      return { termination: null, sequencing: { request: action } };
    case 'exitParent':
    case 'exitAll':
      return { termination: action, sequencing: null };
    case 'retryAll':
      return { termination: 'exitAll', sequencing: { request: 'retry' } };
  }
}
