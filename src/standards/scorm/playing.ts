/**
 * A course being played, step by step. The browser applies each step at once, the server applies it again and keeps what comes out:
 * both do it here, with nothing else to go by, so that they cannot come to different ends. What a step says of run-time data is not
 * believed but set again, element by element, by the rules that content is held to.
 */
import { enrol, move, save, standing, validRequests } from './course.ts';
import type { Course, Learner, Move, Moved, OpenApi, Opened, Registration } from './course.ts';
import { openApi12 } from './runtime/api-12.ts';
import { openApi2004 } from './runtime/api-2004.ts';
import { standing12 } from './runtime/attempt-12.ts';
import type { Kept2004 } from './runtime/attempt-2004.ts';
import { readIsoDuration, readTimespan } from './runtime/durations.ts';
import type { ValidRequests } from './runtime/elements-2004.ts';
import { givenPart, rebuilt12, rebuilt2004 } from './runtime/rebuilding.ts';
import type { NavigationRequest } from './sequencing/navigation.ts';
import type { World } from './sequencing/session.ts';
import { own, type SharedObjectives } from './sequencing/tracking.ts';

export type Kept = Kept2004;

/** How far content has come with the API: it has not found it, it speaks, it has ended, which SCORM 1.2 calls "finished". */
export type Phase = OpenApi['state']['phase'];

interface StepBase {
  /** counted from 1 in each session */
  readonly number: number;
  /** milliseconds, by the clock of the device */
  readonly at: number;
  /** which of the reports of content it carries; null where it carries none */
  readonly report: number | null;
}
/** Content has asked that its data be kept. */
export interface SaveStep extends StepBase {
  readonly kind: 'save';
  readonly activity: string;
  readonly kept: Kept;
}
/** Content ends, if any is open, and what the person asks for is done, or else what content asks for. */
export interface MoveStep extends StepBase {
  readonly kind: 'move';
  readonly asked: NavigationRequest | null;
  readonly opened: { readonly activity: string; readonly kept: Kept; readonly phase: Phase } | null;
}
export type Step = SaveStep | MoveStep;

/** Plain JSON: a registration and the content that is open in it. */
export interface Playing extends Registration {
  readonly open: {
    readonly activity: string;
    /** what the system gave it at launch */
    readonly given: Kept;
    /** whether its data were kept since */
    readonly heard: boolean;
    readonly ended: boolean;
    /** it has ended by itself */
    readonly finished: boolean;
  } | null;
}

export interface Played {
  readonly registration: Playing;
  /** null: only data was kept */
  readonly move: Move | null;
}

export interface Standing {
  readonly completed: boolean | null;
  readonly passed: boolean | null;
  /** 0 to 1 */
  readonly score: number | null;
}

/** The first time. @param shared what this person's other courses left, where this course shares it */
export function beginPlaying(course: Course, world: World, shared: Parameters<typeof enrol>[2] = {}): Playing {
  return { ...enrol(course, world, shared), open: null };
}

/** What is shared with other courses may have been changed in one of them since. */
export function withShared(
  course: Course,
  playing: Playing,
  shared: { readonly objectives: SharedObjectives; readonly stores: Readonly<Record<string, string>> },
): Playing {
  const { objectivesGlobalToSystem, sharedDataGlobalToSystem } = course.organization;
  const sharedObjectives = { ...playing.sequencing.sharedObjectives, ...shared.objectives };
  return {
    ...playing,
    sequencing: objectivesGlobalToSystem ? { ...playing.sequencing, sharedObjectives } : playing.sequencing,
    stores: sharedDataGlobalToSystem ? { ...playing.stores, ...shared.stores } : playing.stores,
  };
}

/** Carries out one step: always the same for the same. A step that does not fit (content that is not open) changes little or nothing. */
export function apply(course: Course, playing: Playing, step: Step, learner: Learner, seed: number): Played {
  const world: World = { now: step.at, random: chance(seed, step.number) };
  if (step.kind === 'save') {
    const opened = openedAgain(course, playing, { ...step, phase: 'running' });
    return { registration: opened ? kept(course, playing, opened, world) : playing, move: null };
  }
  const opened = step.opened && openedAgain(course, playing, step.opened);
  const finished = opened ? hasFinished(step.opened) : (playing.open?.finished ?? false);
  const moved = move(course, playing, { asked: step.asked, opened, finished }, learner, world);
  const open = openAfter(playing, moved, step.opened, opened !== null);
  return { registration: { ...moved.registration, open }, move: moved.move };
}

function kept(course: Course, playing: Playing, opened: Opened, world: World): Playing {
  return { ...save(course, playing, opened, world), open: playing.open && { ...playing.open, heard: true } };
}

/**
 * Content as it stands behind its API; null where it is not the one that is open, has ended, or never found the API: what it had kept
 * before is not to be touched then.
 */
function openedAgain(
  { edition, organization }: Course,
  { open, sequencing }: Playing,
  { activity, kept: told, phase }: { readonly activity: string; readonly kept: Kept; readonly phase: Phase },
): Opened | null {
  if (!open || open.ended || open.activity !== activity || sequencing.current !== activity) return null;
  if (phase === 'not initialized') return null;
  // "terminated" is told to the system by ending it here, which adds up the times
  if (edition === '1.2') {
    const state = openApi12(rebuilt12(open.given, told));
    return { activity, api: { edition: '1.2', state: { ...state, phase: 'running' } } };
  }
  const sharedData = own(organization.content, activity)?.sharedData ?? [];
  const given = { ...open.given, stores: sharedData.map(({ read, write }) => ({ read, write })), valid: {} };
  return { activity, api: { edition: '2004', state: { ...openApi2004(rebuilt2004(given, told)), phase: 'running' } } };
}

function openAfter(
  { open }: Playing,
  { registration, move: moved }: Moved,
  closed: MoveStep['opened'],
  heard: boolean,
): Playing['open'] {
  if (moved.kind === 'launch')
    return {
      activity: moved.activity,
      given: givenPart(moved.api.state.data),
      heard: false,
      ended: false,
      finished: false,
    };
  if (!open || registration.sequencing.current !== open.activity) return null;
  // who asks for something that is refused, or for nothing, has all the same closed what was open
  return {
    ...open,
    heard: open.heard || heard,
    ended: open.ended || closed?.activity === open.activity,
    finished: open.finished || (heard && hasFinished(closed)),
  };
}

const hasFinished = (closed: MoveStep['opened']): boolean =>
  closed?.phase === 'terminated' || closed?.phase === 'finished';

/** What the data of open content comes to in a step. */
export function keptOf({ state: { data } }: OpenApi): Kept {
  return { values: data.values, counts: data.counts, said: data.said };
}

/** The step without its data, where something newer is known already: what the person asked for is still done. */
export function withoutReport(step: Step): MoveStep | null {
  return step.kind === 'save' ? null : { ...step, opened: null };
}

/**
 * Where a window was left without a word, the person is taken to have wanted to go on another time: what was open is suspended.
 * @param at when anything was last heard of it
 */
export function leaveOpen(course: Course, playing: Playing, at: number, learner: Learner, seed: number): Playing {
  const { open, sequencing } = playing;
  if (sequencing.current === null) return { ...playing, open: null };
  const known = open?.heard ? own(playing.data, open.activity) : undefined;
  const opened = open && known ? { activity: open.activity, kept: known, phase: 'running' as const } : null;
  const asked = { request: 'suspendAll' } as const;
  return apply(course, playing, { kind: 'move', number: 0, at, report: null, asked, opened }, learner, seed)
    .registration;
}

/** adl.nav.request_valid as it is now, for content that is open. */
export function validNow(course: Course, playing: Playing, at: number): ValidRequests {
  return validRequests(course, playing, { now: at, random: () => 0 });
}

/** The course as a whole. Of what says that it is incomplete nobody presumes that it was passed, though its sequencing may. */
export function standingNow(course: Course, playing: Playing, at: number): Standing {
  const { completed, satisfied, measure } = standing(course, playing, { now: at, random: () => 0 });
  const presumed = satisfied === true && completed === false && !hasSaidPassed(course, playing);
  const score = (course.edition === '1.2' ? null : between(measure)) ?? scoreOf(course, playing);
  return { completed, passed: presumed ? null : satisfied, score };
}

function hasSaidPassed({ organization }: Course, { sequencing }: Playing): boolean {
  return Object.keys(organization.content).every((id) => own(sequencing.activities, id)?.saidSatisfied ?? true);
}

/** Failed is not done, though content may call it completed: the person may try again. */
export function isDone({ completed, passed }: Standing): boolean {
  return passed === true || (completed === true && passed !== false);
}

/** The mean of what has a score of its own: SCORM 1.2 knows no roll-up, and content of SCORM 2004 may leave the scaled one out. */
function scoreOf({ edition }: Course, { data }: Playing): number | null {
  const scores = Object.values(data).flatMap(
    (one) => (edition === '1.2' ? standing12(one).scaled : rawScore(one)) ?? [],
  );
  return scores.length === 0 ? null : scores.reduce((sum, one) => sum + one, 0) / scores.length;
}

function rawScore({ values }: Kept): number | null {
  const [raw, least, most] = ['raw', 'min', 'max'].map((name) => values[`cmi.score.${name}`]);
  if (raw === undefined || most === undefined || !(Number(most) > Number(least ?? 0))) return null;
  return between((Number(raw) - Number(least ?? 0)) / (Number(most) - Number(least ?? 0)));
}

const between = (measure: number | null): number | null =>
  measure === null ? null : Math.min(1, Math.max(0, measure));

/** Seconds that content says were spent, over all of it. */
export function secondsSaid({ edition }: Course, { data, open }: Playing): number {
  const [total, session, read] =
    edition === '1.2'
      ? (['cmi.core.total_time', 'cmi.core.session_time', readTimespan] as const)
      : (['cmi.total_time', 'cmi.session_time', readIsoDuration] as const);
  const hundredths = Object.entries(data).map(([activity, { values }]) => {
    const runs = open?.activity === activity && open.heard && !open.ended;
    return (read(values[total] ?? '') ?? 0) + (runs ? (read(values[session] ?? '') ?? 0) : 0);
  });
  return hundredths.reduce((sum, one) => sum + one, 0) / 100;
}

/** Numbers from 0 up to 1 that follow from the seed and the step alone (mulberry32). */
export function chance(seed: number, number: number): () => number {
  let state = (seed ^ Math.imul(number + 1, 0x9e3779b1)) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
