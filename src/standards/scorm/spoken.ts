/**
 * Whether content has said itself how it went. What says nothing is taken to be completed when it ends, by SCORM 1.2 (RTE 3.4.4,
 * cmi.core.lesson_status) as by the sequencing of SCORM 2004 (UP.4): then all that is known is that it was opened.
 */
import type { Playing } from './playing.ts';

const words = [
  'cmi.core.lesson_status',
  'cmi.core.score.raw',
  'cmi.completion_status',
  'cmi.success_status',
  'cmi.progress_measure',
  'cmi.score.scaled',
  'cmi.score.raw',
];

export function hasSpoken({ data }: Pick<Playing, 'data'>): boolean {
  return Object.values(data).some(({ said }) => words.some((word) => said[word]));
}
