/**
 * A package of cmi5 or Tin Can on the whole window. Its content tells the academy itself how far one is, so this page asks again while
 * content is open; leaving content always comes to what was recorded.
 */
import { useLingui } from '@lingui/react/macro';
import { VisuallyHidden } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, type ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { refresh, useAsk } from '../../../web/ask.ts';
import { useReachable } from '../../../web/connection.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import type { lookAtUnits } from '../unit-contract.ts';
import classes from './play.module.css';
import { PlayerShell } from './PlayerShell.tsx';
import { UnitList } from './UnitList.tsx';
import { UnitStage } from './UnitStage.tsx';
import { useUnits, type UnitsLooked } from './use-units.ts';
import { useWayBack, WayBack } from './WayBack.tsx';

export interface UnitPlayerProps {
  readonly attemptId: string;
  readonly cardKey: string;
  /** whose attempt it is: the way back; null: a trial */
  readonly activityId: string | null;
}

/** while content is open, in milliseconds; only as long as the page can be seen */
const often = 4_000;

export function UnitPlayer({ attemptId, cardKey, activityId }: UnitPlayerProps): ReactElement {
  const units = useUnits({ attemptId, cardKey });
  const answer = useAsk<typeof lookAtUnits>('GET', '/api/attempts/:attemptId/cards/:cardKey/units', {
    params: { attemptId, cardKey },
    afresh: true,
    ...(units.open ? { every: often } : {}),
  });
  const looked = answer.data;
  useFreshAnswers(looked?.done ?? false);
  if (!looked)
    return (
      <div className={classes['panel']}>
        <Answered answer={answer} rows={3} rowHeight={72}>
          {() => null}
        </Answered>
      </div>
    );
  return <Opened looked={looked} units={units} activityId={activityId} />;
}

interface OpenedProps {
  readonly looked: UnitsLooked;
  readonly units: ReturnType<typeof useUnits>;
  readonly activityId: string | null;
}

function Opened({ looked, units, activityId }: OpenedProps): ReactElement {
  const { t, i18n } = useLingui();
  const reachable = useReachable();
  const goBack = useWayBack({ activityId, packageId: looked.packageId });
  const all = looked.parts.filter(({ kind }) => kind === 'unit');
  const done = all.filter(({ satisfied }) => satisfied).length;
  const playing = looked.parts.find(({ partId }) => partId === units.open?.unitId);
  const isFramed = units.open?.place === 'frame';
  const leave = (): void => {
    if (units.open) units.leave();
    else goBack();
  };
  const count = all.length;
  return (
    <PlayerShell
      title={inLanguage(looked.title, i18n.locale)}
      part={playing && count > 1 ? inLanguage(playing.title, i18n.locale) : undefined}
      share={count > 1 ? done / count : null}
      offline={!reachable}
      onLeave={leave}
      contents={isFramed && count > 1 ? <UnitList looked={looked} units={units} short /> : null}
      contentsFirst={count > 1}
      steps={null}
    >
      <VisuallyHidden role="status">
        {looked.done ? t`Finished` : count > 1 ? t`${done} of ${count} done` : ''}
      </VisuallyHidden>
      <UnitStage
        looked={looked}
        units={units}
        back={
          <WayBack activityId={activityId} packageId={looked.packageId} variant={looked.done ? 'filled' : 'default'} />
        }
      />
    </PlayerShell>
  );
}

/** What else shows how far one is asks again, once the package is done. */
function useFreshAnswers(done: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (done) void refresh(client, ['/api/activities', '/api/people', '/api/first', '/api/menu', '/api/me']);
  }, [done, client]);
}
