/** What a course that is played offers now: its contents, what may be asked for, and how it stands. Looked at, nothing of it changes. */
import { closedNow, openTree, type Course, type Learner } from '../../../standards/scorm/course.ts';
import { apply, standingNow, type Playing, type Standing } from '../../../standards/scorm/playing.ts';
import type { PlainNavigation } from '../../../standards/scorm/sequencing/navigation.ts';
import { controls, tableOfContents, type ContentsEntry } from '../../../standards/scorm/sequencing/valid-requests.ts';

export interface Outlook {
  readonly contents: readonly ContentsEntry[];
  readonly controls: ReadonlySet<PlainNavigation>;
  /** of what prerequisites close: the titles of what would have to be done first */
  readonly awaited: ReadonlyMap<string, readonly string[]>;
  readonly standing: Standing;
}

export function outlookOf(course: Course, playing: Playing, now: number): Outlook {
  const tree = openTree(course, playing);
  const world = { now, random: () => 0 };
  const titled = (id: string): string => course.tree.activities.get(id)?.title ?? id;
  return {
    contents: tableOfContents(tree, playing.sequencing, world),
    controls: controls(tree, playing.sequencing, world),
    awaited: new Map([...closedNow(course, playing)].map(([id, first]) => [id, first.map(titled)])),
    standing: standingNow(course, playing, now),
  };
}

export interface Chances {
  readonly learner: Learner;
  readonly seed: number;
  /** of the step that would be taken */
  readonly number: number;
  readonly at: number;
}

/** Whether nothing stands behind what has ended: to go on would be to finish. */
export function isLast(course: Course, playing: Playing, { learner, seed, number, at }: Chances): boolean {
  const step = { kind: 'move', number, at, report: null, asked: { request: 'continue' }, opened: null } as const;
  return apply(course, playing, step, learner, seed).move?.kind === 'ended';
}
