/**
 * What an act of the academy is as xAPI statements of its profile. Ids, numbers, days and codes only: whoever is erased leaves an id
 * behind that leads nowhere. What is taken back is voided, so the statement it voids has an id that follows from the act.
 */
import type { AcademyEvent } from '../../kernel/event.ts';
import { activityTypes, adlVerbs, extensions, ownVerbs, profileVersion, type Term } from './profile.ts';

/** Around an act: where, when, and by whom (null: the product itself). */
export interface Scene {
  /** the address that makes the ids of people unique in the world */
  readonly homePage: string;
  readonly academyId: string;
  readonly by: string | null;
  readonly at: Date;
  /** the id of the one statement that tells this */
  idOf(told: string): string;
}

export type StatementJson = { readonly [name: string]: unknown };

type Told = Readonly<Record<string, unknown>>;
type Mapping = (event: Happened, scene: Scene) => readonly StatementJson[];

interface Happened {
  readonly subjectId: string;
  readonly about: Told;
}

/** By the name of the event; what is not here is not told. */
const mappings: Readonly<Record<string, Mapping>> = {
  'attempt.begun': ({ subjectId, about }, scene) => [
    told(scene, subjectId, adlVerbs.initialized, module(about['activityId']), {
      context: { registration: about['attemptId'], revision: String(about['number']) },
    }),
  ],
  'module.completed': (event, scene) => [completed(event, scene)],
  'module.completion-undone': ({ about }, scene) => [voiding(scene, `completion ${about['completionId']}`)],
  'demonstration.recorded': (event, scene) => [demonstrated(event, scene)],
  'demonstration.taken-back': ({ about }, scene) => [voiding(scene, `demonstration ${about['assessmentId']}`)],
  'agreement.accepted': ({ subjectId, about }, scene) => {
    const revision = String(about['revision']);
    const object = agreement(about['agreementId']);
    const accepted = told(scene, scene.by ?? subjectId, ownVerbs.accepted, object, { context: { revision } });
    if (about['inForce'] !== true) return [accepted];
    const instructor = person(scene, about['managerId']);
    return [accepted, told(scene, subjectId, ownVerbs.agreed, object, { context: { revision, instructor } })];
  },
  'action.completed': (event, scene) => [ofAction(ownVerbs.fulfilled, event, scene)],
  'action.reopened': (event, scene) => [ofAction(ownVerbs.reopened, event, scene)],
  'check-back.done': ({ subjectId, about }, scene) =>
    (about['closed'] as readonly string[]).map((capabilityId) =>
      told(scene, subjectId, ownVerbs.closed, capability(capabilityId), {
        ...instructed(scene, subjectId),
        parent: agreement(about['agreementId']),
      }),
    ),
  'agreement.ended': ({ subjectId, about }, scene) =>
    about['why'] === 'gaps-closed'
      ? [told(scene, subjectId, ownVerbs.kept, agreement(about['agreementId']), instructed(scene, subjectId))]
      : [],
  'level.reached': ({ subjectId, about }, scene) => [
    told(scene, subjectId, ownVerbs.achieved, level(about['levelId']), {
      ...instructed(scene, subjectId),
      id: scene.idOf(`level ${about['batchId']} ${subjectId}`),
    }),
  ],
  'level.taken-back': ({ subjectId, about }, scene) => [voiding(scene, `level ${about['batchId']} ${subjectId}`)],
  'certification.given': (event, scene) => [certified(ownVerbs.earned, event, scene)],
  'certification.renewed': (event, scene) => [certified(ownVerbs.renewed, event, scene)],
  'certification.taken-back': ({ subjectId, about }, scene) => [
    voiding(scene, `certification ${about['batchId']} ${subjectId}`),
  ],
};

/** The events of history that the learning records tell too. */
export const recordedEvents: readonly string[] = Object.keys(mappings);

export function statementsOf({ name, subjectId, about }: AcademyEvent, scene: Scene): readonly StatementJson[] {
  const mapping = mappings[name];
  return mapping && subjectId !== null ? mapping({ subjectId, about: about as Told }, scene) : [];
}

/** An answer to a question of a module. */
export interface Answered {
  readonly cardKey: string;
  readonly right: boolean;
  /** the keys of what was chosen; null where it is words of one's own */
  readonly response: string | null;
  readonly seconds: number;
  readonly at: Date;
}

export interface AnsweredIn {
  readonly personId: string;
  readonly activityId: string;
  readonly attemptId: string;
  /** the version of the module */
  readonly number: number;
}

export function answeredStatements(
  { personId, activityId, attemptId, number }: AnsweredIn,
  answers: readonly Answered[],
  scene: Scene,
): readonly StatementJson[] {
  return answers.map(({ cardKey, right, response, seconds, at }) => ({
    ...told(scene, personId, adlVerbs.answered, question(activityId, number, cardKey), {
      result: {
        success: right,
        duration: duration(seconds),
        ...(response === null ? {} : { response }),
      },
      context: { registration: attemptId, revision: String(number) },
      parent: module(activityId),
    }),
    // a device may be ahead of its time
    timestamp: new Date(Math.min(at.getTime(), scene.at.getTime())).toISOString(),
  }));
}

/** Who vouches for what the academy itself tells. */
export function academyAgent({ homePage, academyId }: Pick<Scene, 'homePage' | 'academyId'>): StatementJson {
  return { objectType: 'Agent', name: 'Sellwright', account: { homePage, name: `academy:${academyId}` } };
}

function completed({ subjectId, about }: Happened, scene: Scene): StatementJson {
  const { activityId, completionId, attemptId, seconds, score } = about;
  const together = about['how'] === 'group';
  return told(scene, subjectId, together ? adlVerbs.attended : adlVerbs.completed, module(activityId), {
    id: scene.idOf(`completion ${completionId}`),
    result: {
      completion: true,
      ...(typeof seconds === 'number' ? { duration: duration(seconds) } : {}),
      ...(typeof score === 'number' ? { score: { scaled: rounded(score) } } : {}),
    },
    context: {
      ...(typeof attemptId === 'string' ? { registration: attemptId } : {}),
      ...instructed(scene, subjectId).context,
    },
  });
}

function demonstrated({ subjectId, about }: Happened, scene: Scene): StatementJson {
  const { proficiency, steps } = about as { proficiency: number; steps?: number };
  const scale = steps ? { min: 0, max: steps, scaled: rounded(proficiency / steps) } : {};
  return told(scene, subjectId, ownVerbs.demonstrated, capability(about['capabilityId']), {
    id: scene.idOf(`demonstration ${about['assessmentId']}`),
    result: { score: { raw: proficiency, ...scale } },
    context: {
      instructor: person(scene, about['raterId']),
      extensions: { [extensions.occasion.id]: about['occasion'], [extensions.day.id]: about['on'] },
    },
  });
}

function ofAction(verb: Term, { subjectId, about }: Happened, scene: Scene): StatementJson {
  const action = thing(`action:${about['agreementId']}:${about['actionId']}`, activityTypes.action);
  const parent = agreement(about['agreementId']);
  return told(scene, subjectId, verb, action, { ...instructed(scene, subjectId), parent });
}

function certified(verb: Term, { subjectId, about }: Happened, scene: Scene): StatementJson {
  const of = typeof about['capabilityId'] === 'string' ? capability(about['capabilityId']) : level(about['levelId']);
  return told(scene, subjectId, verb, thing(`certification:${about['certificationId']}`, activityTypes.certification), {
    id: scene.idOf(`certification ${about['batchId']} ${subjectId}`),
    context: {
      ...instructed(scene, subjectId).context,
      extensions: { [extensions.validUntil.id]: about['validUntil'] },
    },
    grouping: of,
  });
}

interface More {
  readonly id?: string;
  readonly result?: StatementJson;
  readonly context?: StatementJson;
  readonly parent?: StatementJson;
  readonly grouping?: StatementJson;
}

function told(
  scene: Scene,
  who: string,
  verb: Term,
  object: StatementJson,
  { id, result, context, parent, grouping }: More = {},
): StatementJson {
  return {
    ...(id === undefined ? {} : { id }),
    actor: person(scene, who),
    verb: { id: verb.id, display: verb.label },
    object,
    ...(result ? { result } : {}),
    context: {
      ...context,
      platform: 'Sellwright',
      contextActivities: {
        category: [{ objectType: 'Activity', id: profileVersion }],
        ...(parent ? { parent: [parent] } : {}),
        ...(grouping ? { grouping: [grouping] } : {}),
      },
    },
    timestamp: scene.at.toISOString(),
  };
}

function voiding(scene: Scene, what: string): StatementJson {
  return {
    actor: scene.by === null ? academyAgent(scene) : person(scene, scene.by),
    verb: { id: adlVerbs.voided.id, display: adlVerbs.voided.label },
    object: { objectType: 'StatementRef', id: scene.idOf(what) },
    timestamp: scene.at.toISOString(),
  };
}

/** Whoever did it to somebody else stands beside them. */
function instructed(scene: Scene, subjectId: string): { readonly context: StatementJson } {
  return { context: scene.by === null || scene.by === subjectId ? {} : { instructor: person(scene, scene.by) } };
}

function person({ homePage }: Scene, personId: unknown): StatementJson {
  return { objectType: 'Agent', account: { homePage, name: personId } };
}

function thing(name: string, type: Term): StatementJson {
  return { objectType: 'Activity', id: `urn:sellwright:${name}`, definition: { type: type.id } };
}
const module = (id: unknown) => thing(`module:${id}`, activityTypes.module);
const capability = (id: unknown) => thing(`capability:${id}`, activityTypes.capability);
const level = (id: unknown) => thing(`level:${id}`, activityTypes.level);
const agreement = (id: unknown) => thing(`agreement:${id}`, activityTypes.agreement);
const question = (activityId: string, number: number, cardKey: string) =>
  thing(`question:${activityId}:${number}:${encodeURIComponent(cardKey)}`, activityTypes.question);

function duration(seconds: number): string {
  return `PT${Math.max(0, Math.round(seconds))}S`;
}

function rounded(share: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * 10_000) / 10_000;
}
