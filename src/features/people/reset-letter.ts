/** Tells a person that somebody made a link for a new password for them: whoever did could sign in as them by it. */
export interface ResetLetterWords {
  readonly name: string;
  readonly by: string;
  readonly academy: string;
}

export function resetLetter(
  language: string,
  { name, by, academy }: ResetLetterWords,
): { subject: string; text: string } {
  if (language.startsWith('de')) {
    return {
      subject: `${by} hat einen Link für Ihr neues Passwort erstellt`,
      text: `Guten Tag ${name},

${by} hat in der Vertriebsakademie „${academy}“ einen Link erstellt, mit dem Ihr Passwort neu gesetzt werden kann.

Wenn Sie darum gebeten haben, ist alles in Ordnung. Wenn nicht, wenden Sie sich bitte an einen Inhaber der Akademie.
`,
    };
  }
  return {
    subject: `${by} made a link for your new password`,
    text: `Hello ${name},

${by} made a link in the sales academy “${academy}” with which your password can be set anew.

If you asked for it, all is well. If you did not, please turn to an owner of the academy.
`,
  };
}
