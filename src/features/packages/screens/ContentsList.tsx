/** The parts of a package in order, how each stands, and which may be chosen now. What its author hides is not here. */
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import type { Edition } from '../../../standards/scorm/manifest/manifest.ts';
import type { ContentsEntry } from '../../../standards/scorm/sequencing/valid-requests.ts';
import { useFormat } from '../../../web/format.ts';
import { Icon } from '../../../web/kit/Icon.tsx';
import { branchesOf, stateOf, wholeOf, type Branch, type PartState } from './contents.ts';
import classes from './contents.module.css';

export interface ContentsListProps {
  readonly contents: readonly ContentsEntry[];
  /** of what prerequisites close: the titles of what would have to be done first */
  readonly awaited: ReadonlyMap<string, readonly string[]>;
  readonly edition: Edition;
  /** content stands there: what is current is where one is */
  readonly isOpen: boolean;
  readonly onChoose: (activity: string) => void;
}

export function ContentsList({ contents, edition, ...rest }: ContentsListProps): ReactElement {
  const { t } = useLingui();
  const whole = wholeOf(contents, edition);
  return (
    <nav aria-label={t`Contents`} className={classes['contents']}>
      {whole && <Part entry={whole} {...rest} />}
      <Branches branches={branchesOf(contents)} {...rest} />
    </nav>
  );
}

type Chosen = Omit<ContentsListProps, 'contents' | 'edition'>;

function Branches({ branches, ...rest }: Chosen & { readonly branches: readonly Branch[] }): ReactElement {
  return (
    <ol className={classes['branches']}>
      {branches.map(({ entry, branches: below }) => (
        <li key={entry.activity}>
          <Part entry={entry} {...rest} />
          {below.length > 0 && <Branches branches={below} {...rest} />}
        </li>
      ))}
    </ol>
  );
}

function Part({ entry, awaited, isOpen, onChoose }: Chosen & { readonly entry: ContentsEntry }): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const isHere = entry.current && isOpen;
  const state = stateOf(entry);
  const words: Record<PartState, string> = {
    passed: t`passed`,
    done: t`done`,
    failed: t`not passed`,
    begun: t`begun`,
    untouched: t`not begun`,
  };
  const first = awaited.get(entry.activity) ?? [];
  const before = format.list(first.map((title) => t`“${title}”`));
  const why = first.length > 0 ? t`opens after ${before}` : t`cannot be chosen now`;
  const says = entry.selectable || isHere ? words[state] : `${words[state]}, ${why}`;
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
  const common = {
    className: classes['part'],
    'data-current': isHere,
    'aria-current': isHere ? ('step' as const) : undefined,
  };
  if (!entry.selectable)
    return (
      <span {...common} data-closed={!isHere}>
        {inside}
      </span>
    );
  return (
    <button type="button" {...common} data-whole={entry.depth === 0} onClick={() => onChoose(entry.activity)}>
      {inside}
    </button>
  );
}
