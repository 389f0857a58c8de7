/** The error codes of the SCORM 1.2 API (RTE 3.3.3) and what each means. */
export const errors12 = {
  0: 'No error',
  101: 'General exception',
  201: 'Invalid argument error',
  202: 'Element cannot have children',
  203: 'Element not an array - cannot have count',
  301: 'Not initialized',
  401: 'Not implemented error',
  402: 'Invalid set value, element is a keyword',
  403: 'Element is read only',
  404: 'Element is write only',
  405: 'Incorrect data type',
} as const;

export type ErrorCode12 = keyof typeof errors12;

export function errorString12(code: string): string {
  return Object.entries(errors12).find(([known]) => known === code.trim())?.[1] ?? '';
}
