/**
 * Agreements as they are asked for and answered. How much of one is answered depends on who asks: `sight` says which shape it is.
 * Moments are ISO text, days `YYYY-MM-DD`.
 */
import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { longestEvidence } from './action.ts';
import { activityKinds, limits, sides } from './agreement-content.ts';

const day = z.iso.date();
const moment = z.iso.datetime();
const words = z.record(z.string(), z.string());
const named = z.object({ id: z.uuid(), name: z.string() });
const side = z.enum(sides);
const proficiency = z.number().int().min(0).max(limits.proficiency);

const gap = z.object({ capabilityId: z.uuid(), from: proficiency, to: proficiency });
const writtenAction = z.object({
  what: z.string().max(limits.what * 2),
  kind: z.enum(activityKinds),
  owner: side,
  due: day,
  /** what of the menu is meant; the kind follows from it */
  activityId: z.uuid().nullish(),
});

/** As someone writes it. What is too much or too little is refused by the rules, with a reason of its own. */
export const draftShape = z.object({
  gaps: z.array(gap).max(10),
  actions: z.array(writtenAction).max(10),
  checkBack: day,
  note: z.string().max(limits.note * 2),
});

const contentShape = z.object({
  gaps: z.array(gap),
  actions: z.array(writtenAction.extend({ actionId: z.uuid(), activityId: z.uuid().nullable() })),
  checkBack: day,
  note: z.string(),
});

const revisionShape = z.object({
  number: z.number().int(),
  content: contentShape,
  fingerprint: z.string(),
  proposedBy: z.uuid(),
  proposedAt: moment,
  acceptances: z.array(z.object({ side, personId: z.uuid(), at: moment })),
  inForceFrom: moment.nullable(),
  closed: z.object({ how: z.enum(['withdrawn', 'declined']), by: z.uuid(), at: moment }).nullable(),
});

const checkBackStanding = z.discriminatedUnion('standing', [
  z.object({ standing: z.literal('none') }),
  z.object({ standing: z.literal('ahead'), day, daysLeft: z.number().int() }),
  z.object({ standing: z.literal('overdue'), day, daysOverdue: z.number().int() }),
  z.object({ standing: z.literal('to-renew'), day, lastDone: day }),
]);

const state = z.enum(['proposed', 'set-aside', 'in-force', 'ended']);
const ended = z
  .object({ why: z.enum(['gaps-closed', 'both-ended', 'never-agreed', 'salesperson-left']), at: moment })
  .nullable();
const outcome = z.enum(['closed', 'kept-open']);
const gapWords = z.object({
  capabilities: z.record(z.uuid(), words),
  steps: z.array(z.object({ proficiency: z.number().int(), name: words })),
});

export const activityShape = z.object({
  name: words,
  minutes: z.number().int(),
  /** it has cards to go through; otherwise people do it together */
  cards: z.boolean(),
});

/** That it exists, and when. */
const datesShape = z.object({
  sight: z.literal('dates'),
  id: z.uuid(),
  salesperson: named,
  manager: named,
  state,
  agreedAt: moment.nullable(),
  checkBack: checkBackStanding,
  ended,
});

/** Also what it is about, and what came of it; not what was agreed to do. */
const outlineShape = datesShape.extend({
  sight: z.literal('outline'),
  gaps: z.array(gap.extend({ outcome: outcome.nullable() })),
  words: gapWords,
});

export const fullShape = datesShape.extend({
  sight: z.literal('content'),
  revisions: z.array(revisionShape),
  inForce: z.number().int().nullable(),
  open: z.number().int().nullable(),
  /** whose acceptance the open revision lacks */
  awaited: z.array(side),
  mySide: side,
  /** what waits for the one who asks */
  waitsForMe: z.array(z.enum(['accept', 'take-over', 'check-back', 'end', 'renew', 'action'])),
  ticks: z.array(
    z.object({
      actionId: z.uuid(),
      done: z.boolean(),
      evidence: z.string(),
      by: z.uuid(),
      at: moment,
      /** it follows from finishing the activity named, or from taking that back */
      completionId: z.uuid().nullable(),
    }),
  ),
  checkBacks: z.array(
    z.object({
      revision: z.number().int(),
      day,
      by: z.uuid(),
      outcomes: z.array(z.object({ capabilityId: z.uuid(), assessmentId: z.uuid(), found: z.number(), outcome })),
    }),
  ),
  openGaps: z.array(z.uuid()),
  handovers: z.array(
    z.object({
      fromManagerId: z.uuid(),
      toManagerId: z.uuid(),
      why: z.enum(['handed-over', 'manager-left', 'team-changed']),
      at: moment,
      takenOver: z.boolean(),
    }),
  ),
  endAsked: side.nullable(),
  words: gapWords,
  /** everyone named by id above */
  people: z.record(z.uuid(), z.string()),
  /** the activities of the menu named by actions */
  activities: z.record(z.uuid(), activityShape),
});

export const agreementShape = z.discriminatedUnion('sight', [fullShape, outlineShape, datesShape]);

const ofAgreement = z.object({ agreementId: z.uuid() });
const shown = z.object({ revision: z.number().int().min(1), fingerprint: z.string().max(64) });

export const proposeAgreement = endpoint({
  method: 'POST',
  path: '/api/coaching/agreements',
  summary:
    'Propose what to agree on: gaps to close, at most three actions, a check-back day; `accept` accepts it with the same act',
  who: 'member',
  body: z.object({
    salespersonId: z.uuid(),
    content: draftShape,
    accept: z.boolean().default(true),
    sessionId: z.uuid().nullish(),
  }),
  answer: fullShape,
});

export const getAgreement = endpoint({
  method: 'GET',
  path: '/api/coaching/agreements/:agreementId',
  summary:
    'One agreement, as far as you may see it: the two see all of it, leaders above its dates and gaps, administrators its dates',
  who: 'member',
  params: ofAgreement,
  answer: agreementShape,
});

export const listAgreements = endpoint({
  method: 'GET',
  path: '/api/coaching/agreements',
  summary:
    'The agreements of one salesperson, the latest first, as far as you may see them; without one, your own on either side',
  who: 'member',
  query: z.object({ salesperson: z.uuid().optional(), ended: z.enum(['yes', 'no']).default('yes') }),
  answer: z.object({ items: z.array(agreementShape) }),
});

export const reviseAgreement = endpoint({
  method: 'POST',
  path: '/api/coaching/agreements/:agreementId/revisions',
  summary: 'Propose other content: a new revision, which both accept; what is in force stays so until then',
  who: 'member',
  params: ofAgreement,
  body: z.object({
    /** the revision the writer had before them; refused where there is a later one */
    after: z.number().int().min(1),
    content: draftShape,
    accept: z.boolean().default(true),
    sessionId: z.uuid().nullish(),
  }),
  answer: fullShape,
});

export const acceptAgreement = endpoint({
  method: 'POST',
  path: '/api/coaching/agreements/:agreementId/acceptances',
  summary: 'Accept exactly the revision you have read, named by its number and fingerprint',
  who: 'member',
  params: ofAgreement,
  body: shown,
  answer: fullShape,
});

export const closeProposal = endpoint({
  method: 'POST',
  path: '/api/coaching/agreements/:agreementId/proposal/close',
  summary: 'Withdraw the open proposal of your side, or decline that of the other',
  who: 'member',
  params: ofAgreement,
  body: z.object({ how: z.enum(['withdraw', 'decline']) }),
  answer: fullShape,
});

export const tickAction = endpoint({
  method: 'PUT',
  path: '/api/coaching/agreements/:agreementId/actions/:actionId',
  summary: 'Tick an agreed action as done, with evidence if you like, or take the tick back',
  who: 'member',
  params: ofAgreement.extend({ actionId: z.uuid() }),
  body: z.object({
    done: z.boolean(),
    evidence: z
      .string()
      .max(longestEvidence * 2)
      .default(''),
  }),
  answer: fullShape,
});

export const doCheckBack = endpoint({
  method: 'POST',
  path: '/api/coaching/agreements/:agreementId/check-backs',
  summary: 'Look at every open gap again: the re-assessment named closes it, or keeps it open',
  who: 'member',
  params: ofAgreement,
  body: z.object({
    findings: z
      .array(z.object({ capabilityId: z.uuid(), assessmentId: z.uuid() }))
      .min(1)
      .max(limits.gaps),
  }),
  answer: fullShape,
});

export const endAgreement = endpoint({
  method: 'POST',
  path: '/api/coaching/agreements/:agreementId/end',
  summary: 'End it: while agreed gaps are open it takes both, and the first who asks waits for the other',
  who: 'member',
  params: ofAgreement,
  answer: fullShape,
});

export const handOverAgreement = endpoint({
  method: 'POST',
  path: '/api/coaching/agreements/:agreementId/handover',
  summary: 'Put another manager on the manager’s side; what is in force stays in force, word for word',
  who: 'member',
  params: ofAgreement,
  body: z.object({ toManagerId: z.uuid() }),
  answer: z.object({ handedOver: z.literal(true) }),
});

export const takeOverAgreement = endpoint({
  method: 'POST',
  path: '/api/coaching/agreements/:agreementId/take-over',
  summary: 'As the new manager, accept the revision in force that you have read',
  who: 'member',
  params: ofAgreement,
  body: shown,
  answer: fullShape,
});

export const getAgreementCalendar = endpoint({
  method: 'GET',
  path: '/api/coaching/agreements/:agreementId/calendar.ics',
  summary: 'Its check-back and your open actions as calendar entries (RFC 5545)',
  who: 'member',
  params: ofAgreement,
  produces: 'text/calendar',
});
