/** The letter that invites a person into their academy, in their language where it is one of ours. */
export interface InvitationWords {
  readonly academy: string;
  readonly name: string;
  readonly link: string;
  readonly validDays: number;
}

export function invitationLetter(
  language: string,
  { academy, name, link, validDays }: InvitationWords,
): { subject: string; text: string } {
  if (language.startsWith('de')) {
    return {
      subject: `Ihre Einladung zu ${academy}`,
      text: `Guten Tag ${name},

Sie wurden in die Vertriebsakademie „${academy}“ eingeladen. Öffnen Sie diesen Link und wählen Sie ein Passwort:

${link}

Der Link gilt ${validDays} Tage und nur einmal.
`,
    };
  }
  return {
    subject: `Your invitation to ${academy}`,
    text: `Hello ${name},

you are invited to the sales academy “${academy}”. Open this link and choose a password:

${link}

The link works once, for ${validDays} days.
`,
  };
}
