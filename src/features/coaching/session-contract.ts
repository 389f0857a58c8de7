/** Coaching sessions, whom to coach next, and that coaching happens: what is asked and answered. */
import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { fullShape } from './contract.ts';
import { sessionLimits } from './session.ts';

const day = z.iso.date();
const moment = z.iso.datetime();
const words = z.record(z.string(), z.string());
const named = z.object({ id: z.uuid(), name: z.string() });
const when = z.object({
  startsAt: z.iso.datetime({ offset: true }),
  minutes: z.number().int().min(sessionLimits.shortest).max(sessionLimits.longest),
  place: z.string().trim().max(sessionLimits.place).default(''),
});

/** As the two see it. */
const sessionShape = z.object({
  sight: z.literal('content'),
  id: z.uuid(),
  manager: named,
  salesperson: named,
  state: z.enum(['planned', 'running', 'closed', 'cancelled']),
  startsAt: moment,
  minutes: z.number().int(),
  place: z.string(),
  agenda: z.string(),
  notes: z.string(),
  /** at which writing each stands: send it back with what is written on it */
  agendaVersion: z.number().int(),
  notesVersion: z.number().int(),
  heldAt: moment.nullable(),
  closedAt: moment.nullable(),
  mySide: z.enum(['salesperson', 'manager']),
});

/** As leaders above and administrators do: that it takes place, and when. */
const sessionDatesShape = sessionShape
  .pick({
    id: true,
    manager: true,
    salesperson: true,
    state: true,
    startsAt: true,
    minutes: true,
    heldAt: true,
    closedAt: true,
  })
  .extend({ sight: z.enum(['outline', 'dates']) });

export const anySessionShape = z.discriminatedUnion('sight', [sessionShape, sessionDatesShape]);

const ofSession = z.object({ sessionId: z.uuid() });

export const planSession = endpoint({
  method: 'POST',
  path: '/api/coaching/sessions',
  summary: 'Plan a coaching session: a manager with someone they lead, or a salesperson with their manager',
  who: 'member',
  body: when.extend({
    /** made by who asks, so that the same asked twice is one session */
    id: z.uuid().optional(),
    /** the salesperson, where a manager asks; left out where a salesperson asks for one with their manager */
    salespersonId: z.uuid().optional(),
    agenda: z.string().trim().max(sessionLimits.agenda).default(''),
    /** sit down at once */
    hold: z.boolean().default(false),
  }),
  answer: sessionShape,
});

export const listSessions = endpoint({
  method: 'GET',
  path: '/api/coaching/sessions',
  summary:
    'Your coaching sessions, or those of one salesperson as far as you may see them; what is still to come first',
  who: 'member',
  query: z.object({ salesperson: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
  answer: z.object({ items: z.array(anySessionShape) }),
});

const preparedGap = z.object({
  capabilityId: z.uuid(),
  required: z.number(),
  standing: z.number(),
  weight: z.number(),
  gap: z.number(),
  weighted: z.number(),
  agreedAlready: z.boolean(),
});

export const preparationShape = z.object({
  largestGaps: z.array(preparedGap),
  /** required, and judged by nobody yet */
  unproven: z.array(z.uuid()),
  largestDisagreements: z.array(
    z.object({ capabilityId: z.uuid(), self: z.number(), manager: z.number(), difference: z.number() }),
  ),
  proposal: z.object({
    gaps: z.array(z.object({ capabilityId: z.uuid(), from: z.number().int(), to: z.number().int() })),
    checkBack: day,
  }),
  /** everything required: what a gap to close can be chosen from */
  choices: z.array(z.object({ capabilityId: z.uuid(), required: z.number(), standing: z.number().nullable() })),
  /** the agreement that has not ended, whole */
  agreement: fullShape.nullable(),
  words: z.object({
    capabilities: z.record(z.uuid(), words),
    steps: z.array(z.object({ proficiency: z.number().int(), name: words })),
  }),
});

export const getSession = endpoint({
  method: 'GET',
  path: '/api/coaching/sessions/:sessionId',
  summary: 'One session; for the two with all that is prepared for it',
  who: 'member',
  params: ofSession,
  answer: z.object({ session: anySessionShape, preparation: preparationShape.nullable() }),
});

export const getPreparation = endpoint({
  method: 'GET',
  path: '/api/coaching/preparation/:personId',
  summary:
    'What to talk about with a salesperson you lead, or what your manager will: gaps, disagreements, the agreement between you',
  who: 'member',
  params: z.object({ personId: z.uuid() }),
  answer: preparationShape.extend({ salesperson: named, manager: named }),
});

export const moveSession = endpoint({
  method: 'PUT',
  path: '/api/coaching/sessions/:sessionId/time',
  summary: 'Another time, length or place; the other side is told, with an update for their calendar',
  who: 'member',
  params: ofSession,
  body: when,
  answer: sessionShape,
});

export const writeSession = endpoint({
  method: 'PATCH',
  path: '/api/coaching/sessions/:sessionId',
  summary: 'What to talk about, and, while it runs, what was said',
  who: 'member',
  params: ofSession,
  body: z.object({
    agenda: z.string().max(sessionLimits.agenda).optional(),
    notes: z.string().max(sessionLimits.notes).optional(),
    /** the version it was written on: 409 with the current text where another hand has written since; left out, it replaces what stands */
    agendaAfter: z.number().int().min(0).optional(),
    notesAfter: z.number().int().min(0).optional(),
    /** one open page: what it wrote itself it may go on from, also before it heard the answer */
    hand: z.uuid().optional(),
  }),
  answer: sessionShape,
});

export const stepSession = endpoint({
  method: 'POST',
  path: '/api/coaching/sessions/:sessionId/step',
  summary: 'Hold it (the manager), close it, or cancel it while it is planned',
  who: 'member',
  params: ofSession,
  body: z.object({ step: z.enum(['hold', 'close', 'cancel']) }),
  answer: sessionShape,
});

export const getSessionCalendar = endpoint({
  method: 'GET',
  path: '/api/coaching/sessions/:sessionId/calendar.ics',
  summary: 'The session as a calendar entry (RFC 5545); downloaded again it updates the first one',
  who: 'member',
  params: ofSession,
  produces: 'text/calendar',
});

const reason = z.object({
  reason: z.enum([
    'check-back-overdue',
    'weighted-gaps',
    'time-since-last-session',
    'never-coached',
    'new-joiner',
    'overdue-actions',
    'floor',
  ]),
  amount: z.number(),
  points: z.number(),
});
const pick = z.object({ person: named, score: z.number(), reasons: z.array(reason), agreementId: z.uuid().nullable() });
const hours = z.object({
  minutesPerWeek: z.number().int().min(0).max(2400),
  minutesPerSession: z.number().int().min(10).max(240),
});

export const whoNext = endpoint({
  method: 'GET',
  path: '/api/coaching/next',
  summary: 'Whom to coach next and why, of the people you lead directly, against the hours you have this week',
  who: 'member',
  answer: z.object({
    picks: z.array(pick),
    waiting: z.array(pick),
    /** already in the calendar */
    planned: z.array(z.object({ session: anySessionShape })),
    minutesUsed: z.number().int(),
    minutesNeededForFloor: z.number().int(),
    floorWeeks: z.number().int(),
    hours,
  }),
});

export const setHours = endpoint({
  method: 'PUT',
  path: '/api/coaching/hours',
  summary: 'The time you have for coaching in a week, and for one session',
  who: 'member',
  body: hours,
  answer: z.object({ saved: z.literal(true) }),
});

export const listActivity = endpoint({
  method: 'GET',
  path: '/api/coaching/activity',
  summary: 'That coaching happens: counts and dates a manager, nothing of its content',
  who: ['owner', 'administrator'],
  query: z.object({ from: day.optional() }),
  bulk: true,
  answer: z.object({
    from: day,
    managers: z.array(
      z.object({
        manager: named,
        people: z.number().int(),
        sessionsHeld: z.number().int(),
        sessionsPlanned: z.number().int(),
        agreementsInForce: z.number().int(),
        checkBacksOverdue: z.number().int(),
        lastHeldOn: day.nullable(),
      }),
    ),
  }),
});
