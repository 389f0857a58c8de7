/**
 * The sequencing requests (SB.2.5 to SB.2.13): which activity is to be delivered next, if any, or that the session is over.
 */
import { isLeaf, isRoot, leavesOf, parentOf, rootOf, type Activity } from './activity-tree.ts';
import { choiceSequencingRequest } from './choice.ts';
import type { ExceptionCode } from './exceptions.ts';
import { flow, type Flow } from './flow.ts';
import type { SequencingRequest } from './navigation.ts';
import { currentOf, seen, suspendedOf, type Session } from './session.ts';

export interface Sequencing {
  readonly deliver: Activity | null;
  readonly endsSession: boolean;
  readonly exception: ExceptionCode | null;
}

const refused = (exception: ExceptionCode): Sequencing => ({ deliver: null, endsSession: false, exception });
const deliver = (activity: Activity): Sequencing => ({ deliver: activity, endsSession: false, exception: null });
const flowed = (found: Flow): Sequencing =>
  found.deliverable ? deliver(found.at) : { deliver: null, endsSession: found.endsSession, exception: found.exception };

/** SB.2.12 Sequencing Request Process. */
export function sequencingRequest(session: Session, asked: SequencingRequest): Sequencing {
  switch (asked.request) {
    case 'start':
      return start(session);
    case 'resumeAll':
      return resumeAll(session);
    case 'continue':
    case 'previous':
      return step(session, asked.request);
    case 'choice':
      return { ...choiceSequencingRequest(session, asked.target), endsSession: false };
    case 'retry':
      return retry(session);
    case 'exit':
      return exit(session);
    case 'jump':
      return jump(session, asked.target);
  }
}

/**
 * SB.2.5 Start Sequencing Request Process. A course of one item starts though nobody has said that it flows: there is
 * nothing else to choose, and single items are packed that way.
 */
function start(session: Session): Sequencing {
  if (currentOf(session)) return refused('SB.2.5-1');
  const root = rootOf(session.tree);
  if (isLeaf(root)) return deliver(root);
  const found = flow(session, root, 'forward', true);
  const [only, ...others] = leavesOf(session.tree);
  return found.exception === 'SB.2.2-1' && only && others.length === 0 ? deliver(only) : flowed(found);
}

/** SB.2.6 Resume All Sequencing Request Process. */
function resumeAll(session: Session): Sequencing {
  if (currentOf(session)) return refused('SB.2.6-1');
  const suspended = suspendedOf(session);
  return suspended ? deliver(suspended) : refused('SB.2.6-2');
}

/** SB.2.7 Continue and SB.2.8 Previous Sequencing Request Process. */
function step(session: Session, request: 'continue' | 'previous'): Sequencing {
  const current = currentOf(session);
  if (!current) return refused(request === 'continue' ? 'SB.2.7-1' : 'SB.2.8-1');
  const parent = parentOf(session.tree, current);
  if (parent && !parent.sequencing.controlMode.flow) return refused(request === 'continue' ? 'SB.2.7-2' : 'SB.2.8-2');
  return flowed(flow(session, current, request === 'continue' ? 'forward' : 'backward', false));
}

/** SB.2.10 Retry Sequencing Request Process. */
function retry(session: Session): Sequencing {
  const current = currentOf(session);
  if (!current) return refused('SB.2.10-1');
  const info = seen(session, current);
  if (info.active || info.suspended) return refused('SB.2.10-2');
  if (isLeaf(current)) return deliver(current);
  const found = flow(session, current, 'forward', true);
  return found.deliverable ? deliver(found.at) : refused('SB.2.10-3');
}

/** SB.2.11 Exit Sequencing Request Process. */
function exit(session: Session): Sequencing {
  const current = currentOf(session);
  if (!current) return refused('SB.2.11-1');
  if (seen(session, current).active) return refused('SB.2.11-2');
  return { deliver: null, endsSession: isRoot(session.tree, current), exception: null };
}

/** SB.2.13 Jump Sequencing Request Process. */
function jump(session: Session, targetId: string): Sequencing {
  const target = session.tree.activities.get(targetId);
  if (!currentOf(session) || !target) return refused('SB.2.13-1');
  return deliver(target);
}
