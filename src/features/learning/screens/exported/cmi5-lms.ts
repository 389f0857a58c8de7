/**
 * A learning system that speaks cmi5: started by the five parameters of its address (8.1), proven by a token fetched once (8.2), told
 * by statements and a document of its own. What could not be sent waits and is sent again, in its order.
 */
import { newId } from '../../../../kernel/id.ts';
import {
  allowedStatement,
  type AuSpeaking,
  completedStatement,
  initializedStatement,
  judgedStatement,
  terminatedStatement,
} from '../../../../standards/cmi5/au-statements.ts';
import { launchDataId, launchNames, preferencesId } from '../../../../standards/cmi5/vocabulary.ts';
import type { Json } from '../../../../standards/xapi/shape.ts';
import { Letters } from './cmi5-letters.ts';
import { interactionOf } from './interaction.ts';
import { Listeners, type Answered, type Lms, type Progress } from './lms.ts';
import { languageIn } from './scorm-words.ts';

const carriedId = 'carried';
/** what a request that outlives its page may carry is 64 kB */
const mostCarried = 48_000;

interface Carrying {
  readonly carried: string;
  /** told in an earlier session, and never again in this registration (9.3.3, 9.3.4) */
  readonly completed: boolean;
  readonly passed: boolean;
}

interface Started {
  readonly given: Readonly<Record<(typeof launchNames)[number], string>>;
  readonly actor: Json;
  readonly launchData: Json;
  readonly preferences: Json;
  readonly before: Carrying;
  readonly letters: Letters;
}

/** Null where the page was not started by such a system, or it does not let us in. */
export async function openCmi5(address: URL): Promise<Lms | null> {
  const given = Object.fromEntries(
    launchNames.map((name) => [name, address.searchParams.get(name) ?? '']),
  ) as Started['given'];
  if (Object.values(given).some((value) => value === '')) return null;
  try {
    return new Cmi5Lms(await start(given));
  } catch {
    return null;
  }
}

async function start(given: Started['given']): Promise<Started> {
  const fetched = (await (await fetch(given.fetch, { method: 'POST' })).json()) as Json;
  const token = fetched['auth-token'];
  if (typeof token !== 'string') throw new Error('no token');
  const headers = { authorization: `Basic ${token}`, 'x-experience-api-version': '1.0.3' };
  const letters = new Letters(given.endpoint.replace(/\/?$/, '/'), headers);
  const { activityId, registration } = given;
  const actor = JSON.parse(given.actor) as Json;
  const agent = JSON.stringify(actor);
  const launchData = await letters.read('activities/state', { activityId, agent, registration, stateId: launchDataId });
  if (!launchData) throw new Error('no launch data');
  const preferences = await letters.read('agents/profile', { agent, profileId: preferencesId });
  const before = await letters.read('activities/state', { activityId, agent, registration, stateId: carriedId });
  return {
    given,
    actor,
    launchData,
    preferences: preferences ?? {},
    before: (before ?? { carried: '', completed: false, passed: false }) as unknown as Carrying,
    letters,
  };
}

class Cmi5Lms implements Lms {
  private readonly listeners = new Listeners('saved');
  private before: Carrying;
  private over = false;
  readonly saving = this.listeners.saving;
  readonly subscribe = this.listeners.subscribe;

  constructor(private readonly started: Started) {
    this.before = started.before;
    started.letters.onState = (state) => this.listeners.set(state);
    this.tell(initializedStatement(this.speaking()));
  }

  get earlier(): string {
    return this.before.carried;
  }
  get counts(): boolean {
    return this.started.launchData['launchMode'] === 'Normal';
  }
  get language(): string | null {
    const [first = ''] = String(this.started.preferences['languagePreference'] ?? '').split(',');
    return languageIn(first.trim());
  }

  answered(answered: Answered): void {
    if (this.over || !this.counts) return;
    this.tell(allowedStatement(this.speaking(), interactionOf(this.publisherId(), answered)));
  }

  keep({ state, carried, duration }: Progress): void {
    if (this.over || !this.counts) return;
    const { letters, given, actor } = this.started;
    const { before } = this;
    const scaled = state.completed && !before.completed ? state.score : null;
    if (state.completed && !before.completed) this.tell(completedStatement(this.speaking(), duration / 1000));
    if (scaled !== null && !before.passed) this.tell(judgedStatement(this.speaking(), duration / 1000, scaled));
    const now: Carrying = {
      carried: carried(mostCarried),
      completed: before.completed || state.completed,
      passed: before.passed || (scaled !== null && scaled >= (this.masteryScore() ?? 0)),
    };
    this.before = now;
    // on the way out nothing is said twice: it could arrive after Terminated
    if (now.carried === before.carried && now.completed === before.completed) return;
    const { activityId, registration } = given;
    const about = { activityId, agent: JSON.stringify(actor), registration, stateId: carriedId };
    letters.put('activities/state', about, now as unknown as Json);
  }

  leave(progress: Progress, asked: boolean): void {
    if (this.over) return;
    const { letters, launchData } = this.started;
    if (!asked) letters.hurry();
    this.keep(progress);
    this.over = true;
    this.tell(terminatedStatement(this.speaking(), progress.duration / 1000));
    const back = launchData['returnURL'];
    if (asked && typeof back === 'string') letters.afterwards(() => location.assign(back));
  }

  private tell(statement: Json): void {
    this.started.letters.send('POST', 'statements', {}, statement);
  }

  private masteryScore(): number | null {
    const score = this.started.launchData['masteryScore'];
    return typeof score === 'number' ? score : null;
  }

  private publisherId(): string {
    const template = this.started.launchData['contextTemplate'] as Json | undefined;
    const activities = template?.['contextActivities'] as
      | { readonly grouping?: readonly { readonly id?: string }[] }
      | undefined;
    return activities?.grouping?.[0]?.id ?? this.started.given.activityId;
  }

  private speaking(): AuSpeaking {
    const { given, actor, launchData } = this.started;
    return {
      id: newId(),
      at: new Date(),
      actor,
      activityId: given.activityId,
      registration: given.registration,
      contextTemplate: (launchData['contextTemplate'] ?? {}) as Json,
      masteryScore: this.masteryScore(),
    };
  }
}
