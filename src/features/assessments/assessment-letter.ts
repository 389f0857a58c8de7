/** The letters of assessing, in the reader's language where it is one of ours: what happened, and the exact place to look. */
export interface Written {
  readonly subject: string;
  readonly text: string;
}

export function confirmedLetter(
  language: string,
  { name, rater, link }: { readonly name: string; readonly rater: string; readonly link: string },
): Written {
  if (language.startsWith('de')) {
    return {
      subject: `${rater} hat Ihre Fähigkeiten beurteilt`,
      text: `Guten Tag ${name},

${rater} hat eine Beurteilung Ihrer Fähigkeiten bestätigt. Hier sehen Sie alles, was gesagt wurde, und warum Sie wo stehen:

${link}
`,
    };
  }
  return {
    subject: `${rater} has appraised you`,
    text: `Hello ${name},

${rater} has confirmed an appraisal of your capabilities. Here you see everything that was said, and why you stand where you stand:

${link}
`,
  };
}

export function askedLetter(
  language: string,
  {
    name,
    asker,
    person,
    until,
    link,
  }: {
    readonly name: string;
    readonly asker: string;
    readonly person: string;
    readonly until: string;
    readonly link: string;
  },
): Written {
  if (language.startsWith('de')) {
    return {
      subject: `${asker} bittet Sie, ${person} zu beurteilen`,
      text: `Guten Tag ${name},

${asker} bittet Sie um Ihre Beurteilung von ${person}. Es dauert wenige Minuten; möglich ist es bis einschließlich ${until}:

${link}
`,
    };
  }
  return {
    subject: `${asker} asks you to appraise ${person}`,
    text: `Hello ${name},

${asker} asks for your appraisal of ${person}. It takes a few minutes and is open until ${until}, that day included:

${link}
`,
  };
}
