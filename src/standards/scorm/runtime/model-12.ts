/**
 * The run-time data model of SCORM 1.2 (RTE 3.4.2) as one table: every element with who may read and write it, its type, and
 * what it is before anybody set it. `n` stands for an index. Optional elements are all supported.
 */
import {
  decimal12,
  identifier12,
  integer12,
  oneOf12,
  score12,
  suspendData,
  text255,
  text4096,
  time12,
  timespan12,
  type TypeCheck12,
} from './value-types-12.ts';

export interface Element12 {
  readonly access: 'read-write' | 'read-only' | 'write-only';
  readonly type: TypeCheck12;
  readonly initial: string;
}

const both = (type: TypeCheck12, initial = ''): Element12 => ({ access: 'read-write', type, initial });
const given = (type: TypeCheck12, initial = ''): Element12 => ({ access: 'read-only', type, initial });
const told = (type: TypeCheck12): Element12 => ({ access: 'write-only', type, initial: '' });

/** What content may set; "not attempted" is the system's word. */
const lessonStatus = oneOf12('passed', 'completed', 'failed', 'incomplete', 'browsed');
const objectiveStatus = oneOf12('passed', 'completed', 'failed', 'incomplete', 'browsed', 'not attempted');
const interactionType = oneOf12(
  'true-false',
  'choice',
  'fill-in',
  'matching',
  'performance',
  'sequencing',
  'likert',
  'numeric',
);
const results = oneOf12('correct', 'wrong', 'unanticipated', 'neutral');
const result: TypeCheck12 = (text) => results(text) || decimal12()(text);

export const elements12: Readonly<Record<string, Element12>> = {
  'cmi._version': given(text255, '3.4'),
  'cmi.core.student_id': given(identifier12),
  'cmi.core.student_name': given(text255),
  'cmi.core.lesson_location': both(text255),
  'cmi.core.credit': given(oneOf12('credit', 'no-credit'), 'credit'),
  'cmi.core.lesson_status': both(lessonStatus, 'not attempted'),
  'cmi.core.entry': given(oneOf12('ab-initio', 'resume', '')),
  'cmi.core.score.raw': both(score12),
  'cmi.core.score.min': both(score12),
  'cmi.core.score.max': both(score12),
  'cmi.core.total_time': given(timespan12, '0000:00:00.00'),
  'cmi.core.lesson_mode': given(oneOf12('browse', 'normal', 'review'), 'normal'),
  'cmi.core.exit': told(oneOf12('time-out', 'suspend', 'logout', '')),
  'cmi.core.session_time': told(timespan12),
  'cmi.suspend_data': both(suspendData),
  'cmi.launch_data': given(text4096),
  'cmi.comments': both(text4096),
  'cmi.comments_from_lms': given(text4096),
  'cmi.objectives.n.id': both(identifier12),
  'cmi.objectives.n.score.raw': both(score12),
  'cmi.objectives.n.score.min': both(score12),
  'cmi.objectives.n.score.max': both(score12),
  'cmi.objectives.n.status': both(objectiveStatus, 'not attempted'),
  'cmi.student_data.mastery_score': given(decimal12()),
  'cmi.student_data.max_time_allowed': given(timespan12),
  'cmi.student_data.time_limit_action': given(
    oneOf12('exit,message', 'exit,no message', 'continue,message', 'continue,no message', ''),
  ),
  'cmi.student_preference.audio': both(integer12(-1, 100), '0'),
  'cmi.student_preference.language': both(text255),
  'cmi.student_preference.speed': both(integer12(-100, 100), '0'),
  'cmi.student_preference.text': both(integer12(-1, 1), '0'),
  'cmi.interactions.n.id': told(identifier12),
  'cmi.interactions.n.objectives.n.id': told(identifier12),
  'cmi.interactions.n.time': told(time12),
  'cmi.interactions.n.type': told(interactionType),
  'cmi.interactions.n.correct_responses.n.pattern': told(text255),
  'cmi.interactions.n.weighting': told(decimal12()),
  'cmi.interactions.n.student_response': told(text255),
  'cmi.interactions.n.result': told(result),
  'cmi.interactions.n.latency': told(timespan12),
};

/** What `_children` answers. */
export const children12: Readonly<Record<string, string>> = {
  cmi: 'core,suspend_data,launch_data,comments,comments_from_lms,objectives,student_data,student_preference,interactions',
  'cmi.core':
    'student_id,student_name,lesson_location,credit,lesson_status,entry,score,total_time,lesson_mode,exit,session_time',
  'cmi.core.score': 'raw,min,max',
  'cmi.objectives': 'id,score,status',
  'cmi.objectives.n.score': 'raw,min,max',
  'cmi.student_data': 'mastery_score,max_time_allowed,time_limit_action',
  'cmi.student_preference': 'audio,language,speed,text',
  'cmi.interactions': 'id,objectives,time,type,correct_responses,weighting,student_response,result,latency',
};

/** What `_count` answers for. */
export const collections12: readonly string[] = [
  'cmi.objectives',
  'cmi.interactions',
  'cmi.interactions.n.objectives',
  'cmi.interactions.n.correct_responses',
];
