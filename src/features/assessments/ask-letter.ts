/** The letters that ask for a self-evaluation or for appraisals, in the reader's language where it is one of ours. */
import type { Written } from './assessment-letter.ts';

interface Of {
  readonly name: string;
  readonly asker: string;
  readonly until: string;
  readonly link: string;
}

export function selfLetter(language: string, { name, asker, until, link }: Of): Written {
  if (language.startsWith('de')) {
    return {
      subject: `${asker} fragt, wie Sie sich selbst sehen`,
      text: `Guten Tag ${name},

${asker} bittet Sie um Ihre Selbsteinschätzung. Sie dauert wenige Minuten und ist bis einschließlich ${until} erbeten. Sie und Ihre Führungskräfte sehen sie; sie zählt nie für sich allein:

${link}
`,
    };
  }
  return {
    subject: `${asker} asks how you see yourself`,
    text: `Hello ${name},

${asker} asks for your self-evaluation. It takes a few minutes and is asked for until ${until}, that day included. You and those who lead you see it; it never counts by itself:

${link}
`,
  };
}

export function appraisalsLetter(
  language: string,
  { name, asker, until, link, people }: Of & { readonly people: number },
): Written {
  if (language.startsWith('de')) {
    const whom = people === 1 ? 'einer Person' : `${people} Personen`;
    return {
      subject: `${asker} bittet um Ihre Beurteilung von ${whom}`,
      text: `Guten Tag ${name},

${asker} bittet Sie, ${people === 1 ? 'eine Person' : `${people} Personen`} aus Ihrem Team zu beurteilen, bis einschließlich ${until}. Wer es ist, steht auf Ihrer ersten Seite:

${link}
`,
    };
  }
  const whom = people === 1 ? 'one person' : `${people} people`;
  return {
    subject: `${asker} asks you to appraise ${whom}`,
    text: `Hello ${name},

${asker} asks you to appraise ${whom} of your team until ${until}, that day included. Who it is stands on your first screen:

${link}
`,
  };
}
