/** An answer as an interaction of xAPI (Data 2.4.4.1): the question as an activity below the module, what was answered, what came of it. */
import type { Json } from '../../../../standards/xapi/shape.ts';
import type { Question } from '../../cards.ts';
import { responseOf } from '../../judging.ts';
import { acceptedBy, solutionOf } from '../../solution.ts';
import { interactionTypes } from './interaction-types.ts';
import type { Answered } from './lms.ts';

export function interactionOf(
  publisherId: string,
  { card, given, right, seconds, asked, language }: Answered,
): { readonly verb: Json; readonly object: Json; readonly result: Json } {
  // words of one's own are nobody else's to read
  const response = responseOf(given);
  return {
    verb: { id: 'http://adlnet.gov/expapi/verbs/answered', display: { en: 'answered' } },
    object: {
      objectType: 'Activity',
      id: `${publisherId}#${card.key}`,
      definition: {
        type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
        name: { [language]: asked },
        interactionType: interactionTypes[card.kind],
        correctResponsesPattern: patternsOf(card),
        ...componentsOf(card),
      },
    },
    result: { success: right, ...(response === null ? {} : { response }), duration: `PT${Math.max(0, seconds)}S` },
  };
}

function patternsOf(card: Question): readonly string[] {
  return card.kind === 'short' ? acceptedBy(card) : [responseOf(solutionOf(card)) ?? ''];
}

function componentsOf(card: Question): Json {
  switch (card.kind) {
    case 'short':
      return {};
    case 'match':
      return {
        source: card.pairs.map(({ key, left }) => ({ id: key, description: left })),
        target: card.pairs.map(({ key, right }) => ({ id: key, description: right })),
      };
    default:
      return { choices: card.choices.map(({ key, says }) => ({ id: key, description: says })) };
  }
}
