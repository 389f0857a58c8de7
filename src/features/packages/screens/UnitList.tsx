/** Blocks and units of a package in their order: how each stands, what it asks, and the one thing to do with it. */
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { useFormat } from '../../../web/format.ts';
import { Icon } from '../../../web/kit/Icon.tsx';
import marks from './contents.module.css';
import classes from './units.module.css';
import type { UnitLooked, Units, UnitsLooked } from './use-units.ts';

export interface UnitListProps {
  readonly looked: UnitsLooked;
  readonly units: Units;
  /** beside content: names and marks, without what each asks */
  readonly short?: boolean;
}

export function UnitList(props: UnitListProps): ReactElement {
  const { t } = useLingui();
  const names = new Set(props.looked.parts.map(({ partId }) => partId));
  return (
    <nav aria-label={t`Contents`} className={marks['contents']}>
      <Parts
        {...props}
        parts={props.looked.parts.filter(({ parentId }) => parentId === null || !names.has(parentId))}
      />
    </nav>
  );
}

function Parts({ parts, ...props }: UnitListProps & { readonly parts: readonly UnitLooked[] }): ReactElement {
  return (
    <ol className={marks['branches']}>
      {parts.map((part) => (
        <li key={part.partId}>
          {part.kind === 'unit' ? <Unit {...props} unit={part} /> : <Block {...props} block={part} />}
        </li>
      ))}
    </ol>
  );
}

function Block({ block, ...props }: UnitListProps & { readonly block: UnitLooked }): ReactElement {
  const { t, i18n } = useLingui();
  return (
    <>
      <div className={classes['block']}>
        <MarkOf part={block} />
        <span>
          {inLanguage(block.title, i18n.locale)}
          <span className={marks['says']}>{block.satisfied ? t`done` : t`not done yet`}</span>
        </span>
      </div>
      <Parts {...props} parts={props.looked.parts.filter(({ parentId }) => parentId === block.partId)} />
    </>
  );
}

function MarkOf({ part }: { readonly part: UnitLooked }): ReactElement {
  const state = part.satisfied && (part.begun || part.kind === 'block') ? 'done' : part.begun ? 'begun' : 'untouched';
  return (
    <span className={marks['mark']} data-state={state} aria-hidden="true">
      {state === 'done' && <Icon name="check" size={14} />}
    </span>
  );
}

function Unit({ unit, looked, units, short = false }: UnitListProps & { readonly unit: UnitLooked }): ReactElement {
  const { i18n } = useLingui();
  const title = inLanguage(unit.title, i18n.locale);
  const description = inLanguage(unit.description, i18n.locale);
  if (short) return <ShortUnit unit={unit} looked={looked} units={units} />;
  return (
    <div className={classes['unit']}>
      <MarkOf part={unit} />
      <div className={classes['told']}>
        <span className={classes['title']}>{title}</span>
        <Standing unit={unit} units={units} />
        {description !== '' && description !== title && looked.parts.length > 1 && (
          <span className={classes['about']}>{description}</span>
        )}
        <Asks unit={unit} kind={looked.kind} />
      </div>
      <Ways unit={unit} looked={looked} units={units} />
    </div>
  );
}

/** All of it is the button that goes there. */
function ShortUnit({
  unit,
  looked,
  units,
}: Omit<UnitListProps, 'short'> & { readonly unit: UnitLooked }): ReactElement {
  const { i18n } = useLingui();
  const inside = (
    <>
      <MarkOf part={unit} />
      <span className={marks['title']}>
        {inLanguage(unit.title, i18n.locale)}
        <Standing unit={unit} units={units} />
      </span>
    </>
  );
  if (units.open?.unitId === unit.partId)
    return (
      <span className={marks['part']} data-current="true" aria-current="step">
        {inside}
      </span>
    );
  const launchMode = modeOf(unit, looked);
  return (
    <button
      type="button"
      className={marks['part']}
      disabled={units.starting !== null}
      onClick={() => units.start({ unit, launchMode }, looked)}
    >
      {inside}
    </button>
  );
}

/** What is done, or counts no more, is only looked at; Tin Can knows no such thing. */
function modeOf(unit: UnitLooked, { kind, mode }: UnitsLooked): 'Normal' | 'Review' {
  return kind === 'cmi5' && ((unit.satisfied && unit.begun) || mode === 'review') ? 'Review' : 'Normal';
}

function Standing({ unit, units }: { readonly unit: UnitLooked; readonly units: Units }): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  // what stands in front of the person has begun, though nobody has told yet
  const begun = unit.begun || (units.open?.unitId === unit.partId && units.open.launchMode === 'Normal');
  const state = unit.waived
    ? t`waived`
    : unit.passed
      ? t`passed`
      : unit.completed
        ? t`completed`
        : begun
          ? unit.satisfied
            ? t`opened`
            : t`begun`
          : t`not begun`;
  const own = unit.launchMethod === 'OwnWindow' ? t`opens in a window of its own` : null;
  const score = unit.score === null ? null : format.share(unit.score);
  return <span className={marks['says']}>{[state, score, own].filter((one) => one !== null).join(' · ')}</span>;
}

/** What makes it done, in plain words. */
function Asks({ unit, kind }: { readonly unit: UnitLooked; readonly kind: UnitsLooked['kind'] }): ReactElement | null {
  const { t } = useLingui();
  const format = useFormat();
  if (unit.satisfied && unit.begun) return null;
  const from = unit.masteryScore === null ? null : format.share(unit.masteryScore);
  const passed = from === null ? t`once it is passed` : t`once it is passed with ${from} or more`;
  const says =
    kind === 'xapi'
      ? t`Done when its content says that it is completed or passed.`
      : {
          Passed: t`Done ${passed}.`,
          Completed: t`Done once you have gone through all of it.`,
          CompletedAndPassed: t`Done once you have gone through all of it, and ${passed}.`,
          CompletedOrPassed: t`Done once you have gone through all of it, or ${passed}.`,
          NotApplicable: t`Done once you have opened it.`,
        }[unit.moveOn ?? 'NotApplicable'];
  return <span className={classes['about']}>{says}</span>;
}

function Ways({ unit, looked, units }: Omit<UnitListProps, 'short'> & { readonly unit: UnitLooked }): ReactElement {
  const { t, i18n } = useLingui();
  const title = inLanguage(unit.title, i18n.locale);
  const isDone = unit.satisfied && unit.begun;
  const review = looked.mode === 'review';
  const start = (launchMode: 'Normal' | 'Browse' | 'Review') => () => units.start({ unit, launchMode }, looked);
  const waiting = units.starting === unit.partId;
  const looks = isDone || review;
  const says = looks ? t`Look at it again` : unit.begun ? t`Go on` : t`Start`;
  // once it is begun, going on stands above the list
  const anyBegun =
    looked.parts.filter(({ kind }) => kind === 'unit').length > 1 && looked.parts.some((one) => one.begun);
  const next = looked.parts.find((one) => one.kind === 'unit' && !(one.satisfied && one.begun))?.partId === unit.partId;
  return (
    <span className={classes['ways']}>
      <Button
        size="sm"
        variant={next && !review && !anyBegun ? 'filled' : 'default'}
        loading={waiting}
        aria-label={`${says}: ${title}`}
        onClick={start(modeOf(unit, looked))}
      >
        {says}
      </Button>
      {!looks && !unit.begun && looked.kind === 'cmi5' && (
        <Button
          size="sm"
          variant="subtle"
          color="gray"
          aria-label={t`Only look at it, without it counting: ${title}`}
          onClick={start('Browse')}
        >{t`Only look`}</Button>
      )}
    </span>
  );
}
