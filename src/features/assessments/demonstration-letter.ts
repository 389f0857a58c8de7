/** The letter to whoever is asked to watch somebody, in their language where it is one of ours. It names no capability: mail is read by many. */
import type { Written } from './assessment-letter.ts';

export function watchLetter(
  language: string,
  of: { readonly name: string; readonly person: string; readonly until: string; readonly link: string },
): Written {
  if (language.startsWith('de')) {
    return {
      subject: `${of.person} bittet Sie, zuzusehen`,
      text: `Guten Tag ${of.name},

${of.person} möchte zeigen, was geübt wurde, und bittet Sie, bis einschließlich ${of.until} einmal zuzusehen. Woran, und wo Sie festhalten, was Sie gesehen haben, steht hier; es dauert keine Minute:

${of.link}
`,
    };
  }
  return {
    subject: `${of.person} asks you to watch`,
    text: `Hello ${of.name},

${of.person} would like to show what was practised and asks you to watch once, until ${of.until}, that day included. At what, and where to record what you saw, stands here; it takes less than a minute:

${of.link}
`,
  };
}
