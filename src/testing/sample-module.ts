/** A short module with a card of nearly every kind, for tests that learn. Texts are in two languages, as an academy's are. */
import type { ModuleContent } from '../features/modules/module-content.ts';
import type { Words } from '../kernel/words.ts';

const said = (en: string, de = `${en} (de)`): Words => ({ en, de });
const choices = (...keys: readonly string[]) => keys.map((key) => ({ key, says: said(`Choice ${key}`) }));

export const sampleModule: ModuleContent = {
  cards: [
    {
      kind: 'text',
      key: 'situation',
      title: said('The tenth call of the day', 'Das zehnte Gespräch des Tages'),
      text: said(
        'The buyer says: "Send me a **quotation**."\n\nYou have asked nothing yet. What now?\n\n- send it\n- ask what it is for',
        'Der Einkäufer sagt: „Schicken Sie mir ein **Angebot**.“\n\nSie haben noch nichts gefragt.\n\n- schicken\n- fragen, wofür',
      ),
      picture: null,
    },
    {
      kind: 'example',
      key: 'example',
      title: said('Weak and good', 'Schwach und gut'),
      weak: said('"You will have it tonight."', '„Heute Abend haben Sie es.“'),
      good: said('"Gladly. What has to be different when it is in place?"', '„Gern. Was soll danach anders sein?“'),
      difference: said(
        'The second one learns what the quotation must answer.',
        'Das zweite erfährt, worauf es ankommt.',
      ),
    },
    {
      kind: 'dialogue',
      key: 'conversation',
      title: said('With the head of purchasing', 'Mit der Einkaufsleiterin'),
      customer: said('Ms Okafor, head of purchasing, ten minutes before her next meeting'),
      turns: [
        {
          key: 'opening',
          says: said('We have three suppliers already. What do you want to sell me?'),
          choices: [
            {
              key: 'pitch',
              says: said('We are the market leader.'),
              worth: 'weak',
              comment: said('She has heard it.'),
              leadsTo: 'cooled',
            },
            {
              key: 'ask',
              says: said('Which of the three costs you most time?'),
              worth: 'strong',
              comment: said('She has to think.'),
              leadsTo: 'opens-up',
            },
          ],
        },
        {
          key: 'cooled',
          says: said('So are the others.'),
          choices: [
            {
              key: 'recover',
              says: said('Fair. What do they all do badly?'),
              worth: 'fair',
              comment: said('Late, not too late.'),
              leadsTo: 'opens-up',
            },
            {
              key: 'insist',
              says: said('But our figures prove it.'),
              worth: 'weak',
              comment: said('She looks at the clock.'),
              leadsTo: null,
            },
          ],
        },
        { key: 'opens-up', says: said('Honestly? The second one. Every return takes a week.'), choices: [] },
      ],
    },
    {
      kind: 'practice',
      key: 'practice',
      title: said('Your own question', 'Ihre eigene Frage'),
      asks: said('Write the question you will ask instead of sending the quotation.'),
      good: said('It asks for the effect, not for the product.'),
    },
    {
      kind: 'single',
      key: 'question-1',
      title: said('The first question'),
      asks: said('What do you ask first?'),
      explains: said('The effect decides what the offer must hold.'),
      choices: choices('a', 'b', 'c'),
      right: 'b',
    },
    {
      kind: 'multiple',
      key: 'question-2',
      title: said('Two signs'),
      asks: said('Which two are signs of a real need?'),
      explains: said('A date and a cost.'),
      choices: choices('a', 'b', 'c', 'd'),
      right: ['a', 'd'],
    },
    {
      kind: 'order',
      key: 'question-3',
      title: said('The order'),
      asks: said('Put the steps in order.'),
      explains: said('First understand, then offer.'),
      choices: choices('first', 'second', 'third'),
    },
    {
      kind: 'match',
      key: 'question-4',
      title: said('What belongs together'),
      asks: said('Which question finds out what?'),
      explains: said('Each question has one purpose.'),
      pairs: ['one', 'two', 'three'].map((key) => ({ key, left: said(`Left ${key}`), right: said(`Right ${key}`) })),
    },
    {
      kind: 'short',
      key: 'question-5',
      title: said('One word'),
      asks: said('What do you ask for: the product or the …?'),
      explains: said('The effect.'),
      accepts: { en: ['effect', 'outcome'], de: ['Wirkung', 'Größe der Wirkung'] },
    },
    {
      kind: 'task',
      key: 'tomorrow',
      title: said('Tomorrow', 'Morgen'),
      text: said('In your first call, ask for the effect before you say a price.'),
    },
  ],
};

/** A step as the browser sends it. */
export interface SentStep {
  readonly stepId: string;
  readonly cardKey: string;
  readonly at: string;
  readonly seconds: number;
  readonly kind: 'seen' | 'answer';
  readonly given?: object;
}

/** Steps that finish it with everything right at once. */
export function rightSteps(newId: () => string, from: Date): readonly SentStep[] {
  const step = (at: number, cardKey: string, more: Pick<SentStep, 'kind' | 'given'>): SentStep => ({
    stepId: newId(),
    cardKey,
    at: new Date(from.getTime() + at * 20_000).toISOString(),
    seconds: 20,
    ...more,
  });
  const answers: Readonly<Record<string, object>> = {
    'question-1': { kind: 'single', choice: 'b' },
    'question-2': { kind: 'multiple', choices: ['d', 'a'] },
    'question-3': { kind: 'order', choices: ['first', 'second', 'third'] },
    'question-4': { kind: 'match', pairs: { one: 'one', two: 'two', three: 'three' } },
    'question-5': { kind: 'short', text: 'Effect.' },
  };
  return sampleModule.cards.map(({ key }, at) => {
    const given = answers[key];
    return step(at, key, given ? { kind: 'answer', given } : { kind: 'seen' });
  });
}
