/**
 * The verbs of the story: people come in by the doors the product has, and ask over HTTP as themselves. The clock stands in the
 * past and moves when the story says so.
 */
import { Buffer } from 'node:buffer';
import { academy } from '../academy.ts';
import { setupCodeOf } from '../features/people/founding-commands.ts';
import { newId } from '../kernel/id.ts';
import type { Given } from '../features/learning/judging.ts';
import { isQuestion, type Card, type ModuleContent, type Question } from '../features/modules/module-content.ts';
import { createApp } from '../server/http/app.ts';
import { type Answered, type Ask, asker, testWorld, type TestWorld } from './academy.ts';

export type Told = any; // oxlint-disable-line no-explicit-any -- an answer as it arrives, read by a test that knows what it expects

/** Somebody who has signed in. */
export interface Someone {
  readonly name: string;
  /** what they ask succeeds, or the story ends here */
  ask(method: string, path: string, body?: unknown): Promise<Told>;
  /** what they are refused, by its reason */
  isRefused(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ readonly status: number; readonly reason: string | undefined }>;
}

export interface Storyteller {
  readonly world: TestWorld;
  itIs(day: string): void;
  found(academyName: string, founder: string): Promise<Someone>;
  /** opens the link of an invitation, chooses a password, signs in */
  join(name: string, link: string): Promise<Someone>;
}

const password = 'a password of the story';

export async function storyteller(day: string): Promise<Storyteller> {
  const world = await testWorld(nine(day));
  const handle = createApp(world, academy, async () => null);
  const nobody = asker(handle);
  // one installation is told more than one story: addresses are this one's own
  const domain = `${newId()}.example`;
  const emailOf = (name: string): string => `${name.toLowerCase().replaceAll(' ', '.')}@${domain}`;

  const signIn = async (name: string): Promise<Someone> => {
    const answer = await nobody('POST', '/api/sign-in', { email: emailOf(name), password });
    const cookie = answer.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    return someone(name, asker(handle, cookie));
  };
  return {
    world,
    itIs: (next) => void (world.clock = nine(next)),
    async found(academyName, founder) {
      const asked = {
        name: academyName,
        languages: ['en', 'de'],
        start: 'starter',
        founder: { name: founder, email: emailOf(founder), password },
      };
      await done(nobody('POST', '/api/academies', { ...asked, setupCode: setupCodeOf(world.secret) }));
      return signIn(founder);
    },
    async join(name, link) {
      await done(
        nobody('POST', '/api/invitations/accept', { token: link.split('#')[1] ?? '', email: emailOf(name), password }),
      );
      return signIn(name);
    },
  };
}

function nine(day: string): Date {
  return new Date(`${day}T09:00:00Z`);
}

function someone(name: string, ask: Ask): Someone {
  return {
    name,
    ask: (method, path, body) => done(ask(method, path, body)),
    async isRefused(method, path, body) {
      const answer = await ask(method, path, body);
      if (answer.status < 400) throw new Error(`${name} was not refused ${method} ${path}: ${answer.text}`);
      return { status: answer.status, reason: answer.body.reason };
    },
  };
}

async function done(asked: Promise<Answered>): Promise<Told> {
  const answer = await asked;
  // a stream of progress begins with 200; its problem tells how it ended
  if (answer.status >= 400 || answer.body?.code !== undefined) throw new Error(`${answer.status} ${answer.text}`);
  return answer.body;
}

/** Imports a roster as it stands in a text: the guessed columns, a preview, and then what the preview showed. */
export async function importRoster(
  keeper: Someone,
  text: string,
  asked: object = {},
): Promise<{ readonly preview: Told; readonly result: Told }> {
  const { uploadId, mapping } = await keeper.ask('POST', '/api/roster/uploads?fileName=roster.csv', Buffer.from(text));
  const preview = await keeper.ask('POST', `/api/roster/uploads/${uploadId}/preview`, { mapping, ...asked });
  const result = await keeper.ask('POST', `/api/roster/uploads/${uploadId}/confirm`, {
    fingerprint: preview.fingerprint,
  });
  return { preview, result };
}

/** Sits down, rates capability after capability, and confirms. @returns the id of the assessment */
export async function assess(
  rater: Someone,
  personId: string,
  ratings: Readonly<Record<string, number>>,
): Promise<string> {
  const assessmentId = newId();
  for (const [capabilityId, proficiency] of Object.entries(ratings)) {
    await rater.ask('PUT', `/api/assessments/${assessmentId}/ratings/${capabilityId}`, { personId, proficiency });
  }
  await rater.ask('POST', `/api/assessments/${assessmentId}/confirm`);
  return assessmentId;
}

export async function standingIn(reader: Someone, personId: string, capabilityId: string): Promise<Told> {
  const { capabilities } = await reader.ask('GET', `/api/people/${personId}/standings`);
  return capabilities.find((one: Told) => one.capabilityId === capabilityId);
}

/**
 * Learns a module to its end: every card seen, every question answered right, those of `wrongFirst` at the second try.
 * @returns how the attempt stands
 */
export async function learn(
  learner: Someone,
  activityId: string,
  from: Date,
  wrongFirst: (question: Question) => boolean = () => false,
): Promise<Told> {
  const { attempt, module } = await learner.ask('POST', `/api/activities/${activityId}/attempts`, {});
  const { cards } = module.content as ModuleContent;
  const again = cards.filter((card) => isQuestion(card) && wrongFirst(card));
  const steps = [...cards, ...again].map((card, at) => ({
    stepId: newId(),
    cardKey: card.key,
    at: new Date(from.getTime() + at * 40_000).toISOString(),
    seconds: 40,
    ...stepOf(card, at < cards.length && again.includes(card)),
  }));
  return learner.ask('PUT', `/api/attempts/${attempt.attemptId}/steps`, { steps });
}

function stepOf(card: Card, wrong: boolean): object {
  return isQuestion(card) ? { kind: 'answer', given: givenTo(card, wrong) } : { kind: 'seen' };
}

export function givenTo(question: Question, wrong = false): Given {
  switch (question.kind) {
    case 'single':
      return {
        kind: 'single',
        choice: question.choices.find(({ key }) => (key === question.right) !== wrong)?.key ?? '',
      };
    case 'multiple':
      return { kind: 'multiple', choices: wrong ? [] : question.right };
    case 'order': {
      const order = question.choices.map(({ key }) => key);
      return { kind: 'order', choices: wrong ? order.toReversed() : order };
    }
    case 'match':
      return { kind: 'match', pairs: wrong ? {} : Object.fromEntries(question.pairs.map(({ key }) => [key, key])) };
    case 'short':
      return { kind: 'short', text: wrong ? 'no idea' : (question.accepts['en']?.[0] ?? '') };
  }
}

/** Records what was seen of somebody on one day. */
export async function demonstrated(
  rater: Someone,
  personId: string,
  capabilityId: string,
  seen: { readonly on: string; readonly proficiency: number; readonly note?: string },
): Promise<void> {
  await rater.ask('PUT', `/api/demonstrations/${newId()}`, {
    personId,
    capabilityId,
    occasion: 'customer-meeting',
    ...seen,
    seen: [seen.proficiency],
  });
}

/** Starts a draft of what is in force, in which one level of a role asks for another proficiency in one capability. */
export async function draftRequirement(
  owner: Someone,
  levelId: string,
  capabilityId: string,
  proficiency: number,
): Promise<{ readonly versionId: string; readonly revision: number }> {
  const { versionId } = await owner.ask('POST', '/api/way-of-selling/versions', { from: { versionId: 'in-force' } });
  const was = await requirementOf(owner, versionId, levelId, capabilityId);
  const edit = { levelId, capabilityId, was, now: { proficiency, weight: was?.weight ?? 3 } };
  const { revision, refused } = await owner.ask('PATCH', `/api/way-of-selling/versions/${versionId}/cells`, {
    edits: [edit],
  });
  if (refused.length > 0) throw new Error(`the draft does not take ${JSON.stringify(refused)}`);
  return { versionId, revision };
}

/** What a version asks of a level in a capability; cells come in fours (see the contract). */
export async function requirementOf(
  reader: Someone,
  version: string,
  levelId: string,
  capabilityId: string,
): Promise<{ readonly proficiency: number; readonly weight: number } | null> {
  const { roles, capabilities, cells } = await reader.ask('GET', `/api/way-of-selling/versions/${version}`);
  const level = roles.flatMap((role: Told) => role.levels).findIndex((one: Told) => one.levelId === levelId);
  const capability = capabilities.findIndex((one: Told) => one.capabilityId === capabilityId);
  for (let at = 0; at < cells.length; at += 4) {
    if (cells[at] === level && cells[at + 1] === capability)
      return { proficiency: cells[at + 2], weight: cells[at + 3] };
  }
  return null;
}
