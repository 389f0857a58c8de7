/** Somebody at a card that is a package of SCORM: begins its module, opens it as a browser does, and tells the academy each step. */
import { openCourse, opening } from '../standards/scorm/course.ts';
import type { Playing, Step } from '../standards/scorm/playing.ts';
import { type Answered, type Joined, ok, type TestAcademy } from './academy.ts';
import { packageCard } from './elsewhere-module.ts';
import { publishSample } from './sample-activities.ts';
import { scormPackage } from './scorm-packages.ts';
import { ScormPlayer } from './scorm-player.ts';

export interface Begun {
  readonly attemptId: string;
  readonly activityId: string;
  /** the address of the card */
  readonly card: string;
}

export interface Sitting {
  readonly answer: Answered['body'];
  readonly sessionId: string;
  readonly player: ScormPlayer;
  /** goes on where the course is to be gone on with, or begins it */
  start(): string | null;
  put(step: Step, who?: Joined): Promise<Answered>;
  /** sends what was not sent yet @returns the last answer */
  tell(): Promise<Answered['body']>;
  /** what a window sends when it closes, from the origin of content */
  part(parting: object): Promise<Answered>;
}

export interface CardTable {
  pass(minutes: number): void;
  /** a module that is this package @returns the activity */
  published(manifest: string): Promise<string>;
  /** @param activityId of a module that is there already */
  begun(manifest: string, activityId?: string): Promise<Begun>;
  opened(card: string, how?: { readonly take?: boolean; readonly by?: Joined }): Promise<Sitting>;
  /** what the academy keeps of it */
  kept(card: string): Promise<Playing>;
}

export function cardTable(a: TestAcademy, sam: Joined): CardTable {
  const published: CardTable['published'] = async (manifest) => {
    const { packageId } = await ok(a.owner('POST', '/api/packages', scormPackage(manifest)));
    return publishSample(a, { content: { cards: [packageCard(packageId)] } });
  };
  return {
    published,
    pass(minutes) {
      a.world.clock = new Date(a.world.clock.getTime() + minutes * 60_000);
    },
    async begun(manifest, known) {
      const activityId = known ?? (await published(manifest));
      const { attempt } = await ok(sam.ask('POST', `/api/activities/${activityId}/attempts`, { again: true }));
      const { attemptId } = attempt as { attemptId: string };
      return { attemptId, activityId, card: `/api/attempts/${attemptId}/cards/package` };
    },
    async opened(card, { take = false, by = sam } = {}) {
      return sitting(a, by, await ok(by.ask('POST', `${card}/play`, { take })));
    },
    async kept(card) {
      const attemptId = card.split('/')[3] ?? '';
      const [row] = await a.inside((db, academyId) =>
        db
          .selectFrom('package_registration')
          .select(['course'])
          .where('academy_id', '=', academyId)
          .where('attempt_id', '=', attemptId)
          .execute(),
      );
      return row?.course as Playing;
    },
  };
}

function sitting(a: TestAcademy, by: Joined, answer: Answered['body']): Sitting {
  const { scorm, sessionId } = answer;
  const player = new ScormPlayer(openCourse(scorm.manifest), scorm.registration, scorm.seed, a.world.clock.getTime());
  const put: Sitting['put'] = (step, who = by) =>
    who.ask('PUT', `/api/packages/sessions/${sessionId}/steps/${step.number}`, { step: JSON.stringify(step) });
  let told = 0;
  return {
    answer,
    sessionId,
    player,
    put,
    start: () => player.ask(opening(player.playing)),
    async tell() {
      let last;
      for (; told < player.sent.length; told += 1) last = await ok(put(player.sent[told] as Step));
      return last;
    },
    part(parting) {
      const word = Buffer.from(JSON.stringify({ token: scorm.parting.token, ...parting }));
      const from = { 'content-type': 'text/plain', origin: 'http://localhost:8081', 'sec-fetch-site': 'same-site' };
      return a.nobody('POST', new URL(scorm.parting.url).pathname, word, from);
    },
  };
}
