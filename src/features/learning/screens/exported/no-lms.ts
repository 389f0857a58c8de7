/** No learning system answers: the page was opened by itself. Everything works, nothing is kept. */
import type { Lms } from './lms.ts';

export const noLms: Lms = {
  earlier: '',
  language: null,
  counts: false,
  saving: () => 'nowhere',
  subscribe: () => () => {},
  answered: () => {},
  keep: () => {},
  leave: () => {},
};
