/** What stands in the room of the player: content in its frame, a word on the window it has, or how far one is. */
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { useFormat } from '../../../web/format.ts';
import { Problem } from '../../../web/kit/Problem.tsx';
import { OpenElsewhere } from './OpenElsewhere.tsx';
import classes from './play.module.css';
import { StagePanel } from './StagePanel.tsx';
import { UnitList } from './UnitList.tsx';
import own from './units.module.css';
import type { UnitOpen, Units, UnitsLooked } from './use-units.ts';

export interface UnitStageProps {
  readonly looked: UnitsLooked;
  readonly units: Units;
  readonly back: ReactNode;
}

export function UnitStage({ looked, units, back }: UnitStageProps): ReactElement {
  const { elsewhere, open } = units;
  if (elsewhere) {
    const there = looked.parts.find((part) => part.open !== null)?.open ?? null;
    return (
      <div className={classes['over']}>
        <OpenElsewhere
          open={there && { since: there.launchedAt, lastAt: there.lastAt }}
          onTake={() => units.start(elsewhere, looked, true)}
          back={<Stay onStay={units.stay} />}
        />
      </div>
    );
  }
  if (open?.place === 'frame') return <Content open={open} looked={looked} />;
  if (open) return <OwnWindow open={open} units={units} />;
  return <Overview looked={looked} units={units} back={back} />;
}

function Stay({ onStay }: { readonly onStay: () => void }): ReactElement {
  const { t } = useLingui();
  return <Button size="md" variant="default" onClick={onStay}>{t`Not now`}</Button>;
}

const sandbox = 'allow-scripts allow-same-origin allow-forms allow-popups allow-downloads allow-modals';

/** Foreign content: on an origin of its own, and with no more than it needs to run. */
function Content({ open, looked }: { readonly open: UnitOpen; readonly looked: UnitsLooked }): ReactElement {
  const { i18n } = useLingui();
  const unit = looked.parts.find(({ partId }) => partId === open.unitId);
  return (
    <iframe
      key={open.url}
      className={classes['content']}
      src={open.url}
      title={inLanguage(unit?.title ?? looked.title, i18n.locale)}
      sandbox={sandbox}
      allow="fullscreen; autoplay; unload"
      referrerPolicy="no-referrer"
    />
  );
}

function OwnWindow({ open, units }: { readonly open: UnitOpen; readonly units: Units }): ReactElement {
  const { t } = useLingui();
  return (
    <div className={classes['over']}>
      <StagePanel
        icon="out"
        title={open.place === 'window' ? t`It is open in a window of its own` : t`It needs a window of its own`}
        ways={
          <>
            {open.place === 'blocked' && (
              <Button component="a" href={open.url} target="_blank" rel="noopener" size="md">
                {t`Open the window`}
              </Button>
            )}
            <Button size="md" variant={open.place === 'window' ? 'filled' : 'default'} onClick={units.leave}>
              {t`I have left it`}
            </Button>
          </>
        }
      >
        <p>{t`What you do there is recorded by itself. Come back here when you have closed it.`}</p>
      </StagePanel>
    </div>
  );
}

function Overview({ looked, units, back }: UnitStageProps): ReactElement {
  const { t, i18n } = useLingui();
  const { done, mode } = looked;
  const begun = looked.parts.some((part) => part.begun);
  const description = inLanguage(looked.description, i18n.locale);
  // what is likeliest now does not stand below a long list
  const ahead = done && looked.parts.length > 1;
  const title = done
    ? t`Finished`
    : units.left
      ? t`Your place is kept`
      : begun
        ? t`Go on where you left it`
        : t`What is in it`;
  return (
    <div className={`${classes['over']} ${own['wide']}`}>
      <StagePanel icon={done ? 'check' : begun ? 'flag' : 'play'} title={title} ways={ahead ? null : back}>
        {(units.left || begun) && <Recorded looked={looked} />}
        {!begun && description !== '' && description !== inLanguage(looked.title, i18n.locale) && <p>{description}</p>}
        {mode === 'review' && (
          <p
            className={classes['arrived']}
          >{t`You have completed the module. Nothing counts any more when you look at it again.`}</p>
        )}
        <Problem error={units.error} />
        {ahead && back}
        {begun && <NextUp looked={looked} units={units} />}
        <UnitList looked={looked} units={units} />
      </StagePanel>
    </div>
  );
}

/** In one press, however long the list is. */
function NextUp({ looked, units }: Omit<UnitStageProps, 'back'>): ReactElement | null {
  const { t, i18n } = useLingui();
  const all = looked.parts.filter(({ kind }) => kind === 'unit');
  const unit = all.find((one) => !(one.satisfied && one.begun));
  if (!unit || all.length < 2 || looked.mode === 'review') return null;
  const title = inLanguage(unit.title, i18n.locale);
  return (
    <Button
      size="md"
      loading={units.starting === unit.partId}
      onClick={() => units.start({ unit, launchMode: 'Normal' }, looked)}
    >
      {t`Go on with “${title}”`}
    </Button>
  );
}

function Recorded({ looked }: { readonly looked: UnitsLooked }): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const all = looked.parts.filter(({ kind }) => kind === 'unit');
  const done = all.filter(({ satisfied }) => satisfied).length;
  const count = all.length;
  const minutes = Math.round(looked.seconds / 60);
  return (
    <>
      <dl className={classes['facts']}>
        {count > 1 && (
          <div>
            <dt>{t`Parts done`}</dt>
            <dd>{t`${done} of ${count}`}</dd>
          </div>
        )}
        {looked.score !== null && (
          <div>
            <dt>{t`Score`}</dt>
            <dd>{format.share(looked.score)}</dd>
          </div>
        )}
        <div>
          <dt>{t`Time recorded`}</dt>
          <dd>{minutes < 1 ? t`less than a minute` : t`${minutes} min`}</dd>
        </div>
      </dl>
      <p className={classes['arrived']} role="status">{t`All of it is saved.`}</p>
    </>
  );
}
