/**
 * The Navigation Request Process (NB.2.1): what a person's or a content object's wish means as a termination request and a
 * sequencing request, or why it cannot be granted now.
 */
import { activityOf, commonAncestor, isRoot, parentOf, pathBelow, type Activity } from './activity-tree.ts';
import type { ExceptionCode } from './exceptions.ts';
import { availableChildren, currentOf, seen, type Session } from './session.ts';

export const plainNavigations = [
  'start',
  'resumeAll',
  'continue',
  'previous',
  'exit',
  'exitAll',
  'abandon',
  'abandonAll',
  'suspendAll',
] as const;
export type PlainNavigation = (typeof plainNavigations)[number];

export type NavigationRequest =
  | { readonly request: PlainNavigation }
  | { readonly request: 'choice' | 'jump'; readonly target: string };

export type TerminationRequest = 'exit' | 'exitAll' | 'suspendAll' | 'abandon' | 'abandonAll';
export type SequencingRequest =
  | { readonly request: 'start' | 'resumeAll' | 'continue' | 'previous' | 'retry' | 'exit' }
  | { readonly request: 'choice' | 'jump'; readonly target: string };

export type Navigation =
  | {
      readonly valid: true;
      readonly termination: TerminationRequest | null;
      readonly sequencing: SequencingRequest;
    }
  | { readonly valid: false; readonly exception: ExceptionCode };

const refused = (exception: ExceptionCode): Navigation => ({ valid: false, exception });
const granted = (termination: TerminationRequest | null, sequencing: SequencingRequest): Navigation => ({
  valid: true,
  termination,
  sequencing,
});

/** NB.2.1 Navigation Request Process. */
export function navigationRequest(session: Session, asked: NavigationRequest): Navigation {
  const current = currentOf(session);
  switch (asked.request) {
    case 'start':
      return current ? refused('NB.2.1-1') : granted(null, { request: 'start' });
    case 'resumeAll':
      if (current) return refused('NB.2.1-1');
      return session.draft.suspended === null ? refused('NB.2.1-3') : granted(null, { request: 'resumeAll' });
    case 'continue':
    case 'previous':
      return step(session, current, asked.request);
    case 'choice':
      return choice(session, current, asked.target);
    case 'jump':
      return jump(session, asked.target);
    case 'exit':
    case 'abandon':
      if (!current) return refused('NB.2.1-2');
      return seen(session, current).active ? granted(asked.request, { request: 'exit' }) : refused('NB.2.1-12');
    case 'exitAll':
    case 'abandonAll':
    case 'suspendAll':
      return current ? granted(asked.request, { request: 'exit' }) : refused('NB.2.1-2');
  }
}

function step(session: Session, current: Activity | null, request: 'continue' | 'previous'): Navigation {
  if (!current) return refused('NB.2.1-2');
  const parent = parentOf(session.tree, current);
  const mode = parent?.sequencing.controlMode;
  if (request === 'continue') {
    if (!mode?.flow) return refused('NB.2.1-4');
  } else {
    if (!mode) return refused('NB.2.1-6');
    if (!mode.flow || mode.forwardOnly) return refused('NB.2.1-5');
  }
  return granted(seen(session, current).active ? 'exit' : null, { request });
}

function choice(session: Session, current: Activity | null, target: string): Navigation {
  const chosen = session.tree.activities.get(target);
  if (!chosen) return refused('NB.2.1-11');
  const parent = parentOf(session.tree, chosen);
  if (!isRoot(session.tree, chosen) && !parent?.sequencing.controlMode.choice) return refused('NB.2.1-10');
  const sequencing = { request: 'choice', target } as const;
  if (!current) return granted(null, sequencing);
  const active = seen(session, current).active;
  if (current.parent !== chosen.parent) {
    const common = commonAncestor(session.tree, current, chosen);
    const keeping = pathBelow(session.tree, current, common).find(
      (at) => seen(session, at).active && !at.sequencing.controlMode.choiceExit,
    );
    if (keeping) return refused('NB.2.1-8');
  }
  if (active && !current.sequencing.controlMode.choiceExit) return refused('NB.2.1-8');
  return granted(active ? 'exit' : null, sequencing);
}

function jump(session: Session, target: string): Navigation {
  const chosen = session.tree.activities.get(target);
  if (!chosen) return refused('NB.2.1-11');
  if (chosen.parent !== null) {
    const offered = availableChildren(session, activityOf(session.tree, chosen.parent));
    if (!offered.some((child) => child.id === target)) return refused('NB.2.1-11');
  }
  const current = currentOf(session);
  if (!current) return refused('NB.2.1-2');
  return granted(seen(session, current).active ? 'exit' : null, { request: 'jump', target });
}
