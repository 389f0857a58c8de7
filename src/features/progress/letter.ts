/** The reminder that a certification ends, in the person's language where it is one of ours. */
import type { Day } from '../../kernel/day.ts';

export function endingLetter(
  language: string,
  of: { readonly name: string; readonly until: Day; readonly link: string },
): { readonly subject: string; readonly text: string } {
  const when = (locale: string): string =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'long' }).format(new Date(`${of.until}T00:00:00Z`));
  if (language.startsWith('de')) {
    return {
      subject: `Ihre Zertifizierung endet am ${when('de')}`,
      text: `Guten Tag ${of.name},

eine Ihrer Zertifizierungen endet am ${when('de')}. Sie wird erneuert, indem Sie zeigen, was sie verlangt. Was noch fehlt, steht hier:

${of.link}
`,
    };
  }
  return {
    subject: `Your certification ends on ${when('en-GB')}`,
    text: `Hello ${of.name},

one of your certifications ends on ${when('en-GB')}. It is renewed by showing what it asks for. What is still missing stands here:

${of.link}
`,
  };
}
