/** The learning system this page stands in, looked for as the format of the package says. */
import type { WindowLike } from '../../../../standards/scorm/find-api.ts';
import type { ExportFormat } from '../../exported-module.ts';
import { openCmi5 } from './cmi5-lms.ts';
import type { Lms } from './lms.ts';
import { noLms } from './no-lms.ts';
import { scorm12 } from './scorm-12-words.ts';
import { scorm2004 } from './scorm-2004-words.ts';
import { openScorm } from './scorm-lms.ts';

export async function openLms(format: ExportFormat, window: Window): Promise<Lms> {
  const start = window as unknown as WindowLike;
  switch (format) {
    case 'cmi5':
      return (await openCmi5(new URL(window.location.href))) ?? noLms;
    case 'scorm-1.2':
      return openScorm(start, scorm12) ?? noLms;
    case 'scorm-2004':
      return openScorm(start, scorm2004) ?? noLms;
  }
}
