/**
 * What is asked of the Statement resource (1.0.3 Communication 2.1.3; 2.0.0 4.1.6.1): one statement by its id, or all that meet every
 * condition. The address of the next page is opaque: it says the question again and where to go on.
 */
import { fault } from './refusal.ts';
import { identifierIn, iriOf, type Parameters, parametersOf, timeOf, uuidOf, yesOrNoOf } from './parameters.ts';
import { type Presentation, presentations } from './presentation.ts';

const withOne = new Set(['statementId', 'voidedStatementId', 'attachments', 'format']);
export const queryNames: ReadonlySet<string> = new Set([
  ...withOne,
  'agent',
  'verb',
  'activity',
  'registration',
  'related_activities',
  'related_agents',
  'since',
  'until',
  'limit',
  'ascending',
]);

interface Answering {
  readonly presentation: Presentation;
  readonly attachments: boolean;
}

export interface OneAsked extends Answering {
  readonly kind: 'one';
  readonly id: string;
  readonly voided: boolean;
}

export interface ManyAsked extends Answering {
  readonly kind: 'many';
  /** inverse functional identifier */
  readonly agent: string | null;
  readonly verb: string | null;
  readonly activity: string | null;
  readonly registration: string | null;
  readonly relatedAgents: boolean;
  readonly relatedActivities: boolean;
  /** milliseconds; later than this */
  readonly since: number | null;
  /** milliseconds; no later than this */
  readonly until: number | null;
  /** 0: as many as the store gives at once */
  readonly limit: number;
  readonly ascending: boolean;
}

export function readQuery(parameters: Parameters): OneAsked | ManyAsked {
  const one = uuidOf(parameters, 'statementId');
  const voided = uuidOf(parameters, 'voidedStatementId');
  const answering = { presentation: presentationOf(parameters), attachments: yesOrNoOf(parameters, 'attachments') };
  if (one === null && voided === null) return { kind: 'many', ...answering, ...conditionsOf(parameters) };
  if (one !== null && voided !== null) throw fault('voidedStatementId', 'cannot stand beside statementId.');
  const other = [...parameters.keys()].find((name) => !withOne.has(name));
  if (other) throw fault(other, 'cannot stand beside the id of a statement.');
  return { kind: 'one', ...answering, id: (one ?? voided) as string, voided: one === null };
}

function presentationOf(parameters: Parameters): Presentation {
  const asked = parameters.get('format') ?? 'exact';
  const found = presentations.find((one) => one === asked);
  if (!found) throw fault('format', `must be one of ${presentations.join(', ')}.`);
  return found;
}

function conditionsOf(parameters: Parameters): Omit<ManyAsked, 'kind' | keyof Answering> {
  const limit = parameters.get('limit') ?? '0';
  if (!/^\d+$/.test(limit)) throw fault('limit', 'must be a whole number, not negative.');
  return {
    agent: identifierIn(parameters, 'agent'),
    verb: iriOf(parameters, 'verb'),
    activity: iriOf(parameters, 'activity'),
    registration: uuidOf(parameters, 'registration'),
    relatedAgents: yesOrNoOf(parameters, 'related_agents'),
    relatedActivities: yesOrNoOf(parameters, 'related_activities'),
    since: timeOf(parameters, 'since'),
    until: timeOf(parameters, 'until'),
    limit: Math.min(Number(limit), Number.MAX_SAFE_INTEGER),
    ascending: yesOrNoOf(parameters, 'ascending'),
  };
}

/** Where a further page begins, and the question it belongs to. */
export interface Cursor {
  readonly parameters: Parameters;
  /** the sequence number of the last statement given */
  readonly after: number;
}

export function writeCursor({ parameters, after }: Cursor): string {
  return Buffer.from(JSON.stringify([after, [...parameters]])).toString('base64url');
}

/** Refused like any wrong parameter where nobody here wrote it. */
export function readCursor(text: string): Cursor {
  try {
    const [after, entries] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [number, [string, string][]];
    if (!Number.isSafeInteger(after)) throw new TypeError('not a sequence number');
    return { after, parameters: parametersOf(new URLSearchParams(entries), queryNames) };
  } catch {
    throw fault('cursor', 'was not given by this server.');
  }
}
