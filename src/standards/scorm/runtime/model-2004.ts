/**
 * The run-time data model of SCORM 2004 4th Edition (RTE chapter 4, SN 5.6) as one table: every element, who may read and
 * write it, its type and its initial value. The rules of reading and writing stand in elements-2004.ts.
 */
import { interactionTypes } from './interactions-2004.ts';
import {
  anyText,
  identifier,
  languageOrNothing,
  localizedText,
  oneOf,
  real,
  time,
  timeInterval,
  type ValueType,
} from './value-types-2004.ts';

export interface Leaf {
  readonly kind: 'leaf';
  /** 'response' and 'pattern': by the type of the interaction they belong to */
  readonly type: ValueType | 'response' | 'pattern';
  readonly access: 'read-write' | 'read-only' | 'write-only';
  readonly initial?: string;
  /** no two records of the collection may have the same */
  readonly unique?: boolean;
  /** once set it stays */
  readonly fixed?: boolean;
}

export interface Group {
  readonly kind: 'group';
  readonly children: Readonly<Record<string, Element>>;
  /** the element of the same record that must be set before this one: by child */
  readonly needs: Readonly<Record<string, string>>;
}

export interface Collection {
  readonly kind: 'collection';
  readonly record: Group;
  /** whether `_children` answers */
  readonly showsChildren: boolean;
  /** whether content may add records */
  readonly closed: boolean;
}

export type Element = Leaf | Group | Collection;

type Said = Omit<Leaf, 'kind' | 'type' | 'access'>;
const leaf = (type: Leaf['type'], access: Leaf['access'], said: Said = {}): Leaf => ({
  kind: 'leaf',
  type,
  access,
  ...said,
});
const both = (type: Leaf['type'], said?: Said): Leaf => leaf(type, 'read-write', said);
const given = (type: Leaf['type'], said?: Said): Leaf => leaf(type, 'read-only', said);
const told = (type: Leaf['type']): Leaf => leaf(type, 'write-only');
const group = (children: Group['children'], needs: Group['needs'] = {}): Group => ({ kind: 'group', children, needs });
const needing = (needed: string, ...children: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(children.map((child) => [child, needed]));
const collection = (record: Group, said: Partial<Collection> = {}): Collection => ({
  kind: 'collection',
  record,
  showsChildren: true,
  closed: false,
  ...said,
});

const completion = oneOf('completed', 'incomplete', 'not attempted', 'unknown');
const success = oneOf('passed', 'failed', 'unknown');
const result: ValueType = (text) =>
  oneOf('correct', 'incorrect', 'unanticipated', 'neutral')(text) === 0 ? 0 : real()(text);
const score = group({ scaled: both(real(-1, 1)), raw: both(real()), min: both(real()), max: both(real()) });

const interaction = group(
  {
    id: both(identifier),
    type: both(oneOf(...interactionTypes)),
    objectives: collection(group({ id: both(identifier, { unique: true }) }), { showsChildren: false }),
    timestamp: both(time),
    correct_responses: collection(group({ pattern: both('pattern') }), { showsChildren: false }),
    weighting: both(real()),
    learner_response: both('response'),
    result: both(result),
    latency: both(timeInterval),
    description: both(localizedText),
  },
  {
    ...needing('id', 'type', 'objectives', 'timestamp', 'weighting', 'result', 'latency', 'description'),
    ...needing('type', 'correct_responses', 'learner_response'),
  },
);

const objective = group(
  {
    id: both(identifier, { unique: true, fixed: true }),
    score,
    success_status: both(success, { initial: 'unknown' }),
    completion_status: both(completion, { initial: 'unknown' }),
    progress_measure: both(real(0, 1)),
    description: both(localizedText),
  },
  needing('id', 'score', 'success_status', 'completion_status', 'progress_measure', 'description'),
);

const comment = (access: Leaf['access']): Group =>
  group({ comment: leaf(localizedText, access), location: leaf(anyText, access), timestamp: leaf(time, access) });

export const cmi = group({
  comments_from_learner: collection(comment('read-write')),
  comments_from_lms: collection(comment('read-only'), { closed: true }),
  completion_status: both(completion, { initial: 'unknown' }),
  completion_threshold: given(real(0, 1)),
  credit: given(oneOf('credit', 'no-credit'), { initial: 'credit' }),
  entry: given(oneOf('ab-initio', 'resume', '')),
  exit: told(oneOf('time-out', 'suspend', 'logout', 'normal', '')),
  interactions: collection(interaction),
  launch_data: given(anyText),
  learner_id: given(identifier),
  learner_name: given(localizedText),
  learner_preference: group({
    audio_level: both(real(0), { initial: '1' }),
    language: both(languageOrNothing, { initial: '' }),
    delivery_speed: both(real(0), { initial: '1' }),
    audio_captioning: both(oneOf('-1', '0', '1'), { initial: '0' }),
  }),
  location: both(anyText),
  max_time_allowed: given(timeInterval),
  mode: given(oneOf('browse', 'normal', 'review'), { initial: 'normal' }),
  objectives: collection(objective),
  progress_measure: both(real(0, 1)),
  scaled_passing_score: given(real(-1, 1)),
  score,
  session_time: told(timeInterval),
  success_status: both(success, { initial: 'unknown' }),
  suspend_data: both(anyText),
  time_limit_action: given(oneOf('exit,message', 'continue,message', 'exit,no message', 'continue,no message'), {
    initial: 'continue,no message',
  }),
  total_time: given(timeInterval, { initial: 'PT0H0M0S' }),
});

const navigation: ValueType = (text) =>
  /^(continue|previous|exit|exitAll|abandon|abandonAll|suspendAll|_none_|\{target=[^}]+\}(choice|jump))$/.test(text)
    ? 0
    : 406;

/** The `adl` data model; what `request_valid` answers is worked out, not kept. */
export const adl = group({
  nav: group({
    request: both(navigation, { initial: '_none_' }),
    request_valid: group({
      continue: given(anyText),
      previous: given(anyText),
      choice: given(anyText),
      jump: given(anyText),
    }),
  }),
  data: collection(group({ id: given(identifier), store: both(anyText) }), { closed: true }),
});

export const models: Readonly<Record<string, Group>> = { cmi, adl };
