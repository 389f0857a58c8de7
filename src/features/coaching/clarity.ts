/**
 * A gentle look at how an action is worded: does it say what one will see being done, and how often, when or with whom?
 * "Be more proactive" does not. A hint, never a block: it knows words, not meaning, and the two may well know better.
 */
export type ClarityHint =
  | { readonly hint: 'vague-words'; readonly words: string }
  | { readonly hint: 'nothing-to-observe' }
  | { readonly hint: 'no-amount-or-occasion' };

interface Lexicon {
  /** says that something should be otherwise, not what is done */
  readonly vague: RegExp;
  /** an act another person can see or hear */
  readonly act: RegExp;
  /** how many, how often, when, on what occasion */
  readonly occasion: RegExp;
  /** names and places, where the language marks them */
  readonly name: RegExp | null;
}

const english: Lexicon = {
  vague:
    /\b(?:be(?:come)? (?:a |an )?(?:more |better |less )?[a-z-]+|improv\w+|work(?:ing)? on|try(?:ing)? to|focus(?:ing)? on|(?:get|do|stay|keep|think|feel) (?:more |better |up |focused|motivated|positive)[a-z ]*|(?:show|take|pay|give) (?:more )?(?:initiative|ownership|attention|effort|care|responsibility|interest)|make an effort|(?:build|develop|strengthen|increase|enhance|optimi[sz]e|boost|raise|deepen|leverage|engage|communicate|understand|step up)\b[a-z ]*|\w+ (?:better|more)|(?:better|more|stronger) \w+)/i,
  act: /\b(?:re)?(?:call|phone|ring|writ|sen[dt]|prepar|ask|record|present|visit|list|book|draft|review|shadow|listen|watch|complet|role-?play|rehears|practi[sc]|read|research|map|count|note|log|meet|invit|summari[sz]|compar|fill|updat|come along|join|bring|agree|score|mark|shar|answer|replac|offer|show|attend|take part|debrief|observ|collect|creat|schedul|test|demo|plan|finish|explain|name|hand|discuss|walk|say)(?:e|es|ed|ing|s|ping|ning|ting)?\b/i,
  occasion:
    /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twice|once|every|each|daily|weekly|monthly|per|next|until|before|after|during|instead of|(?:mon|tues|wednes|thurs|fri)day|tomorrow|together|all open)\b/i,
  name: /(?<=\S\s)\p{Lu}\p{Ll}+/u,
};

const german: Lexicon = {
  vague:
    /(?<!\p{L})(?:\p{L}+er(?:e|er|es|en)? (?:sein|werden|auftreten|aufzutreten|einbringen|nachdenken|bleiben)|(?:motiviert|positiv|präsent|aktiv|offen|engagiert)\p{L}* (?:sein|bleiben|werden|und)|an (?:der|dem|den|deiner|ihrer|ihrem|seiner) .*arbeiten|am .*arbeiten|(?:versuch|bemüh)\p{L}*|(?:\p{L}*(?:verbesser|optimier|stärk|steiger|erhöh|intensivier|entwickel|fokussier|konzentrier|vertief|ausbau)\p{L}*)|(?:besser|mehr|stärker|aktiver|proaktiver|intensiver|strategischer)\p{L}*(?: \p{L}+)?|(?:eigeninitiative|verantwortung|einsatz|interesse) (?:zeigen|übernehmen)|einbinden|einbringen|verstehen|achten)(?!\p{L})/iu,
  act: /(?<!\p{L})\p{L}{0,10}(?:ruf|schreib|schrift|send|schick|bereit|frag|stell|nehm|präsentier|besuch|list|buch|entwerf|prüf|begleit|hör|seh|schau|üb|spiel|prob|les|recherchier|notier|halt|trag|vereinbar|treff|lad|fass|vergleich|füll|zeig|komm|fahr|sprech|erstell|formulier|sammel|zähl|markier|antwort|ersetz|biet|aktualisier|teil|geh|leg|plan|erklär|nenn|bring|auswert|test)(?:e|en|n|t|et|st)(?!\p{L})/iu,
  occasion:
    /\d|(?<!\p{L})(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|einmal|zweimal|jede[mnrs]?|täglich|wöchentlich|monatlich|pro|nächste[mnrs]?|bis|vor|nach|während|statt|gemeinsam|(?:mon|diens|donners|frei)tag\p{L}*|mittwoch\p{L}*|morgen|aller? offenen|für|mit|bei)(?!\p{L})/iu,
  name: null,
};

const lexicons: Readonly<Record<string, Lexicon>> = { en: english, de: german };

/** What might be said more clearly; empty where it is clear, and in languages this check does not know. */
export function checkClarity(text: string, language: string): readonly ClarityHint[] {
  const lexicon = lexicons[language.split('-')[0] ?? ''];
  const written = text.trim();
  if (!lexicon || written === '') return [];
  const act = lexicon.act.test(written);
  const occasion = lexicon.occasion.test(written) || (lexicon.name?.test(written) ?? false);
  const vague = lexicon.vague.exec(written)?.[0];
  const longEnough = written.split(/\s+/).length > 3;
  // A vague word does no harm beside an act with its occasion. Without one, either will do: there are more verbs than any list holds.
  if (vague ? act && occasion : longEnough && (act || occasion)) return [];
  return [
    ...(vague ? [{ hint: 'vague-words' as const, words: vague.trim().toLowerCase() }] : []),
    ...(act ? [] : [{ hint: 'nothing-to-observe' as const }]),
    ...(occasion ? [] : [{ hint: 'no-amount-or-occasion' as const }]),
  ];
}
