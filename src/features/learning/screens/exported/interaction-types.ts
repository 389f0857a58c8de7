/** Our kinds of questions as the standards call them: SCORM's in both versions (RTE 4.2.9), which xAPI took over (Data 2.4.4.1). */
export const interactionTypes = {
  single: 'choice',
  multiple: 'choice',
  order: 'sequencing',
  match: 'matching',
  short: 'fill-in',
} as const;
