/** The parts of a package in order, how each stands, and which may be chosen now. What its author hides is not here. */
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import type { ContentsEntry } from '../../../standards/scorm/sequencing/valid-requests.ts';
import { Icon } from '../../../web/kit/Icon.tsx';
import { branchesOf, stateOf, type Branch, type PartState } from './contents.ts';
import classes from './contents.module.css';

export interface ContentsListProps {
  readonly contents: readonly ContentsEntry[];
  readonly onChoose: (activity: string) => void;
}

export function ContentsList({ contents, onChoose }: ContentsListProps): ReactElement {
  const { t } = useLingui();
  return (
    <nav aria-label={t`Contents`} className={classes['contents']}>
      <Branches branches={branchesOf(contents)} onChoose={onChoose} />
    </nav>
  );
}

function Branches({
  branches,
  onChoose,
}: {
  readonly branches: readonly Branch[];
  readonly onChoose: ContentsListProps['onChoose'];
}): ReactElement {
  return (
    <ol className={classes['branches']}>
      {branches.map(({ entry, branches: below }) => (
        <li key={entry.activity}>
          <Part entry={entry} onChoose={onChoose} />
          {below.length > 0 && <Branches branches={below} onChoose={onChoose} />}
        </li>
      ))}
    </ol>
  );
}

function Part({
  entry,
  onChoose,
}: {
  readonly entry: ContentsEntry;
  readonly onChoose: ContentsListProps['onChoose'];
}): ReactElement {
  const { t } = useLingui();
  const state = stateOf(entry);
  const words: Record<PartState, string> = {
    passed: t`passed`,
    done: t`done`,
    failed: t`not passed`,
    begun: t`begun`,
    untouched: t`not begun`,
  };
  const says = entry.selectable || entry.current ? words[state] : `${words[state]}, ${t`cannot be chosen now`}`;
  const inside = (
    <>
      <span className={classes['mark']} data-state={state} aria-hidden="true">
        {(state === 'passed' || state === 'done') && <Icon name="check" size={14} />}
        {state === 'failed' && <Icon name="cross" size={14} />}
      </span>
      <span className={classes['title']}>
        {entry.title}
        <span className={classes['says']}>{says}</span>
      </span>
    </>
  );
  if (!entry.selectable || entry.current)
    return (
      <span
        className={classes['part']}
        data-current={entry.current}
        data-closed={!entry.selectable && !entry.current}
        aria-current={entry.current ? 'step' : undefined}
      >
        {inside}
      </span>
    );
  return (
    <button type="button" className={classes['part']} onClick={() => onChoose(entry.activity)}>
      {inside}
    </button>
  );
}
