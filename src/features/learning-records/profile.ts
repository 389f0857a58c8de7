/**
 * The words in which the academy tells the learning records what happened: its xAPI profile. Where ADL has a verb it is used and its
 * meaning kept; all others are named here. An IRI that was ever written never changes its meaning: a new one is made instead.
 */

interface InTwo {
  readonly en: string;
  readonly de: string;
}

export interface Term {
  readonly id: string;
  readonly label: InTwo;
  readonly definition: InTwo;
}

export const profileId = 'urn:sellwright:xapi';
/** the version that statements name; another one where what they say changes */
export const profileVersion = `${profileId}:v1`;
const madeAt = '2026-11-23T00:00:00Z';

const adl = 'http://adlnet.gov/expapi';
const own = (kind: string, name: string): string => `${profileId}:${kind}:${name}`;

function term(id: string, label: readonly [string, string], definition: readonly [string, string]): Term {
  return {
    id,
    label: { en: label[0], de: label[1] },
    definition: { en: definition[0], de: definition[1] },
  };
}

/** Verbs of ADL, in the words of this academy. */
export const adlVerbs = {
  initialized: term(
    `${adl}/verbs/initialized`,
    ['began', 'begann'],
    ['Opened a module for the first time, or once more.', 'Hat ein Modul erstmals oder erneut geöffnet.'],
  ),
  answered: term(
    `${adl}/verbs/answered`,
    ['answered', 'beantwortete'],
    [
      'Answered a question of a module; each try is told.',
      'Hat eine Frage eines Moduls beantwortet; jeder Versuch zählt.',
    ],
  ),
  completed: term(
    `${adl}/verbs/completed`,
    ['completed', 'schloss ab'],
    ['Went through a module to its end.', 'Hat ein Modul bis zum Ende bearbeitet.'],
  ),
  attended: term(
    `${adl}/verbs/attended`,
    ['took part in', 'nahm teil an'],
    [
      'Took part in something people do together, as whoever ran it says.',
      'Hat an etwas Gemeinsamem teilgenommen, wie die Person angibt, die es geleitet hat.',
    ],
  ),
  voided: term(
    `${adl}/verbs/voided`,
    ['took back', 'nahm zurück'],
    ['Took back what a statement says.', 'Hat zurückgenommen, was ein Statement besagt.'],
  ),
} as const;

export const ownVerbs = {
  demonstrated: term(
    own('verb', 'demonstrated'),
    ['demonstrated', 'zeigte'],
    [
      'Was seen applying a capability at work or in role play, and judged by the instructor.',
      'Wurde dabei gesehen, eine Fähigkeit in der Praxis oder im Rollenspiel anzuwenden, und von der anleitenden Person beurteilt.',
    ],
  ),
  accepted: term(
    own('verb', 'accepted'),
    ['accepted', 'nahm an'],
    ['Accepted a version of an agreement.', 'Hat eine Fassung einer Vereinbarung angenommen.'],
  ),
  agreed: term(
    own('verb', 'agreed'),
    ['agreed on', 'vereinbarte'],
    [
      'A version of an agreement is in force, for both have accepted it.',
      'Eine Fassung einer Vereinbarung gilt, denn beide haben sie angenommen.',
    ],
  ),
  fulfilled: term(
    own('verb', 'fulfilled'),
    ['did', 'erledigte'],
    ['Did an action of an agreement.', 'Hat eine Maßnahme einer Vereinbarung erledigt.'],
  ),
  reopened: term(
    own('verb', 'reopened'),
    ['reopened', 'nahm wieder auf'],
    ['An action of an agreement is to be done again.', 'Eine Maßnahme einer Vereinbarung ist wieder offen.'],
  ),
  closed: term(
    own('verb', 'closed-gap'),
    ['closed the gap in', 'schloss die Lücke in'],
    [
      'The check-back of an agreement found the capability where it was to be.',
      'Die Überprüfung einer Vereinbarung ergab, dass die Fähigkeit das vereinbarte Maß erreicht.',
    ],
  ),
  kept: term(
    own('verb', 'kept'),
    ['kept', 'hielt ein'],
    ['All gaps of an agreement are closed.', 'Alle Lücken einer Vereinbarung sind geschlossen.'],
  ),
  achieved: term(
    own('verb', 'achieved'),
    ['reached', 'erreichte'],
    [
      'Reached a level, as the instructor confirmed.',
      'Hat eine Stufe erreicht, wie die anleitende Person bestätigt hat.',
    ],
  ),
  earned: term(own('verb', 'earned'), ['earned', 'erwarb'], ['Was certified.', 'Wurde zertifiziert.']),
  renewed: term(
    own('verb', 'renewed'),
    ['renewed', 'erneuerte'],
    ['Was certified again.', 'Wurde erneut zertifiziert.'],
  ),
} as const;

export const activityTypes = {
  module: term(
    own('type', 'module'),
    ['Module', 'Modul'],
    ['Something on the menu of the academy.', 'Etwas aus dem Angebot der Akademie.'],
  ),
  question: term(
    own('type', 'question'),
    ['Question', 'Frage'],
    ['A question on a card of a module.', 'Eine Frage auf einer Karte eines Moduls.'],
  ),
  capability: term(
    own('type', 'capability'),
    ['Capability', 'Fähigkeit'],
    ['What somebody who sells is able to do.', 'Was jemand im Vertrieb kann.'],
  ),
  level: term(
    own('type', 'level'),
    ['Level', 'Stufe'],
    ['A level of a role in the academy.', 'Eine Stufe einer Rolle in der Akademie.'],
  ),
  agreement: term(
    own('type', 'agreement'),
    ['Agreement', 'Vereinbarung'],
    [
      'What a salesperson and their manager agreed on.',
      'Was eine Person im Vertrieb mit ihrer Führungskraft vereinbart hat.',
    ],
  ),
  action: term(
    own('type', 'action'),
    ['Action', 'Maßnahme'],
    ['What one of the two does to close a gap.', 'Was eine der beiden Personen tut, um eine Lücke zu schließen.'],
  ),
  certification: term(
    own('type', 'certification'),
    ['Certification', 'Zertifizierung'],
    ['Proof that expires, of a capability or a level.', 'Ein Nachweis mit Ablauf, für eine Fähigkeit oder eine Stufe.'],
  ),
} as const;

export const extensions = {
  occasion: term(
    own('extension', 'occasion'),
    ['Occasion', 'Anlass'],
    [
      'On what occasion something was seen: customer-meeting, call, role-play, written-work or field-visit.',
      'Bei welchem Anlass etwas gesehen wurde: customer-meeting, call, role-play, written-work oder field-visit.',
    ],
  ),
  day: term(
    own('extension', 'day'),
    ['Day', 'Tag'],
    ['The day on which it was seen.', 'Der Tag, an dem es gesehen wurde.'],
  ),
  validUntil: term(
    own('extension', 'valid-until'),
    ['Valid until', 'Gültig bis'],
    ['The last day of a certification.', 'Der letzte Tag einer Zertifizierung.'],
  ),
} as const;

type Rule = { readonly location: string; readonly presence: 'included' | 'excluded' };

interface Pattern {
  readonly name: string;
  readonly verb: Term;
  readonly type: Term;
  readonly rules: readonly string[];
}

const pattern = (name: string, verb: Term, type: Term, ...rules: readonly string[]): Pattern => ({
  name,
  verb,
  type,
  rules,
});

/** What each kind of statement says at least. */
export const patterns: readonly Pattern[] = [
  pattern('began', adlVerbs.initialized, activityTypes.module, '$.context.registration', '$.context.revision'),
  pattern('answered', adlVerbs.answered, activityTypes.question, '$.result.success', '$.context.registration'),
  pattern('completed', adlVerbs.completed, activityTypes.module, '$.result.completion'),
  pattern('attended', adlVerbs.attended, activityTypes.module, '$.result.completion'),
  pattern(
    'demonstrated',
    ownVerbs.demonstrated,
    activityTypes.capability,
    '$.result.score.raw',
    '$.context.instructor',
  ),
  pattern('accepted', ownVerbs.accepted, activityTypes.agreement, '$.context.revision'),
  pattern('agreed', ownVerbs.agreed, activityTypes.agreement, '$.context.revision', '$.context.instructor'),
  pattern('fulfilled', ownVerbs.fulfilled, activityTypes.action, '$.context.contextActivities.parent'),
  pattern('reopened', ownVerbs.reopened, activityTypes.action, '$.context.contextActivities.parent'),
  pattern('closed-gap', ownVerbs.closed, activityTypes.capability, '$.context.contextActivities.parent'),
  pattern('kept', ownVerbs.kept, activityTypes.agreement),
  pattern('achieved', ownVerbs.achieved, activityTypes.level),
  pattern('earned', ownVerbs.earned, activityTypes.certification, '$.context.contextActivities.grouping'),
  pattern('renewed', ownVerbs.renewed, activityTypes.certification, '$.context.contextActivities.grouping'),
];

/** The document that other programs read (xAPI Profiles 1.0). */
export function profileDocument(): object {
  const concept = (type: string) => (one: Term) => ({ ...worded(one), type, inScheme: profileVersion });
  return {
    '@context': 'https://w3id.org/xapi/profiles/context',
    id: profileId,
    type: 'Profile',
    conformsTo: 'https://w3id.org/xapi/profiles#1.0',
    prefLabel: { en: 'Sales academy', de: 'Vertriebsakademie' },
    definition: {
      en: 'What an academy of Sellwright tells of its people: learning, demonstrations, agreements, levels, certifications. People are named by their ids alone.',
      de: 'Was eine Akademie von Sellwright über ihre Menschen festhält: Lernen, Demonstrationen, Vereinbarungen, Stufen, Zertifizierungen. Menschen werden nur mit ihrer Kennung genannt.',
    },
    author: { type: 'Organization', name: 'Sellwright' },
    versions: [{ id: profileVersion, generatedAtTime: madeAt }],
    concepts: [
      ...Object.values(ownVerbs).map(concept('Verb')),
      ...Object.values(activityTypes).map(concept('ActivityType')),
      ...Object.values(extensions).map((one) => ({
        ...concept('ContextExtension')(one),
        inlineSchema: JSON.stringify({ type: 'string' }),
      })),
    ],
    templates: patterns.map(({ name, verb, type, rules }) => ({
      id: own('template', name),
      type: 'StatementTemplate',
      inScheme: profileVersion,
      prefLabel: verb.label,
      definition: verb.definition,
      verb: verb.id,
      objectActivityType: type.id,
      rules: ['$.timestamp', ...rules].map((location): Rule => ({ location, presence: 'included' })),
    })),
  };
}

function worded({ id, label, definition }: Term) {
  return { id, prefLabel: label, definition };
}
